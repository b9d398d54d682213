"""Decides which paragraphs of an article are its report, and what kind of boilerplate the others are."""

import re
from collections.abc import Sequence
from itertools import accumulate

from .boilerplate_lines import PassageKind, boilerplate_kind
from .formats.markdown import front_matter_span

# If the text contains its headline, that is among the first paragraphs. So are most names of authors; others close the
# text. Anywhere else, "By" and names are a line of a list of books.
_TOP, _BOTTOM = 6, 3
# A block of a few short lines that are all boilerplate is boilerplate.
_MAX_BLOCK, _MAX_LINES = 1_000, 8
_MIN_PROSE = 80
_MAX_HEADING, _MAX_HEADING_WORDS = 80, 10
_MAX_TEASER = 160
_MIN_TEASER_SHARE = 0.75

_TEASER_HEADING = re.compile(
    r"(?:related (?:articles?|stories|content|news|topics|coverage)|"
    r"more (?:from|on|stories|news|articles?|coverage|top stories)\b.{0,40}|"
    r"you (?:may|might) (?:also )?(?:like|be interested in)|recommended(?: (?:for you|stories|articles|reading))?|"
    r"read (?:more|also|next)|also read|see also|latest (?:news|stories|headlines)|most (?:read|popular|viewed)|"
    r"trending(?: now)?|top stories|(?:in )?other news|don['\u2019]?t miss|what to read next|up next|keep reading|"
    r"editors?['\u2019]?s? (?:picks?|choice))\s*:?",
    re.IGNORECASE,
)
_CUT_SHORT = re.compile(r"(?:\.{3}|\u2026)$")
_SENTENCE_END = re.compile(r"[.!?\u2026:;,][\"'\u201d\u2019\u00bb)\]]*$")
_MARKED_HEADING = re.compile(r"#{1,6}[ \t]+\S[^\r\n]*$")


def kinds_of(paragraphs: Sequence[str], *, title: str) -> list[PassageKind]:
    """Return the kind of each paragraph of an article.

    A sub-heading of a few words is a "header": it says what the next paragraphs are about and answers no question.

    Args:
        paragraphs: All paragraphs in order, as they are in the text.
        title: The article's headline, "" for none.

    Returns:
        One kind for each paragraph: "body" unless a rule says otherwise.
    """
    folded = [" ".join(paragraph.split()) for paragraph in paragraphs]
    kinds = [_own_kind(*pair) for pair in zip(paragraphs, folded, strict=True)]
    _unmark_lists(folded, kinds)
    _mark_front_matter(paragraphs, kinds)
    _mark_title(paragraphs, title, kinds)
    _mark_headings(folded, kinds)
    _mark_teasers(folded, kinds)
    return kinds


def _own_kind(paragraph: str, folded: str) -> PassageKind:
    if _MARKED_HEADING.match(paragraph):
        return "header"
    kind = boilerplate_kind(folded)
    if kind is None and len(paragraph) <= _MAX_BLOCK:
        lines = [line for line in paragraph.splitlines() if line.strip()]
        if 1 < len(lines) <= _MAX_LINES:
            kinds = [boilerplate_kind(line) for line in lines]
            kind = kinds[0] if all(kinds) else None
    return kind or "body"


def _unmark_lists(folded: Sequence[str], kinds: list[PassageKind]) -> None:
    """Make lines that begin with "By" body again in the middle of an article, where they belong to a list."""
    for place in range(_TOP, len(kinds) - _BOTTOM):
        if kinds[place] == "byline" and folded[place][0] in "Bb":
            kinds[place] = "body"


def _mark_front_matter(paragraphs: Sequence[str], kinds: list[PassageKind]) -> None:
    """Mark the block between `---` lines, which may contain blank lines."""
    if not paragraphs or not paragraphs[0].startswith("---"):
        return
    end = front_matter_span("\n\n".join([*paragraphs[:_TOP], ""]))[1]
    for place, paragraph in enumerate(paragraphs[:_TOP]):
        end -= len(paragraph)
        if end < 0:
            return
        kinds[place] = "header"
        end -= 2


def _mark_title(paragraphs: Sequence[str], title: str, kinds: list[PassageKind]) -> None:
    """Mark the paragraph that is the headline, whatever boilerplate lines it also has."""
    wanted = title.casefold().split()
    for place, paragraph in enumerate(paragraphs[:_TOP]):
        if wanted and len(paragraph) <= _MAX_BLOCK:
            rest = " ".join(line for line in paragraph.splitlines() if boilerplate_kind(line) is None)
            if wanted in (rest.casefold().strip("# ").split(), paragraph.casefold().strip("# ").split()):
                kinds[place] = "title"
                return


def _mark_headings(folded: Sequence[str], kinds: list[PassageKind]) -> None:
    """Mark short lines between two paragraphs of prose: a line among other short lines may belong to a list."""
    for place in range(1, len(folded) - 1):
        if kinds[place] == "body" and _reads_like_heading(folded[place]):
            follows = kinds[place - 1] != "body" or _is_prose(folded[place - 1])
            if follows and kinds[place + 1] == "body" and _is_prose(folded[place + 1]):
                kinds[place] = "header"


def _reads_like_heading(line: str) -> bool:
    return (
        len(line) <= _MAX_HEADING
        and len(line.split()) <= _MAX_HEADING_WORDS
        and line[0].isupper()
        and not _SENTENCE_END.search(line.rstrip("?"))
        and not any(char.isdigit() for char in line)
    )


def _is_prose(paragraph: str) -> bool:
    return len(paragraph) >= _MIN_PROSE and bool(_SENTENCE_END.search(paragraph))


def _mark_teasers(folded: Sequence[str], kinds: list[PassageKind]) -> None:
    """Mark the block of teasers at the end: its heading, and all that follows if nearly all of it looks like teasers.

    Otherwise only the teasers directly below the heading are marked.
    """
    teasers = [_is_teaser(paragraph) for paragraph in folded]
    before = [0, *accumulate(teasers)]
    place = max(len(folded) // 2, 1)
    while place < len(folded):
        end = place + 1
        if len(folded[place]) <= _MAX_HEADING and _TEASER_HEADING.fullmatch(folded[place]):
            if before[-1] - before[end] >= _MIN_TEASER_SHARE * (len(folded) - end):
                end = len(folded)
            while end < len(folded) and teasers[end]:
                end += 1
            kinds[place:end] = ["teaser"] * (end - place)
        place = end


def _is_teaser(paragraph: str) -> bool:
    if _CUT_SHORT.search(paragraph):
        return True
    return len(paragraph) <= _MAX_TEASER and not _SENTENCE_END.search(paragraph.rstrip("?"))
