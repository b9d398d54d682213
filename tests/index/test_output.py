"""The JSON that commands print: its keys are stable, and days are ISO 8601."""

import json
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from index.dates import Window
from index.errors import Failure, NotRead
from index.generation import Coverage
from index.output import coverage_json, hit_json, page_ranges, run_line, window_json
from index.search.hits import Place
from tests.index.archives import CRANE, SHIPS, TRAMS, IndexedFolder

DAY = date(2023, 12, 31)
BROKEN = Failure("z.pdf", "broken PDF")


def test_a_line_of_a_run_has_the_documented_keys(tmp_path: Path) -> None:
    desk = IndexedFolder(tmp_path)
    desk.rebuild()
    result = desk.search("what fell on December 31 in the harbour?", top_k=2)
    written = json.loads(run_line("q", result))
    assert list(written) == ["id", "abstained", "window", "passages"]
    assert (written["id"], written["window"]) == ("q", ["2023-12-31", "2023-12-31"])
    assert isinstance(written["abstained"], bool)
    first = written["passages"][0]
    assert first.keys() >= {
        *("rank", "source", "paragraph", "lines", "chars", "text", "sentence", "title", "published"),
        *("published_how", "event_dates", "score", "probability"),
    }
    assert first["text"] in {CRANE, SHIPS, TRAMS}
    assert run_line("q", result).endswith(b"}\n")
    assert run_line("q", result).count(b"\n") == 1


@pytest.mark.parametrize(
    ("window", "written"),
    [
        (None, None),
        (Window(DAY, DAY, "", (0, 0)), ["2023-12-31", "2023-12-31"]),
        (Window(None, DAY, "", (0, 0)), [None, "2023-12-31"]),
        (Window(DAY, None, "", (0, 0)), ["2023-12-31", None]),
    ],
)
def test_an_open_side_of_a_window_is_null(window: Window | None, written: list[str | None] | None) -> None:
    assert window_json(window) == written


def test_a_hit_states_its_other_places_and_only_on_request_why_it_was_found(tmp_path: Path) -> None:
    desk = IndexedFolder(tmp_path)
    desk.rebuild()
    [found] = desk.search("which crane fell in the harbour?", top_k=1).hits
    copy = Place("copy.txt", 4, (7, 8), (90, 180), None, "unknown", "Reuters")
    hit = replace(
        found,
        publisher="The Verge",
        score=1.23456,
        probability=0.98765,
        also=(copy,),
        sentence=(2, 7),
        shares={"words": 0.5},
    )
    written = hit_json(hit)
    assert (written["score"], written["probability"]) == (1.2346, 0.9877)
    assert written["sentence"] == hit.passage.text[2:7]
    assert written["also"] == [
        {
            "source": "copy.txt",
            "paragraph": 4,
            "lines": [7, 8],
            "chars": [90, 180],
            "published": None,
            "publisher": "Reuters",
        }
    ]
    assert written["publisher"] == "The Verge"
    assert "why" not in written
    assert hit_json(hit, why=True) == {**written, "why": {"words": 0.5}}


@pytest.mark.parametrize(
    ("pages", "written"), [((), ""), ((0,), ""), ((4,), "4"), ((1, 3, 4, 5, 9, 10), "1, 3\u20135, 9\u201310")]
)
def test_pages_are_written_as_a_person_does(pages: tuple[int, ...], written: str) -> None:
    assert page_ranges(pages) == written


def test_coverage_of_an_index_without_days() -> None:
    built = datetime(2024, 1, 2, 3, 4, 5, tzinfo=UTC)
    pictures = NotRead("a.png", "pictures", ".png", 2)
    covered = Coverage(2, 3, None, None, 2, built, (BROKEN,), "g", (pictures,), {"paper.pdf": (1, 3)})
    assert coverage_json(covered) == {
        "articles": 2,
        "passages": 3,
        "from": None,
        "to": None,
        "undated": 2,
        "newest_at": None,
        "built_at": "2024-01-02T03:04:05+00:00",
        "generation": "g",
        "failed": [{"file": "z.pdf", "reason": "broken PDF"}],
        "not_read": [{"kind": ".png", "files": 2, "first": "a.png", "reason": "pictures"}],
        "layout_uncertain": {"paper.pdf": [1, 3]},
    }
