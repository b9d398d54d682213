"""Puts initials that reach down over several lines back before the word that they begin. Pure."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from .geometry import Word

_LARGE: Final = 1.8
_LONGEST: Final = 2
_NEAR: Final = 1.6
_ALONE: Final = frozenset({"A", "I", "O"})
"""Letters that are also words by themselves."""


def with_drop_caps(words: Sequence[Word], size: float) -> list[Word]:
    """Join large initials with the words that they begin.

    The lines beside an initial begin where it begins, so that they don't look indented.

    Args:
        words: The words of a page.
        size: Size of the font of most of them.
    """
    initials = [word for word in words if _may_be_initial(word, size)]
    changed = list(words)
    for initial in initials:
        beside = _beside(initial, changed, size)
        if not beside:
            continue
        first = changed[beside[0]]
        joined = _joined(initial.text, first, changed)
        changed[beside[0]] = replace(first, text=joined, left=initial.left)
        for place in beside[1:]:
            changed[place] = replace(changed[place], left=initial.left)
        changed.remove(initial)
    return changed


def _may_be_initial(word: Word, size: float) -> bool:
    bare = word.text.lstrip("\"'“‘«„")
    return word.size >= _LARGE * size and len(bare) == 1 and bare.isupper() and len(word.text) <= _LONGEST


def _beside(initial: Word, words: Sequence[Word], size: float) -> list[int]:
    """Return the places of the first words of the lines beside an initial, from the top down; none if it is no such."""
    rows: dict[int, int] = {}
    for place, word in enumerate(words):
        near = -0.1 * size <= word.left - initial.right <= _NEAR * size and word.size < 0.7 * initial.size
        level = initial.base - 0.2 * size <= word.base <= initial.base + 0.85 * initial.size
        if near and level:
            row = round(word.base)
            if row not in rows or word.left < words[rows[row]].left:
                rows[row] = place
    found = [rows[row] for row in sorted(rows, reverse=True)]
    if len(found) < 2:  # noqa: PLR2004 - an initial that reaches down over one line is none
        return []
    return found


def _joined(initial: str, word: Word, words: Sequence[Word]) -> str:
    """Write an initial before the rest of its word, or as a word by itself where the page knows the rest as one."""
    rest = word.text
    if initial[-1] not in _ALONE:
        return initial + rest
    known = {_bare(each.text) for each in words if each is not word}
    bare, whole = _bare(rest), _bare(initial + rest)
    alone = whole not in known and (bare in known or not bare[:1].isalpha())
    return f"{initial} {rest}" if alone else initial + rest


def _bare(text: str) -> str:
    return text.strip("\"'“”‘’«»„.,;:()").lower()
