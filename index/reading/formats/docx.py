"""Reads Word files: the text as it is shown, changes accepted, without comments and what is hidden."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, Final

from .draft import Draft, UnreadableError
from .office_package import OfficePackage, attribute, local
from .office_text import OfficeText, Role

_KIND: Final = "Word file"
_MAIN: Final = "word/document.xml"
_OFF: Final = frozenset({"0", "false", "off", "none"})
_MAX_DEPTH: Final = 150
_UNSEEN: Final = frozenset(
    "del moveFrom delText delInstrText instrText rPr pPr tblPr trPr tcPr sectPr tblGrid proofErr bookmarkStart "
    "bookmarkEnd commentRangeStart commentRangeEnd commentReference annotationRef rt Fallback object sdtPr sdtEndPr "
    "altChunk subDoc".split()
)
"""Elements of which nothing is shown, or shown twice."""
_SIGNS: Final = {"tab": "\t", "ptab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "\u2011"}


def read(data: bytes) -> Iterator[Draft | UnreadableError]:
    """Yield the one article of a .docx file, or those of an export of a newspaper archive.

    Insertions under review are text, deletions and comments are not; nor is hidden text, nor headers and footers.
    Footnotes follow at the end. Macros are never looked at. The days in the properties are those of the file, but for
    properties that state a publication.

    Raises:
        UnreadableError: The file is broken, encrypted, made to fill memory, or has no text.
    """
    package = OfficePackage(data, _KIND)
    place = _main_part(package)
    document = package.xml(place)
    if document is None:
        raise UnreadableError(f"broken {_KIND}: it has no document")
    folder = place.rpartition("/")[0]
    reader = _Reader(_styles(package.xml(f"{folder}/styles.xml")))
    for body in document:
        if local(body) == "body":
            reader.blocks(body)
    reader.end_paragraph()
    _add_notes(package, folder, reader)
    reader.text.title, reader.text.properties = _properties(package)
    yield from reader.text.drafts("Word file without text (pictures only?): it would need text recognition")


@dataclass(frozen=True, slots=True)
class _Style:
    role: Role = ""
    hidden: bool = False


@dataclass(slots=True)
class _Reader:
    """Walks over a document and collects what is shown.

    Attributes:
        styles: Each style by its id; that of "" is the default of paragraphs.
        text: What was collected.
        run: The pieces of the paragraph under way.
        boxes: Text boxes anchored in it, which follow it.
        noted: The notes referred to, by kind and number, in order.
        fields: For each open field whether its instruction is under way, which isn't shown.
    """

    styles: dict[str, _Style]
    text: OfficeText = field(default_factory=OfficeText)
    run: list[str] = field(default_factory=list)
    role: Role = ""
    boxes: list[tuple[Any, int]] = field(default_factory=list)
    noted: list[tuple[str, str]] = field(default_factory=list)
    fields: list[bool] = field(default_factory=list)

    def blocks(self, parent: Any, depth: int = 0) -> None:
        """Collect the paragraphs and tables of an element."""
        _check(depth)
        for child in parent:
            name = local(child)
            if name == "p":
                self._paragraph(child, depth)
            elif name == "tbl":
                self.end_paragraph()
                for row in _within(child, "tr"):
                    if not _is_deleted(row, "trPr"):
                        self.text.add_row([self._cell(cell, depth) for cell in _within(row, "tc")])
            elif name and name not in _UNSEEN and not _is_placeholder(child):
                self.blocks(child, depth + 1)

    def end_paragraph(self) -> None:
        """Close the paragraph under way, and let its text boxes follow."""
        self.text.add("".join(self.run), self.role)
        self.run, self.role = [], ""
        boxes, self.boxes = self.boxes, []
        for box, depth in boxes:
            self.blocks(box, depth)
            self.end_paragraph()

    def _cell(self, cell: Any, depth: int) -> list[str]:
        """Return the paragraphs of a cell."""
        inner = _Reader(self.styles, noted=self.noted)
        inner.blocks(cell, depth + 1)
        inner.end_paragraph()
        return [paragraph for paragraph, _ in inner.text.paragraphs]

    def _paragraph(self, paragraph: Any, depth: int) -> None:
        properties = _first(paragraph, "pPr")
        style = self.styles.get(_value(properties, "pStyle") or "", _Style())
        if not self.run:
            self.role = style.role
        self._inline(paragraph, hidden=style.hidden, depth=depth)
        mark = _first(properties, "rPr")
        # Without its mark, deleted or hidden, a paragraph runs on into the next.
        if not (
            _first(mark, "del") is not None or (_first(mark, "vanish") is not None and _is_on(_first(mark, "vanish")))
        ):
            self.end_paragraph()

    def _inline(self, parent: Any, *, hidden: bool, depth: int) -> None:
        _check(depth)
        for child in parent:
            name = local(child)
            if name == "r":
                self._inline(child, hidden=self._hides(child, hidden=hidden), depth=depth + 1)
            elif name == "fldChar":
                self._field(attribute(child, "fldCharType"))
            elif name == "txbxContent":
                self.boxes.append((child, depth + 1))
            elif name in {"footnoteReference", "endnoteReference"} and not hidden:
                self.noted.append((name.removesuffix("Reference"), attribute(child, "id") or ""))
            elif not hidden and not any(self.fields) and (name == "t" or name in _SIGNS or name == "sym"):
                self.run.append(_written(child, name))
            elif name and name not in _UNSEEN and name != "p" and not _is_placeholder(child):
                self._inline(child, hidden=hidden, depth=depth + 1)

    def _hides(self, run: Any, *, hidden: bool) -> bool:
        properties = _first(run, "rPr")
        own = _first(properties, "vanish")
        if own is not None:
            return _is_on(own)
        style = self.styles.get(_value(properties, "rStyle") or "-")
        return hidden or (style is not None and style.hidden)

    def _field(self, kind: str | None) -> None:
        """Follow a field: what stands between its begin and its separator is an instruction."""
        if kind == "begin":
            self.fields.append(True)
        elif kind == "separate" and self.fields:
            self.fields[-1] = False
        elif kind == "end" and self.fields:
            self.fields.pop()


def _is_placeholder(element: Any) -> bool:
    """Whether an element is a form field that says "Click here to enter text"."""
    return _first(_first(element, "sdtPr"), "showingPlcHdr") is not None


def _written(element: Any, name: str) -> str:
    if name == "t":
        return element.text or ""
    if name == "sym":
        code = int(attribute(element, "char") or "0", 16) if (attribute(element, "char") or "").isalnum() else 0
        return "" if code < ord(" ") or code >= 0xD800 else chr(code)  # noqa: PLR2004 - private and halves
    return _SIGNS[name]


def _add_notes(package: OfficePackage, folder: str, reader: _Reader) -> None:
    """Collect the notes that are referred to, in that order."""
    for kind in ("footnote", "endnote"):
        numbers = [number for each, number in reader.noted if each == kind]
        root = package.xml(f"{folder}/{kind}s.xml") if numbers else None
        notes = {attribute(note, "id"): note for note in root} if root is not None else {}
        for number in numbers:
            if number in notes:
                inner = _Reader(reader.styles)
                inner.blocks(notes[number])
                inner.end_paragraph()
                reader.text.notes += [paragraph for paragraph, _ in inner.text.paragraphs]


def _main_part(package: OfficePackage) -> str:
    relations = package.xml("_rels/.rels")
    for relation in relations if relations is not None else ():
        if (attribute(relation, "Type") or "").endswith("/officeDocument"):
            return (attribute(relation, "Target") or _MAIN).lstrip("/")
    return _MAIN


def _styles(root: Any) -> dict[str, _Style]:
    """Read what styles say: whether they hide text, and whether they are of a title or heading."""
    elements = (
        {attribute(style, "styleId") or "": style for style in root if local(style) == "style"}
        if root is not None
        else {}
    )
    styles = {name: _style(name, elements) for name in elements}
    default = next(
        (
            name
            for name, style in elements.items()
            if attribute(style, "default") and attribute(style, "type") == "paragraph"
        ),
        "",
    )
    return {**styles, "": styles.get(default, _Style())}


def _style(name: str, elements: dict[str, Any]) -> _Style:
    role: Role = ""
    hidden: bool | None = None
    seen: set[str] = set()
    while name in elements and name not in seen:
        seen.add(name)
        called = (_value(elements[name], "name") or "").casefold()
        if not role and (called == "title" or called.startswith("heading ")):
            role = "title" if called == "title" else "heading"
        vanish = _first(_first(elements[name], "rPr"), "vanish")
        if hidden is None and vanish is not None:
            hidden = _is_on(vanish)
        name = _value(elements[name], "basedOn") or ""
    return _Style(role, bool(hidden))


def _properties(package: OfficePackage) -> tuple[str, dict[str, str]]:
    """Return the title, and the properties that people or programs added."""
    core = package.xml("docProps/core.xml")
    title = next((each.text or "" for each in core if local(each) == "title"), "") if core is not None else ""
    custom = package.xml("docProps/custom.xml")
    stated = {
        attribute(each, "name") or "": "".join(each.itertext()).strip()
        for each in (custom if custom is not None else ())
    }
    # The day of the cover page stands in a part of its own.
    for number in range(1, 6):
        item = package.xml(f"customXml/item{number}.xml")
        for each in (
            item.iter("{http://schemas.microsoft.com/office/2006/coverPageProps}PublishDate")
            if item is not None
            else ()
        ):
            stated.setdefault("publish date", (each.text or "").strip())
    return title, stated


def _within(parent: Any, name: str, depth: int = 0) -> Iterator[Any]:
    """Yield the rows of a table or the cells of a row, whatever wraps them."""
    _check(depth)
    for child in parent:
        if local(child) == name:
            yield child
        elif local(child) in {"sdt", "sdtContent", "customXml", "ins", "moveTo", "smartTag"}:
            yield from _within(child, name, depth + 1)


def _is_deleted(element: Any, properties: str) -> bool:
    return _first(_first(element, properties), "del") is not None


def _first(element: Any, name: str) -> Any:
    if element is None:
        return None
    return next((child for child in element if local(child) == name), None)


def _value(element: Any, name: str) -> str | None:
    found = _first(element, name)
    return None if found is None else attribute(found, "val")


def _is_on(element: Any) -> bool:
    return (attribute(element, "val") or "true").casefold() not in _OFF


def _check(depth: int) -> None:
    """Refuse what no person nests.

    Raises:
        UnreadableError: It is nested too deep.
    """
    if depth > _MAX_DEPTH:
        raise UnreadableError(f"{_KIND} that cannot be read: nested too deep")
