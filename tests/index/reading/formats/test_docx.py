"""Word files: what is shown, and only that; no file that fills memory or reaches outside."""

from contextlib import suppress
from datetime import date

import docx
import pytest
from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from hypothesis import given, settings
from hypothesis import strategies as st

from index.reading.formats.docx import read
from index.reading.formats.draft import Draft, UnreadableError

from .office_files import element, part_of, repacked, word
from .sentences import BODY, FIRST, SECOND, THIRD

GOOD = word(BODY)


def draft(data: bytes) -> Draft:
    [outcome] = read(data)
    assert isinstance(outcome, Draft)
    return outcome


def paragraphs(data: bytes) -> list[str]:
    return draft(data).text.split("\n\n")


def reason(data: bytes) -> str:
    with pytest.raises(UnreadableError) as failure:
        list(read(data))
    return str(failure.value)


def test_headings_lists_and_tables() -> None:
    def change(document: Document) -> None:
        document.add_heading("What the islands need", 2)
        document.add_paragraph("A second boat", style="List Bullet")
        document.add_paragraph("A tunnel", style="List Number")
        table = document.add_table(rows=2, cols=3)
        for row, cells in zip(table.rows, [("Port", "Boats", ""), ("Velmar", "14", "old\nand new")], strict=True):
            for cell, text in zip(row.cells, cells, strict=True):
                cell.text = text
        document.add_paragraph(THIRD)

    assert paragraphs(word([FIRST, SECOND], change)) == [
        FIRST,
        SECOND,
        "What the islands need",
        "A second boat",
        "A tunnel",
        "Port\tBoats",
        "Velmar\t14\told and new",
        THIRD,
    ]


def test_a_table_for_the_layout_keeps_its_paragraphs() -> None:
    def change(document: Document) -> None:
        cell = document.add_table(rows=1, cols=2).rows[0].cells[1]
        cell.text = FIRST
        cell.add_paragraph(SECOND)
        inner = cell.add_table(rows=1, cols=2).rows[0].cells
        inner[0].text, inner[1].text = "Port", "Velmar"

    assert paragraphs(word([THIRD], change)) == [THIRD, FIRST, SECOND, "Port\tVelmar"]


@pytest.mark.parametrize("style", ["Title", "Heading 1"])
def test_the_title_is_what_its_style_says(style: str) -> None:
    def change(document: Document) -> None:
        document.paragraphs[0].style = document.styles[style]
        document.core_properties.title = "Template for reports 2019"

    assert draft(word(["Storm closes the pier", *BODY], change)).title == "Storm closes the pier"


@pytest.mark.parametrize(
    ("written", "blocks", "title"),
    [
        ("Storm closes the pier", ["STORM CLOSES THE PIER", *BODY], "Storm closes the pier"),
        ("Storm closes the pier", BODY, "Storm closes the pier"),
        ("Template for reports 2019", ["Storm closes the pier", *BODY], None),
        ("Document1", BODY, None),
        ("report.docx", BODY, None),
        ("", BODY, None),
    ],
)
def test_the_title_in_the_properties(written: str, blocks: list[str], title: str | None) -> None:
    def change(document: Document) -> None:
        document.core_properties.title = written

    assert draft(word(blocks, change)).title == title


def test_days_of_the_file_are_no_day_of_publication() -> None:
    assert draft(word(BODY)).stated is None


CUSTOM = """<?xml version="1.0"?>
<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"
 xmlns:vt="http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes">
<property fmtid="{{D5CDD505-2E9C-101B-9397-08002B2CF9AE}}" pid="2" name="{name}">
<vt:lpwstr>{value}</vt:lpwstr></property>
</Properties>"""
COVER = """<CoverPageProperties xmlns="http://schemas.microsoft.com/office/2006/coverPageProps">
<PublishDate>2024-03-04T00:00:00</PublishDate></CoverPageProperties>"""


@pytest.mark.parametrize(
    ("name", "day"),
    [
        ("Date published", date(2024, 3, 4)),
        ("Publication date", date(2024, 3, 4)),
        ("Date completed", None),
        ("Checked", None),
    ],
)
def test_a_property_that_states_the_publication(name: str, day: date | None) -> None:
    data = repacked(
        word(BODY), docProps__custom_dot_xml=CUSTOM.format(name=name, value="2024-03-04T10:00:00Z").encode()
    )
    assert draft(data).stated == day


