"""Reads mails (.eml, .mbox): newsletters by their HTML, attachments as files of their own."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from email import message_from_bytes
from email.message import Message
from typing import Final

from index.reading.encodings import UndecodableError

from .draft import Draft, UnreadableError
from .enclosed import Enclosures
from .mail_headers import decoded_field, field_text, is_mail, sender, sent_on, text_in
from .newsletters import drafts_of_attachment, numbered, one_or_numbered, text_of_page

# The parser calls itself for each part within a part.
_MAX_PARTS: Final = 1_000
_BOUNDARY: Final = re.compile(rb"^--\S", re.MULTILINE)
_START: Final = re.compile(rb"(?:\A|(?<=\n\n)|(?<=\r\n\r\n))From \S[^\r\n]{0,200}\d{4}[^\r\n]{0,40}\r?\n")
_QUOTED_FROM: Final = re.compile(rb"^>(>*From )", re.MULTILINE)
# What programs of mailing lists add to each mail, as text at its end or as a part of its own.
_LIST_FOOTER: Final = re.compile(
    r"(?:\A|\n)_{20,}\n[^\n]{1,100}(?: list|-list|@)[^\n]{0,100}\n(?:[^\n]{0,200}\n?){0,6}\Z"
)
_COUNT_OF_BYTES: Final = re.compile(rb"\s*(\d{1,12})[ \t]*\r?\n")


@dataclass(frozen=True, slots=True)
class _Attachment:
    name: str
    data: bytes


def read_eml(data: bytes, enclosures: Enclosures) -> Iterator[Draft | UnreadableError]:
    """Yield the article of a mail, and those of its attachments.

    Raises:
        UnreadableError: It is no mail, or there is nothing to read in it.
    """
    yield from one_or_numbered(list(_read(_without_count(data), enclosures)))


def read_mbox(data: bytes, enclosures: Enclosures) -> Iterator[Draft | UnreadableError]:
    """Yield the articles of the mails in a mailbox, each followed by those of its attachments.

    Raises:
        UnreadableError: It holds no mail.
    """
    starts = list(_START.finditer(data))
    if not starts:
        raise UnreadableError("no mailbox: no line begins a mail")
    ends = [*(match.start() for match in starts[1:]), len(data)]
    mails = (data[start.end() : end] for start, end in zip(starts, ends, strict=True))
    yield from numbered(each for mail in mails for each in _of_mailbox(mail, enclosures))


def _of_mailbox(mail: bytes, enclosures: Enclosures) -> Iterator[Draft | UnreadableError]:
    try:
        yield from _read(_QUOTED_FROM.sub(rb"\1", mail), enclosures)
    except UnreadableError as failure:
        yield failure


def _without_count(data: bytes) -> bytes:
    """Return a mail without the length that Apple's Mail writes before it, and without what it writes after."""
    count = _COUNT_OF_BYTES.match(data[:100])
    return data[count.end() : count.end() + int(count[1])] if count else data


def _read(data: bytes, enclosures: Enclosures) -> Iterator[Draft | UnreadableError]:
    message = _parsed(data)
    texts, pages, attachments = _parts(message)
    body = next(filter(None, ("\n\n".join(each) for each in (pages, texts))), "")
    if body:
        yield Draft(
            text=body,
            title=field_text(message, "subject") or None,
            stated=sent_on(message),
            publisher=sender(message),
        )
    day, publisher = sent_on(message), sender(message)
    inner = [
        each
        for attachment in attachments
        for each in drafts_of_attachment(attachment.name, attachment.data, enclosures, day=day, publisher=publisher)
    ]
    yield from inner
    if not body and not inner:
        raise UnreadableError("a mail without text")


def _parsed(data: bytes) -> Message:
    if len(_BOUNDARY.findall(data)) > _MAX_PARTS:
        raise UnreadableError(f"a mail of more than {_MAX_PARTS:,} parts")
    try:
        message = message_from_bytes(data.lstrip(b"\r\n"))
    except (RecursionError, ValueError, LookupError) as failure:
        raise UnreadableError("a mail that cannot be parsed") from failure
    if not is_mail(message):
        raise UnreadableError("no mail: it has none of the fields of one")
    return message


def _parts(message: Message) -> tuple[list[str], list[str], list[_Attachment]]:
    """Return the plain texts of a mail, its pages' texts, and its attachments."""
    texts: list[str] = []
    pages: list[str] = []
    attachments: list[_Attachment] = []
    pending = [message]
    while pending:
        part = pending.pop()
        kind = part.get_content_type()
        if kind == "message/rfc822":
            attachments.append(_Attachment("mail.eml", _bytes_of_mail(part)))
        elif part.is_multipart():
            inner = part.get_payload()
            pending.extend(each for each in reversed(list(inner)) if isinstance(each, Message))
        elif kind in {"text/plain", "text/html"} and not _is_attached(part):
            written = _written(part)
            (pages if kind == "text/html" else texts).append(
                text_of_page(written) if kind == "text/html" else _LIST_FOOTER.sub("", written.strip())
            )
        else:
            attachments.append(_Attachment(_file_name(part), _payload(part)))
    return list(filter(None, texts)), list(filter(None, pages)), attachments


def _is_attached(part: Message) -> bool:
    return part.get_content_disposition() == "attachment" or bool(_file_name(part))


def _file_name(part: Message) -> str:
    try:
        return decoded_field(part.get_filename() or "")
    except (ValueError, LookupError, TypeError):
        return ""


def _payload(part: Message) -> bytes:
    try:
        payload = part.get_payload(decode=True)
    except (ValueError, LookupError):
        return b""
    return payload if isinstance(payload, bytes) else b""


def _bytes_of_mail(part: Message) -> bytes:
    inner = part.get_payload()
    first = inner[0] if isinstance(inner, list) and inner else None
    try:
        return first.as_bytes() if isinstance(first, Message) else _payload(part)
    except (ValueError, LookupError, RecursionError, KeyError):
        return b""


def _written(part: Message) -> str:
    try:
        return text_in(_payload(part), part.get_content_charset()).replace("\r\n", "\n")
    except UndecodableError:
        return ""
