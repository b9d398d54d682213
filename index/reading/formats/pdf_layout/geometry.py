"""What stands on a page and where: words, lines, frames. Points from the lower left corner, as in PDF."""

from dataclasses import dataclass, field

ASCENT, DESCENT = 0.75, 0.22
"""How far letters reach above and below their baseline, as a share of the size of the font."""


@dataclass(slots=True)
class Word:
    """A run of letters without a space.

    Attributes:
        text: Its letters.
        left: Where it begins.
        right: Where it ends.
        base: The height of its baseline.
        size: Size of the font.
        font: Number of the font in the file.
        order: Its place in the order in which the file draws.
    """

    text: str
    left: float
    right: float
    base: float
    size: float
    font: int
    order: int

    @property
    def top(self) -> float:
        """The height that its letters reach."""
        return self.base + ASCENT * self.size

    @property
    def bottom(self) -> float:
        """The height to which its letters go down."""
        return self.base - DESCENT * self.size


@dataclass(slots=True)
class Line(Word):
    """Words beside each other that belong together, a space between two: a line of one column.

    Size and font are those of most of its letters, the order is that of its first word.
    """


@dataclass(frozen=True, slots=True)
class Frame:
    """A rectangle: the frame or tint of a box, a rule, a picture."""

    left: float
    bottom: float
    right: float
    top: float

    @property
    def width(self) -> float:
        """From left to right."""
        return self.right - self.left

    @property
    def height(self) -> float:
        """From bottom to top."""
        return self.top - self.bottom

    def holds(self, line: Line, slack: float = 2.0) -> bool:
        """Whether a line stands within."""
        across = self.left - slack <= line.left and line.right <= self.right + slack
        return across and self.bottom - slack <= line.base and line.base + 0.5 * line.size <= self.top + slack


@dataclass(slots=True)
class Page:
    """A page as the file draws it.

    Attributes:
        width: Its width.
        height: Its height.
        words: The words that stand upright, in the order of the file.
        turned: Words of each other direction, as they are read when the page is turned.
        askew: Whether words stand at an angle that is not a multiple of 90 degrees.
        boxes: Frames with words in them.
        rules: Thin lines between columns or stories.
    """

    width: float
    height: float
    words: list[Word] = field(default_factory=list)
    turned: list[list[Word]] = field(default_factory=list)
    askew: bool = False
    boxes: list[Frame] = field(default_factory=list)
    rules: list[Frame] = field(default_factory=list)
