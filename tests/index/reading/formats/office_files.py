"""Makes office files with other libraries than those that read them, for the tests of every such kind."""

import io
import zipfile
from collections.abc import Callable, Iterable, Sequence

import docx
from docx.document import Document as WordDocument
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from odfdo import Document, Header, Paragraph

Block = str | Sequence[str]
"""A paragraph, or the cells of a row."""


def word(blocks: Iterable[Block], change: Callable[[WordDocument], None] | None = None) -> bytes:
    """Make a Word file of paragraphs and rows, and change it before it is written."""
    document = docx.Document()
    for block in blocks:
        if isinstance(block, str):
            document.add_paragraph(block)
        else:
            row = document.add_table(rows=1, cols=len(block)).rows[0]
            for cell, text in zip(row.cells, block, strict=True):
                cell.text = text
    if change:
        change(document)
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def element(name: str, *children: object, **attributes: str) -> object:
    """Make an element of WordprocessingML, with its attributes and children."""
    made = OxmlElement(f"w:{name}")
    for attribute, value in attributes.items():
        made.set(qn(f"w:{attribute}"), value)
    for child in children:
        if isinstance(child, str):
            made.text = child
        else:
            made.append(child)
    return made


def open_document(
    blocks: Iterable[str], change: Callable[[Document], None] | None = None, *, heading: str = ""
) -> bytes:
    """Make an OpenDocument text of paragraphs, and change it before it is written."""
    document = Document("text")
    document.body.clear()
    if heading:
        document.body.append(Header(1, heading))
    for block in blocks:
        document.body.append(Paragraph(block))
    if change:
        change(document)
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def rtf(paragraphs: Iterable[str]) -> bytes:
    """Make an RTF file of paragraphs, as most programs write them."""
    body = "".join(rf"\pard\f0\fs22 {escaped(paragraph)}\par" + "\r\n" for paragraph in paragraphs)
    head = r"\ansi\ansicpg1252\deff0{\fonttbl{\f0\fnil\fcharset0 Arial;}}"
    return rf"{{\rtf1{head}{body}}}".encode("ascii")


def escaped(text: str) -> str:
    """Write a text as RTF does: signs of its own with a backslash, other characters by number."""
    units = text.encode("utf-16-le")
    numbers = [int.from_bytes(units[place : place + 2], "little", signed=True) for place in range(0, len(units), 2)]
    special = {"\\": r"\\", "{": r"\{", "}": r"\}", "\n": r"\line ", "\t": r"\tab "}
    return "".join(special.get(chr(number), chr(number)) if 0 < number < 128 else rf"\u{number}?" for number in numbers)


def repacked(data: bytes, **parts: bytes | None) -> bytes:
    """Pack an archive again, with some parts replaced or added (`__` for `/`, `_dot_` for `.`); None drops one."""
    changed = {name.replace("__", "/").replace("_dot_", "."): part for name, part in parts.items()}
    stream = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(data)) as old,
        zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as new,
    ):
        for info in old.infolist():
            if info.filename not in changed:
                new.writestr(info, old.read(info))
        for name, part in changed.items():
            if part is not None:
                new.writestr(name, part)
    return stream.getvalue()


def part_of(data: bytes, name: str) -> bytes:
    """Return a part of an archive."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return archive.read(name)
