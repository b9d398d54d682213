"""PDF: paragraphs as the layout separates them, and a reason for every file that has none."""

import logging
from pathlib import Path

import pytest
from fpdf import FPDF

from index.reading.passages import split_article
from tests.index.pdf_files import pdf_file, pdf_of_contents
from tests.index.reading.outcomes import article, failure

from .sentences import FIRST, SECOND, THIRD


def test_paragraphs_and_title(tmp_path: Path) -> None:
    paragraphs = [[FIRST[:60].rstrip(), FIRST[60:].lstrip()], [SECOND[:50], SECOND[50:]], [THIRD[:55], THIRD[55:]]]
    read = article(tmp_path, "a.pdf", pdf_file([paragraphs], title="Storm closes the pier"))
    assert [" ".join(passage.text.split()) for passage in split_article(read)] == [
        " ".join(" ".join(map(str.strip, lines)).split()) for lines in paragraphs
    ]
    assert read.title == "Storm closes the pier"


def test_a_sentence_that_goes_on_on_the_next_page_is_one_paragraph(tmp_path: Path) -> None:
    data = pdf_file([[["One line that is", "followed by another"]], [["that ends on page two."], ["New one."]]])
    texts = [passage.text for passage in split_article(article(tmp_path, "a.pdf", data))]
    assert texts == ["One line that is followed by another that ends on page two.", "New one."]


def test_the_day_the_file_was_made_is_not_the_day_of_publication(tmp_path: Path) -> None:
    assert article(tmp_path, "a.pdf", pdf_file([[["A line of text."]]], title="A title of it")).published is None


@pytest.mark.parametrize("title", ["Microsoft Word - draft7.doc", "untitled", "story.indd", "https://example.org"])
def test_a_title_that_a_program_wrote_is_none(tmp_path: Path, title: str) -> None:
    assert article(tmp_path, "a.pdf", pdf_file([[[FIRST], [SECOND]]], title=title)).title != title


def test_half_characters_of_a_font_are_replaced(tmp_path: Path) -> None:
    to_unicode = (
        "/CIDInit /ProcSet findresource begin 1 begincmap 1 begincodespacerange <00> <FF> endcodespacerange "
        "3 beginbfchar <41> <D800> <42> <D83D> <43> <DE00> endbfchar endcmap"
    )
    read = article(tmp_path, "a.pdf", pdf_file([[["A line: BC"]]], to_unicode=to_unicode))
    read.text.encode()
    split_article(read)


def test_pictures_only(tmp_path: Path) -> None:
    assert "pictures only" in failure(tmp_path, "a.pdf", pdf_of_contents([b"0 0 100 100 re f"])).reason


@pytest.mark.parametrize(("password", "opens"), [("secret", False), ("", True)], ids=["to open", "to change"])
def test_a_password_matters_where_it_is_asked_to_open(tmp_path: Path, password: str, *, opens: bool) -> None:
    paper = FPDF()
    paper.set_encryption(owner_password="owner", user_password=password)  # noqa: S106 - of a file in a test
    paper.add_page()
    paper.set_font("helvetica", size=11)
    paper.multi_cell(160, text=FIRST)
    data = bytes(paper.output())
    if opens:
        assert article(tmp_path, "a.pdf", data).text == FIRST
    else:
        assert failure(tmp_path, "a.pdf", data).reason.startswith("encrypted PDF")


@pytest.mark.parametrize(
    "data",
    [
        b"not a PDF at all",
        b"%PDF-1.4\n%%EOF",
        pdf_file([[[FIRST]]])[:300],
        pdf_file([[[FIRST]]]).replace(b"/Kids[5 0 R]", b"/Kids[2 0 R]"),
        b"%PDF-1.4\n" + b"[" * 50_000,
    ],
    ids=["no PDF", "nothing", "cut", "a page tree that holds itself", "deep"],
)
@pytest.mark.timeout(30)
def test_broken(tmp_path: Path, data: bytes, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.DEBUG):
        reason = failure(tmp_path, "a.pdf", data).reason
    assert reason.startswith(("broken PDF", "PDF without text"))
    assert not caplog.records, "what the parser thinks of the file is no message for a person"


@pytest.mark.timeout(120)
def test_a_file_made_to_block_its_reader_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Many pages that name the same contents are counted each time."""
    monkeypatch.setattr("index.reading.formats.pdf_layout.glyphs.MAX_OBJECTS", 5_000)
    content = b"BT /F1 11 Tf " + b"(a) Tj " * 300 + b"ET"
    assert "too long" in failure(tmp_path, "a.pdf", pdf_of_contents([content] * 20)).reason


@pytest.mark.timeout(120)
def test_a_file_of_far_too_many_pages_is_refused(tmp_path: Path) -> None:
    assert "too long" in failure(tmp_path, "a.pdf", pdf_of_contents([b"BT ET"] * 5_001)).reason
