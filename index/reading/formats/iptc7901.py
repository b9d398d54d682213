"""Reads IPTC 7901, the form in which wires have sent text since the telex: a header, the text, and when it was sent."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Final

from index.dates import written_days
from index.reading.encodings import UndecodableError, decode
from index.reading.outlets import is_known_outlet, outlet_key

from .draft import Draft, UnreadableError

_MESSAGE: Final = re.compile(
    rb"\x01([^\x01\x02\x03\x04]{4,2000})\x02([^\x01\x02\x03]*)(?:\x03([^\x01\x02\x04]{0,400}))?"
)
_START: Final = 4096
_BEGINS: Final = re.compile(rb"[\x00\x10-\x1f\s]{0,20}\x01[\s]{0,4}[A-Za-z]{1,8}[ -]?\d{1,6}\s[^\x01-\x04]{2,1000}\x02")
_SENT: Final = re.compile(
    r"\b(?P<day>0[1-9]|[12]\d|3[01])(?P<clock>[0-2]\d[0-5]\d)\b[ \t]*(?:[A-Z]{1,5}[ \t]+)??"
    r"(?P<month>[^\W\d_]{3,10})\.?[ \t]*(?P<year>\d{4}|\d\d)\b",
)
_CONTROL: Final = bytes(code for code in (*range(0x20), 0x7F) if chr(code) not in "\t\r\n")
# Some systems keep a message without its control characters.
_BARE: Final = re.compile(
    rb"\s{0,10}([A-Za-z]{3}\d{4}[ ]\d[ ][a-z]{1,2}[ ]{1,4}\d{1,5}\b[^\r\n]{0,80})\r?\n[ \t]*\r?\n(.+?)"
    rb"(?:\n([ \t]*\d{6}[ ](?:[A-Z]{3,4}[ ])?[A-Z][a-z]{2}[ ]\d\d)\s*)?\Z",
    re.DOTALL,
)
_KEYWORDS: Final = re.compile(r"\S{1,100}/")
_SOURCE: Final = re.compile(r"[^A-Za-z]{0,20}([A-Za-z]{2,6})\d")
_HEADING_END: Final = re.compile(r"[ \t]*=[ \t]*$")
_THIS_CENTURY: Final = 70
_MOST_HEADING: Final = 3


def is_iptc7901(data: bytes) -> bool:
    """Whether a file begins with a message of IPTC 7901."""
    return bool(_BEGINS.match(data[:_START]) or _BARE.match(data[:_START]))


def read(data: bytes) -> Iterator[Draft | UnreadableError]:
    """Yield an article for each message.

    Control characters are left out of the text, and an indented line begins a paragraph: the indent becomes an empty
    line. The day is that of sending, which stands after the text.

    Raises:
        UnreadableError: There is no message.
    """
    bare = _BARE.match(data)
    messages = list(_MESSAGE.finditer(data)) or ([bare] if bare else [])
    if not messages:
        raise UnreadableError("no message of IPTC 7901: no start of a header and of a text")
    for number, message in enumerate(messages, start=1):
        part = number if len(messages) > 1 else 0
        try:
            yield replace(_article(message), part=part)
        except UnreadableError as failure:
            if not part:
                raise
            yield UnreadableError(str(failure), part=part)


def _article(message: re.Match[bytes]) -> Draft:
    header, body, after = (_text(part or b"") for part in message.groups())
    if not body.strip():
        raise UnreadableError("a message without text")
    return Draft(
        text=_paragraphs(body),
        title=_title(body),
        stated=_sent(after) or _sent(header),
        publisher=_agency(header),
    )


def _paragraphs(body: str) -> str:
    lines = [f"\n{line.strip()}" if line[:2].isspace() else line.rstrip() for line in body.splitlines()]
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()


def _agency(header: str) -> str | None:
    """Return the agency whose code the header begins with, if it is a known one."""
    code = _SOURCE.match(header)
    return code[1].upper() if code and is_known_outlet(outlet_key(code[1])) else None


def _text(part: bytes) -> str:
    try:
        return decode(part.translate(None, delete=_CONTROL))
    except UndecodableError as failure:
        raise UnreadableError(str(failure)) from failure


def _title(body: str) -> str | None:
    """Return the headline where it is marked as one: lines at the top, the last of which ends with "="."""
    lines = [line.strip() for line in body.strip().splitlines()[:_MOST_HEADING]]
    lines = [line for line in lines if not _KEYWORDS.fullmatch(line)]
    end = next((place for place, line in enumerate(lines) if _HEADING_END.search(line)), None)
    if end is None:
        return None
    return _HEADING_END.sub("", " ".join(lines[: end + 1])).strip() or None


def _sent(text: str) -> date | None:
    for found in _SENT.finditer(text):
        year = int(found["year"])
        if year < 100:  # noqa: PLR2004 - a year of two digits
            year += 2000 if year < _THIS_CENTURY else 1900
        if days := written_days(f"{found['day']} {found['month']} {year}"):
            return days[0].day
    return None