def test_the_day_of_a_cover_page_and_the_paper() -> None:
    data = repacked(
        word(BODY),
        customXml__item1_dot_xml=COVER.encode(),
        docProps__custom_dot_xml=CUSTOM.format(name="Newspaper", value="Nordholm Courier").encode(),
    )
    assert (draft(data).stated, draft(data).publisher) == (date(2024, 3, 4), "Nordholm Courier")


def test_changes_under_review_are_accepted() -> None:
    def change(document: Document) -> None:
        runs = document.paragraphs[0]._p
        runs.append(
            element(
                "ins",
                element(
                    "r",
                    element(
                        "t",
                        " It sails again.",
                    ),
                ),
                id="1",
                author="A",
            )
        )
        runs.append(element("del", element("r", element("delText", "SECRET")), id="2", author="A"))
        runs.append(element("moveFrom", element("r", element("t", "MOVED")), id="3", author="A"))
        # The mark of the second paragraph is deleted: it runs on into the third.
        document.paragraphs[1]._p.append(element("pPr", element("rPr", element("del", id="4", author="A"))))

    first, joined = paragraphs(word([FIRST, SECOND + " ", THIRD], change))
    assert first == FIRST + " It sails again."
    assert joined == f"{SECOND} {THIRD}"


def test_comments_and_hidden_text_are_not_shown() -> None:
    def change(document: Document) -> None:
        document.add_comment(document.paragraphs[0].runs, text="REMARK", author="A")
        document.paragraphs[1].add_run("HIDDEN").font.hidden = True
        style = document.styles.add_style("Secret", WD_STYLE_TYPE.PARAGRAPH)
        style.font.hidden = True
        document.add_paragraph("SECRET", style="Secret").add_run(" Shown.").font.hidden = False

    assert paragraphs(word([FIRST, SECOND], change)) == [FIRST, SECOND, "Shown."]


def test_fields_show_their_result_and_not_their_instruction() -> None:
    def change(document: Document) -> None:
        runs = document.add_paragraph("See ")._p
        for made in (
            element("fldChar", fldCharType="begin"),
            element("instrText", ' IF "a" = '),
            element("fldChar", fldCharType="begin"),
            element("t", "NESTED"),
            element("fldChar", fldCharType="end"),
            element("t", "CODE"),
            element("fldChar", fldCharType="separate"),
            element("t", "page 4"),
            element("fldChar", fldCharType="end"),
        ):
            runs.append(element("r", made))

    assert paragraphs(word([FIRST], change)) == [FIRST, "See page 4"]


def test_links_line_breaks_tabs_and_hyphens() -> None:
    def change(document: Document) -> None:
        line = document.add_paragraph("One")
        line.add_run().add_break()
        line.add_run("two\tthree ")
        line._p.append(element("hyperlink", element("r", element("t", "the page"))))
        line._p.append(
            element(
                "r",
                element("t", " co"),
                element("noBreakHyphen"),
                element("t", "op so"),
                element("softHyphen"),
                element("t", "on"),
            )
        )

    assert paragraphs(word([FIRST], change))[1] == "One\ntwo\tthree the page co\u2011op soon"


def test_notes_follow_at_the_end_and_running_heads_are_left_out() -> None:
    def change(document: Document) -> None:
        document.sections[0].header.paragraphs[0].text = "NORDHOLM COURIER"
        document.paragraphs[0]._p.append(element("r", element("footnoteReference", id="7")))

    note = part_of(word(["The company said so."]), "word/document.xml").decode()
    inner = note[note.index("<w:p>") : note.index("<w:sectPr")]
    namespaces = note[note.index("<w:document") + len("<w:document") : note.index("<w:body>")].rstrip("> \n")
    both = f'<w:footnote w:id="3">{inner}</w:footnote><w:footnote w:id="7">{inner}</w:footnote>'
    notes = f"<w:footnotes {namespaces}>{both}</w:footnotes>"
    data = repacked(word([FIRST, SECOND], change), word__footnotes_dot_xml=notes.encode())
    assert paragraphs(data) == [FIRST, SECOND, "The company said so."]


