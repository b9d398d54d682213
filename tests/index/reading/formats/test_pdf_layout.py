"""Pages of PDF files in columns: read column by column, with page, day and paper, and with a mark where that fails.

The files are made with fpdf2 and reportlab; PDFium reads them.
"""

import io
from collections.abc import Sequence
from datetime import date
from functools import cache
from pathlib import Path
from typing import Final

import matplotlib as mpl
import pytest
from fpdf import FPDF
from reportlab.pdfgen.canvas import Canvas

from index.reading.formats.pdf_layout import read_pdf
from index.reading.passages import split_article
from tests.index.reading.newspapers.pages import make_paper
from tests.index.reading.newspapers.scoring import mean, score
from tests.index.reading.outcomes import article

_SENTENCES: Final = (
    "The harbour was closed on Monday after the storm had torn two cranes from their rails, and no ferry left.",
    "A well-known pilot said the three-year-old pier needs a long-term repair, as the port had been told in April.",
    "Fishermen waited for hours in the rain until the gates of the northern basin were opened again.",
    "The council will meet on Thursday to vote on the money, which is thought to be about four million crowns.",
)
_HEADLINE: Final = "Storm closes the harbour of Nordholm"


class _Courier(FPDF):
    """A paper with a running header and a footer."""

    def header(self) -> None:
        self.set_font("times", size=9)
        self.cell(0, 5, "NORDHOLM COURIER  Monday, 4 March 2024", new_x="LMARGIN", new_y="NEXT")
        self.ln(6)

    def footer(self) -> None:
        self.set_y(-15)
        self.set_font("times", size=9)
        self.cell(0, 10, f"Page {self.page_no()} of 9", align="C")


@cache
def _in_columns(columns: int, paragraphs: int) -> tuple[bytes, tuple[str, ...]]:
    paper = _Courier()
    paper.add_page()
    paper.set_font("times", "B", 20)
    paper.multi_cell(0, 9, _HEADLINE, new_x="LMARGIN", new_y="NEXT")
    paper.ln(3)
    paper.set_font("times", size=10)
    written = [_HEADLINE]
    with paper.text_columns(ncols=columns, gutter=6, text_align="J") as set_columns:
        for number in range(paragraphs):
            first, second = _SENTENCES[number % 4], _SENTENCES[(number + 1) % 4]
            written.append(f"{first[:-1]} on day {number}. {second}")
            with set_columns.paragraph(bottom_margin=2) as paragraph:
                paragraph.write(written[-1])
    return bytes(paper.output()), tuple(written)


def _set(pages: Sequence[Sequence[tuple[float, float, float, str]]]) -> bytes:
    """Set strings at (left, down from the top, size)."""
    paper = FPDF(unit="pt", format="A4")
    paper.set_auto_page_break(auto=False)
    paper.add_font("dejavu", fname=Path(mpl.get_data_path()) / "fonts" / "ttf" / "DejaVuSans.ttf")
    for strings in pages:
        paper.add_page()
        for left, down, size, text in strings:
            paper.set_font("dejavu", size=size)
            paper.text(left, down, text)
    return bytes(paper.output())


def _lines(*texts: str) -> bytes:
    return _set([[(72, 80 + 14 * number, 11, text) for number, text in enumerate(texts)]])


@pytest.mark.parametrize("columns", [1, 2, 3, 4, 5])
def test_columns_are_read_one_after_the_other_over_pages(tmp_path: Path, columns: int) -> None:
    data, written = _in_columns(columns, 44)
    read = article(tmp_path, "a.pdf", data)
    assert read.text.replace("\n\n", " ") == " ".join(written)
    assert (read.title, read.published, read.publisher) == (_HEADLINE, date(2024, 3, 4), "NORDHOLM COURIER")
    assert len(read.pages) > 1
    assert all(read.text[:start].count("\n\n") < len(written) for start in read.pages)
    assert all(read.text[slice(*passage.chars)] == passage.text for passage in split_article(read))


def test_made_up_newspapers_agree_with_their_right_text() -> None:
    scores = []
    for seed in range(7000, 7006):
        paper = make_paper(seed, most_pages=2)
        read = read_pdf(paper.data)
        assert (read.day, read.paper, read.title) == (paper.day, paper.name, paper.title), paper.recipe
        scores.append(score(paper, read))
        assert scores[-1].joined == [], paper.recipe
    assert mean(scores) >= 0.99


@pytest.mark.parametrize(
    ("lines", "text"),
    [
        (("The build-", "ing stood."), "The building stood."),
        (("A self-", "made man."), "A self-made man."),
        (("The three-year-", "old pier."), "The three-year-old pier."),
        (("A two-", "day meeting."), "A two-day meeting."),
        (("A plan for the long-", "term."), "A plan for the long-term."),
        (("The north-east is wet. The north-", "east it is."), "The north-east is wet. The north-east it is."),
        (("In 2019-", "20 it rained."), "In 2019-20 it rained."),
        (("The Anglo-", "Saxon pier."), "The Anglo-Saxon pier."),
        (("The con\u00adstruc\u00ad", "tion ended."), "The construction ended."),
        (("It was \ufb01nished in the o\ufb03ce", "on the \ufb02oor."), "It was finished in the office on the floor."),
    ],
)
def test_hyphens_and_ligatures(lines: Sequence[str], text: str) -> None:
    assert read_pdf(_lines(*lines)).text == text


