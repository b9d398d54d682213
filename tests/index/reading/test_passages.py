"""Every passage is a slice of what its file says, in order and complete; independent of how the file was read."""

import codecs
import itertools
import json
import re
import textwrap
from collections.abc import Callable, Sequence
from dataclasses import replace
from html import escape
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.reading.articles import Article, read_file
from index.reading.folder import FoundFile
from index.reading.passages import Passage, estimated_tokens, split_article
from tests.index.pdf_files import pdf_file

# What shows nothing: white space, and the invisible characters that the reading treats alike.
BLANK = re.compile(r"[\s\u200b\u2060\ufeff]*")
# The first example imports libraries, and other work may share the machine: no example has to be quick.
untimed = settings(deadline=None)
few_untimed = settings(untimed, max_examples=30)

words = st.text(st.characters(exclude_categories=["Cs", "Cc", "Zs", "Zl", "Zp"]), min_size=1, max_size=12)
news_words = st.sampled_from(
    "Kyiv said on Sunday that 21 of the 49 drones were “shot down”, Mr. Ivanov’s office – U.S. (AP) at\u00a0least "
    "co\u00adoperation e.g. 3.5% #1 By Related: --- *".split(" ")
)
spaces = st.sampled_from([" "] * 12 + ["\u00a0", "  ", "\t", "\n", "\r\n", "\u2028", ". ", "? ", "\u200b", "\x0c"])
breaks = st.sampled_from(["\n\n", "\r\n\r\n", "\r\r", "\n \t\n", "\n\n\n\n", "\n", "\u2029"])


@st.composite
def texts(draw: st.DrawFn) -> str:
    """Generate texts of several paragraphs, of news words and of any characters, with all kinds of separators."""
    written = []
    for _ in range(draw(st.integers(1, 5))):
        for _ in range(draw(st.integers(1, 25))):
            written += [draw(st.one_of(news_words, news_words, words)), draw(spaces)]
        written.append(draw(breaks))
    return "".join(written)


anything = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), min_size=1, max_size=120)


def read(name: str, data: bytes) -> list[Article]:
    outcomes = read_file(FoundFile(name, Path(name), len(data)), data)
    return [outcome for outcome in outcomes if isinstance(outcome, Article)]


def check_order(passages: Sequence[Passage], text: str) -> None:
    """Assert what holds of the passages of every text, by the text alone."""
    place, last_paragraph = 0, 0
    for passage in passages:
        start, end = passage.chars
        assert passage.text == text[start:end]
        assert not BLANK.fullmatch(passage.text)
        assert BLANK.fullmatch(text, place, start), "something stands between two passages"
        assert passage.paragraph - last_paragraph in {0, 1}
        place, last_paragraph = end, passage.paragraph
    assert BLANK.fullmatch(text, place), "something stands after the last passage"
    ids = [passage.id for passage in passages]
    assert len(set(ids)) == len(ids)
    assert all(0 < number < 2**63 for number in ids)


def check_lines(passages: Sequence[Passage], text: str) -> None:
    """Assert that the lines of a citation are those that an editor shows."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    for passage in passages:
        first, last = passage.lines
        shown = "\n".join(lines[first - 1 : last])
        assert passage.text.replace("\r\n", "\n").replace("\r", "\n") in shown
        assert passage.text.replace("\r\n", "\n").replace("\r", "\n").count("\n") == last - first


@pytest.mark.parametrize("name", ["a.txt", "a.md"])
@untimed
@given(text=st.one_of(texts(), anything), mark=st.sampled_from([b"", codecs.BOM_UTF8]), limit=st.sampled_from([8, 200]))
def test_passages_of_text_files_are_slices_of_the_file(name: str, text: str, mark: bytes, limit: int) -> None:
    """Checked against the file's bytes: neither the reader nor `Article.text` is trusted."""
    data = mark + text.encode()
    for article in read(name, data):
        decoded = data.removeprefix(codecs.BOM_UTF8).decode()
        passages = split_article(article, max_tokens=limit)
        check_order(passages, decoded)
        check_lines(passages, decoded)
        for passage in passages:
            assert passage.text.encode() in data


