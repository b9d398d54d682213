"""OpenDocument texts: what is shown, and only that; no file that fills memory or reaches outside."""

from contextlib import suppress
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from odfdo import Annotation, Document, Element, LineBreak, Note, Paragraph, Row, Spacer, Style, Tab, Table

from index.reading.formats.draft import Draft, UnreadableError
from index.reading.formats.odt import read

from .office_files import open_document, part_of, repacked
from .sentences import BODY, FIRST, SECOND, THIRD

GOOD = open_document(BODY)


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


def test_paragraphs_headings_lists_and_tables() -> None:
    def change(document: Document) -> None:
        document.body.append(
            Element.from_tag("<text:list><text:list-item><text:p>A boat</text:p></text:list-item></text:list>")
        )
        table = Table("Ports")
        for cells in (("Port", "Boats"), ("Velmar", "14")):
            row = Row()
            row.set_values(list(cells))
            table.append(row)
        document.body.append(table)

    data = open_document(BODY, change, heading="Storm closes the pier")
    assert paragraphs(data) == ["Storm closes the pier", *BODY, "A boat", "Port\tBoats", "Velmar\t14"]
    assert (draft(data).title, draft(data).stated) == ("Storm closes the pier", None)


def test_white_space_is_folded_and_what_stands_for_it_is_not() -> None:
    def change(document: Document) -> None:
        line = Paragraph("One\n   line,")
        for made in (Tab(), Spacer(3), LineBreak()):
            line.append(made)
        line.append_plain_text("two")
        document.body.append(line)

    # odfdo writes runs of spaces as what stands for them.
    assert paragraphs(open_document([FIRST], change))[1].split() == ["One", "line,", "two"]
    raw = (
        part_of(GOOD, "content.xml")
        .decode()
        .replace(FIRST, 'One\n   line,<text:tab/><text:s text:c="3"/>a<text:line-break/>two')
    )
    assert paragraphs(repacked(GOOD, content_dot_xml=raw.encode()))[0] == "One line,\t   a\ntwo"


def test_comments_deletions_hidden_text_and_sections_are_not_shown() -> None:
    def change(document: Document) -> None:
        body = document.body
        body.insert(
            Element.from_tag(
                "<text:tracked-changes><text:changed-region><text:deletion><text:p>SECRET</text:p></text:deletion>"
                "</text:changed-region></text:tracked-changes>"
            ),
            0,
        )
        paragraph = body.get_paragraphs()[0]
        paragraph.append(Annotation("REMARK", creator="A"))
        document.insert_style(Style("text", name="Gone", display="none"), automatic=True)
        document.insert_style(Style("text", name="Gone too", parent_style="Gone"), automatic=True)
        for name in ("Gone", "Gone_20_too"):
            paragraph.append(Element.from_tag(f'<text:span text:style-name="{name}">HIDDEN</text:span>'))
        for made in (
            '<text:section text:name="S" text:display="none"><text:p>SECTION</text:p></text:section>',
            '<text:p><text:hidden-text text:string-value="x">FIELD</text:hidden-text>Shown.</text:p>',
            '<text:p>GONE<text:hidden-paragraph text:condition="x" text:is-hidden="true"/></text:p>',
        ):
            body.append(Element.from_tag(made))

    data = open_document([FIRST, SECOND], change)
    text = part_of(data, "content.xml").decode().replace('style:name="Gone too"', 'style:name="Gone_20_too"')
    hide = '<style:style style:name="{}" style:family="text"{}>{}</style:style>'
    styles = hide.format("Gone", "", '<style:text-properties text:display="none"/>')
    styles += hide.format("Gone_20_too", ' style:parent-style-name="Gone"', "")
    text = text.replace("</office:automatic-styles>", styles + "</office:automatic-styles>")
    assert paragraphs(repacked(data, content_dot_xml=text.encode())) == [FIRST, SECOND, "Shown."]


def test_notes_follow_at_the_end_and_boxes_their_paragraph() -> None:
    def change(document: Document) -> None:
        first = document.body.get_paragraphs()[0]
        first.append(Note(note_class="footnote", note_id="n1", citation="1", body="The company said so."))
        first.append(
            Element.from_tag("<draw:frame><draw:text-box><text:p>In a box.</text:p></draw:text-box></draw:frame>")
        )

    assert paragraphs(open_document([FIRST, SECOND], change)) == [FIRST, "In a box.", SECOND, "The company said so."]


def test_properties_that_people_added() -> None:
    def change(document: Document) -> None:
        document.meta.set_user_defined_metadata("Publication date", "2024-03-04")
        document.meta.set_user_defined_metadata("Newspaper", "Nordholm Courier")
        document.meta.title = "Storm closes the pier"

    read_ = draft(open_document(BODY, change))
    assert (read_.stated, read_.publisher, read_.title) == (
        date(2024, 3, 4),
        "Nordholm Courier",
        "Storm closes the pier",
    )


CONTENT = (
    '<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body><office:text>{}</office:text></office:body>'
    "</office:document-content>"
)
OUTSIDE = '<!DOCTYPE d [<!ENTITY f SYSTEM "file:///etc/passwd">]>'


@pytest.mark.timeout(60)
@pytest.mark.parametrize(
    ("content", "why"),
    [
        (OUTSIDE + CONTENT.format("<text:p>&f;</text:p>"), "declares entities"),
        (CONTENT.format("<text:section>" * 180 + "</text:section>" * 180), "nested too deep"),
        (CONTENT.format("<text:p>" + "<text:span>" * 200 + "</text:span>" * 200 + "</text:p>"), "nested too deep"),
        (CONTENT.format("<text:p/>" * 2_100_000), "more elements"),
        (CONTENT.format(""), "without text"),
        ("<office:document-content", "no XML"),
    ],
)
def test_a_hostile_file_is_refused_with_a_reason(content: str, why: str) -> None:
    assert why in reason(repacked(GOOD, content_dot_xml=content.encode()))


def test_a_million_spaces_are_bounded() -> None:
    spaces = CONTENT.format('<text:p>a<text:s text:c="999999999"/><text:s text:c="99999"/>b</text:p>')
    assert len(draft(repacked(GOOD, content_dot_xml=spaces.encode())).text) < 1_100


def test_encrypted_and_broken_files_say_so() -> None:
    manifest = part_of(GOOD, "META-INF/manifest.xml").decode()
    locked = manifest.replace("</manifest:manifest>", "<manifest:encryption-data/></manifest:manifest>")
    assert "encrypted" in reason(repacked(GOOD, **{"META-INF__manifest_dot_xml": locked.encode()}))
    assert "cut off" in reason(GOOD[: len(GOOD) // 2])
    assert "has no content" in reason(repacked(GOOD, content_dot_xml=None))


@settings(max_examples=8, deadline=None)
@given(place=st.integers(0, 100_000), byte=st.integers(0, 255))
def test_a_damaged_file_raises_nothing_but_its_reason(place: int, byte: int) -> None:
    data = bytearray(GOOD)
    data[place % len(data)] = byte
    with suppress(UnreadableError):
        list(read(bytes(data)))


def test_three_paragraphs_are_three() -> None:
    assert paragraphs(GOOD) == [FIRST, SECOND, THIRD]
