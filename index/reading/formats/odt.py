"""Reads OpenDocument texts: the text as it is shown, changes accepted, without comments and what is hidden."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, Final

from .draft import Draft, UnreadableError
from .office_package import OfficePackage, attribute, local
from .office_text import OfficeText, Role

_KIND: Final = "OpenDocument text"
_MAX_DEPTH: Final = 150
_MAX_SPACES: Final = 1_000
_SPACE: Final = re.compile(r"[ \t\r\n]+")
_UNSEEN: Final = frozenset(
    "tracked-changes annotation annotation-end forms sequence-decls variable-decls user-field-decls "
    "dde-connection-decls hidden-text ruby-text note-citation title desc event-listeners object object-ole "
    "plugin applet script table-of-content-source illustration-index-source alphabetical-index-source "
    "bibliography-source".split()
)
"""Elements of which nothing is shown."""


def read(data: bytes) -> Iterator[Draft | UnreadableError]:
    """Yield the one article of an .odt file, or those of an export of a newspaper archive.

    Deleted and hidden text, comments, headers and footers are no text; footnotes follow at the end. Macros are never
    looked at. The days in the properties are those of the file, but for properties that state a publication.

    Raises:
        UnreadableError: The file is broken, encrypted, made to fill memory, or has no text.
    """
    package = OfficePackage(data, _KIND)
    manifest = package.xml("META-INF/manifest.xml")
    if manifest is not None and any(local(each) == "encryption-data" for each in manifest.iter()):
        raise UnreadableError(f"encrypted {_KIND}: save it again, without a password")
    content = package.xml("content.xml")
    if content is None:
        raise UnreadableError(f"broken {_KIND}: it has no content")
    reader = _Reader(_Styles([package.xml("styles.xml"), content]))
    for body in content.iter():
        if local(body) == "text" and local(body.getparent()) == "body":
            reader.blocks(body)
    reader.text.title, reader.text.properties = _properties(package.xml("meta.xml"))
    yield from reader.text.drafts("OpenDocument text without text (pictures only?): it would need text recognition")


class _Styles:
    """What the styles of a document say of text: whether it is hidden, and whether it is a title or heading."""

    def __init__(self, roots: list[Any]) -> None:
        self._styles: dict[tuple[str, str], Any] = {}
        for root in roots:
            for each in root.iter() if root is not None else ():
                if local(each) == "style":
                    self._styles[attribute(each, "family") or "", attribute(each, "name") or ""] = each

    def hides(self, family: str, name: str | None) -> bool:
        """Whether a style of a family ("text", "paragraph", "section") hides what has it."""
        for style in self._chain(family, name):
            for properties in style:
                if local(properties) in {"text-properties", "section-properties"}:
                    shown = attribute(properties, "display")
                    if shown is not None:
                        return shown == "none"
        return False

    def role(self, name: str | None) -> Role:
        """Return what a paragraph of a style is."""
        for style in self._chain("paragraph", name):
            called = (
                (attribute(style, "display-name") or attribute(style, "name") or "").replace("_20_", " ").casefold()
            )
            if called == "title":
                return "title"
            if called.startswith("heading "):
                return "heading"
        return ""

    def _chain(self, family: str, name: str | None) -> Iterator[Any]:
        seen: set[str] = set()
        while name and name not in seen and (family, name) in self._styles:
            seen.add(name)
            style = self._styles[family, name]
            yield style
            name = attribute(style, "parent-style-name")


@dataclass(slots=True)
class _Reader:
    """Walks over a document and collects what is shown.

    Attributes:
        styles: The styles.
        text: What was collected.
        run: The pieces of the paragraph under way.
        boxes: Text boxes anchored in it, which follow it.
    """

    styles: _Styles
    text: OfficeText = field(default_factory=OfficeText)
    run: list[str] = field(default_factory=list)
    boxes: list[tuple[Any, int]] = field(default_factory=list)

    def blocks(self, parent: Any, depth: int = 0) -> None:
        """Collect the paragraphs and tables of an element."""
        _check(depth)
        for child in parent:
            name = local(child)
            if name in {"p", "h"}:
                self._paragraph(child, name, depth)
            elif name == "table":
                for row in _rows(child):
                    self.text.add_row([self._cell(cell, depth) for cell in row if local(cell) == "table-cell"])
            elif name == "section" and self._is_hidden_section(child):
                continue
            elif name and name not in _UNSEEN:
                self.blocks(child, depth + 1)

    def _is_hidden_section(self, section: Any) -> bool:
        return attribute(section, "display") == "none" or self.styles.hides("section", attribute(section, "style-name"))

    def _cell(self, cell: Any, depth: int) -> list[str]:
        inner = _Reader(self.styles)
        inner.blocks(cell, depth + 1)
        self.text.notes += inner.text.notes
        return [paragraph for paragraph, _ in inner.text.paragraphs]

    def _paragraph(self, paragraph: Any, name: str, depth: int) -> None:
        style = attribute(paragraph, "style-name")
        hidden = self.styles.hides("paragraph", style) or any(
            local(each) == "hidden-paragraph" and attribute(each, "is-hidden") == "true" for each in paragraph
        )
        if not hidden:
            self._inline(paragraph, depth)
            # White space is folded, but what stands for spaces, tabs and line ends is not.
            written = _SPACE.sub(" ", "".join(self.run)).replace("\ue000", " ").replace("\ue001", "\t")
            self.text.add(
                re.sub(" ?\ue002 ?", "\n", written), self.styles.role(style) or ("heading" if name == "h" else "")
            )
        self.run = []
        boxes, self.boxes = self.boxes, []
        for box, inner in boxes:
            self.blocks(box, inner)

    def _inline(self, parent: Any, depth: int) -> None:
        _check(depth)
        self._write(parent.text)
        for child in parent:
            name = local(child)
            if name == "s":
                self.run.append("\ue000" * min(_number(attribute(child, "c")), _MAX_SPACES))
            elif name == "tab":
                self.run.append("\ue001")
            elif name == "line-break":
                self.run.append("\ue002")
            elif name == "note":
                self._note(child, depth)
            elif name == "text-box":
                self.boxes.append((child, depth + 1))
            elif name == "span" and self.styles.hides("text", attribute(child, "style-name")):
                self._write(child.tail)
                continue
            elif name and name not in _UNSEEN:
                self._inline(child, depth + 1)
            self._write(child.tail)

    def _write(self, text: str | None) -> None:
        if text:
            self.run.append(text.translate(_STANDING))

    def _note(self, note: Any, depth: int) -> None:
        inner = _Reader(self.styles)
        for body in note:
            if local(body) == "note-body":
                inner.blocks(body, depth + 1)
        self.text.notes += [paragraph for paragraph, _ in inner.text.paragraphs]


_STANDING: Final = dict.fromkeys(map(ord, "\ue000\ue001\ue002"), "\ufffd")


def _rows(table: Any, depth: int = 0) -> Iterator[Any]:
    """Yield the rows of a table, in whatever groups."""
    _check(depth)
    for child in table:
        if local(child) == "table-row":
            yield child
        elif local(child) in {"table-header-rows", "table-rows", "table-row-group"}:
            yield from _rows(child, depth + 1)


def _properties(root: Any) -> tuple[str, dict[str, str]]:
    """Return the title, and the properties that people added."""
    title, stated = "", {}
    for each in root.iter() if root is not None else ():
        if local(each) == "title":
            title = each.text or ""
        elif local(each) == "user-defined":
            stated[attribute(each, "name") or ""] = (each.text or "").strip()
    return title, stated


def _number(written: str | None) -> int:
    return int(written) if written and written.isdecimal() and len(written) < 6 else 1  # noqa: PLR2004 - digits


def _check(depth: int) -> None:
    """Refuse what no person nests.

    Raises:
        UnreadableError: It is nested too deep.
    """
    if depth > _MAX_DEPTH:
        raise UnreadableError(f"{_KIND} that cannot be read: nested too deep")
