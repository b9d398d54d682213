"""Sets whole papers: columns, boxes, captions, tables, footnotes, headings across columns, stories over pages."""

import io
import random
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path
from typing import Final

import matplotlib as mpl
from reportlab.lib.pagesizes import A3, A4, letter
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from .setting import Face, SetLine, Unit, broken, draw, widths
from .wording import headline, name, paragraph, sentence

_PAPERS: Final = (
    "NORDHOLM COURIER|Saltmere Gazette|THE VELLBY HERALD|Quillfjord Evening Post|The Port Arden Times".split("|")
)
_FAMILIES: Final = (
    ("Times-Roman", "Times-Bold", "Times-Italic"),
    ("Helvetica", "Helvetica-Bold", "Helvetica-Oblique"),
    ("DejaVuSerif", "DejaVuSerif-Bold", "DejaVuSerif-Italic"),
)
_MARGIN: Final = 42.0
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
        title: The headline of its first story.
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
class _Style:
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
class _Drawn:
    """A line and where it goes."""

    line: SetLine
    face: Face
    left: float
    height: float
    measure: float


def make_paper(seed: int, *, most_pages: int = 3) -> Paper:
    """Make a paper of one to `most_pages` pages in a layout drawn by chance."""
    return _Maker(random.Random(seed), most_pages).made()  # noqa: S311 - a layout, not a secret


def _fonts() -> None:
    folder = Path(mpl.get_data_path()) / "fonts" / "ttf"
    for font in _FAMILIES[2]:
        if font not in pdfmetrics.getRegisteredFontNames():
            pdfmetrics.registerFont(TTFont(font, folder / f"{font}.ttf"))


