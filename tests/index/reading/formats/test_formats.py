"""Each kind of file gives text, title, day and address as it states them, or its reason for giving none."""

import io
import json
import logging
import sys
from datetime import date
from pathlib import Path

import pypdf
import pytest

from index.errors import Failure
from index.reading.articles import Article
from index.reading.formats import READERS
from index.reading.formats.metadata_dates import stated_day
from index.reading.passages import split_article
from tests.index.pdf_files import pdf_file, pdf_of_contents
from tests.index.reading.outcomes import article, failure, outcomes

FIRST = "The ferry to the northern islands was cancelled on Monday after a storm had damaged the pier in the harbour."
SECOND = "Engineers hope to open the pier again on Thursday, said Marta Oyelaran, who speaks for the company."
THIRD = "Some 400 people spent the night in a school nearby, where neighbours had brought blankets and hot soup."
BODY = [FIRST, SECOND, THIRD]


def page(*, head: str = "", body: str = "", paragraphs: list[str] = BODY) -> str:
    written = "\n".join(f"<p>{paragraph}</p>" for paragraph in paragraphs)
    return (
        f"<!DOCTYPE html><html><head><title>Storm closes the pier</title>{head}</head>"
        f"<body><nav><a href='/'>Home</a></nav><article>{written}{body}</article><footer>Imprint</footer></body></html>"
    )


def test_the_kinds_of_file_that_are_read() -> None:
    assert set(READERS) == {".txt", ".md", ".html", ".htm", ".pdf", ".jsonl"}


class TestText:
    def test_the_text_is_the_file_without_its_mark(self, tmp_path: Path) -> None:
        text = "A storm closes the pier\r\n\r\nAt\u00a0least 14 boats were lost, a co\u00adoperative said.\r\n"
        read = article(tmp_path, "a.txt", b"\xef\xbb\xbf" + text.encode())
        assert read.text == text
        assert read.title == "A storm closes the pier"

    @pytest.mark.parametrize(
        "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252", "latin-1"]
    )
    @pytest.mark.parametrize("ends", ["\n", "\r\n", "\r"])
    def test_passages_are_the_same_whatever_encoding_and_line_ends(
        self, tmp_path: Path, encoding: str, ends: str
    ) -> None:
        text = f"Café owners « hope »{ends}{ends}{FIRST}{ends}{ends}At\u00a0least 14 co\u00adoperatives closed.{ends}"
        read = article(tmp_path, "a.txt", text.encode(encoding))
        assert read.text == text
        assert [passage.text for passage in split_article(read)][1:] == [
            FIRST,
            "At\u00a0least 14 co\u00adoperatives closed.",
        ]
        assert read.title == "Café owners « hope »"


class TestMarkdown:
    def test_front_matter_states_title_day_and_address(self, tmp_path: Path) -> None:
        text = (
            "---\r\ntitle: 'Storm closes the pier'\r\ndate: 2023-12-30T21:05:00+01:00\r\n"
            f"url: https://example.org/storm\r\n---\r\n\r\n{FIRST}\r\n"
        )
        read = article(tmp_path, "a.md", text.encode())
        assert (read.title, read.published, read.published_how) == (
            "Storm closes the pier",
            date(2023, 12, 30),
            "stated",
        )
        assert read.url == "https://example.org/storm"
        assert read.text == text
        assert [(passage.kind, passage.text) for passage in split_article(read)][1:] == [("body", FIRST)]
        assert split_article(read)[0].kind == "header"

    @pytest.mark.parametrize(
        "heading",
        [
            "# Storm closes the pier",
            "#   Storm closes the pier  ##",
            "Storm closes the pier\n=====================",
            "\n\n# Storm closes the pier",
        ],
    )
    def test_the_first_heading_is_the_title_and_no_body(self, tmp_path: Path, heading: str) -> None:
        read = article(tmp_path, "a.md", f"{heading}\n\n{FIRST}\n\n## What now\n\n{SECOND}\n".encode())
        assert read.title == "Storm closes the pier"
        kinds = {passage.text: passage.kind for passage in split_article(read)}
        assert [text for text, kind in kinds.items() if kind == "body"] == [FIRST, SECOND]

    def test_a_sign_at_the_end_of_a_word_stays(self, tmp_path: Path) -> None:
        assert article(tmp_path, "a.md", f"# Learning C#\n\n{FIRST}".encode()).title == "Learning C#"

    def test_a_rule_is_no_front_matter(self, tmp_path: Path) -> None:
        read = article(tmp_path, "a.md", f"---\n\n{FIRST}\n\n---\n\n{SECOND}\n".encode())
        assert [passage.text for passage in split_article(read) if passage.kind == "body"] == [FIRST, SECOND]

    @pytest.mark.timeout(10)
    @pytest.mark.parametrize(
        "line", ["# a" + " " * 300_000 + "b", "# a" + " #" * 150_000, "#" * 300_000, "# " * 150_000]
    )
    def test_a_heading_made_to_hold_up_its_reader_does_not(self, tmp_path: Path, line: str) -> None:
        article(tmp_path, "a.md", f"{line}\n\n{FIRST}".encode())


