"""Reads RTF: the text as it is shown, without what is deleted or hidden, headers, pictures and instructions."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Final

from .draft import Draft, UnreadableError
from .office_text import OfficeText, Role
from .rtf_fonts import of_charset, of_page, of_word

_TOKEN: Final = re.compile(
    rb"\\(?P<word>[a-zA-Z]{1,32})(?P<number>-?\d{1,10})? ?|\\'(?P<hex>[0-9a-fA-F]{2})|\\(?P<sign>[^a-zA-Z])|"
    rb"(?P<brace>[{}])|(?P<end>[\r\n\0]+)|(?P<text>[^\\{}\r\n\0]+)|\\"
)
_NEXT_BRACE: Final = re.compile(rb"[{}\\]")
_START: Final = re.compile(rb"(?:\xef\xbb\xbf)?\s*\{\\rtf")
_MAX_TOKENS, _MAX_DEPTH = 1_000_000, 2_000

_SIGNS: Final = {
    "tab": "\t", "line": "\n", "lbr": "\n", "softline": "\n", "emdash": "\u2014", "endash": "\u2013",
    "emspace": "\u2003", "enspace": "\u2002", "qmspace": "\u2005", "bullet": "\u2022", "lquote": "\u2018",
    "rquote": "\u2019", "ldblquote": "\u201c", "rdblquote": "\u201d", "zwj": "\u200d", "zwnj": "\u200c",
}  # fmt: skip
_MARKS: Final = {b"~": "\u00a0", b"_": "\u2011", b"{": "{", b"}": "}", b"\\": "\\", b"\t": "\t"}
_ENDS: Final = frozenset({"par", "sect", "page", "column"})
_UNSEEN: Final = frozenset(
    "colortbl filetbl listtable listoverridetable listtext pntext pnseclvl revtbl rsidtbl generator header headerl "
    "headerr headerf footer footerl footerr footerf pict nonshppict xe tc tcn rxe template private ftnsep ftnsepc "
    "ftncn aftnsep aftnsepc aftncn nonesttables annotation atnid atnauthor atndate atnicn atnref atrfstart atrfend "
    "comment doccomm fldinst datafield formfield objdata objclass objname bkmkstart bkmkend themedata "
    "colorschememapping datastore latentstyles xmlnstbl mmathPr wgrffmtfilter operator keywords subject author "
    "manager company category hlinkbase creatim revtim printim buptim sp shprslt".split()
)
"""Groups of which nothing is shown."""
_SHOWN: Final = frozenset({"footnote", "shpinst", "shptxt", "ud", "userprops", "nesttableprops"})
"""Groups that programs may pass over, but this one reads."""


_MATTERS: Final = (
    _UNSEEN
    | _SHOWN
    | _SIGNS.keys()
    | _ENDS
    | frozenset(
        "bin u v deleted plain pard intbl itap uc cell nestcell row outlinelevel s f fcharset cpg deff ansicpg "
        "ansi mac pc pca fonttbl stylesheet info title propname staticval upr".split()
    )
)
"""Control words that change what is read; most only change how it looks."""


@dataclass(slots=True)
class _Group:
    """What holds inside a pair of braces."""

    seen: bool = True
    capture: str = ""
    hidden: bool = False
    deleted: bool = False
    encoding: str = "cp1252"
    fallback: int = 1
    role: Role = ""
    in_table: bool = False
    star: bool = False
    upr: bool = False
    opened: str = ""


@dataclass(slots=True)
class _Sink:
    """Where text goes: that of the document, of a note, or of a text box."""

    text: OfficeText = field(default_factory=OfficeText)
    run: list[str] = field(default_factory=list)
    cell: list[str] = field(default_factory=list)
    cells: list[list[str]] = field(default_factory=list)
    boxes: list[OfficeText] = field(default_factory=list)


def read(data: bytes) -> Iterator[Draft | UnreadableError]:
    """Yield the one article of an .rtf file, or those of an export of a newspaper archive.

    Footnotes follow at the end. The days in the properties are those of the file, but for properties that state a
    publication. Of a file that is cut off the beginning is read, and that it is cut off is reported.

    Raises:
        UnreadableError: It is no RTF, made to block its reader, or has no text.
    """
    if not _START.match(data):
        raise UnreadableError("not an RTF file: it does not begin as one")
    reader = _Reader()
    reader.read(data)
    yield from reader.sinks[0].text.drafts("RTF without text (pictures only?): it would need text recognition")
    if len(reader.groups) > 1:
        yield UnreadableError("cut off: it was read to where it ends")


class _Reader:
    """Follows the tokens of a file."""

    def __init__(self) -> None:
        self.groups = [_Group()]
        self.sinks = [_Sink()]
        self._raw = bytearray()
        self._captured: list[str] = []
        self._skip = 0
        self._fonts: dict[int, str] = {}
        self._font = self._usual_font = 0
        self._encoding = "cp1252"
        self._styles: dict[int, Role] = {}
        self._style = 0
        self._property = ""
        self._properties: dict[str, str] = {}

    def read(self, data: bytes) -> None:
        """Read all of a file."""
        place, size = 0, len(data)
        for _ in range(_MAX_TOKENS):
            if not self.groups[-1].seen and not self.groups[-1].capture:
                place = _passed(data, place)
            if place >= size:
                break
            match = _TOKEN.match(data, place)
            if match is None:
                break
            place = match.end() + self._token(match)
            if len(self.groups) == 1 and match["brace"] == b"}":
                break
        else:
            raise UnreadableError("RTF that cannot be read: more control words than any article has")
        self._flush()
        self._end_paragraph()
        self._end_row()
        sink = self.sinks[0]
        sink.text.properties = self._properties

    def _token(self, match: re.Match[bytes]) -> int:
        """Follow one token; return how many bytes after it are data to pass over."""
        kind = match.lastgroup
        if kind == "text":
            self._take(match["text"])
        elif kind == "hex":
            self._take(bytes.fromhex(match["hex"].decode()))
        elif kind == "end":
            return 0
        else:
            self._flush()
            if kind == "brace":
                self._skip = 0
                self._open() if match["brace"] == b"{" else self._close()
            elif kind == "sign":
                self._sign(match["sign"])
            elif match["word"]:
                return self._word(match["word"].decode(), int(match["number"]) if match["number"] else None)
        return 0

    def _take(self, raw: bytes) -> None:
        dropped, self._skip = raw[: self._skip], max(0, self._skip - len(raw))
        self._raw += raw[len(dropped) :]

    def _flush(self) -> None:
        """Decode the bytes that have come in a row: two may be one character."""
        if self._raw:
            raw, self._raw = bytes(self._raw), bytearray()
            self._put(raw.decode(self.groups[-1].encoding, "replace"))

    def _put(self, text: str) -> None:
        group = self.groups[-1]
        if group.capture:
            self._captured.append(text)
        elif group.seen and not group.hidden and not group.deleted:
            self.sinks[-1].run.append(text)

    def _open(self) -> None:
        if len(self.groups) > _MAX_DEPTH:
            raise UnreadableError("RTF that cannot be read: nested too deep")
        self.groups.append(replace(self.groups[-1], star=False, opened=""))

    def _close(self) -> None:
        if len(self.groups) == 1:
            return
        group = self.groups.pop()
        if group.opened in {"footnote", "shptxt"}:
            self._end_paragraph()
            self._end_row()
            sink = self.sinks.pop()
            if group.opened == "footnote":
                self.sinks[0].text.notes += [paragraph for paragraph, _ in sink.text.paragraphs]
            else:
                self.sinks[-1].boxes.append(sink.text)
        elif group.opened:
            self._end_capture(group.opened)

    def _end_capture(self, name: str) -> None:
        value = "".join(self._captured).strip()
        self._captured = []
        if name == "title":
            self.sinks[0].text.title = value
        elif name == "style":
            called = value.rstrip("; ").casefold()
            role: Role = "title" if called == "title" else "heading" if called.startswith("heading ") else ""
            self._styles[self._style] = role
        elif name == "propname":
            self._property = value
        elif name == "staticval":
            self._properties[self._property] = value

    def _sign(self, sign: bytes) -> None:
        if sign == b"*":
            self.groups[-1].star = True
        elif sign in b"\r\n":
            self._end_line()
        elif sign in _MARKS:
            if self._skip:
                self._skip -= 1
            else:
                self._put(_MARKS[sign])

    def _word(self, word: str, number: int | None) -> int:
        group = self.groups[-1]
        star, group.star = group.star, False
        if word not in _MATTERS and not star:
            return 0
        if word == "bin":
            return max(0, number or 0)
        if word in _UNSEEN or (star and word not in _SHOWN):
            group.seen, group.capture = False, ""
        elif word == "u":
            self._unicode(number or 0)
        elif word in _SIGNS:
            if self._skip:
                self._skip -= 1
            else:
                self._put(_SIGNS[word])
        elif word in _ENDS:
            self._end_line()
        else:
            self._setting(word, number, group)
        return 0

    def _unicode(self, number: int) -> None:
        self._put(chr(number & 0xFFFF))
        self._skip = self.groups[-1].fallback

    def _setting(self, word: str, number: int | None, group: _Group) -> None:
        if word in {"v", "deleted"}:
            setattr(group, "hidden" if word == "v" else word, number != 0)
        elif word == "plain":
            group.hidden = group.deleted = False
            group.encoding = self._fonts.get(self._usual_font, self._encoding)
        elif word == "pard":
            group.in_table, group.role = False, ""
        elif word in {"intbl", "itap"}:
            group.in_table = number != 0
        elif word == "uc":
            group.fallback = min(max(0, number if number is not None else 1), 20)
        elif word in {"cell", "nestcell", "row"}:
            self._in_table(word)
        elif word == "outlinelevel":
            group.role = group.role or "heading"
        elif word == "s":
            self._styled(number or 0, group)
        elif not self._encodes(word, number, group):
            self._destination(word, group)

    def _styled(self, number: int, group: _Group) -> None:
        if group.capture == "styles":
            group.capture = group.opened = "style"
            self._style, self._captured = number, []
        else:
            group.role = self._styles.get(number, "")

    def _encodes(self, word: str, number: int | None, group: _Group) -> bool:
        """Follow what says how bytes are to be read: code page, fonts and their character sets."""
        if word == "f" and group.capture == "fonts":
            self._font = number or 0
        elif word in {"fcharset", "cpg"} and group.capture == "fonts":
            if encoding := (of_charset if word == "fcharset" else of_page)(number or 0):
                self._fonts[self._font] = encoding
        elif word == "f":
            group.encoding = self._fonts.get(number or 0, self._encoding)
        elif word == "deff":
            self._usual_font = number or 0
        elif encoding := of_page(number or 0) if word == "ansicpg" else of_word(word):
            self._encoding = group.encoding = encoding
        else:
            return word in {"f", "fcharset", "cpg"}
        return True

    def _destination(self, word: str, group: _Group) -> None:
        if word == "fonttbl":
            group.capture = "fonts"
        elif word == "stylesheet":
            group.capture = "styles"
        elif word in {"info", "userprops"}:
            group.seen, group.capture = False, word
        elif (word == "title" and group.capture == "info") or (
            word in {"propname", "staticval"} and group.capture == "userprops"
        ):
            group.capture = group.opened = word
            self._captured = []
        elif word in {"footnote", "shptxt"} and not group.capture:
            group.opened, group.seen = word, group.seen or word == "shptxt"
            self.sinks.append(_Sink())
            group.in_table = False
        elif word == "upr":
            group.seen, group.upr = False, True
        elif word == "ud" and group.upr:
            group.seen = True

    def _end_line(self) -> None:
        """End a paragraph; one whose mark is deleted or hidden runs on into the next."""
        group = self.groups[-1]
        if not group.seen or group.capture or group.hidden or group.deleted:
            return
        sink = self.sinks[-1]
        if group.in_table:
            self._end_cell_paragraph()
        else:
            if sink.cells or sink.cell:
                self._end_row()
            self._end_paragraph()

    def _end_paragraph(self) -> None:
        sink = self.sinks[-1]
        sink.text.add("".join(sink.run), self.groups[-1].role)
        sink.run = []
        for box in sink.boxes:
            sink.text.paragraphs += box.paragraphs
        sink.boxes = []

    def _end_cell_paragraph(self) -> None:
        sink = self.sinks[-1]
        inner = OfficeText()
        inner.add("".join(sink.run))
        sink.cell += [paragraph for paragraph, _ in inner.paragraphs]
        sink.run = []

    def _in_table(self, word: str) -> None:
        if not self.groups[-1].seen:
            return
        if word == "row":
            self._end_row()
            return
        self._end_cell_paragraph()
        if word == "cell":
            sink = self.sinks[-1]
            sink.cells.append(sink.cell)
            sink.cell = []

    def _end_row(self) -> None:
        sink = self.sinks[-1]
        sink.text.add_row([*sink.cells, *([sink.cell] if sink.cell else [])])
        sink.cells, sink.cell = [], []


def _passed(data: bytes, place: int) -> int:
    """Return where the next brace or control word of a group that isn't shown begins."""
    match = _NEXT_BRACE.search(data, place)
    return match.start() if match else len(data)
