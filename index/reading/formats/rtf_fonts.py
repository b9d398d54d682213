"""The encodings that RTF names by number: of its whole text, and of its fonts. Pure."""

import codecs
from typing import Final

_BY_CHARSET: Final = {
    77: "mac_roman", 78: "shift_jis", 79: "big5", 80: "euc_kr", 83: "mac_greek", 84: "mac_cyrillic", 85: "mac_latin2",
    86: "mac_romanian", 89: "mac_cyrillic", 88: "mac_latin2", 128: "cp932", 129: "cp949", 130: "johab", 134: "gbk",
    136: "cp950", 161: "cp1253", 162: "cp1254", 163: "cp1258", 177: "cp1255", 178: "cp1256", 186: "cp1257",
    204: "cp1251", 222: "cp874", 238: "cp1250", 254: "cp437", 255: "cp850",
}  # fmt: skip
_BY_WORD: Final = {"ansi": "cp1252", "mac": "mac_roman", "pc": "cp437", "pca": "cp850"}
_MAC_ROMAN, _UTF8 = 10_000, 65_001


def of_charset(number: int) -> str | None:
    """Return the encoding of a font's character set, None for that of the whole text."""
    return _BY_CHARSET.get(number)


def of_page(number: int) -> str | None:
    """Return the encoding of a code page, None for one that isn't known."""
    name = {_MAC_ROMAN: "mac_roman", _UTF8: "utf-8"}.get(number, f"cp{number}")
    try:
        return codecs.lookup(name).name
    except LookupError:
        return None


def of_word(word: str) -> str | None:
    """Return the encoding that a word at the head of a file names, None for any other word."""
    return _BY_WORD.get(word)
