"""Unpacks the RTF in which Outlook keeps the text of a mail: MS-OXRTFCP of Microsoft's open specifications. Pure."""

import struct
from typing import Final

_HEADER: Final = struct.Struct("<IIII")
_PACKED, _PLAIN = 0x75465A4C, 0x414C454D
_MAX_SIZE: Final = 8_000_000
_WINDOW: Final = 4096
_START: Final = (
    rb"{\rtf1\ansi\mac\deff0\deftab720{\fonttbl;}{\f0\fnil \froman \fswiss \fmodern \fscript \fdecor "
    rb"MS Sans SerifSymbolArialTimes New RomanCourier{\colortbl\red0\green0\blue0"
    b"\r\n"
    rb"\par \pard\plain\f0\fs20\b\i\u\tab\tx"
)
"""What the window holds before the first byte."""


def unpacked_rtf(data: bytes) -> bytes:
    """Return the RTF; what is cut off is unpacked so far, none where it is no such RTF or too large."""
    if len(data) < _HEADER.size:
        return b""
    _, size, kind, _ = _HEADER.unpack_from(data)
    packed = data[_HEADER.size :]
    if size > _MAX_SIZE or kind not in {_PACKED, _PLAIN}:
        return b""
    return packed[:size] if kind == _PLAIN else bytes(_unpacked(packed, size))


def _unpacked(packed: bytes, size: int) -> bytearray:
    # The window is the last 4,096 bytes of this; a reference into it is an offset from the window's begin.
    text = bytearray(_START)
    place, wanted = 0, len(_START) + size
    while place < len(packed) and len(text) < wanted:
        flags, place = packed[place], place + 1
        for bit in range(8):
            if place >= len(packed):
                break
            if flags >> bit & 1 == 0:
                text.append(packed[place])
                place += 1
                continue
            if place + 2 > len(packed):
                return text[len(_START) :]
            token = int.from_bytes(packed[place : place + 2], "big")
            place += 2
            back = (len(text) - (token >> 4)) % _WINDOW
            # The reference to where writing goes on is the end.
            if not back or back > len(text):
                return text[len(_START) :]
            for _ in range((token & 15) + 2):
                text.append(text[-back])
    return text[len(_START) : wanted]
