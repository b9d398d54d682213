"""Bytes become the text that was written, or are refused; never another text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.reading.encodings import UndecodableError, decode

REPORT = "Café owners in Zürich said “prices rose 12%” – and the naïve were surprised.\r\nA second line.\n"
ENCODINGS = ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252"]

# Text without zeros, controls and halves of surrogate pairs.
texts = st.text(st.characters(exclude_categories=["Cs", "Cc"], include_characters="\n\r\t"), max_size=200)


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_what_was_written_is_read(encoding: str) -> None:
    assert decode(REPORT.encode(encoding)) == REPORT


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_marked_utf16_of_either_order(encoding: str) -> None:
    assert decode(f"\ufeff{REPORT}".encode(encoding)) == REPORT


def test_latin_1() -> None:
    report = "Le café « de la gare » a fermé à midi, dit la propriétaire.\n"
    assert decode(report.encode("latin-1")) == report


@pytest.mark.parametrize("ends", ["\n", "\r\n", "\r"])
def test_line_ends_stay_as_they_are(ends: str) -> None:
    text = ends.join(["One line.", "", "Another\u00a0line with a soft hy\u00adphen."])
    assert decode(text.encode()) == text


@given(texts)
def test_every_utf8_text_comes_back(text: str) -> None:
    assert decode(b"\xef\xbb\xbf" + text.encode()) == text


@given(texts)
def test_every_marked_utf16_text_comes_back(text: str) -> None:
    assert decode(b"\xff\xfe" + text.encode("utf-16-le")) == text


@given(st.binary(max_size=300))
def test_any_bytes_give_text_that_can_be_stored_or_a_reason_in_one_line(data: bytes) -> None:
    told = _decoded_or_reason(data)
    told.encode()


def _decoded_or_reason(data: bytes) -> str:
    try:
        return decode(data)
    except UndecodableError as failure:
        [reason] = str(failure).splitlines()
        return reason


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\1\0", "binary"),
        (bytes(range(256)) * 4, "binary"),
        (b"\x7fELF\2\1\1\0\0\0", "binary"),
        ("Двадцать человек погибли, сообщил министр в субботу.".encode("cp1251"), "neither UTF-8"),
        ("Двадцать человек погибли, сообщил министр.".encode()[:-2] + b"\xd0 x", "UTF-8 broken at byte"),
        (b"\xff\xfeA\0B\0C", "UTF-16-LE"),
        (b"\xef\xbb\xbfcut short \xc3", "UTF-8, but byte"),
        (b"\xff\xfe" + b"\x00\xd8A\0", "UTF-16-LE"),
        (b"A line with byte 81: \x81, which Windows-1252 does not know.", "neither UTF-8"),
    ],
)
def test_what_is_no_text_is_refused_with_its_reason(data: bytes, reason: str) -> None:
    with pytest.raises(UndecodableError, match=reason):
        decode(data)


def test_a_few_control_characters_do_not_make_a_text_binary() -> None:
    assert decode(b"Page one.\x0c\nPage two.\x1a") == "Page one.\x0c\nPage two.\x1a"
