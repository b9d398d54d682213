"""Measures words on a page of PDFium: their edges, baseline, size, font and direction."""

import ctypes
import math
from collections.abc import Callable, Iterator
from typing import Any, Final

from .geometry import Word

_STRAIGHT: Final = 3.0
"""Degrees by which a line may lean, as on a page that was scanned a little askew."""
_WIDEST: Final = 1.6
_APART: Final = 0.35
_RAISED: Final = 0.3


class Measure:
    """Measures the words of one page.

    Args:
        raw: PDFium's functions.
        text: The text of the page.
        fonts: The number of each font by its name, over all pages.
    """

    def __init__(self, raw: Any, text: Any, fonts: dict[str, int]) -> None:
        self._raw, self._text, self._fonts = raw, text, fonts
        self._box, self._matrix = raw.FS_RECTF(), raw.FS_MATRIX()
        self._across, self._up = ctypes.c_double(), ctypes.c_double()
        # Addresses as numbers are much cheaper than pointers to structures, of which a page needs thousands.
        self._object_at = _by_address(raw.FPDFText_GetTextObject, ctypes.c_void_p, ctypes.c_int)
        self._font_at = _by_address(raw.FPDFTextObj_GetFont, ctypes.c_void_p)
        self._page = ctypes.cast(text, ctypes.c_void_p).value
        self._object = 0
        self._seen: dict[int, int] = {}
        self._size, self._font, self._angle = 1.0, 0, 0
        self._odd = False

    def words(self, signs: list[str], start: int) -> Iterator[tuple[int | None, Word]]:
        """Yield a word, or several where the file joins what stands apart, each with its direction.

        Args:
            signs: Its letters.
            start: The place of the first on the page.
        """
        self._look_at(start)
        text = "".join(signs)
        if self._odd:  # Letters at such an angle stand neither beside nor below each other.
            left, right, base = self._place(start)
            yield None, Word(text, left, right, base, self._size, self._font, start)
            return
        first = last = self._place(start)
        drawn, angle = self._object, None if self._odd else self._angle
        if len(signs) > 1:
            self._look_at(start + len(signs) - 1)
            if self._object == drawn:
                last = self._place(start + len(signs) - 1)
        # What one operation draws is as close as it looks; two may draw in two columns.
        if self._object == drawn and self._joined(first, last, len(signs)):
            yield angle, Word(text, first[0], last[1], first[2], self._size, self._font, start)
            return
        yield from self._apart(signs, start)

    def _joined(self, first: tuple[float, float, float], last: tuple[float, float, float], count: int) -> bool:
        level = abs(first[2] - last[2]) <= _RAISED * self._size
        return level and first[0] <= last[1] <= first[0] + _WIDEST * self._size * count

    def _apart(self, signs: list[str], start: int) -> Iterator[tuple[int | None, Word]]:
        """Measure letter by letter, and part them where there is a gap or another line."""
        word: Word | None = None
        found: int | None = None
        for place, sign in enumerate(signs, start):
            self._look_at(place)
            left, right, base = self._place(place)
            angle = None if self._odd else self._angle
            near = word is not None and abs(left - word.right) <= _APART * self._size
            level = word is not None and abs(base - word.base) <= _RAISED * self._size and word.size == self._size
            if word is not None and near and level and angle == found:
                word.text += sign
                word.right = max(right, word.right)
                continue
            if word is not None:
                yield found, word
            word, found = Word(sign, left, right, base, self._size, self._font, place), angle
        if word is not None:
            yield found, word

    def _place(self, place: int) -> tuple[float, float, float]:
        """Return left edge, right edge and baseline of a letter, turned upright."""
        raw, box = self._raw, self._box
        raw.FPDFText_GetLooseCharBox(self._text, place, box)
        raw.FPDFText_GetCharOrigin(self._text, place, self._across, self._up)
        if self._angle == 0:
            return box.left, box.right, self._up.value
        if self._angle == 90:  # noqa: PLR2004 - degrees
            return box.bottom, box.top, -self._across.value
        if self._angle == 180:  # noqa: PLR2004 - degrees
            return -box.right, -box.left, -self._up.value
        return -box.top, -box.bottom, self._across.value

    def _look_at(self, place: int) -> None:
        """Take size, font and direction from the drawing operation that a letter belongs to."""
        raw = self._raw
        drawn = self._object_at(self._page, place) or 0
        if drawn == self._object and drawn:
            return
        self._object = drawn
        matrix = self._matrix
        size = raw.FPDFText_GetFontSize(self._text, place) or 1.0
        if not raw.FPDFText_GetMatrix(self._text, place, matrix):
            matrix.a, matrix.b, matrix.c, matrix.d = 1.0, 0.0, 0.0, 1.0
        if matrix.b == 0.0 and matrix.a > 0:
            self._size, self._odd, self._angle = abs(size * matrix.d) or 1.0, False, 0
        else:
            self._size = abs(size) * (math.hypot(matrix.c, matrix.d) or 1.0)
            degrees = math.degrees(math.atan2(matrix.b, matrix.a)) % 360
            nearest = round(degrees / 90) * 90
            self._odd = abs(degrees - nearest) > _STRAIGHT
            self._angle = nearest % 360
        self._font = self._font_of(drawn) if drawn else 0

    def _font_of(self, drawn: int) -> int:
        """Number fonts by their names: a file may hold one font in several parts."""
        raw = self._raw
        address = self._font_at(drawn)
        if not address:
            return 0
        if address not in self._seen:
            font = ctypes.cast(address, raw.FPDF_FONT)
            buffer = ctypes.create_string_buffer(128)
            length = raw.FPDFFont_GetBaseFontName(font, buffer, len(buffer))
            name = buffer.value.decode("utf-8", "replace") if 0 < length <= len(buffer) else ""
            self._seen[address] = self._fonts.setdefault(name, len(self._fonts) + 1)
        return self._seen[address]


def _by_address(function: Any, *takes: Any) -> Callable[..., int | None]:
    """Return a function of PDFium that takes and returns addresses as numbers."""
    address = ctypes.cast(function, ctypes.c_void_p).value
    made: Callable[..., int | None] = ctypes.CFUNCTYPE(ctypes.c_void_p, *takes)(address or 0)
    return made