@untimed
@given(
    written=st.lists(st.one_of(texts(), anything), min_size=1, max_size=4),
    end=st.sampled_from(["\n", "\r\n", "\r"]),
    ascii_only=st.booleans(),
)
def test_passages_of_json_lines_are_slices_of_the_text_field(written: list[str], end: str, *, ascii_only: bool) -> None:
    """Checked against the field as the standard library reads it from the line that the article came from."""
    lines = [json.dumps({"text": text, "title": text[:30]}, ensure_ascii=ascii_only) for text in written]
    for article in read("a.jsonl", end.join(lines).encode()):
        line = int(article.source.rpartition(":")[2])
        field = json.loads(lines[line - 1])["text"]
        passages = split_article(article, max_tokens=20)
        check_order(passages, field)
        check_lines(passages, field)


def words_in_order(passages: Sequence[Passage], file_text: str) -> bool:
    """Whether the words of the passages occur in the file in this order, with or without other words between them."""
    remaining = iter(re.findall(r"\w+", file_text))
    return all(word in remaining for passage in passages for word in re.findall(r"\w+", passage.text))


plain_words = st.from_regex(r"[a-zA-Z]{2,10}", fullmatch=True)
prose = st.lists(plain_words, min_size=12, max_size=40).map(lambda each: " ".join(each).capitalize() + ".")


def as_html(paragraphs: Sequence[str]) -> bytes:
    blocks = "\n".join(f"<p>{escape(paragraph)}</p>" for paragraph in paragraphs)
    return f"<html><head><title>T</title></head><body><article>{blocks}</article></body></html>".encode()


def as_pdf(paragraphs: Sequence[str]) -> bytes:
    """Write two paragraphs a page: what runs off a page isn't shown, and so isn't read."""
    wrapped = [textwrap.wrap(paragraph, 30) for paragraph in paragraphs]
    return pdf_file([wrapped[at : at + 2] for at in range(0, len(wrapped), 2)])


@pytest.mark.parametrize(("name", "write"), [("a.html", as_html), ("a.pdf", as_pdf)])
@few_untimed
@given(paragraphs=st.lists(prose, min_size=3, max_size=8, unique=True))
def test_passages_of_pages_say_the_words_of_the_file_in_order(
    name: str, write: Callable[[Sequence[str]], bytes], paragraphs: list[str]
) -> None:
    [article] = read(name, write(paragraphs))
    passages = split_article(article)
    check_order(passages, article.text)
    check_lines(passages, article.text)
    assert words_in_order(passages, " ".join(paragraphs))
    assert len(passages) >= len(paragraphs) - 1, "nearly every paragraph is found, and as one of its own"


@few_untimed
@given(paragraphs=st.lists(st.one_of(texts(), anything), min_size=1, max_size=5))
def test_passages_of_a_page_of_any_text_are_slices_of_the_article(paragraphs: list[str]) -> None:
    for article in read("a.html", as_html(paragraphs)):
        passages = split_article(article)
        check_order(passages, article.text)
        check_lines(passages, article.text)


def article_of(text: str, source: str = "a.txt") -> Article:
    return Article(source, source, "", None, "unknown", "0" * 64, text)


@untimed
@given(texts(), st.integers(1, 60))
def test_no_passage_is_longer_than_the_limit(text: str, limit: int) -> None:
    for passage in split_article(article_of(text), max_tokens=limit):
        assert estimated_tokens(passage.text) <= limit


def test_a_long_paragraph_is_cut_between_sentences() -> None:
    sentences = [f"The spokesman of district {number} said that nothing had happened there." for number in range(40)]
    text = " ".join(sentences)
    passages = split_article(article_of(text), max_tokens=60)
    assert len(passages) > 1
    assert {passage.paragraph for passage in passages} == {1}
    for passage in passages:
        assert passage.text.startswith("The spokesman")
        assert passage.text.endswith("there.")
    sizes = [estimated_tokens(passage.text) for passage in passages]
    assert max(sizes) <= 60
    assert min(sizes) >= max(sizes) / 2, "the pieces are of about one size"


def test_a_word_longer_than_the_limit_is_cut_where_it_must_be() -> None:
    text = "x" * 5_000
    passages = split_article(article_of(text), max_tokens=50)
    assert "".join(passage.text for passage in passages) == text


def test_a_run_of_invisible_characters_gives_no_empty_passage() -> None:
    text = "Seen." + "\u200b" * 900 + "Seen too."
    passages = split_article(article_of(text), max_tokens=50)
    check_order(passages, text)