BOX = """<w:r xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"
 xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"><mc:AlternateContent><mc:Choice Requires="wps">
<w:drawing><w:txbxContent><w:p><w:r><w:t>In a box.</w:t></w:r></w:p></w:txbxContent></w:drawing></mc:Choice>
<mc:Fallback><w:pict><w:txbxContent><w:p><w:r><w:t>In a box.</w:t></w:r></w:p></w:txbxContent></w:pict></mc:Fallback>
</mc:AlternateContent></w:r>"""


def test_a_text_box_is_read_once_after_its_paragraph() -> None:
    def change(document: Document) -> None:
        document.paragraphs[0]._p.insert(0, docx.oxml.parse_xml(BOX))

    assert paragraphs(word([FIRST, SECOND], change)) == [FIRST, "In a box.", SECOND]


def test_macros_are_never_looked_at() -> None:
    data = repacked(word(BODY), word__vbaProject_dot_bin=b"\xd0\xcf\x11\xe0 Sub AutoOpen() Shell End Sub")
    assert paragraphs(data) == BODY


NAMESPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
DOCUMENT = f'<w:document xmlns:w="{NAMESPACE}"><w:body>{{}}</w:body></w:document>'
OUTSIDE = '<!DOCTYPE d [<!ENTITY f SYSTEM "file:///etc/passwd">]>'
LAUGHS = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10 if n else "lol"}">' for n in range(10))


@pytest.mark.timeout(60)
@pytest.mark.parametrize(
    ("document", "why"),
    [
        (f"<!DOCTYPE d [{LAUGHS}]>" + DOCUMENT.format("<w:p><w:r><w:t>&l9;</w:t></w:r></w:p>"), "no XML"),
        (OUTSIDE + DOCUMENT.format("<w:p><w:r><w:t>&f;</w:t></w:r></w:p>"), "declares entities"),
        (DOCUMENT.format("<w:p>" * 5_000 + "</w:p>" * 5_000), "no XML"),
        (DOCUMENT.format("<w:sdt>" * 180 + "</w:sdt>" * 180), "nested too deep"),
        (DOCUMENT.format("<w:p/>" * 2_100_000), "more elements"),
        (DOCUMENT.format(f"<w:p><w:r><w:t>{'a' * 26_000_000}</w:t></w:r></w:p>"), "unpacks to more than"),
        (DOCUMENT.format(""), "without text"),
        ("<w:document", "no XML"),
        ("\0\1\2", "no XML"),
    ],
)  # fmt: skip
def test_a_hostile_file_is_refused_with_a_reason(document: str, why: str) -> None:
    assert why in reason(repacked(word(BODY), word__document_dot_xml=document.encode()))


def test_broken_files_say_what_they_are() -> None:
    good = word(BODY)
    assert "cut off" in reason(good[: len(good) // 2])
    assert "cut off" in reason(b"no archive")
    assert "has no document" in reason(repacked(good, word__document_dot_xml=None))
    assert "without a password" in reason(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600))
    assert "more than 5,000 parts" in reason(good + b"PK\x01\x02" * 6_000)


_TEXT = st.text(
    st.characters(exclude_categories=["Cs", "Cc", "Zl", "Zp"], exclude_characters="\ufffe\uffff"), max_size=60
)


@settings(max_examples=8, deadline=None)
@given(blocks=st.lists(_TEXT, min_size=1, max_size=5))
def test_every_paragraph_comes_out_as_it_went_in(blocks: list[str]) -> None:
    wanted = [tidy for block in blocks if (tidy := block.strip(" \t\n\r\u00a0"))]
    if wanted:
        assert draft(word(blocks)).text == "\n\n".join(wanted)


@settings(max_examples=12, deadline=None)
@given(place=st.integers(0, 100_000), byte=st.integers(0, 255))
def test_a_damaged_file_raises_nothing_but_its_reason(place: int, byte: int) -> None:
    data = bytearray(GOOD)
    data[place % len(data)] = byte
    with suppress(UnreadableError):
        list(read(bytes(data)))
