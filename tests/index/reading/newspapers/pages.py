"""Sets whole papers: stories in columns over pages, below and beside each other."""

import random
from datetime import date, timedelta
from typing import Final

from .setting import Face, SetLine, broken, widths
from .sheet import Sheet
from .style import Drawn, Paper, Rect
from .wording import headline, paragraph, sentence

_PAPERS: Final = (
    "NORDHOLM COURIER|Saltmere Gazette|THE VELLBY HERALD|Quillfjord Evening Post|The Port Arden Times".split("|")
)
_MARGIN: Final = 42.0


def make_paper(seed: int, *, most_pages: int = 3) -> Paper:
    """Make a paper of one to `most_pages` pages in a layout drawn by chance."""
    return _Maker(random.Random(seed), most_pages).made()  # noqa: S311 - a layout, not a secret


class _Maker(Sheet):
    """Fills pages from the top down and notes what was set."""

    def __init__(self, chance: random.Random, most_pages: int) -> None:
        super().__init__(chance, most_pages)
        self.rest: list[SetLine | None] = []
        self.columns = self._fitting_columns()
        self.story: list[str] = []

    def made(self) -> Paper:
        """Set all pages."""
        style, paper = self.style, self.paper
        self._name_paper()
        kind = self.chance.choice(("feature", "stacked", "beside"))
        for number in range(1, paper.pages + 1):
            self.number = number
            area = self._furnish(number)
            if kind == "feature":
                self._feature(area, number)
            elif kind == "stacked":
                self._stacked(area)
            else:
                self._beside(area)
            self.finish_page()
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

    def _furnish(self, number: int) -> Rect:
        """Print header and page number; return what is left of the page."""
        width, height = self.style.page
        face = self.style.face(0, 0.9)
        top, bottom = height - _MARGIN, _MARGIN
        parts = self._header_parts(number)
        if parts:
            for text, at in zip(parts, (0.0, 0.5, 1.0), strict=True):
                length = self.canvas.stringWidth(text, face.font, face.size)
                self.put(text, face, _MARGIN + at * (width - 2 * _MARGIN - length), top - face.size)
            top -= face.size + 6
            if self.chance.random() < 0.5:
                self.canvas.line(_MARGIN, top, width - _MARGIN, top)
            top -= 14
        form = "" if any("Page" in text for text in parts) else self.chance.choice(("", "Page {}", "{}", "– {} –"))
        if form:
            text = form.format(number)
            self.put(text, face, (width - self.canvas.stringWidth(text, face.font, face.size)) / 2, bottom - 14)
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

    def _feature(self, area: Rect, number: int) -> None:
        """One story over all columns and all pages."""
        left, bottom, right, top = area
        if number == 1:
            top = self.headings(left, right, top, first=True)
        bottom = self._across_bottom(left, right, bottom, top)
        if not self.rest:
            self._new_story()
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
        column = self.column(left, right, self.columns)
        split = self.chance.randint(1, self.columns - 1)
        edge = left + split * (column + self.style.gutter)
        if self.chance.random() < 0.5:
            self.canvas.line(edge - self.style.gutter / 2, bottom, edge - self.style.gutter / 2, top)
        self._whole_story((left, bottom, edge - self.style.gutter, top), split)
        self._whole_story((edge, bottom, right, top), self.columns - split)

    def _whole_story(self, area: Rect, columns: int = 0) -> None:
        left, bottom, right, top = area
        self.rest = []
        top = self.headings(left, right, top, first=not self.paper.title)
        columns = columns or self.chance.randint(max(2, self.columns - 1), self.columns)
        self._new_story()
        self._flow((left, bottom, right, top), columns, last=True)

    def _new_story(self) -> None:
        self.rest, self.story = [], []

    def _across_bottom(self, left: float, right: float, bottom: float, top: float) -> float:
        """Perhaps set a table, a box or footnotes across the foot of the page; return where they begin."""
        kind = self.chance.choice(("", "", "table", "box", "notes"))
        face = self.style.face(0, 0.9)
        if not kind or top - bottom < 300:
            return bottom
        if kind == "table":
            return self.table(left, right, bottom, face)
        if kind == "box":
            return self.box(left, right, bottom, top, face)[3]
        texts = [f"{number} {sentence(self.chance)}" for number in (1, 2)]
        lines = [broken(text, right - left, widths(self.canvas, face), full=False) for text in texts]
        height = bottom + sum(map(len, lines)) * face.leading
        start = height + 4
        self.canvas.line(left, start + 4, left + 80, start + 4)
        for text, each in zip(texts, lines, strict=True):
            self.paper.inserts.append(text)
            for line in each:
                height -= face.leading
                self.drawn.append(Drawn(line, face, left, height, right - left))
        return start + 14

    def _slots(self, area: Rect, columns: int) -> list[Rect]:
        """Return what is free for the flow, in order, around figures, boxes and pull quotes."""
        left, bottom, right, top = area
        width = self.column(left, right, columns)
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
            rect = self.insert(edge, far, self.chance.choice(places), top)
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
                    self.drawn.append(Drawn(line, style.body, left, height, right - left))
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
        self.drawn.append(Drawn(SetLine((letter_,)), self._cap(), left, height - 2 * self.style.body.leading, 30))
        return height

    def _subhead(self, left: float, right: float, height: float) -> float:
        face = Face(self.style.family[1], self.style.body.size, self.style.body.leading)
        text = headline(self.chance, 2, 3)
        lines = broken(text, right - left, widths(self.canvas, face), full=False)
        height -= self.style.body.leading * 0.4
        for line in lines:
            height -= face.leading
            self.drawn.append(Drawn(line, face, left, height, right - left))
        self.paper.flow.append(text)
        return height - self.style.body.leading * 0.2
