"""Decodes the bytes of a text file, or says why they are not text.

A passage is shown as what its file says, so a wrong guess is worse than a refusal: anything that is neither Unicode nor
clearly Western 8-bit text is refused.
"""

import codecs
import re
from typing import BinaryIO

# UTF-32 first: its little-endian mark begins with the mark of UTF-16.
_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# Control characters that no text contains; tab, line ends, form feed, escape and the DOS end-of-file mark do occur.
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x19\x1c-\x1f\x7f]")
_UTF8_SEQUENCE = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")
_HIGH = re.compile(rb"[\x80-\xff]")
_LETTER = re.compile(rb"[A-Za-z\x80-\xff]")

_SAMPLE = 65_536
_MAX_CONTROL_SHARE = 0.002
# In Western text about one letter in five has an accent at most; in Cyrillic or Greek nearly all bytes are high.
_MAX_HIGH_SHARE = 0.3
# In UTF-16 of Western text nearly every second byte is zero, and hardly any other.
_ZEROS_MANY, _ZEROS_FEW = 0.6, 0.1


class UndecodableError(ValueError):
    """Bytes that are not text; `str()` is the reason in one line."""


def decode(data: bytes) -> str:
    """Decode the text of a file, without its byte order mark and with its line ends untouched.

    It tries, in this order: a byte order mark, UTF-16 without a mark, strict UTF-8, and Windows-1252, which includes
    printable Latin-1.

    Args:
        data: All bytes of the file.

    Returns:
        The text; "" for no bytes.

    Raises:
        UndecodableError: The bytes are binary, contradict their byte order mark, or fit none of these encodings.
    """
    text = _by_mark(data)
    if text is None:
        text = _without_mark(data)
    if is_binary(text):
        raise UndecodableError("binary data, not text")
    return text


def encoding_of(stream: BinaryIO) -> tuple[str, int]:
    """Tell the encoding of a file that is too long to be held, by the rules of `decode`; it is read to its end.

    Returns:
        Python's name of the encoding, and the length in bytes of the byte order mark.

    Raises:
        UndecodableError: As `decode` does; that bytes contradict their mark may only be seen as they are decoded.
    """
    head = stream.read(_SAMPLE)
    for mark, encoding in _MARKS:
        if head.startswith(mark):
            return encoding, len(mark)
    utf16 = _utf16_order(head[: len(head) // 2 * 2])
    if utf16 is not None:
        return utf16, 0
    decoder, block, place = codecs.getincrementaldecoder("utf-8")("strict"), head, 0
    while True:
        try:
            text = decoder.decode(block, final=not block)
        except UnicodeDecodeError as failure:
            _as_western(block, place + failure.start)
            return "cp1252", 0
        if not place and is_binary(text):
            raise UndecodableError("binary data, not text")
        if not block:
            return "utf-8", 0
        place += len(block)
        block = stream.read(_SAMPLE)


def is_binary(text: str) -> bool:
    """Whether a text contains zeros, or more control characters than real text ever does."""
    found = _CONTROL.findall(text)
    return "\0" in found or len(found) > max(2, _MAX_CONTROL_SHARE * len(text))


def _by_mark(data: bytes) -> str | None:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            try:
                return data[len(mark) :].decode(encoding)
            except UnicodeDecodeError as failure:
                place = failure.start + len(mark)
                reason = f"cannot be decoded: its byte order mark says {encoding.upper()}, but byte {place:,} is not"
                raise UndecodableError(reason) from failure
    return None


def _without_mark(data: bytes) -> str:
    utf16 = _utf16_order(data)
    if utf16 is not None:
        try:
            return data.decode(utf16)
        except UnicodeDecodeError as failure:
            raise UndecodableError("binary data, not text") from failure
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as failure:
        return _as_western(data, failure.start)


def _utf16_order(data: bytes) -> str | None:
    sample = data[:_SAMPLE]
    pairs = len(sample) // 2
    if pairs == 0 or len(data) % 2:
        return None
    first, second = sample[0::2].count(0) / pairs, sample[1::2].count(0) / pairs
    if second >= _ZEROS_MANY and first <= _ZEROS_FEW:
        return "utf-16-le"
    if first >= _ZEROS_MANY and second <= _ZEROS_FEW:
        return "utf-16-be"
    return None


def _as_western(data: bytes, place: int) -> str:
    if 0 in data:
        raise UndecodableError("binary data, not text")
    high = len(_HIGH.findall(data))
    if 2 * sum(map(len, _UTF8_SEQUENCE.findall(data))) > high:
        raise UndecodableError(f"cannot be decoded: UTF-8 broken at byte {place:,}; save it as UTF-8 again")
    unfit = "cannot be decoded: neither UTF-8, UTF-16 nor Western (Windows-1252); save it as UTF-8"
    if high > _MAX_HIGH_SHARE * len(_LETTER.findall(data)):
        raise UndecodableError(unfit)
    try:
        return data.decode("cp1252")
    except UnicodeDecodeError as failure:
        raise UndecodableError(unfit) from failure
