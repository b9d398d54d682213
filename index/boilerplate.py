"""Boilerplate: which paragraphs of an article are its report, and what the others are."""

import re
from collections.abc import Iterable, Sequence

from .formats.markdown import front_matter_span
from .furniture import PassageKind, furniture_kind

# The headline stands among the first paragraphs where it stands in the text at all.
_TITLE_WITHIN = 6
_MAX_LINES = 8
_MIN_PROSE = 80
_MAX_HEADING, _MAX_HEADING_WORDS = 80, 10
_TEASER_HEADING = re.compile(
    r"(?:related (?:articles?|stories|content|news|topics|coverage)|more (?:from|on|stories|news|articles?|coverage|top stories)\b.{0,40}|"
    r"you (?:may|might) (?:also )?(?:like|be interested in)|recommended(?: (?:for you|stories|articles|reading))?|"
    r"read (?:more|also|next)|also read|see also|latest (?:news|stories|headlines)|most (?:read|popular|viewed)|trending(?: now)?|"
    r"top stories|other news|in other news|don['’]?t miss|what to read next|up next|keep reading|editors?['’]?s? (?:picks?|choice))\s*:?",
    re.IGNORECASE,
)
_CUT_SHORT = re.compile(r"\w[^.]?(?:\.{3}|…)$")
_SENTENCE_END = re.compile(r"[.!?…:;,][\"'”’»)\]]*$")
_MARKED_HEADING = re.compile(r"#{1,6}[ \t]+\S")


def kinds_of(paragraphs: Sequence[str], *, title: str) -> list[PassageKind]:
    """Tell the kind of each paragraph of an article.

    A sub-heading of a few words is a "header": it says what the next paragraphs are about and answers nothing.

    Args:
        paragraphs: All of them in order, as they stand in the text.
        title: The article's headline, "" for none.

    Returns:
        One kind a paragraph; "body" unless something tells otherwise.
    """
    folded = [" ".join(paragraph.split()) for paragraph in paragraphs]
    kinds: list[PassageKind] = [_own_kind(*pair) for pair in zip(paragraphs, folded, strict=True)]
    _mark_front_matter(paragraphs, kinds)
    _mark_title(folded, title, kinds)
    _mark_headings(folded, kinds)
    _mark_teasers(folded, kinds)
    return kinds


def _own_kind(paragraph: str, folded: str) -> PassageKind:
    if _MARKED_HEADING.match(paragraph) and "\n" not in paragraph:
        return "header"
    kind = furniture_kind(folded)
    if kind is not None:
        return kind
    lines = paragraph.splitlines() if len(paragraph) < 1_000 else []
    if 1 < len(lines) <= _MAX_LINES:
        kinds = [furniture_kind(line) for line in lines if line.strip()]
        if all(kinds) and kinds[0]:
            return kinds[0]
    return "body"


def _mark_front_matter(paragraphs: Sequence[str], kinds: list[PassageKind]) -> None:
    if paragraphs and paragraphs[0].startswith("---"):
        start, end = front_matter_span(paragraphs[0])
        if start < end == len(paragraphs[0]):
            kinds[0] = "header"


def _mark_title(folded: Sequence[str], title: str, kinds: list[PassageKind]) -> None:
    wanted = " ".join(title.split()).casefold()
    for place, paragraph in enumerate(folded[:_TITLE_WITHIN]):
        if wanted and paragraph.lstrip("# ").rstrip("# ").casefold() == wanted:
            kinds[place] = "title"
            return


def _mark_headings(folded: Sequence[str], kinds: list[PassageKind]) -> None:
    """Mark short lines that head a paragraph of prose and follow one: a line among short lines may be a list's."""
    for place in range(1, len(folded) - 1):
        if kinds[place] == "body" and _reads_like_heading(folded[place]):
            before = kinds[place - 1] != "body" or _is_prose(folded[place - 1])
            if before and kinds[place + 1] == "body" and _is_prose(folded[place + 1]):
                kinds[place] = "header"


def _reads_like_heading(line: str) -> bool:
    return (
        len(line) <= _MAX_HEADING
        and len(line.split()) <= _MAX_HEADING_WORDS
        and not _SENTENCE_END.search(line.rstrip("?"))
        and line[0].isupper()
        and not any(char.isdigit() for char in line)
    )


def _is_prose(paragraph: str) -> bool:
    return len(paragraph) >= _MIN_PROSE and bool(_SENTENCE_END.search(paragraph))


def _mark_teasers(folded: Sequence[str], kinds: list[PassageKind]) -> None:
    """Mark the block of teasers at the end: its heading and what follows, when most of that reads like teasers."""
    half = len(folded) // 2
    for place in range(max(half, 1), len(folded)):
        if len(folded[place]) < _MAX_HEADING and _TEASER_HEADING.fullmatch(folded[place]):
            after = folded[place + 1 :]
            if 2 * _count(after) >= len(after):
                kinds[place:] = ["teaser"] * (len(folded) - place)
                return


def _count(paragraphs: Iterable[str]) -> int:
    return sum(
        bool(_CUT_SHORT.search(text)) or (len(text) < 160 and not _SENTENCE_END.search(text)) for text in paragraphs
    )