def _style(chance: random.Random) -> _Style:
    family = chance.choice(_FAMILIES)
    size = chance.choice((8.0, 8.5, 9.0, 9.5, 10.0, 11.0))
    indented = chance.random() < 0.6
    leading = size * chance.choice((1.1, 1.15, 1.2, 1.3))
    return _Style(
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


class _Maker:
    """Fills pages from the top down and notes what was set."""

    def __init__(self, chance: random.Random, most_pages: int) -> None:
        _fonts()
        self.chance, self.style = chance, _style(chance)
        self.paper = Paper(pages=chance.randint(1, most_pages))
        self.stream = io.BytesIO()
        self.canvas = Canvas(self.stream, pagesize=self.style.page, pageCompression=1)
        self.drawn: list[_Drawn] = []
        self.rest: list[SetLine | None] = []
        self.columns = self._fitting_columns()
        self.story: list[str] = []

    def made(self) -> Paper:
        """Set all pages."""
        style, paper = self.style, self.paper
        self._name_paper()
        kind = self.chance.choice(("feature", "stacked", "beside"))
        for number in range(1, paper.pages + 1):
            area = self._furnish(number)
            if kind == "feature":
                self._feature(area, number)
            elif kind == "stacked":
                self._stacked(area)
            else:
                self._beside(area)
            self._finish_page()
        self.canvas.save()
        paper.data = self.stream.getvalue()
        paper.recipe = (
            f"{kind}, {self.columns} columns, {style.family[0]} {style.body.size}, gutter {style.gutter:.0f}, "
            f"{'justified' if style.justified else 'ragged'}, indent {style.indent:.0f}, gap {style.gap:.0f}, "
            f"{style.unit} drawn {style.order}{', rules' if style.rules else ''}, {paper.pages} pages"
        )
        return paper

    def _fitting_columns(self) -> int:
        style = self.style
        room = style.page[0] - 2 * _MARGIN
        most = int((room + style.gutter) // (11 * style.body.size + style.gutter))
        return self.chance.randint(2, max(2, min(5, most)))

    def _name_paper(self) -> None:
        if self.chance.random() < 0.8:
            self.paper.name = self.chance.choice(_PAPERS)
            self.paper.day = date(2021, 1, 1) + timedelta(self.chance.randrange(1500))

    # -- running headers and page numbers

    def _furnish(self, number: int) -> Rect:
        """Print header and page number; return what is left of the page."""
        width, height = self.style.page
        face = self.style.face(0, 0.9)
        top, bottom = height - _MARGIN, _MARGIN
        parts = self._header_parts(number)
        if parts:
            for text, at in zip(parts, (0.0, 0.5, 1.0), strict=True):
                length = self.canvas.stringWidth(text, face.font, face.size)
                self._put(text, face, _MARGIN + at * (width - 2 * _MARGIN - length), top - face.size)
            top -= face.size + 6
            if self.chance.random() < 0.5:
                self.canvas.line(_MARGIN, top, width - _MARGIN, top)
            top -= 14
        form = "" if any("Page" in text for text in parts) else self.chance.choice(("", "Page {}", "{}", "– {} –"))
        if form:
            text = form.format(number)
            self._put(text, face, (width - self.canvas.stringWidth(text, face.font, face.size)) / 2, bottom - 14)
            self.paper.furniture.append(text)
        self.paper.furniture += [text for text in parts if text]
        return (_MARGIN, bottom, width - _MARGIN, top)

    def _header_parts(self, number: int) -> tuple[str, str, str] | tuple[()]:
        if not self.paper.name or not self.paper.day:
            return ()
        day, form = self.paper.day, _PAPERS.index(self.paper.name) % 4
        written = f"{day:%A}, {day.day} {day:%B} {day.year}"
        if form == 0:
            return (f"{self.paper.name}  {written}", "", f"Page {number}")
        if form == 1:
            return (self.paper.name, written, f"{number}")
        if form == 2:
            return ("", f"{number} | {self.paper.name} | {day:%B} {day.day}, {day.year}", "")
        sides = (self.paper.name, "", written)
        return sides if number % 2 else (written, "", self.paper.name)

    # -- kinds of pages

    def _feature(self, area: Rect, number: int) -> None:
        """One story over all columns and all pages."""
        left, bottom, right, top = area
        if number == 1:
            top = self._headings(left, right, top, first=True)
        bottom = self._across_bottom(left, right, bottom, top)
        if not self.rest:
            self._new_story(9999 if number < self.paper.pages else 6)
        self._flow((left, bottom, right, top), self.columns, last=number == self.paper.pages)

    def _stacked(self, area: Rect) -> None:
        """Stories one below the other, each with its own number of columns."""
        left, bottom, right, top = area
        count = self.chance.randint(2, 3)
        heights = (top - bottom) / count
        for place in range(count):
            self._whole_story((left, top - (place + 1) * heights + 16, right, top - place * heights))

    def _beside(self, area: Rect) -> None:
        """Two stories side by side, of whole columns, with nothing or a rule between; perhaps one below both."""
        left, bottom, right, top = area
        if self.chance.random() < 0.5:
            middle = bottom + (top - bottom) * 0.35
            self._two((left, middle + 16, right, top))
            self._whole_story((left, bottom, right, middle))
        else:
            self._two(area)

    def _two(self, area: Rect) -> None:
        left, bottom, right, top = area
        column = self._column(left, right, self.columns)
        split = self.chance.randint(1, self.columns - 1)
        edge = left + split * (column + self.style.gutter)
        if self.chance.random() < 0.5:
            self.canvas.line(edge - self.style.gutter / 2, bottom, edge - self.style.gutter / 2, top)
        self._whole_story((left, bottom, edge - self.style.gutter, top), split)
        self._whole_story((edge, bottom, right, top), self.columns - split)

    def _whole_story(self, area: Rect, columns: int = 0) -> None:
        left, bottom, right, top = area
        self.rest = []
        top = self._headings(left, right, top, first=not self.paper.title)
        columns = columns or self.chance.randint(max(2, self.columns - 1), self.columns)
        self._new_story(9999)
        self._flow((left, bottom, right, top), columns, last=True)

    # -- parts of pages

    def _column(self, left: float, right: float, columns: int) -> float:
        return (right - left - (columns - 1) * self.style.gutter) / columns

    def _headings(self, left: float, right: float, top: float, *, first: bool) -> float:
        """Set headline, perhaps a deck and a byline; return where they end."""
        scale = self.chance.choice((1.8, 2.2, 2.8)) + (0.4 if first else 0)
        title = headline(self.chance)
        if first:
            self.paper.title = title
        parts = [(title, self.style.face(1, scale, 1.15))]
        if self.chance.random() < 0.4:
            parts.append((sentence(self.chance), self.style.face(2, 1.3)))
        if self.chance.random() < 0.5:
            parts.append((f"By {name(self.chance)}", self.style.face(1, 1.0)))
        for text, wanted in parts:
            face = self._fitting(text, wanted, right - left)
            for line in broken(text, right - left, widths(self.canvas, face), full=False):
                top -= face.leading
                self.drawn.append(_Drawn(line, face, left, top, right - left))
            self.paper.flow.append(text)
            top -= 5
        return top - 4

    def _fitting(self, text: str, face: Face, measure: float) -> Face:
        """Make a face smaller until the longest word fits."""
        widest = max(self.canvas.stringWidth(word, face.font, face.size) for word in text.split())
        scale = min(1.0, measure / widest)
        return Face(face.font, face.size * scale, face.leading * scale)

    def _new_story(self, most: int) -> None:
        """Have paragraphs ready, as many as may be needed."""
        self.rest = []
        self.story = [paragraph(self.chance) for _ in range(min(most, 400))]

    def _across_bottom(self, left: float, right: float, bottom: float, top: float) -> float:
        """Perhaps set a table, a box or footnotes across the foot of the page; return where they begin."""
        kind = self.chance.choice(("", "", "table", "box", "notes"))
        face = self.style.face(0, 0.9)
        if not kind or top - bottom < 300:
            return bottom
        if kind == "table":
            return self._table(left, right, bottom, face)
        if kind == "box":
            return self._box(left, right, bottom, top, face)[3]
        texts = [f"{number} {sentence(self.chance)}" for number in (1, 2)]
        lines = [broken(text, right - left, widths(self.canvas, face), full=False) for text in texts]
        height = bottom + sum(map(len, lines)) * face.leading
        start = height + 4
        self.canvas.line(left, start + 4, left + 80, start + 4)
        for text, each in zip(texts, lines, strict=True):
            self.paper.inserts.append(text)
            for line in each:
                height -= face.leading
                self.drawn.append(_Drawn(line, face, left, height, right - left))
        return start + 14

    def _table(self, left: float, right: float, bottom: float, face: Face) -> float:
        rows, columns = self.chance.randint(4, 7), self.chance.randint(3, 5)
        step = (right - left) / columns
        for row in range(rows):
            cells = [name(self.chance).split()[1] if row else "Town"]
            cells += [str(self.chance.randint(1, 9999)) if row else f"Year {n}" for n in range(1, columns)]
            for n, cell in enumerate(cells):
                height = bottom + (rows - row - 1) * face.leading * 1.2 + 3
                self.drawn.append(_Drawn(SetLine((cell,)), face, left + n * step, height, step))
            self.paper.inserts.append("\t".join(cells))
        top = bottom + rows * face.leading * 1.2 + 4
        if self.chance.random() < 0.6:
            for height in (bottom - 3, top):
                self.canvas.line(left, height, right, height)
        return top + 14

    def _box(self, left: float, right: float, bottom: float | None, ceiling: float, face: Face) -> Rect:
        """Set a box with a frame or a tint, with a heading of its own, on a bottom or hung from a ceiling."""
        texts = [(headline(self.chance, 2, 4), self.style.face(1, 1.1))]
        texts += [(sentence(self.chance), face), (sentence(self.chance), face)]
        room = right - left - 16
        faces = [self._fitting(text, each, room) for text, each in texts]
        lines = [
            broken(text, room, widths(self.canvas, each), full=False)
            for (text, _), each in zip(texts, faces, strict=True)
        ]
        need = sum(len(each) * fitted.leading + 6 for each, fitted in zip(lines, faces, strict=True)) + 10
        bottom = ceiling - need if bottom is None else bottom
        if self.chance.random() < 0.5:
            self.canvas.setFillGray(0.9)
            self.canvas.rect(left, bottom, right - left, need, stroke=0, fill=1)
            self.canvas.setFillGray(0)
        else:
            self.canvas.rect(left, bottom, right - left, need)
        height = bottom + need - 4
        for (text, _), each, fitted in zip(texts, lines, faces, strict=True):
            self.paper.inserts.append(text)
            for line in each:
                height -= fitted.leading
                self.drawn.append(_Drawn(line, fitted, left + 8, height, room))
            height -= 6
        return (left, bottom - 8, right, bottom + need + 12)

    def _slots(self, area: Rect, columns: int) -> list[Rect]:
        """Return what is free for the flow, in order, around figures, boxes and pull quotes."""
        left, bottom, right, top = area
        width = self._column(left, right, columns)
        slots: list[Rect] = []
        taken: dict[int, Rect] = {}
        if top - bottom > 260 and self.chance.random() < 0.75:
            span = self.chance.randint(1, columns)
            first = self.chance.randint(0, columns - span)
            edge = left + first * (width + self.style.gutter)
            far = edge + span * width + (span - 1) * self.style.gutter
            places: list[float | None] = [bottom, None]
            if span == 1:
                places.append((top + bottom) / 2 - 60)
            rect = self._insert(edge, far, self.chance.choice(places), top)
            taken = dict.fromkeys(range(first, first + span), rect)
        for n in range(columns):
            edge = left + n * (width + self.style.gutter)
            if self.style.rules and n:
                self._rule(edge - self.style.gutter / 2, bottom, top, taken.get(n), taken.get(n - 1))
            if n in taken:
                _, low, _, high = taken[n]
                slots += [(edge, high, edge + width, top), (edge, bottom, edge + width, low)]
            else:
                slots.append((edge, bottom, edge + width, top))
        return [slot for slot in slots if slot[3] - slot[1] > 2 * self.style.body.leading]

    def _rule(self, at: float, bottom: float, top: float, right: Rect | None, left: Rect | None) -> None:
        if right is None or right != left:
            self.canvas.line(at, bottom, at, top)
            return
        if right[1] > bottom:
            self.canvas.line(at, bottom, at, right[1])
        if right[3] < top:
            self.canvas.line(at, right[3], at, top)

    def _insert(self, left: float, right: float, bottom: float | None, ceiling: float) -> Rect:
        """Set a picture with its caption, a box, or a quotation, on a bottom or hung from a ceiling."""
        kind = self.chance.choice(("picture", "picture", "box", "quote"))
        if kind == "box":
            return self._raised(self._box(left, right, bottom, ceiling, self.style.face(0, 0.9)), ceiling)
        text = sentence(self.chance)
        face = self.style.face(2, 0.85) if kind == "picture" else self.style.face(1, 1.5)
        face = self._fitting(text, face, right - left)
        lines = broken(text, right - left, widths(self.canvas, face), full=False)
        picture = 70.0 if kind == "picture" else 0.0
        bottom = ceiling - len(lines) * face.leading - picture - 8 if bottom is None else bottom
        for n, line in enumerate(reversed(lines)):
            self.drawn.append(_Drawn(line, face, left, bottom + 8 + n * face.leading, right - left))
        self.paper.inserts.append(text)
        top = bottom + 8 + len(lines) * face.leading
        if picture:
            self.canvas.setFillGray(0.7)
            self.canvas.rect(left, top, right - left, picture, stroke=0, fill=1)
            self.canvas.setFillGray(0)
            if self.chance.random() < 0.5:
                self._sideways(right, top)
        return self._raised((left, bottom - 6, right, top + picture + 10), ceiling)

    def _raised(self, rect: Rect, ceiling: float) -> Rect:
        """Let nothing be set in the little that is left above an insert near the top."""
        left, bottom, right, top = rect
        return (left, bottom, right, max(top, ceiling) if ceiling - top < 3 * self.style.body.leading else top)

    def _sideways(self, right: float, bottom: float) -> None:
        """Print a credit along the edge of a picture, within it."""
        text = f"Photo: {name(self.chance)}"
        self.canvas.saveState()
        self.canvas.translate(right - 2, bottom + 2)
        self.canvas.rotate(90)
        self.canvas.setFont(self.style.family[0], 5)
        self.canvas.drawString(0, 0, text)
        self.canvas.restoreState()
        self.paper.inserts.append(text)

    # -- the flow of a story

    def _flow(self, area: Rect, columns: int, *, last: bool) -> None:
        """Pour the story into columns; a story that ends here stops with a paragraph."""
        slots = self._slots(area, columns)
        subheads = self.chance.random() < 0.4
        drop = not self.rest and self.chance.random() < 0.3
        for n, slot in enumerate(slots):
            self._pour(slot, ends=last and n == len(slots) - 1, subheads=subheads, drop=drop and n == 0)
        if last:
            self.rest = []

    def _pour(self, slot: Rect, *, ends: bool, subheads: bool, drop: bool) -> None:
        left, bottom, right, top = slot
        style, height = self.style, top
        while True:
            if not self.rest:
                if (
                    subheads
                    and height < top
                    and height - bottom > 6 * style.body.leading
                    and self.chance.random() < 0.2
                ):
                    height = self._subhead(left, right, height)
                lines = self._next_paragraph(right - left, drop=drop)
                room = int((height - bottom) / style.body.leading)
                if (ends and len(lines) > room) or room < 1:
                    self.story.insert(0, self.paper.flow.pop())
                    return
                self.rest = list(lines)
                if drop:
                    height = self._drop_cap(left, height)
                    drop = False
            while self.rest and height - style.body.leading >= bottom:
                height -= style.body.leading
                line = self.rest.pop(0)
                if line is not None:
                    self.drawn.append(_Drawn(line, style.body, left, height, right - left))
            if self.rest:
                return
            height -= style.gap

    def _next_paragraph(self, measure: float, *, drop: bool) -> list[SetLine]:
        text = self.story.pop(0) if self.story else paragraph(self.chance)
        while drop and (len(text) < 200 or not text[0].isalpha() or not text[1].isalpha()):
            text = paragraph(self.chance)
        self.paper.flow.append(text)
        style = self.style
        width = widths(self.canvas, style.body)
        divide = self.chance if style.divide else None
        if not drop:
            return broken(text, measure, width, indent=style.indent, divide=divide, full=style.justified)
        inset = self._cap_width(text[0])
        first: list[SetLine] = []
        rest = text[1:]
        for _ in range(2):
            line = broken(rest, measure - inset, width, full=False)[0]
            first.append(SetLine(line.words, inset))
            rest = rest[len(" ".join(line.words)) + 1 :]
        return [*first, *broken(rest, measure, width, divide=divide, full=style.justified)]

    def _cap_width(self, letter_: str) -> float:
        face = self._cap()
        return float(self.canvas.stringWidth(letter_, face.font, face.size)) + 3

    def _cap(self) -> Face:
        size = self.style.body.leading + self.style.body.size * 0.95
        return Face(self.style.family[1], size, size)

    def _drop_cap(self, left: float, height: float) -> float:
        letter_ = self.paper.flow[-1][0]
        self.drawn.append(_Drawn(SetLine((letter_,)), self._cap(), left, height - 2 * self.style.body.leading, 30))
        return height

    def _subhead(self, left: float, right: float, height: float) -> float:
        face = Face(self.style.family[1], self.style.body.size, self.style.body.leading)
        text = headline(self.chance, 2, 3)
        lines = broken(text, right - left, widths(self.canvas, face), full=False)
        height -= self.style.body.leading * 0.4
        for line in lines:
            height -= face.leading
            self.drawn.append(_Drawn(line, face, left, height, right - left))
        self.paper.flow.append(text)
        return height - self.style.body.leading * 0.2

    # -- the end of a page

    def _put(self, text: str, face: Face, left: float, height: float) -> None:
        if text:
            self.drawn.append(_Drawn(SetLine((text,)), face, left, height, 500))

    def _finish_page(self) -> None:
        """Draw the lines in the order of the paper's maker."""
        drawn: Sequence[_Drawn] = self.drawn
        if self.style.order == "across":
            drawn = sorted(drawn, key=lambda each: (-round(each.height), each.left))
        elif self.style.order == "shuffled":
            drawn = self.chance.sample(drawn, len(drawn))
        for each in drawn:
            draw(self.canvas, each.line, each.face, (each.left, each.height, each.measure), self.style.unit)
        self.drawn = []
        self.canvas.showPage()
