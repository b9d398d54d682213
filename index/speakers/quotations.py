"""Quotations: where they are, and whose they are when no verb says so. Pure."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from index.language import PAPERS, is_person, tokenize

from .coreference import Speaker
from .said import Attribution
from .speech_spans import Span

_MARKS: Final = re.compile(r"[“”\"«»]")
_OPENING: Final = frozenset("“«")
_DOUBLED: Final = re.compile(r"''|``|´´")
_SINGLE: Final = re.compile(r"(?<![\w’])‘(?=[\w“$£€(])([^‘\n]{2,}?[,.?!;…\-—–\w])’(?![\w])")
_SENTENCE_ENDS: Final = frozenset(".!?…—–-")
_AUTHOR: Final = re.compile(r"[”\"»]\s*[\u2012-\u2015-]{1,2}\s*([^\W\d_][\w.'’\- ]{3,60}?)(?:\s*,.{0,80})?[.\s]*$")
_SHORT: Final = 3
_NESTED: Final = 12


@dataclass(frozen=True, slots=True)
class Quotation:
    """A quotation with its marks; `closed` tells whether it has a closing one in its paragraph."""

    start: int
    end: int
    closed: bool


def with_double_marks(text: str) -> str:
    """Write quotations with double marks, of the same length in characters: ''so'' and ‘so’ are quotations too."""
    if "''" in text or "``" in text:
        text = _DOUBLED.sub(_double, text)
    if "‘" in text and not _MARKS.search(text):
        text = _SINGLE.sub(r"“\1”", text)
    return text


def _double(match: re.Match[str]) -> str:
    opens = match.end() < len(match.string) and match.string[match.end()].isalnum()
    return ' "' if opens and (match.start() == 0 or match.string[match.start() - 1] in " (\n") else '" '


def quotations_in(text: str) -> list[Quotation]:
    """Find the quotations of a paragraph; one that is not closed goes on to its end."""
    found = []
    begun: int | None = None
    for mark in _MARKS.finditer(text):
        if begun is None:
            if mark[0] in _OPENING or mark[0] == '"' or mark.start() == 0:
                begun = mark.start()
        elif mark[0] not in _OPENING or _closes(text, mark.start()):
            found.append(Quotation(begun, mark.end(), closed=True))
            begun = None
    if begun is not None:
        found.append(Quotation(begun, len(text), closed=False))
    return found


def _closes(text: str, place: int) -> bool:
    """Whether an opening mark stands where a closing one belongs: after a full stop, before no word."""
    return text[place - 1] in ".!?," and not text[place + 1 : place + 2].isalnum()


def free_quotations(text: str, sentences: Sequence[Span], found: Sequence[Attribution]) -> list[tuple[Quotation, int]]:
    """Find the quotations that begin a sentence and that nobody is named for.

    Returns:
        Each with the index of the sentence.
    """
    starts = {start: at for at, (start, _) in enumerate(sentences)}
    told = sorted(item.span for item in found)
    free = []
    for quotation in quotations_in(text):
        # Those that end before this quotation end before the next ones too, but for the few that are nested.
        while told and told[0][1] <= quotation.start + 1:
            told.pop(0)
        if quotation.start in starts and not _is_told(quotation, told[:_NESTED]):
            free.append((quotation, starts[quotation.start]))
    return free


def is_whole(text: str, quotation: Quotation) -> bool:
    """Whether a quotation ends where a sentence does, and so is no title or nickname."""
    inner = text[quotation.start + 1 : quotation.end].rstrip('“”"» ')
    return inner[-1:] in _SENTENCE_ENDS


def _is_told(quotation: Quotation, told: Sequence[Span]) -> bool:
    return any(start < quotation.end - 1 and end > quotation.start + 1 for start, end in told)


def author_after_dash(text: str) -> Span | None:
    """Find the name in "“…” — Anna Holm" at the end of a paragraph."""
    match = _AUTHOR.search(text)
    if not match or not text.lstrip().startswith(("“", "”", '"', "«")):
        return None
    return match.span(1) if is_person(tokenize(match[1])) else None


def is_long(text: str, quotation: Quotation) -> bool:
    """Whether a quotation has too many words for a title or a nickname."""
    return text.count(" ", quotation.start, quotation.end) >= _SHORT


def may_go_on(speaker: Speaker) -> bool:
    """Whether somebody's words may go on in a quotation: a study or a poll only has its authors quoted."""
    return not (speaker.name.islower() and speaker.name.split()[-1] in PAPERS)