def test_page_numbers_belong_to_no_passage() -> None:
    pages = [
        [(72, 80, 11, "The council said on Monday that it would"), (280, 800, 9, "3 / 9")],
        [(72, 80, 11, "vote on the pier. It did."), (280, 800, 9, "4 / 9")],
    ]
    read = read_pdf(_set(pages))
    assert read.text == "The council said on Monday that it would vote on the pier. It did."
    assert read.pages == (0, read.text.index("vote"))


def test_text_that_two_pages_share_is_no_running_header() -> None:
    page = [(72.0, 80.0 + 14 * number, 11.0, f"The line of number {number} goes on in") for number in range(50)]
    assert read_pdf(_set([page, page])).text.count("number 0 ") == 2


def test_a_table_is_read_row_by_row() -> None:
    cells = [
        ("Town", "Year 1", "Year 2"),
        ("Nordholm", "4132", "907"),
        ("Saltmere", "87", "5354"),
        ("Vellby", "1", "2"),
    ]
    table = [(72.0 + 150 * x, 400.0 + 14 * y, 10.0, text) for y, row in enumerate(cells) for x, text in enumerate(row)]
    left = [(72.0, 80.0 + 13 * number, 10.0, f"left {number} of the words of a line") for number in range(20)]
    right = [(320.0, 80.0 + 13 * number, 10.0, f"right {number} of the words of a line") for number in range(20)]
    paragraphs = read_pdf(_set([left + right + table])).text.split("\n\n")
    assert paragraphs[-4:] == ["\t".join(row) for row in cells]
    assert "left 1 of the words of a line left 2" in paragraphs[0]


def test_where_the_order_is_a_guess_the_text_is_marked(tmp_path: Path) -> None:
    """Four blocks like the sails of a mill: no cut goes through, and their order is anybody's."""
    sails = ((60, 100, 8, "Alpha goes on in the line of the number"), (330, 100, 20, "Beta goes on in"),
             (60, 220, 20, "Gamma goes on"), (190, 360, 8, "Delta goes on in the line of the number"))  # fmt: skip
    page = [(left, top + 12 * n, 9, f"{text} {n}") for left, top, count, text in sails for n in range(count)]
    read = article(tmp_path, "a.pdf", _set([page]))
    assert read.uncertain
    assert all(passage.anchor.uncertain for passage in split_article(read) if "Alpha" in passage.text)


def test_turned_pages_and_slanting_words() -> None:
    stream = io.BytesIO()
    canvas = Canvas(stream)
    canvas.setPageRotation(90)
    canvas.rotate(90)
    canvas.drawString(100, -200, "This is a table of a report that is")
    canvas.drawString(100, -214, "printed on its side.")
    canvas.showPage()
    canvas.setPageRotation(0)
    canvas.drawString(72, 700, "The page is a draft.")
    canvas.rotate(45)
    canvas.drawString(400, 0, "DRAFT")
    canvas.save()
    read = read_pdf(stream.getvalue())
    assert read.text == "This is a table of a report that is printed on its side.\n\nThe page is a draft.\n\nDRAFT"
    assert [read.text[start:end] for start, end in read.uncertain] == ["DRAFT"]


def test_what_is_cut_off_the_page_is_not_read() -> None:
    stream = io.BytesIO()
    canvas = Canvas(stream, pagesize=(600, 800))
    canvas.setCropBox((50, 50, 550, 750))
    canvas.drawString(72, 700, "The line that is seen.")
    canvas.drawString(72, 780, "Printer's marks")
    canvas.save()
    assert read_pdf(stream.getvalue()).text == "The line that is seen."


@pytest.mark.parametrize("size", [(14_400.0, 14_400.0), (3.0, 3.0)], ids=["huge", "tiny"])
def test_pages_of_odd_sizes(size: tuple[float, float]) -> None:
    stream = io.BytesIO()
    canvas = Canvas(stream, pagesize=size)
    canvas.setFont("Helvetica", size[0] / 100)
    canvas.drawString(size[0] / 10, size[1] / 2, "A line.")
    canvas.save()
    assert read_pdf(stream.getvalue()).text == "A line."


def test_what_is_written_from_right_to_left_breaks_nothing() -> None:
    assert "\u05e9\u05dc\u05d5\u05dd" in read_pdf(_lines("\u05e9\u05dc\u05d5\u05dd \u05e2\u05d5\u05dc\u05dd")).text
