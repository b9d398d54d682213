"""What mails have in common, however they are saved: a page without furniture, attachments, several articles."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from typing import Final

from .draft import Draft, UnreadableError
from .enclosed import Enclosures
from .markup_text import text_of_html

_FURNITURE: Final = re.compile(
    r"(?:(?:click|tap) here to )?(?:unsubscribe|opt out)\b.{0,120}|"
    r".{0,60}\bunsubscribe(?: here| now| from .{1,40})?[.!]?|"
    r".{0,40}\bview (?:it |this (?:e-?mail|message|newsletter) )?"
    r"(?:online|(?:in|on) (?:your |a |the )?(?:web )?browser).{0,20}|"
    r"(?:manage|update|change) (?:your |my |e-?mail )*(?:preferences|subscription|settings).{0,80}|"
    r"(?:forward|send) (?:this|to) .{0,20}friend.{0,20}|"
    r"you(?:'re|’re| are) receiving this (?:e-?mail|message|newsletter)?.{0,200}|"
    r"you received this (?:e-?mail|message|newsletter).{0,200}|"
    r"(?:open|read|view) (?:this )?(?:online|in (?:the )?app)(?: or online)?|"
    r"like|restack|upgrade to paid|subscribe now|"
    r"(?:our )?mailing address(?: is)?:.{0,200}|want to change how you receive these e-?mails.{0,200}|"
    r"(?:you can )?update your preferences\b.{0,160}|"
    r"(?:.{0,60}\bnewsletter )?(?:abbestellen|abmelden|abmeldung)[.!]?|"
    r"(?:.{0,40}\b)?im browser (?:ansehen|\u00f6ffnen|anzeigen|lesen|darstellen).{0,20}|"
    r"(?:se d\u00e9sabonner|se d\u00e9sinscrire|d\u00e9sinscription)\b.{0,80}|"
    r"(?:darse de baja|cancelar (?:la )?suscripci\u00f3n|annulla (?:l')?iscrizione|afmelden|uitschrijven)\b.{0,80}",
    re.IGNORECASE,
)
_FURNITURE_WITHIN: Final = 260
_PIECE_END: Final = re.compile(r"[|•·\n\t]")
_SHOWN_NAME: Final = 100


def text_of_page(page: str) -> str:
    """Return the text of a mail's HTML, without the lines that every newsletter has.

    Not through the reader of web pages: that looks for the article among a site's furniture, and runs together the
    blocks within the cells of a table, which is what newsletters are made of.

    Raises:
        UnreadableError: It cannot be parsed.
    """
    return "\n\n".join(each for each in text_of_html(page).split("\n\n") if not _is_furniture(each))


def drafts_of_attachment(
    name: str, data: bytes, enclosures: Enclosures, *, day: date | None, publisher: str | None
) -> Iterator[Draft | UnreadableError]:
    """Yield the articles of an attachment; pictures, signatures and other kinds that are not read are passed over.

    Args:
        name: Its file name.
        data: Its bytes.
        enclosures: Reads it.
        day: The day of its mail, for an attachment that states none.
        publisher: The sender of its mail, likewise.
    """
    if not enclosures.reads(name) or not data:
        return
    for each in enclosures.read(name, data):
        if isinstance(each, UnreadableError):
            yield UnreadableError(f"attachment {name[:_SHOWN_NAME]!r}: {each}")
        else:
            yield replace(each, stated=each.stated or day, publisher=each.publisher or publisher)


def numbered(found: Iterable[Draft | UnreadableError]) -> Iterator[Draft | UnreadableError]:
    """Number what was found in a file as its articles."""
    for number, each in enumerate(found, start=1):
        if isinstance(each, UnreadableError):
            yield UnreadableError(str(each), part=number)
        else:
            yield replace(each, part=number, line=0, name=None, member="")


def one_or_numbered(found: list[Draft | UnreadableError]) -> Iterator[Draft | UnreadableError]:
    """Return the article of a mail without attachments as that of the file; of others, all as its articles.

    Raises:
        UnreadableError: There is nothing but one reason why there is none, or nothing at all.
    """
    if len(found) > 1:
        yield from numbered(found)
        return
    only = found[0] if found else UnreadableError("a mail without text")
    if isinstance(only, UnreadableError):
        raise only
    yield replace(only, member="")


def _is_furniture(paragraph: str) -> bool:
    pieces = [piece.strip() for piece in _PIECE_END.split(paragraph[: _FURNITURE_WITHIN + 1])]
    return len(paragraph) <= _FURNITURE_WITHIN and all(_FURNITURE.fullmatch(piece) for piece in pieces if piece)
