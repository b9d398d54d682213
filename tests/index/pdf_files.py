"""Writes PDF files by hand, as small as possible."""

from collections.abc import Sequence

LINE_HEIGHT, PARAGRAPH_GAP, TOP, LEFT = 14, 28, 760, 72


def pdf_file(pages: Sequence[Sequence[Sequence[str]]], *, title: str = "", to_unicode: str = "") -> bytes:
    """Write pages of paragraphs of lines, with a wider gap between paragraphs. Latin-1 only."""
    return pdf_of_contents([_page(page) for page in pages], title=title, to_unicode=to_unicode)


def pdf_of_contents(contents: Sequence[bytes], *, title: str = "", to_unicode: str = "") -> bytes:
    """Write one page for each content stream."""
    kids = " ".join(f"{5 + 2 * number} 0 R" for number in range(len(contents)))
    unicode = f"/ToUnicode {5 + 2 * len(contents)} 0 R" if to_unicode else ""
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        f"<</Type/Pages/Kids[{kids}]/Count {len(contents)}>>".encode(),
        f"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding{unicode}>>".encode(),
        b"<</Title(" + _escaped(title) + b")/CreationDate(D:20010203040506Z)>>" if title else b"<<>>",
    ]
    for number, content in enumerate(contents):
        objects.append(
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</Font<</F1 3 0 R>>>>"
            + f"/Contents {6 + 2 * number} 0 R>>".encode()
        )
        objects.append(_stream(content))
    if to_unicode:
        objects.append(_stream(to_unicode.encode()))
    return _with_table(objects)


def _page(paragraphs: Sequence[Sequence[str]]) -> bytes:
    written, height = [b"BT /F1 11 Tf"], TOP
    for lines in paragraphs:
        for line in lines:
            written.append(f"1 0 0 1 {LEFT} {height} Tm (".encode() + _escaped(line) + b") Tj")
            height -= LINE_HEIGHT
        height -= PARAGRAPH_GAP - LINE_HEIGHT
    return b"\n".join([*written, b"ET"])


def _escaped(text: str) -> bytes:
    return text.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)").encode("latin-1")


def _stream(content: bytes) -> bytes:
    return f"<</Length {len(content)}>>\nstream\n".encode() + content + b"\nendstream"


def _with_table(objects: Sequence[bytes]) -> bytes:
    data, places = bytearray(b"%PDF-1.4\n"), []
    for number, written in enumerate(objects, start=1):
        places.append(len(data))
        data += f"{number} 0 obj\n".encode() + written + b"\nendobj\n"
    table = len(data)
    data += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n".encode()
    data += b"".join(f"{place:010} 00000 n \n".encode() for place in places)
    data += f"trailer\n<</Size {len(objects) + 1}/Root 1 0 R/Info 4 0 R>>\nstartxref\n{table}\n%%EOF\n".encode()
    return bytes(data)
