"""IPTC 7901: the messages of a wire, their headline, text and day of sending."""

from datetime import date
from pathlib import Path

import pytest

from index.reading.articles import Article
from index.reading.passages import split_article
from tests.index.reading.outcomes import article, failure, outcomes

from .sentences import FIRST, SECOND

GERMAN = (
    b"\x01hpa0123 4 pl 120  hpa 0456\r\n\x02Storm/Ferry/\r\nStorm closes the pier in Nordholm =\r\n\r\n"
    b"   Nordholm (hpa) - %s\r\n   %s\r\n\x03041015 Mar 24\r\n\x04" % (FIRST.encode(), SECOND.encode())
)
FRENCH = (
    b"\x16\x16\x01AFP0034 3 I 0098 HAN /HA-XX12 \r\nstorm\r\n\x02\x1a\x1a\r\n"
    b"    NORDHOLM, March 4 (HA) - Caf\xe9 text.\r\n    ml/jk\r\n\x03AFP 051015 GMT MAR 99\r\n\x04"
)


@pytest.mark.parametrize("name", ["a.iptc", "a.txt", "0304.hpa"])
def test_a_message_is_known_by_its_form(tmp_path: Path, name: str) -> None:
    read = article(tmp_path, name, GERMAN)
    assert (read.title, read.published) == ("Storm closes the pier in Nordholm", date(2024, 3, 4))
    assert [passage.text for passage in split_article(read)][-2:] == [f"Nordholm (hpa) - {FIRST}", SECOND]
    assert read.text.isprintable() or "\n" in read.text


def test_a_message_kept_without_its_control_characters(tmp_path: Path) -> None:
    bare = GERMAN.translate(None, delete=b"\x01\x02\x03\x04").replace(b"Storm/Ferry/", b"\r\nStorm/Ferry/")
    read = article(tmp_path, "a.txt", bare.replace(b"041015 Mar", b"\r\n041015 GMT Mar"))
    assert (read.title, read.published) == ("Storm closes the pier in Nordholm", date(2024, 3, 4))
    assert read.text.endswith(SECOND)


def test_several_messages(tmp_path: Path) -> None:
    first, second = outcomes(tmp_path, "a.iptc", GERMAN + FRENCH)
    assert isinstance(first, Article)
    assert isinstance(second, Article)
    assert (second.source, second.published) == ("a.iptc:article-2", date(1999, 3, 5))
    assert "Café text." in second.text
    assert second.publisher is not None
    assert "\x1a" not in second.text


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"\x01hpa0123 4 pl 120\r\n\x02  \r\n\x03041015 Mar 24\x04", "a message without text"),
        (b"\x01hpa0123 4 pl 120\r\n", "no message of IPTC 7901"),
        (b"plain words", "no message of IPTC 7901"),
    ],
)
def test_what_is_no_message(tmp_path: Path, data: bytes, reason: str) -> None:
    assert failure(tmp_path, "a.iptc", data).reason.startswith(reason)


@pytest.mark.parametrize("sent", [b"", b"991015 Mar 24", b"301015 Feb 24", b"nothing"])
def test_a_day_of_sending_that_is_none(tmp_path: Path, sent: bytes) -> None:
    data = b"\x01hpa0123 4 pl 120\r\n\x02The pier is closed, they said.\r\n\x03%s\x04" % sent
    assert article(tmp_path, "a.iptc", data).published is None


@pytest.mark.timeout(10)
@pytest.mark.parametrize("data", [b"\x01" * 2_000_000, b"\x01a1 \x02" * 200_000, b"\x01aaa1 aaa" + b" " * 5_000_000])
def test_a_file_made_to_block_its_reader_does_not(tmp_path: Path, data: bytes) -> None:
    assert outcomes(tmp_path, "a.iptc", data)
