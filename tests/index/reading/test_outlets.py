"""Outlets: names and domains of one paper are one, and those of two papers are not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.reading.outlets import domain_of, is_known_outlet, outlet_key, outlet_name, outlet_of_host, outlet_of_url


@pytest.mark.parametrize(
    "spellings",
    [
        ("the Guardian", "The Guardian", "theguardian.com", "www.theguardian.com", "The Guardian | World news"),
        ("NYT", "New York Times", "The New York Times", "nytimes.com"),
        ("BBC", "BBC News", "bbc.co.uk", "news.bbc.co.uk", "BBC News - Technology"),
        ("AP", "Associated Press", "The Associated Press", "apnews.com"),
        ("El País", "El Pais", "elpais.com"),
        ("Harbour Business Daily", "harbourbusinessdaily.com", "the harbour business daily"),
    ],
)
def test_the_spellings_of_one_outlet_have_one_key(spellings: tuple[str, ...]) -> None:
    assert len({outlet_key(name) for name in spellings}) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The Independent", "independent.ie"),
        ("The Times", "The Sunday Times"),
        ("Fox News", "Fox Sports"),
        ("ABC News", "abc.net.au"),
        ("Hindustan Times", "timesofindia.indiatimes.com"),
    ],
)
def test_two_outlets_have_two_keys(one: str, other: str) -> None:
    assert outlet_key(one) != outlet_key(other)


def test_a_known_outlet_is_shown_by_its_own_spelling_and_any_other_as_it_is_written() -> None:
    assert outlet_name("usatoday.com") == outlet_name("Usa Today") == "USA TODAY"
    assert outlet_name(" The Porto Vello Gazette ") == "The Porto Vello Gazette"
    assert is_known_outlet(outlet_key("the verge"))
    assert not is_known_outlet(outlet_key("The Porto Vello Gazette"))


@pytest.mark.parametrize(
    ("url", "name"),
    [
        ("https://www.theverge.com/2023/10/1/story", "The Verge"),
        ("https://edition.cnn.com/x", "CNN"),
        ("http://finance.yahoo.com/x", "Yahoo Finance"),
        ("https://www.gazette.portovello.co.uk/a", "portovello.co.uk"),
        ("https://portovello.example:8080/a", "portovello.example"),
        ("https://t.co/abc", None),
        ("https://[broken/", None),
        ("https://127.0.0.1/a", None),
        ("not an address", None),
        (None, None),
    ],
)
def test_an_address_names_its_outlet_or_its_domain(url: str | None, name: str | None) -> None:
    assert outlet_of_url(url) == name


def test_what_is_registered_of_a_host() -> None:
    assert domain_of("News.BBC.co.uk.") == "bbc.co.uk"
    assert domain_of("a.b.example.com") == "example.com"
    assert outlet_of_host("no host at all") is None


@given(st.text(max_size=60))
def test_a_key_is_letters_and_digits_and_its_own_key(name: str) -> None:
    key = outlet_key(name)
    assert key == "" or key.isalnum()
    assert outlet_key(outlet_name(name)) == key
