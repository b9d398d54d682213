"""Sets text in lines of a width, with words divided at their ends, and draws them in several makers' ways."""

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final, Literal

from reportlab.pdfgen.canvas import Canvas

Unit = Literal["line", "word", "glyph"]
Width = Callable[[str], float]
_SHORTEST: Final = 6
_LEAST: Final = 3


@dataclass(frozen=True, slots=True)
class Face:
    """A font at a size.

    Attributes:
        font: Its name in reportlab.
        size: Its size in points.
        leading: From one line to the next, in points.
    """

    font: str
    size: float
    leading: float


@dataclass(frozen=True, slots=True)
class SetLine:
    """A line of text as it is printed.

    Attributes:
        words: Its words; the last one may end with a hyphen that the text doesn't have.
        indent: How far its first word is set in, in points.
        stretched: Whether it is justified: drawn as wide as its column.
    """

    words: tuple[str, ...]
    indent: float = 0.0
    stretched: bool = False


def broken(
    text: str, measure: float, width: Width, *, indent: float = 0, divide: random.Random | None = None, full: bool
) -> list[SetLine]:
    """Break a paragraph into lines.

    Args:
        text: The paragraph.
        measure: Width of the column in points.
        width: Measures a string in points.
        indent: How far the first line is set in.
        divide: Divides words at line ends where this says so; None for never.
        full: Whether lines but the last are justified.
    """
    lines: list[SetLine] = []
    line: list[str] = []
    left = indent
    for word in text.split(" "):
        rest = word
        while line and left + width(" ".join([*line, rest])) > measure:
            head = _divided(rest, measure - left - width(" ".join([*line, ""])), width, divide)
            lines.append(SetLine((*line, head) if head else tuple(line), left, full))
            rest = rest[len(head) :] if rest.startswith(head) else rest[len(head) - 1 :]
            line, left = [], 0.0
        line.append(rest)
    return [*lines, SetLine(tuple(line), left)]


def _divided(word: str, room: float, width: Width, chance: random.Random | None) -> str:
    """Return the part of a word that still fits, with a hyphen; "" to leave it whole."""
    if chance is None or len(word) < _SHORTEST or chance.random() < 0.3:
        return ""
    if "-" in word:
        heads = [word[: place + 1] for place, sign in enumerate(word[:-1]) if sign == "-"]
    else:
        inner = range(_LEAST, len(word) - _LEAST + 1)
        heads = [
            f"{word[:place]}-" for place in inner if word[place - 1].isalpha() and word[place : place + 3].islower()
        ]
    fitting = [head for head in heads if width(head) <= room]
    return fitting[-1] if fitting else ""


def draw(canvas: Canvas, line: SetLine, face: Face, place: tuple[float, float, float], unit: Unit) -> None:
    """Draw a line at (left, baseline, measure), as one string, a string a word, or a string a glyph."""
    left, height, measure = place
    left, measure = left + line.indent, measure - line.indent
    canvas.setFont(face.font, face.size)
    space = canvas.stringWidth(" ", face.font, face.size)
    words = line.words
    if line.stretched and len(words) > 1:
        space = (measure - sum(canvas.stringWidth(word, face.font, face.size) for word in words)) / (len(words) - 1)
    if unit == "line" and face.font in canvas.getAvailableFonts():
        text = canvas.beginText(left, height)
        text.setWordSpace(space - canvas.stringWidth(" ", face.font, face.size))
        text.textOut(" ".join(words))
        canvas.drawText(text)
        return
    for word in words:
        for part in word if unit == "glyph" else [word]:
            canvas.drawString(left, height, part)
            left += canvas.stringWidth(part, face.font, face.size)
        left += space


def widths(canvas: Canvas, face: Face) -> Width:
    """Return what measures strings in a face."""
    return lambda text: float(canvas.stringWidth(text, face.font, face.size))


def height_of(lines: Sequence[SetLine], face: Face) -> float:
    """Return how high lines stand in points."""
    return len(lines) * face.leading
