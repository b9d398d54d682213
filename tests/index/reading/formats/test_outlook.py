"""Outlook's .msg: the page of a mail, else its text, its day and sender, its attachments."""

import struct
import sys
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from index.reading.articles import Article
from index.reading.formats.compressed_rtf import unpacked_rtf
from tests.index.reading.msg_files import msg_file
from tests.index.reading.outcomes import article, failure, outcomes

from .office_files import rtf
from .sentences import BODY, FIRST, SECOND, THIRD

SUBJECT, SENDER, HEADERS, BODY_TAG, HTML, RTF = 0x0037, 0x0C1A, 0x007D, 0x1000, 0x1013, 0x1009
PAGE = f"<html><body>{''.join(f'<p>{text}</p>' for text in BODY)}<p>Unsubscribe</p></body></html>"


def test_a_mail_with_a_page(tmp_path: Path) -> None:
    data = msg_file(
        {SUBJECT: "Storm: “pier”", SENDER: "Harbour Post", BODY_TAG: "See the web."},
        binaries={HTML: PAGE.encode()},
        submitted=datetime(2024, 3, 4, 8, tzinfo=UTC),
    )
    read = article(tmp_path, "a.msg", data)
    assert read.text.split("\n\n") == BODY
    assert (read.title, read.publisher, read.published) == ("Storm: “pier”", "Harbour Post", date(2024, 3, 4))


def test_a_mail_of_an_older_outlook_in_a_code_page(tmp_path: Path) -> None:
    texts = {SUBJECT: "Zürich", BODY_TAG: "Über “Zürich” – Café", SENDER: "Zoé"}
    read = article(tmp_path, "a.msg", msg_file(texts, narrow="1252"))
    assert (read.title, read.text, read.publisher) == ("Zürich", "Über “Zürich” – Café", "Zoé")
    cyrillic = article(tmp_path / "b", "b.msg", msg_file({BODY_TAG: "Паром отменён"}, narrow="1251"))
    assert cyrillic.text == "Паром отменён"


def test_day_and_sender_of_the_header_of_the_mail(tmp_path: Path) -> None:
    header = "From: Harbour Post <n@p.example>\r\nDate: Mon, 04 Mar 2024 10:00:00 +0000\r\n\r\n"
    read = article(tmp_path, "a.msg", msg_file({BODY_TAG: FIRST, HEADERS: header}))
    assert (read.publisher, read.published) == ("Harbour Post", date(2024, 3, 4))


def test_attachments_and_mails_within(tmp_path: Path) -> None:
    data = msg_file(
        {BODY_TAG: FIRST, SENDER: "Harbour Post"},
        attachments=[("a.txt", SECOND.encode()), ("logo.png", b"\x89PNG")],
        within=[{SUBJECT: "Inner", BODY_TAG: THIRD}],
    )
    read = outcomes(tmp_path, "a.msg", data)
    assert [each.text for each in read if isinstance(each, Article)] == [FIRST, SECOND, THIRD]
    assert [each.publisher for each in read if isinstance(each, Article)][:2] == ["Harbour Post", "Harbour Post"]


@pytest.mark.parametrize("end", [100, 600, 1_600, 4_000])
def test_a_mail_that_is_cut_off(tmp_path: Path, end: int) -> None:
    data = msg_file({SUBJECT: "x", BODY_TAG: FIRST * 100}, binaries={HTML: PAGE.encode()})[:end]
    assert "cannot be parsed" in failure(tmp_path, "a.msg", data).reason


def test_a_mail_without_text(tmp_path: Path) -> None:
    assert failure(tmp_path, "a.msg", msg_file({SUBJECT: "x"})).reason == "a mail without text"


def test_without_its_library_a_mail_says_what_to_install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "olefile", None)
    assert "pip install 'dateline[formats]'" in failure(tmp_path, "a.msg", msg_file({BODY_TAG: FIRST})).reason


def test_a_mail_that_has_but_the_form_that_outlook_edits(tmp_path: Path) -> None:
    """The first is the example of Microsoft's specification, the other isn't packed."""
    packed = bytes.fromhex(
        "2d0000002b0000004c5a4675f1c5c7a703000a007263706731323542320af32068656c090020627705b06c647d0a800fa0"
    )
    assert article(tmp_path, "a.msg", msg_file({SUBJECT: "Storm"}, binaries={RTF: packed})).text == "hello world"
    written = rtf(BODY)
    plain = struct.pack("<IIII", len(written) + 12, len(written), 0x414C454D, 0) + written
    read = article(tmp_path / "b", "b.msg", msg_file({SUBJECT: "Storm"}, binaries={RTF: plain}))
    assert read.text.split("\n\n") == BODY


def test_runs_and_broken_forms_are_unpacked_as_far_as_they_go() -> None:
    def packed(content: bytes, size: int) -> bytes:
        return struct.pack("<IIII", len(content) + 12, size, 0x75465A4C, 0) + content

    run = b"\x02x" + (207 << 4 | 5).to_bytes(2, "big")
    assert unpacked_rtf(packed(run, 8)) == b"x" * 8
    assert unpacked_rtf(packed(run[:3], 8)) == b"x"
    assert unpacked_rtf(packed(run, 1 << 31)) == b""
    assert unpacked_rtf(b"short") == b""
