"""RTF as several programs write it: what is shown, and only that."""

from contextlib import suppress
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.reading.formats.draft import Draft, UnreadableError
from index.reading.formats.rtf import read

from .office_files import rtf
from .sentences import BODY, FIRST, SECOND, THIRD

HEAD = (
    r"{\rtf1\ansi\ansicpg1252\deff0{\fonttbl{\f0\froman\fcharset0 Times New Roman;}{\f1\fnil\fcharset204 Arial Cyr;}}"
)


def draft(data: bytes | str) -> Draft:
    [outcome] = read(data.encode("ascii") if isinstance(data, str) else data)
    assert isinstance(outcome, Draft)
    return outcome


def paragraphs(body: str, *, head: str = HEAD) -> list[str]:
    return draft(head + body + "}").text.split("\n\n")


def test_word() -> None:
    head = (
        r"{\rtf1\adeflang1025\ansi\ansicpg1252\uc1\adeff31507\deff0\stshfdbch31506{\fonttbl{\f0\fbidi \froman"
        r"\fcharset0\fprq2{\*\panose 02020603050405020304}Times New Roman;}}{\colortbl;\red0\green0\blue0;}"
        r"{\*\defchp \fs22 }{\stylesheet{\ql \li0 \snext0 Normal;}{\s1\ql \fs32 \sbasedon0 \snext0 heading 1;}"
        r"{\s15\qc \fs56 \sbasedon0 Title;}{\*\cs10 \additive Default Paragraph Font;}}{\*\rsidtbl \rsid123}"
        r"{\info{\title Template for reports}{\author Ann Lee}{\creatim\yr2024\mo5\dy1}{\*\company Nordholm}}"
        r"{\*\userprops{\propname Date published}\proptype30{\staticval 2024-03-04}}"
        r"{\header \pard\plain NORDHOLM COURIER\par}"
    )
    body = (
        r"\pard\plain \s15\qc {\rtlch\fcs1 \af0 \ltrch\fcs0 \insrsid123 Storm closes the pier}{\insrsid9 \par }"
        r"\pard\plain \ql {\insrsid1 The ferry was }{\b\insrsid2 cancelled}"
        r"{\insrsid1 , said \ldblquote Z\'fcrich\rdblquote  "
        "and the com\r\npany.}{\\insrsid1 \\par }"
    )
    outcome = draft(head + body + "}")
    assert outcome.text == "Storm closes the pier\n\nThe ferry was cancelled, said “Zürich” and the company."
    assert (outcome.title, outcome.stated) == ("Storm closes the pier", date(2024, 3, 4))


def test_text_edit() -> None:
    head = (
        "{\\rtf1\\ansi\\ansicpg1252\\cocoartf2639\n\\cocoatextscaling0{\\fonttbl\\f0\\fswiss\\fcharset0 Helvetica;}\n"
    )
    body = "\\pard\\tx566\\partightenfactor0\n\n\\f0\\fs24 \\cf0 One caf\\'e9 \\uc0\\u8212  open.\\\n\\\nTwo.\\\n"
    assert paragraphs(body, head=head) == ["One café — open.", "Two."]


def test_word_pad() -> None:
    head = "{\\rtf1\\ansi\\deff0\\nouicompat{\\fonttbl{\\f0\\fnil\\fcharset0 Arial;}}\r\n{\\*\\generator R20}\\uc1 \r\n"
    body = "\\pard\\f0\\fs22\\lang9 One.\\par\r\nTwo\\line three.\\par\r\n\0"
    assert paragraphs(body, head=head) == ["One.", "Two\nthree."]


def test_libre_office() -> None:
    head = r"{\rtf1\ansi\deff3{\fonttbl{\f0\froman\fprq2\fcharset0 Liberation Serif;}}{\*\pgdsctbl{\pgdsc0 Default;}}"
    body = r"\pard\plain \s0{\ltrch\loch Prix\u160\'a0: 5\u8239\'3f\u8364\'80}\par \pard\plain {\loch Fin.}\par"
    assert paragraphs(body, head=head) == ["Prix\u00a0: 5\u202f€", "Fin."]


