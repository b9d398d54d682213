"""Sets what stands around the flow of a story: headings, tables, boxes, pictures with captions."""

import io
import random
from collections.abc import Sequence

from reportlab.pdfgen.canvas import Canvas

from .setting import Face, SetLine, broken, draw, widths
from .style import Drawn, Paper, Rect, register_fonts, style_of
from .wording import headline, name, sentence


class Sheet:
    """A page that is being set, and what was set so far.

    Args:
        chance: Draws the layout.
        most_pages: How many pages the paper has at most.
    """

    def __init__(self, chance: random.Random, most_pages: int) -> None:
        register_fonts()
        self.chance, self.style = chance, style_of(chance)
        self.paper = Paper(pages=chance.randint(1, most_pages))
        self.stream = io.BytesIO()
        self.canvas = Canvas(self.stream, pagesize=self.style.page, pageCompression=1)
        self.drawn: list[Drawn] = []
        self.number, self.largest = 1, 0.0

    def column(self, left: float, right: float, columns: int) -> float:
        """Return how wide a column is."""
        return (right - left - (columns - 1) * self.style.gutter) / columns

    def headings(self, left: float, right: float, top: float, *, first: bool) -> float:
        """Set headline, perhaps a deck and a byline; return where they end."""
        scale = self.chance.choice((1.8, 2.2, 2.8)) + (0.4 if first else 0)
        title = headline(self.chance)
        parts = [(title, self.style.face(1, scale, 1.15))]
        if self.chance.random() < 0.4:
            parts.append((sentence(self.chance), self.style.face(2, 1.3)))
        if self.chance.random() < 0.5:
            parts.append((f"By {name(self.chance)}", self.style.face(1, 1.0)))
        for text, wanted in parts:
            face = self.fitting(text, wanted, right - left)
            if text == title and self.number == 1 and face.size > self.largest / 0.9:
                self.paper.title, self.largest = title, face.size
            for line in broken(text, right - left, widths(self.canvas, face), full=False):
                top -= face.leading
                self.drawn.append(Drawn(line, face, left, top, right - left))
            self.paper.flow.append(text)
            top -= 5
        return top - 4

    def fitting(self, text: str, face: Face, measure: float) -> Face:
        """Make a face smaller until the longest word fits."""
        widest = max(self.canvas.stringWidth(word, face.font, face.size) for word in text.split())
        scale = min(1.0, measure / widest)
        return Face(face.font, face.size * scale, face.leading * scale)

    def table(self, left: float, right: float, bottom: float, face: Face) -> float:
        """Set a table of names and figures; return where it begins."""
        rows, columns = self.chance.randint(4, 7), self.chance.randint(3, 5)
        step = (right - left) / columns
        for row in range(rows):
            cells = [name(self.chance).split()[1] if row else "Town"]
            cells += [str(self.chance.randint(1, 9999)) if row else f"Year {n}" for n in range(1, columns)]
            for n, cell in enumerate(cells):
                height = bottom + (rows - row - 1) * face.leading * 1.2 + 3
                self.drawn.append(Drawn(SetLine((cell,)), face, left + n * step, height, step))
            self.paper.inserts.append("\t".join(cells))
        top = bottom + rows * face.leading * 1.2 + 4
        if self.chance.random() < 0.6:
            for height in (bottom - 3, top):
                self.canvas.line(left, height, right, height)
        return top + 14

    def box(self, left: float, right: float, bottom: float | None, ceiling: float, face: Face) -> Rect:
        """Set a box with a frame or a tint, with a heading of its own, on a bottom or hung from a ceiling."""
        texts = [(headline(self.chance, 2, 4), self.style.face(1, 1.1))]
        texts += [(sentence(self.chance), face), (sentence(self.chance), face)]
        room = right - left - 16
        faces = [self.fitting(text, each, room) for text, each in texts]
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
                self.drawn.append(Drawn(line, fitted, left + 8, height, room))
            height -= 6
        return (left, bottom - 8, right, bottom + need + 12)

    def insert(self, left: float, right: float, bottom: float | None, ceiling: float) -> Rect:
        """Set a picture with its caption, a box, or a quotation, on a bottom or hung from a ceiling."""
        kind = self.chance.choice(("picture", "picture", "box", "quote"))
        if kind == "box":
            return self._raised(self.box(left, right, bottom, ceiling, self.style.face(0, 0.9)), ceiling)
        text = sentence(self.chance)
        face = self.style.face(2, 0.85) if kind == "picture" else self.style.face(1, 1.5)
        face = self.fitting(text, face, right - left)
        lines = broken(text, right - left, widths(self.canvas, face), full=False)
        picture = 70.0 if kind == "picture" else 0.0
        bottom = ceiling - len(lines) * face.leading - picture - 8 if bottom is None else bottom
        for n, line in enumerate(reversed(lines)):
            self.drawn.append(Drawn(line, face, left, bottom + 8 + n * face.leading, right - left))
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

    def put(self, text: str, face: Face, left: float, height: float) -> None:
        """Set one line."""
        if text:
            self.drawn.append(Drawn(SetLine((text,)), face, left, height, 500))

    def finish_page(self) -> None:
        """Draw the lines in the order of the paper's maker."""
        drawn: Sequence[Drawn] = self.drawn
        if self.style.order == "across":
            drawn = sorted(drawn, key=lambda each: (-round(each.height), each.left))
        elif self.style.order == "shuffled":
            drawn = self.chance.sample(drawn, len(drawn))
        for each in drawn:
            draw(self.canvas, each.line, each.face, (each.left, each.height, each.measure), self.style.unit)
        self.drawn = []
        self.canvas.showPage()