class TestHtml:
    def test_body_title_day_and_address(self, tmp_path: Path) -> None:
        head = (
            '<meta property="article:published_time" content="2023-12-30T21:05:00+01:00">'
            '<meta property="article:modified_time" content="2024-02-01T00:00:00Z">'
            '<link rel="canonical" href="https://example.org/2023/storm">'
        )
        read = article(tmp_path, "a.html", page(head=head).encode())
        assert [passage.text for passage in split_article(read)] == BODY
        assert read.title == "Storm closes the pier"
        assert (read.published, read.published_how) == (date(2023, 12, 30), "stated")
        assert read.url == "https://example.org/2023/storm"

    @pytest.mark.parametrize(
        "head",
        [
            '<script type="application/ld+json">{"@graph": [{"datePublished": "2023-12-30"}]}</script>',
            '<meta name="date" content="20231230">',
            '<meta name="DC.date.issued" content="2023-12-30">',
            '<meta itemprop="datePublished" content="Sat, 30 Dec 2023 21:05:00 GMT">',
            '<meta name="date" content="2020-01-01"><meta property="og:published_time" content="2023-12-30">',
        ],
    )
    def test_forms_of_the_day(self, tmp_path: Path, head: str) -> None:
        assert article(tmp_path, "a.htm", page(head=head).encode()).published == date(2023, 12, 30)

    @pytest.mark.parametrize(
        "head",
        [
            '<meta property="article:modified_time" content="2024-02-01">',
            '<script type="application/ld+json">{broken</script>',
            '<script type="application/ld+json">' + "[" * 50_000 + "</script>",
            '<meta name="date" content="soon">',
            '<meta name="date" content="2023-02-31">',
        ],
    )
    def test_no_day_is_made_up(self, tmp_path: Path, head: str) -> None:
        paragraphs = [
            "A copyright of 2019 does not date a page.",
            *[text.replace("Monday", "one day") for text in BODY],
        ]
        read = article(tmp_path, "a.html", page(head=head, paragraphs=paragraphs).encode())
        assert (read.published, read.published_how) == (None, "unknown")

    @pytest.mark.parametrize(
        ("encoding", "declared"),
        [
            ("utf-8", "utf-8"),
            ("utf-8", ""),
            ("utf-8", "iso-8859-1"),
            ("utf-8", "windows-1252"),
            ("utf-8", "no-such-encoding"),
            ("utf-8", "unicode_escape"),
            ("utf-8", "utf-7"),
            ("cp1252", "iso-8859-1"),
            ("cp1252", "windows-1252"),
            ("cp1252", ""),
            ("utf-16", ""),
        ],
    )
    def test_what_the_bytes_are_counts_more_than_what_they_declare(
        self, tmp_path: Path, encoding: str, declared: str
    ) -> None:
        said = "“Café prices in Zürich rose by €2”, said the owner of three such places, who would not give her name."
        head = f'<meta charset="{declared}">' if declared else ""
        read = article(tmp_path, "a.html", page(head=head, paragraphs=[*BODY, said]).encode(encoding))
        assert said in read.text

    def test_a_declared_encoding_of_another_script(self, tmp_path: Path) -> None:
        said = "Паром до северных островов отменён в понедельник после шторма, который повредил причал в гавани города."
        data = page(head='<meta charset="windows-1251">', paragraphs=[said, said[::-1]]).encode("cp1251")
        assert said in article(tmp_path, "a.html", data).text

    def test_characters_that_xml_forbids_do_not_hide_the_page(self, tmp_path: Path) -> None:
        odd = "The minister &#xD800;&#55357;&#x1b;&#0;&#x110000; said that nothing had been decided about the port yet."
        read = article(tmp_path, "a.html", page(paragraphs=[odd, *BODY]).replace("nothing", "no\x1bthing").encode())
        assert FIRST in read.text
        assert "decided about the port" in read.text
        read.text.encode()

    def test_an_address_that_is_none_is_left_out(self, tmp_path: Path) -> None:
        head = '<link rel="canonical" href="javascript:alert(1)">'
        assert article(tmp_path, "a.html", page(head=head).encode()).url is None

    @pytest.mark.timeout(30)
    @pytest.mark.parametrize(
        ("body", "reason"),
        [
            ("<p " + " ".join(f"a{number}=1" for number in range(40_000)) + ">x</p>", "attributes"),
            ("<p/" + "/".join(f"a{number}" for number in range(40_000)) + ">x</p>", "attributes"),
            ("<p>" + "<i>a</i> b" * 40_000 + "</p>", "elements"),
            ("<div>a</div>" * 100_000, "elements"),
        ],
    )
    def test_a_page_made_to_hold_up_its_reader_is_refused(self, tmp_path: Path, body: str, reason: str) -> None:
        assert reason in failure(tmp_path, "a.html", page(body=body).encode()).reason

    @pytest.mark.timeout(30)
    @pytest.mark.parametrize("tag", ["<div>", "<b>", "<blockquote>", "<ul><li>", "<table><tr><td>", "<"])
    def test_deep_nesting_breaks_nothing(self, tmp_path: Path, tag: str) -> None:
        [outcome] = outcomes(tmp_path, "a.html", page(body=tag * 20_000).encode())
        if isinstance(outcome, Failure):
            assert outcome.reason
        else:
            assert FIRST in outcome.text

    def test_an_incomplete_installation_is_no_fault_of_the_page(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setitem(sys.modules, "trafilatura", None)
        assert "install Dateline again" in failure(tmp_path, "a.html", page().encode()).reason

    @pytest.mark.parametrize(
        "data", [b"<html><body></body></html>", b"<!-- nothing -->", b"<", b"<html><img src='a.png'>"]
    )
    def test_a_page_without_an_article_says_so(self, tmp_path: Path, data: bytes) -> None:
        assert failure(tmp_path, "a.html", data).reason == "no article text found in the page"


class TestPdf:
    def test_paragraphs_and_title(self, tmp_path: Path) -> None:
        paragraphs = [[FIRST[:60].rstrip(), FIRST[60:].lstrip()], [SECOND[:50], SECOND[50:]], [THIRD[:55], THIRD[55:]]]
        read = article(tmp_path, "a.pdf", pdf_file([paragraphs], title="Storm closes the pier"))
        assert [" ".join(passage.text.split()) for passage in split_article(read)] == [
            " ".join(" ".join(map(str.strip, lines)).split()) for lines in paragraphs
        ]
        assert read.title == "Storm closes the pier"

    def test_a_sentence_that_goes_on_on_the_next_page_is_one_paragraph(self, tmp_path: Path) -> None:
        data = pdf_file([[["One line that is", "followed by another"]], [["that ends on page two."], ["New one."]]])
        texts = [passage.text for passage in split_article(article(tmp_path, "a.pdf", data))]
        assert texts == ["One line that is followed by another that ends on page two.", "New one."]

    def test_the_day_the_file_was_made_is_not_the_day_of_publication(self, tmp_path: Path) -> None:
        assert article(tmp_path, "a.pdf", pdf_file([[["A line of text."]]], title="A title of it")).published is None

    @pytest.mark.parametrize("title", ["Microsoft Word - draft7.doc", "untitled", "story.indd", "https://example.org"])
    def test_a_title_that_a_program_wrote_is_none(self, tmp_path: Path, title: str) -> None:
        assert article(tmp_path, "a.pdf", pdf_file([[[FIRST], [SECOND]]], title=title)).title != title

    def test_half_characters_of_a_font_are_replaced(self, tmp_path: Path) -> None:
        to_unicode = (
            "/CIDInit /ProcSet findresource begin 1 begincmap 1 begincodespacerange <00> <FF> endcodespacerange "
            "3 beginbfchar <41> <D800> <42> <D83D> <43> <DE00> endbfchar endcmap"
        )
        read = article(tmp_path, "a.pdf", pdf_file([[["A line: BC"]]], to_unicode=to_unicode))
        read.text.encode()
        split_article(read)

    def test_pictures_only(self, tmp_path: Path) -> None:
        assert "pictures only" in failure(tmp_path, "a.pdf", pdf_of_contents([b"0 0 100 100 re f"])).reason

    def test_encrypted(self, tmp_path: Path) -> None:
        writer = pypdf.PdfWriter(clone_from=io.BytesIO(pdf_file([[[FIRST]]])))
        writer.encrypt("secret", algorithm="RC4-128")
        written = io.BytesIO()
        writer.write(written)
        assert failure(tmp_path, "a.pdf", written.getvalue()).reason.startswith("encrypted PDF")

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
    def test_broken(self, tmp_path: Path, data: bytes, caplog: pytest.LogCaptureFixture) -> None:
        with caplog.at_level(logging.DEBUG):
            reason = failure(tmp_path, "a.pdf", data).reason
        assert reason.startswith(("broken PDF", "PDF without text"))
        assert not caplog.records, "what the parser thinks of the file is no message for a person"

    @pytest.mark.timeout(120)
    def test_a_file_made_to_hold_up_its_reader_is_refused(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """Many pages that name the same contents are counted each time."""
        monkeypatch.setattr("index.reading.formats.pdf._MAX_OPERATIONS", 5_000)
        content = b"BT /F1 11 Tf " + b"(a) Tj " * 300 + b"ET"
        assert "too long" in failure(tmp_path, "a.pdf", pdf_of_contents([content] * 20)).reason

    @pytest.mark.timeout(120)
    def test_a_file_of_far_too_many_pages_is_refused(self, tmp_path: Path) -> None:
        assert "too long" in failure(tmp_path, "a.pdf", pdf_of_contents([b"BT ET"] * 5_001)).reason


def line(**fields: object) -> str:
    return json.dumps({"text": FIRST, **fields}, ensure_ascii=False)


class TestJsonLines:
    def test_all_fields(self, tmp_path: Path) -> None:
        written = line(
            name="wire-17", title=" Storm  closes\nthe pier ", published="2023-12-30", url=" https://example.org/17 "
        )
        read = article(tmp_path, "sub/a.jsonl", written.encode())
        assert (read.source, read.file) == ("wire-17", "sub/a.jsonl")
        assert read.title == "Storm closes the pier"
        assert (read.published, read.published_how) == (date(2023, 12, 30), "stated")
        assert read.url == "https://example.org/17"
        assert read.text == FIRST

    def test_an_article_without_a_name_is_cited_by_its_line(self, tmp_path: Path) -> None:
        sources = [
            each.source
            for each in outcomes(tmp_path, "a.jsonl", f"{line()}\n\n{line()}".encode())
            if isinstance(each, Article)
        ]
        assert sources == ["a.jsonl:1", "a.jsonl:3"]

    @pytest.mark.parametrize(
        "name", ["", " x", "a\nb", "a\u202eb", "x" * 256, "b.txt", "other.jsonl:3", "\x1b[2J", 7, None]
    )
    def test_a_name_that_is_taken_or_not_clean_is_not_used(self, tmp_path: Path, name: object) -> None:
        (tmp_path / "b.txt").write_text(SECOND)
        read = outcomes(tmp_path, "a.jsonl", line(name=name).encode())
        assert [each.source for each in read if isinstance(each, Article)] == ["a.jsonl:1", "b.txt"]

    def test_two_lines_of_one_name_are_told_apart(self, tmp_path: Path) -> None:
        read = outcomes(tmp_path, "a.jsonl", f"{line(name='n')}\n{line(name='n')}".encode())
        assert [each.source for each in read if isinstance(each, Article)] == ["n", "a.jsonl:2"]

    @pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"])
    @pytest.mark.parametrize("ends", ["\n", "\r\n", "\r"])
    def test_encodings_and_line_ends(self, tmp_path: Path, encoding: str, ends: str) -> None:
        texts = ["Café « A »\r\nsecond line", "Prices in Zürich rose."]
        data = ends.join(line(text=text) for text in texts).encode(encoding)
        assert [each.text for each in outcomes(tmp_path, "a.jsonl", data) if isinstance(each, Article)] == texts

    def test_line_ends_of_unicode_inside_a_string_cut_no_line(self, tmp_path: Path) -> None:
        text = "One\u2028two\u2029three\u0085four\x0c"
        assert article(tmp_path, "a.jsonl", line(text=text).encode()).text == text

    @pytest.mark.parametrize(
        ("bad", "reason"),
        [
            (b'{"text": "cut', "broken JSON at character"),
            (b'{"text": "lone \\ud800 half"}', "broken JSON"),
            (b"[" * 100_000, "broken JSON"),
            (b'{"text": NaN}', "broken JSON"),
            (b"[1, 2]", "no JSON object"),
            (b'"text"', "no JSON object"),
            (b"{}", "no text"),
            (b'{"text": ""}', "no text"),
            (b'{"text": " \\n\\t\\u200b"}', "no text"),
            (b'{"text": 7}', "no text"),
            (b'{"text": ["a"]}', "no text"),
            (b'{"text": "a\\u0000b"}', "binary"),
            (b'{"text": "\x81\x8d"}', "cannot be decoded"),
        ],
    )
    def test_a_bad_line_is_reported_by_its_number_and_stops_no_other(
        self, tmp_path: Path, bad: bytes, reason: str
    ) -> None:
        good = line().encode()
        read = outcomes(tmp_path, "a.jsonl", good + b"\n" + bad + b"\n" + good)
        assert [each.source for each in read if isinstance(each, Article)] == ["a.jsonl:1", "a.jsonl:3"]
        [told] = [each for each in read if isinstance(each, Failure)]
        assert told.file == "a.jsonl:2"
        assert reason in told.reason
        assert told.reason.isprintable()

    @pytest.mark.parametrize(
        "url", ["javascript:alert(1)", "https://example.org/a b", "https://x\u202e.org", "ftp://x", 3]
    )
    def test_an_address_that_is_none_is_left_out(self, tmp_path: Path, url: object) -> None:
        assert article(tmp_path, "a.jsonl", line(url=url).encode()).url is None


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("2023-12-30", date(2023, 12, 30)),
        ("2023/1/2 10:00", date(2023, 1, 2)),
        ("2023-12-30T23:30:00-05:00", date(2023, 12, 30)),
        ("20231230", date(2023, 12, 30)),
        ("20231230T210500Z", date(2023, 12, 30)),
        ("Sat, 30 Dec 2023 21:05:00 GMT", date(2023, 12, 30)),
        ("30 Dec 2023 21:05:00 -0500", date(2023, 12, 30)),
        ("2023-12-301", None),
        ("2023-13-01", None),
        ("0001-01-01", None),
        ("12/11/2023", None),
        ("yesterday", None),
        ("", None),
        ("9" * 1000, None),
        ("Sat, 99 Dec 2023 21:05:00 GMT", None),
    ],
)
def test_days_as_metadata_write_them(written: str, day: date | None) -> None:
    assert stated_day(written) == day
