"""Letters that match others where case is ignored, and that no table of names holds. Pure."""

from typing import Final

# Python takes the first of each pair for the second when it ignores case: dotless and dotted i, long s, Kelvin.
_PAIRS: Final = (("ı", "i"), ("İ", "I"), ("ſ", "s"), ("\u212a", "K"))


def fold_letters(text: str) -> str:
    """Replace such letters one for one, so that positions stay.

    A pattern would match "frıday" and the look-up of what it matched would fail.
    """
    for letter, plain in _PAIRS:
        text = text.replace(letter, plain)
    return text
