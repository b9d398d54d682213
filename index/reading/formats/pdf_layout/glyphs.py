"""Takes words with their places out of a PDF file, with PDFium."""

import ctypes
from collections import defaultdict
from collections.abc import Iterator
from typing import Any, Final

from .geometry import Frame, Page, Word
from .measuring import Measure

# The longest reports have some hundred thousand objects; a file made to block its reader has millions.
MAX_OBJECTS: Final = 1_000_000
MAX_CHARACTERS: Final = 3_000_000
MAX_PAGES: Final = 5_000
_MAX_ON_PAGE: Final = 60_000

_LINE_END_HYPHENS: Final = (0xFFFE, 0x0002)
"""How PDFium gives a hyphen at the end of a line."""
_SPACE: Final = frozenset(map(ord, " \t\r\n\f\v\x00\u00a0\u2002\u2003\u2009\u200a\u202f\u3000\u200b"))
_SMALLEST: Final = 25.0
_THIN: Final = 3.0
_WHOLE_PAGE: Final = 0.85
_LAST_CODE: Final = 0x10FFFF


class TooLong(Exception):
    """A file that would take minutes to read."""


class Encrypted(Exception):
    """A file that asks for a password."""


class Damaged(Exception):
    """A file that is no PDF, or a broken one."""


class Document:
    """An open PDF file. Close it after use.

    Attributes:
        title: The title in its metadata, "" when there is none.
    """

    def __init__(self, data: bytes) -> None:
        # On first use: only a folder with PDF files pays for the import.
        import pypdfium2 as pdfium  # noqa: PLC0415 - see above
        import pypdfium2.raw  # noqa: PLC0415 - see above

        self._raw: Any = pypdfium2.raw
        try:
            self._file = pdfium.PdfDocument(data)
        except pdfium.PdfiumError as failure:
            raise (Encrypted if "password" in str(failure).lower() else Damaged) from failure
        self._fonts: dict[str, int] = {}
        self._objects = self._characters = 0
        self.title = str(self._file.get_metadata_value("Title") or "")

    def close(self) -> None:
        """Free what the file takes in memory."""
        self._file.close()

    def pages(self) -> Iterator[Page]:
        """Yield the pages in order.

        Raises:
            Damaged: There are none.
            TooLong: There are too many pages, objects or characters. Pages can share their contents, so the size of
                the file does not limit them.
        """
        count = len(self._file)
        if not count:
            raise Damaged
        if count > MAX_PAGES:
            raise TooLong
        for number in range(count):
            page = self._file[number]
            try:
                yield self._page(page)
            finally:
                page.close()

    def _page(self, page: Any) -> Page:
        objects = self._raw.FPDFPage_CountObjects(page.raw)
        self._objects += objects
        if self._objects > MAX_OBJECTS:
            raise TooLong
        text = page.get_textpage()
        try:
            groups = self._words(text.raw)
        finally:
            text.close()
        frames = list(self._frames(page.raw, objects))
        return _upright(self._bounds(page.raw), groups, frames)

    def _bounds(self, page: Any) -> tuple[float, float, float, float]:
        # The boxes of a page may be stated for all pages together, which this alone of PDFium's functions follows.
        rect = self._raw.FS_RECTF()
        self._raw.FPDF_GetPageBoundingBox(page, rect)
        return rect.left, rect.bottom, rect.right, rect.top

    # -- words

    def _words(self, text: Any) -> dict[int | None, list[Word]]:
        """Return the words by their direction in degrees, None for any odd one."""
        count = self._raw.FPDFText_CountChars(text)
        self._characters += count
        if self._characters > MAX_CHARACTERS or count > _MAX_ON_PAGE:
            raise TooLong
        units = self._units(text, count)
        measure = Measure(self._raw, text, self._fonts)
        found: dict[int | None, list[Word]] = defaultdict(list)
        for start, end in _runs(units):
            signs = [_sign(unit) for unit in units[start:end]]
            for angle, word in measure.words(signs, start):
                found[angle].append(word)
        return found

    def _units(self, text: Any, count: int) -> list[int]:
        buffer = (ctypes.c_ushort * (count + 1))()
        written = self._raw.FPDFText_GetText(text, 0, count, buffer)
        if written - 1 == count:
            return buffer[:count]
        return [self._raw.FPDFText_GetUnicode(text, place) for place in range(count)]

    # -- frames

    def _frames(self, page: Any, objects: int) -> Iterator[Frame]:
        raw = self._raw
        edges = [ctypes.c_float() for _ in range(4)]
        for place in range(objects):
            each = raw.FPDFPage_GetObject(page, place)
            if raw.FPDFPageObj_GetType(each) == raw.FPDF_PAGEOBJ_PATH and raw.FPDFPageObj_GetBounds(each, *edges):
                frame = Frame(*(edge.value for edge in edges))
                if max(frame.width, frame.height) >= _SMALLEST:
                    yield frame


def _runs(units: list[int]) -> Iterator[tuple[int, int]]:
    """Yield start and end of each word. A hyphen at a line's end is the end of one."""
    start = -1
    for place, unit in enumerate(units):
        if unit in _SPACE:
            if start >= 0:
                yield start, place
            start = -1
            continue
        if start < 0:
            start = place
        if unit in _LINE_END_HYPHENS:
            yield start, place + 1
            start = -1
    if start >= 0:
        yield start, len(units)


def _sign(unit: int) -> str:
    if unit in _LINE_END_HYPHENS:
        return "-"
    return chr(unit) if unit <= _LAST_CODE else "\ufffd"


def _upright(
    crop: tuple[float, float, float, float], groups: dict[int | None, list[Word]], frames: list[Frame]
) -> Page:
    """Turn a page so that most of its words stand upright, with its lower left corner at 0, 0."""
    usual = max((angle for angle in groups if angle is not None), key=lambda a: _letters(groups[a]), default=0)
    left, bottom, right, top = turned(usual, *crop)
    page = Page(right - left, top - bottom)
    for angle, words in groups.items():
        if angle is None:
            page.askew = True
        _move(words, *((left, bottom) if angle == usual else (0.0, 0.0)))
        if angle == usual:
            page.words = [word for word in words if -1 <= word.left < page.width and -1 <= word.base <= page.height]
        else:
            page.turned.append(words)
    for frame in frames:
        edges = turned(usual, frame.left, frame.bottom, frame.right, frame.top)
        moved = Frame(edges[0] - left, edges[1] - bottom, edges[2] - left, edges[3] - bottom)
        if min(moved.width, moved.height) <= _THIN:
            page.rules.append(moved)
        elif (
            moved.width * moved.height < _WHOLE_PAGE * page.width * page.height
            and min(moved.width, moved.height) >= _SMALLEST
        ):
            page.boxes.append(moved)
    return page


def turned(
    angle: int | None, left: float, bottom: float, right: float, top: float
) -> tuple[float, float, float, float]:
    """Turn a rectangle back by a multiple of 90 degrees around the origin."""
    if angle == 90:  # noqa: PLR2004 - degrees
        return bottom, -right, top, -left
    if angle == 180:  # noqa: PLR2004 - degrees
        return -right, -top, -left, -bottom
    if angle == 270:  # noqa: PLR2004 - degrees
        return -top, left, -bottom, right
    return left, bottom, right, top


def _letters(words: list[Word]) -> int:
    return sum(len(word.text) for word in words)


def _move(words: list[Word], left: float, bottom: float) -> None:
    for word in words:
        word.left -= left
        word.right -= left
        word.base -= bottom
