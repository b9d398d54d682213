"""What a made-up paper is and looks like: its pages, fonts, columns, and how it draws."""

import random
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Final

import matplotlib as mpl
from reportlab.lib.pagesizes import A3, A4, letter
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

from .setting import Face, SetLine, Unit

_FAMILIES: Final = (
    ("Times-Roman", "Times-Bold", "Times-Italic"),
    ("Helvetica", "Helvetica-Bold", "Helvetica-Oblique"),
    ("DejaVuSerif", "DejaVuSerif-Bold", "DejaVuSerif-Italic"),
)
_SIZES: Final = (A4, letter, (792.0, 1050.0), A3)
Rect = tuple[float, float, float, float]
"""Left, bottom, right, top, in points."""


@dataclass(slots=True)
class Paper:
    """A made-up paper and what it should be read as.

    Attributes:
        data: The PDF file.
        flow: The paragraphs of its stories in order, headings among them.
        inserts: Captions, boxes, footnotes, rows of tables, credits: each a paragraph, wherever it is read.
        furniture: Running headers and page numbers, which belong to no paragraph.
        name: The paper in its running header, None without one.
        day: The day in its running header, None without one.
        title: The headline of the first page, the largest where it has several.
        pages: How many pages it has.
        recipe: How it was made, in words.
    """

    data: bytes = b""
    flow: list[str] = field(default_factory=list)
    inserts: list[str] = field(default_factory=list)
    furniture: list[str] = field(default_factory=list)
    name: str | None = None
    day: date | None = None
    title: str = ""
    pages: int = 1
    recipe: str = ""


@dataclass(slots=True)
class Style:
    """What one paper looks like throughout."""

    chance: random.Random
    family: tuple[str, str, str]
    body: Face
    gutter: float
    justified: bool
    indent: float
    gap: float
    divide: bool
    unit: Unit
    order: str
    rules: bool
    page: tuple[float, float]

    def face(self, which: int, scale: float, leading: float = 1.2) -> Face:
        size = round(self.body.size * scale, 1)
        return Face(self.family[which], size, size * leading)


@dataclass(frozen=True, slots=True)
class Drawn:
    """A line and where it goes."""

    line: SetLine
    face: Face
    left: float
    height: float
    measure: float


def register_fonts() -> None:
    folder = Path(mpl.get_data_path()) / "fonts" / "ttf"
    for font in _FAMILIES[2]:
        if font not in pdfmetrics.getRegisteredFontNames():
            pdfmetrics.registerFont(TTFont(font, folder / f"{font}.ttf"))


def style_of(chance: random.Random) -> Style:
    family = chance.choice(_FAMILIES)
    size = chance.choice((8.0, 8.5, 9.0, 9.5, 10.0, 11.0))
    indented = chance.random() < 0.6
    leading = size * chance.choice((1.1, 1.15, 1.2, 1.3))
    return Style(
        chance=chance,
        family=family,
        body=Face(family[0], size, leading),
        gutter=chance.choice((9.0, 11.0, 14.0, 18.0, 24.0)) * max(1.0, size / 10),
        justified=chance.random() < 0.7,
        indent=size * chance.choice((1.0, 1.5)) if indented else 0.0,
        gap=chance.choice((0.0, leading / 2)) if indented else leading * chance.choice((0.5, 0.7, 1.0)),
        divide=chance.random() < 0.7,
        unit=chance.choice(("line", "line", "word", "glyph")),
        order=chance.choice(("flow", "flow", "across", "shuffled")),
        rules=chance.random() < 0.25,
        page=chance.choice(_SIZES),
    )
