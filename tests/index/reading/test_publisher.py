"""The publisher of an article: metadata before the head, the head before the address, the address before the name."""

import json
from pathlib import Path

import pytest

from index.reading.formats import Draft
from index.reading.publisher import publisher_of

from .outcomes import article

REPORT = "The ferry to the northern islands was cancelled after a storm had damaged the pier in the harbour there."
URL = "https://www.usatoday.com/story/1"


def published(text: str, *, source: str = "a.txt", publisher: str | None = None, url: str | None = None) -> str | None:
    return publisher_of(Draft(text=text, publisher=publisher), source, url)


def test_metadata_come_first() -> None:
    head = f"Publication: Harbour Post\n\nOSLO (Reuters) - {REPORT}"
    assert published(head, publisher="theguardian.com", url=URL) == "The Guardian"
    assert published(head, publisher="https://www.dw.com/en", url=URL) == "Deutsche Welle"


@pytest.mark.parametrize("written", ["", " \n", "https://t.co/x", "a-file.txt", "...", "word " * 30])
def test_metadata_that_name_nobody_are_passed_over(written: str) -> None:
    assert published(REPORT, publisher=written, url=URL) == "USA TODAY"


@pytest.mark.parametrize(
    ("head", "name"),
    [
        ("Publication: The Porto Vello Gazette\nDate: 2023-12-30", "The Porto Vello Gazette"),
        ("Title: Storm\n**Publisher:** bbc.co.uk", "BBC"),
        ("Source: Reuters", "Reuters"),
        ("Source: Harbour Post\nDate: 30 December 2023", "Harbour Post"),
        ("Source: https://www.theverge.com/2023/12/30/pier", "The Verge"),
        ("URL: https://techcrunch.com/pier", "TechCrunch"),
    ],
)
def test_fields_of_a_header(head: str, name: str) -> None:
    assert published(f"{head}\n\n{REPORT}") == name


@pytest.mark.parametrize(
    "head",
    [
        "Source: the harbour master, who spoke to us on the phone",
        "Source: General Staff",
        "Note: the pier is closed",
    ],
)
def test_other_fields_name_no_publisher(head: str) -> None:
    assert published(f"{head}\n\n{REPORT}") is None


@pytest.mark.parametrize(
    ("opening", "name"),
    [
        ("OSLO, Dec 30 (Reuters) - ", "Reuters"),
        ("GENEVA (AP) \u2014 ", "AP"),
        ("PARIS, Dec. 30, 2023 (AFP) -- ", "AFP"),
        ("(Reuters) - ", "Reuters"),
        ("SAN FRANCISCO (KRON) \u2013 ", "KRON"),
    ],
)
def test_the_head_of_a_wire_report(opening: str, name: str) -> None:
    assert published(f"Storm closes the pier\n\n{opening}{REPORT}", url=URL) == name


@pytest.mark.parametrize(
    "opening", ["HOUSTON (Texas) - ", "PORTLAND (Ore.) \u2014 ", "Anna Holm (Labour) - ", "The port (PV) said: "]
)
def test_brackets_before_a_dash_that_hold_a_place_or_a_party(opening: str) -> None:
    assert published(f"{opening}{REPORT}", url=URL) == "USA TODAY"


def test_a_line_that_names_only_an_agency_counts_where_there_is_no_address() -> None:
    text = f"Storm closes the pier\n\nAnn Lee, Reuters\n\n{REPORT}"
    assert published(text) == "Reuters"
    assert published(text, url=URL) == "USA TODAY"
    assert published(f"Associated Press\n\n{REPORT}") == "AP"


@pytest.mark.parametrize(
    ("source", "name"),
    [
        ("2023-10-06_usatoday.com_ab12.txt", "USA TODAY"),
        ("theverge.com/2023-10-07 pier.md", "The Verge"),
        ("wire/portovello.co.uk/1.html", "portovello.co.uk"),
        ("day.jsonl:3", None),
        ("mr.smith.txt", None),
        ("version.2.final.pdf", None),
        ("000_1858dae52ea12ca3.txt", None),
    ],
)
def test_a_domain_in_the_file_name_is_the_last_resort(source: str, name: str | None) -> None:
    assert published(REPORT, source=source) == name


def test_every_format_brings_its_own_metadata(tmp_path: Path) -> None:
    linked = json.dumps({"@type": "NewsArticle", "publisher": {"@id": "#us"}, "author": {"@id": "#us", "name": "HP"}})
    page = (
        '<html><head><meta property="og:site_name" content="Site Name"><script type="application/ld+json">{}</script>'
        "</head><body><article><h1>Pier</h1><p>{}</p></article></body></html>"
    )
    files = {
        "a.md": f"---\ntitle: Pier\npublisher: Harbour Post\n---\n\n{REPORT}",
        "b.html": page.format(linked, REPORT),
        "c.html": page.format('{"publisher": "Linked Post"}', REPORT),
        "d.html": page.format("{broken", REPORT),
        "e.jsonl": json.dumps({"text": REPORT, "publisher": "nytimes.com"}),
        "f.jsonl": json.dumps({"text": REPORT, "source": {"id": None, "name": "Harbour Post"}}),
        "g.jsonl": json.dumps({"text": REPORT, "source": "pier.txt", "url": URL}),
        "h.txt": REPORT,
    }
    found = [article(tmp_path / name[0], name, content.encode()).publisher for name, content in files.items()]
    assert found == [
        "Harbour Post", "HP", "Linked Post", "Site Name", "The New York Times", "Harbour Post", "USA TODAY", None,
    ]  # fmt: skip
