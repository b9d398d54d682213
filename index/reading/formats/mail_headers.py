"""Reads the fields at the head of a mail, however they are encoded or broken. Pure."""

import re
from datetime import date
from email.errors import MessageError
from email.header import decode_header
from email.message import Message
from email.utils import parseaddr
from typing import Final

from index.reading.encodings import UndecodableError, decode

from .metadata_dates import stated_day

_FOLDED: Final = re.compile(r"\s+")
_NAMES: Final = ("from", "subject", "date", "received", "to", "mime-version", "message-id", "content-type")
_MOST: Final = 20_000


def is_mail(message: Message) -> bool:
    """Whether a message has any field that mails have."""
    return any(name in message for name in _NAMES)


def field_text(message: Message, name: str) -> str:
    """Return a field as text on one line, "" if there is none; a part that can't be decoded stands as it is."""
    # Other ways to a field replace what isn't ASCII, or raise where it is broken.
    return next((decoded_field(str(value)) for field, value in message.raw_items() if field.lower() == name), "")


def decoded_field(raw: str) -> str:
    """Decode what a field says: RFC 2047, or bytes that were written without any encoding."""
    raw = raw[:_MOST]
    try:
        parts = decode_header(raw)
    except (ValueError, MessageError):  # The second for base64 that is cut off.
        parts = [(raw, None)]
    text = "".join(_decoded(part, charset) for part, charset in parts)
    return _FOLDED.sub(" ", text).strip()


def sender(message: Message) -> str | None:
    """Return who sent a mail: the name before the address, else the domain of the address."""
    name, address = parseaddr(field_text(message, "from") or field_text(message, "sender"))
    host = address.rpartition("@")[2]
    return name.strip("\"' ") or host or None


def sent_on(message: Message) -> date | None:
    """Return the day on which a mail says that it was sent, else that on which the last server received it."""
    dates = [field_text(message, "date"), field_text(message, "resent-date"), field_text(message, "delivery-date")]
    received = field_text(message, "received").rpartition(";")[2]
    return next(filter(None, map(stated_day, [*dates, received])), None)


def text_in(data: bytes, charset: str | None) -> str:
    """Decode bytes by their declared encoding if they fit it, else by what they are.

    Raises:
        UndecodableError: They fit nothing.
    """
    if charset and charset.lower().replace("_", "-") not in _LOOSE:
        try:
            return data.decode(charset)
        except (LookupError, ValueError):
            pass  # Unknown or wrong: the bytes decide.
    return decode(data)


_LOOSE: Final = frozenset(
    "us-ascii ascii iso-8859-1 latin-1 latin1 unknown-8bit default binary utf-7 idna punycode unicode-escape "
    "raw-unicode-escape undefined charmap mbcs oem".split()
)
"""What is declared without meaning it (Windows-1252 or UTF-8 follows), and codecs of Python that are no encodings."""


def _decoded(part: str | bytes, charset: str | None) -> str:
    data = part.encode("utf-8", "surrogateescape") if isinstance(part, str) else part
    try:
        return text_in(data, charset)
    except UndecodableError:
        return data.decode("utf-8", "replace")