def test_the_tokens_of_the_encoder_are_counted_where_given() -> None:
    text = "One two three. Four five six. Seven eight nine."
    passages = split_article(article_of(text), max_tokens=3, count_tokens=lambda part: len(part.split()))
    assert [passage.text for passage in passages] == ["One two three.", "Four five six.", "Seven eight nine."]


@pytest.mark.parametrize("limit", [0, -1])
def test_a_limit_below_one_is_refused(limit: int) -> None:
    with pytest.raises(ValueError, match="max_tokens"):
        split_article(article_of("Text."), max_tokens=limit)


def test_a_paragraph_keeps_its_id_when_others_change() -> None:
    before = split_article(article_of("First one.\n\nThe second.\n\nThe third."))
    after = split_article(article_of("A new one.\n\nFirst one, mended.\n\nThe second.\n\nThe third."))
    ids = {passage.text: passage.id for passage in after}
    assert [ids.get(passage.text) for passage in before] == [None, before[1].id, before[2].id]


def test_equal_paragraphs_have_ids_of_their_own() -> None:
    same = article_of("No comment.\n\nNo comment.\n\nNo comment.")
    other = article_of(same.text, "b.txt")
    ids = [passage.id for passage in itertools.chain(split_article(same), split_article(other))]
    assert len(set(ids)) == 6


PARTED = [
    ("One.\n\nTwo.", ["One.", "Two."]),
    ("One.\r\n\r\nTwo.", ["One.", "Two."]),
    ("One.\r\rTwo.", ["One.", "Two."]),
    ("One.\n \t\u00a0\nTwo.", ["One.", "Two."]),
    ("One.\u2029Two.", ["One.", "Two."]),
    ("\n\n  One.  \n\n\n\nTwo.\n\n", ["One.", "Two."]),
    ("One\nline.\n\nTwo.", ["One\nline.", "Two."]),
    (
        "One paragraph a line.\nAnother line, another paragraph.",
        ["One paragraph a line.", "Another line, another paragraph."],
    ),
    ("One.\u2028Still one.\n\nTwo.", ["One.\u2028Still one.", "Two."]),
]


@pytest.mark.parametrize(("text", "paragraphs"), PARTED)
def test_what_parts_paragraphs(text: str, paragraphs: list[str]) -> None:
    passages = split_article(article_of(text))
    assert [passage.text for passage in passages] == paragraphs
    assert [passage.paragraph for passage in passages] == list(range(1, len(paragraphs) + 1))


def test_lines_wrapped_without_blank_lines_are_joined_to_paragraphs() -> None:
    text = (
        "The ferry to the islands was cancelled on Monday after a storm had damaged\n"
        "the pier in the harbour, and four hundred people spent the night in a school\n"
        "nearby.\n"
        "Engineers hope to open the pier again on Thursday, when the wind is expected\n"
        "to turn, but a spokeswoman of the company would not promise anything to those\n"
        "who wait.\n"
    )
    passages = split_article(article_of(text))
    assert [passage.lines for passage in passages] == [(1, 3), (4, 6)]


def test_a_passage_knows_its_page_and_its_paragraph_there_and_whether_its_order_is_sure() -> None:
    """What goes on from the page before is the first paragraph that a person sees on a page."""
    long = " ".join(f"The crane of quay {number} fell into the harbour." for number in range(40))
    text = f"Cranes fall\n\n{long}\n\nShips wait.\n\nTrams run."
    second = text.index("quay 30")
    third = text.index("Ships")
    drafted = Article("a.pdf", "a.pdf", "", None, "unknown", "", text, pages=(0, second, third), part=2)
    uncertain = replace(drafted, uncertain=((third + 2, third + 4),))
    passages = split_article(uncertain, max_tokens=60)
    found = {p.text.split(".")[0]: (p.anchor.page, p.anchor.on_page, p.anchor.uncertain) for p in passages}
    assert found["Cranes fall"] == (1, 1, False)
    assert found["The crane of quay 0 fell into the harbour"] == (1, 2, False)
    assert found["Ships wait"] == (3, 1, True)
    assert found["Trams run"] == (3, 2, False)
    later = [p.anchor for p in passages if p.paragraph == 2 and p.chars[0] >= second]
    assert {(anchor.page, anchor.on_page) for anchor in later} == {(2, 1)}
    assert {p.anchor.part for p in passages} == {2}