def test_characters_of_other_encodings() -> None:
    assert paragraphs(r"{\f1 \'cf\'e0\'f0\'ee\'ec} and \f0 caf\'e9\par") == ["Паром and café"]
    japanese = r"{\rtf1\ansi\ansicpg932\deff0{\fonttbl{\f0\fnil\fcharset128 MS Mincho;}}\f0 "
    written = "".join(f"\\'{byte:02x}" for byte in "ソ表フェリー".encode("cp932"))
    assert paragraphs(written + r"\par", head=japanese) == ["ソ表フェリー"]
    # The second byte of a character may be written as the letter that it would be alone.
    assert paragraphs(r"\'83A\par", head=japanese) == ["ア"]
    assert paragraphs(r"\u-10179?\u-8704? and {\upr{ANSI}{\*\ud{wide \u8212?}}}\par") == ["😀 and wide —"]
    assert paragraphs(r"\uc2\u8364\'80\'80 5 {\uc0\u8364}6\par") == ["€ 5 €6"]
    assert draft(b"{\\rtf1\\mac caf\\'8e and \\ansi \xe9\\par}").text == "café and é"


def test_what_is_hidden_or_deleted_is_not_shown() -> None:
    body = (
        r"One{\v SECRET} two{\deleted GONE\par} three.{\*\annotation REMARK}{\xe index}{\footnote \chftn  A note.}"
        r"{\field{\*\fldinst HYPERLINK x.example}{\fldrslt See there.}}\par{\v\v0 Shown.}\par"
    )
    assert paragraphs(body) == ["One two three.See there.", "Shown.", "A note."]


def test_tables_lists_pictures_and_boxes() -> None:
    box = r"{\shp{\*\shpinst\shpleft1{\sp{\sn x}{\sv 1}}{\shptxt\pard In a box.\par}}{\shprslt IN A BOX}}"
    body = (
        r"{\listtext\pard 1.\tab}First item\par{\pict\pngblip 89504e47}{\*\shppict{\pict 00}}"
        r"\trowd\cellx100\cellx200\pard\intbl Port\cell Boats\cell\row\trowd\pard\intbl Velmar\cell 14\cell\row"
        r"\trowd\pard\intbl One.\par Two.\cell Three.\cell\row\pard"
        rf" Text{box} goes on.\par{{\object{{\*\objdata 0102}}{{\result Shown.}}}}\par"
    )
    table = ["Port\tBoats", "Velmar\t14", "One.", "Two.", "Three."]
    assert paragraphs(body) == ["First item", *table, "Text goes on.", "In a box.", "Shown."]


def test_binary_data_is_passed_over() -> None:
    body = b"{\\rtf1 One{\\pict\\bin15 {{{{\\par }\\'41}} two.\\par}"
    assert draft(body).text == "One two."


@pytest.mark.timeout(60)
@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"no rtf", "does not begin"),
        (b"{\\rtf1" + b"{" * 5_000, "nested too deep"),
        (b"{\\rtf1" + b"\\b" * 1_100_000, "more control words"),
        (b"{\\rtf1}", "without text"),
        (b"{\\rtf1{\\pict ffd8}}", "without text"),
        (b"{\\rtf1\\bin99999999999 x}", "without text"),
    ],
)
def test_a_hostile_file_is_refused_with_a_reason(data: bytes, why: str) -> None:
    with pytest.raises(UnreadableError, match=why):
        list(read(data))


def test_a_file_that_is_cut_off_is_read_and_reported() -> None:
    first, failed = read(rtf(BODY)[:-60])
    assert isinstance(first, Draft)
    assert first.text.startswith(f"{FIRST}\n\n{SECOND}\n\n{THIRD[:20]}")
    assert "cut off" in str(failed)


_TEXT = st.text(st.characters(exclude_categories=["Cs", "Cc", "Zl", "Zp"]), max_size=60)


@settings(max_examples=60, deadline=None)
@given(blocks=st.lists(_TEXT, min_size=1, max_size=5))
def test_every_paragraph_comes_out_as_it_went_in(blocks: list[str]) -> None:
    wanted = [tidy for block in blocks if (tidy := block.strip(" \t\n\r\u00a0"))]
    if wanted:
        assert draft(rtf(blocks)).text == "\n\n".join(wanted)


@settings(max_examples=100, deadline=None)
@given(data=st.text("\\{}'*abdfpucv0159- \n", max_size=80))
def test_nothing_raises_but_a_reason(data: str) -> None:
    with suppress(UnreadableError):
        list(read(b"{\\rtf1 " + data.encode()))
