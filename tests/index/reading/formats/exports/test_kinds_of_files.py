"""Exports in each kind of file that archives make: all go through the same hands."""

from collections.abc import Callable, Sequence
from html import escape
from pathlib import Path

import pytest

from index.errors import Failure
from index.reading.articles import Article
from tests.index.reading.formats.office_files import open_document, rtf, word
from tests.index.reading.outcomes import outcomes

from . import stories
from .stories import DAYS, STORIES, Story, american, british

WRITERS: dict[str, Callable[[], list[str]]] = {
    "nexis uni": stories.nexis_uni,
    "factiva": stories.factiva,
    "factiva, codes": stories.factiva_codes,
    "proquest": stories.proquest,
}


def nexis_page(told: Sequence[Story] = STORIES) -> str:
    """A page as the old Nexis wrote it: everything in DIV, labels and values in SPAN."""
    page = "<HTML><HEAD><TITLE>&nbsp;</TITLE></HEAD><BODY><DIV><P><SPAN>Download Request: Selected Items: 1-3<BR>"
    page += "Time Of Request: Friday, May 3, 2024 &nbsp;16:51:31<BR><BR>Terms: ferry or tunnel<BR></SPAN></P></DIV>"
    for number, story in enumerate(told, start=1):
        heads = [
            f"{number} of {len(told)} DOCUMENTS",
            story.paper,
            f"{american(story.day)} {DAYS[story.day.weekday()]}",
        ]
        heads += [escape(story.title)]
        labels = [("BYLINE", story.byline)] if story.byline else []
        labels += [("SECTION", story.section), ("LENGTH", f"{story.words} words")]
        page += (
            f'<A NAME="DOC_ID_{number}_0"></A><!-- Hide XML section from browser\n<DOC NUMBER={number}>\n<DOCFULL> -->'
        )
        page += "".join(
            f'<BR><DIV CLASS="c0"><P CLASS="c1"><SPAN CLASS="c2">{head}</SPAN></P>\n</DIV>' for head in heads
        )
        page += "".join(f"<BR><DIV><P><SPAN>{name}: </SPAN><SPAN>{value}</SPAN></P>\n</DIV>" for name, value in labels)
        page += (
            "<BR><DIV>" + "".join(f'<P CLASS="c9"><SPAN>{escape(each)}</SPAN></P>\n' for each in story.body) + "</DIV>"
        )
        page += (
            "<BR><DIV><P><SPAN>LOAD-DATE: </SPAN><SPAN>May 1, 2024</SPAN></P></DIV><BR><DIV><P><SPAN>LANGUAGE: </SPAN>"
        )
        page += (
            f"<SPAN>ENGLISH</SPAN></P></DIV><BR><DIV><P>Copyright 2024 {story.paper}<BR>All Rights Reserved</P></DIV>"
        )
    return page + "</BODY></HTML>"


def factiva_page(told: Sequence[Story] = STORIES) -> str:
    """A page as Factiva writes it: inside a form, the headline marked by its class."""
    page = "<html><head><title>Factiva</title><style>.x{}</style></head><body><form><div id='contentWrapper'>"
    for number, story in enumerate(told, start=1):
        lines = [
            f"{story.words} words",
            british(story.day),
            story.paper,
            "NORD",
            "1; National",
            "16",
            "English",
            "(c) 2024 N",
        ]
        page += (
            f'<div id="article-NORD{number}" class="article"><div class="article enArticle"><p>\n</p><div>News</div>\n'
        )
        page += f'<div id="hd"><span class="enHeadline">{number}) {escape(story.title)}</span>\n</div>'
        page += f'<div class="author">{story.byline}</div>' if story.byline else ""
        page += "".join(f"<div>{line} </div>" for line in lines) + "<p></p>"
        page += "".join(f'<p class="articleParagraph enarticleParagraph">{escape(each)}</p>\n' for each in story.body)
        page += f"<p>Newspapers of Nordholm Limited</p><p>Document NORD000020240304ek34000b{number}</p></div></div><br>"
    page += "<table><tr><td>Search Summary</td></tr><tr><td>Text</td><td>ferry</td></tr></table></div></form>"
    return page + "<span>&copy; 2024 Factiva, Inc. All rights reserved.</span></body></html>"


def proquest_page(told: Sequence[Story] = STORIES) -> str:
    """A page as ProQuest writes it: labels in STRONG."""
    page = "<html><body>"
    for story in told:
        labels = [
            ("Subject", "Ferries"),
            ("Publication title", f"{story.paper}; Nordholm"),
            ("Publication year", "2024"),
        ]
        labels += [("Publication date", american(story.day)), ("ProQuest document ID", "251"), ("Database", "Dailies")]
        page += f'<div><a name="DocID_1"></a><p></p><p style="font-weight:bold;">{escape(story.title)}</p>'
        page += f"<p><strong>Author:  </strong>{story.byline}</p>" if story.byline else ""
        page += f"<p><strong>Publication info:  </strong>{story.paper} ; Nordholm [Nordholm]08 May 2010: AA.2.</p>"
        page += '<p><a href="https://search.proquest.example/docview/251">ProQuest document link</a></p>'
        page += "<p><strong>Full text: </strong><text><p>" + "</p><p>".join(map(escape, story.body)) + "</p></text></p>"
        page += "".join(f"<p><strong>{name}: </strong>{value}</p>" for name, value in labels) + "</div>"
    return page + "</body></html>"


def assert_read(folder: Path, name: str, data: bytes) -> None:
    read = outcomes(folder, name, data)
    assert [str(each) for each in read if isinstance(each, Failure)] == []
    articles = [each for each in read if isinstance(each, Article)]
    assert [each.source for each in articles] == [f"{name}:article-{number}" for number in (1, 2, 3)]
    for each, story in zip(articles, STORIES, strict=True):
        assert (each.title, each.published, each.published_how) == (story.title, story.day, "stated")
        assert (each.publisher or "").startswith(story.paper.split(" (")[0])
        folded = [" ".join(paragraph.split()) for paragraph in each.text.split("\n\n")]
        assert folded[-len(story.body) :] == list(story.body)
        assert len(folded) <= len(story.body) + 2


@pytest.mark.parametrize("name", WRITERS)
def test_word(tmp_path: Path, name: str) -> None:
    assert_read(tmp_path, "2024-05-03.docx", word(WRITERS[name]()))


def test_word_with_field_codes_in_a_table(tmp_path: Path) -> None:
    rows = [line.split("\t", 1) if "\t" in line else ["", line] for line in stories.factiva_codes()]
    assert_read(tmp_path, "export.docx", word(rows))


@pytest.mark.parametrize("name", WRITERS)
def test_rtf(tmp_path: Path, name: str) -> None:
    assert_read(tmp_path, "2024-05-03.rtf", rtf(WRITERS[name]()))


@pytest.mark.parametrize("name", ["nexis uni", "proquest"])
def test_open_document(tmp_path: Path, name: str) -> None:
    assert_read(tmp_path, "2024-05-03.odt", open_document(WRITERS[name]()))


@pytest.mark.parametrize("page", [nexis_page, factiva_page, proquest_page])
def test_web_pages(tmp_path: Path, page: object) -> None:
    assert callable(page)
    assert_read(tmp_path, "2024-05-03.html", page().encode())


def test_a_broken_tag_in_a_page(tmp_path: Path) -> None:
    page = factiva_page().replace("</body>", '<tdÅclass="x">&nbsp;</body>')
    assert "<tdÅ" in page
    assert_read(tmp_path, "2024-05-03.html", page.encode())
