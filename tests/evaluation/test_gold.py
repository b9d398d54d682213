"""How annotations are scored, on an article and annotations made up here."""

import json
from pathlib import Path
from typing import Any

import pytest

from index.reading import Article
from tests.index.reading.outcomes import read_articles

from .gold import measure
from .gold_dates import score_dates
from .gold_figures import score_figures
from .scores import Score

FLOOD = "On Monday a flood killed at least 14 people in Brno, mayor Eva Novak said, and 30 houses were damaged."
STORM = "The flood of Monday killed 21 people in Brno. It had rained for days."
FILES = {
    "a.txt": f"Flood in Brno\n\n2023-05-09\n\n{FLOOD}\n",
    "b.txt": f"Brno counts its dead\n\n2023-05-10\n\n{STORM}\n",
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    articles = tmp_path / "articles"
    articles.mkdir()
    for name, text in FILES.items():
        (articles / name).write_text(text, "utf-8")
    return articles


@pytest.fixture
def articles(folder: Path) -> dict[str, Article]:
    return {read.source: read for read in read_articles(folder) if isinstance(read, Article)}


def gold_figure(figure: str, value: float, **more: Any) -> dict[str, Any]:
    return {
        "source": "a.txt", "sentence": FLOOD, "figure": figure, "start": FILES["a.txt"].index(figure), "value": value,
        "qualifier": "at least", "counts": "people killed", "place": "Brno", "event_date": "2023-05-08",
        "date_from": "sentence", "said_by": "Eva Novak", **more,
    }  # fmt: skip


DEAD = gold_figure("at least 14", 14)
HOMES = gold_figure("30", 30, qualifier="exact", counts="homes damaged")


def test_figures_and_their_fields_are_right_or_wrong_one_by_one(articles: dict[str, Article]) -> None:
    scores = score_figures([{**DEAD, "value": 15, "place": "Ostrava", "said_by": None}, HOMES], articles)
    assert scores["found"] == Score(2, 2)
    assert (scores["value"], scores["place"]) == (Score(1, 2), Score(1, 2))
    assert (scores["qualifier"], scores["counts"]) == (Score(2, 2), Score(2, 2))
    assert scores["event date"] == scores["event date, named in the sentence"] == Score(2, 2)
    assert scores["said by"].count < 2
    assert scores["not annotated"] == Score(0, 2)


def test_an_accepted_value_is_right(articles: dict[str, Article]) -> None:
    accepted = {**DEAD, "qualifier": "over", "accept_qualifier": ["at least"], "place": None, "accept_place": ["Brno"]}
    scores = score_figures([accepted, HOMES], articles)
    assert (scores["qualifier"], scores["place"]) == (Score(2, 2), Score(2, 2))


def test_what_is_not_there_is_missed_and_what_is_not_annotated_is_counted(articles: dict[str, Article]) -> None:
    scores = score_figures([gold_figure("flood", 1), DEAD], articles)
    assert scores["found"] == Score(1, 2)
    assert scores["value"] == Score(1, 1)
    assert scores["not annotated"] == Score(1, 2)


def test_an_optional_figure_is_neither_missed_nor_wrong(articles: dict[str, Article]) -> None:
    scores = score_figures([DEAD, {**gold_figure("flood", 1), "optional": True}, {**HOMES, "optional": True}], articles)
    assert scores["found"] == Score(1, 1)
    assert scores["not annotated"] == Score(0, 2)


def test_days_of_phrases_and_questions(articles: dict[str, Article]) -> None:
    start = FILES["a.txt"].index("On Monday")
    phrase = {"kind": "article", "source": "a.txt", "phrase": "On Monday", "start": start}
    asked = {"kind": "question", "question": "who died on 8 May 2023?", "asked_on": "2023-05-12"}
    scores = score_dates(
        [
            {**phrase, "resolved": "2023-05-08"},
            {**phrase, "resolved": "2023-05-01"},
            {**phrase, "resolved": "2023-05-01", "accept": [["2023-05-08", "2023-05-08"]]},
            {**phrase, "phrase": "a flood", "start": FILES["a.txt"].index("a flood"), "resolved": None},
            {**asked, "resolved": "2023-05-08"},
            {**asked, "resolved": None},
        ],
        articles,
    )
    assert scores == {"article phrases": Score(3, 4), "question windows": Score(1, 2)}


def test_a_whole_measurement_with_its_conflicts(folder: Path, tmp_path: Path) -> None:
    asked = "How many people were killed in Brno?"
    dead = {"source": "a.txt", "value": 14, "sentence": FLOOD}
    conflicts: list[dict[str, Any]] = [
        {"question": asked, "must_show": [14, 21]},
        {"question": asked, "must_show": [14, 99]},
        {"question": asked, "not_conflict": [dead, {"source": "b.txt", "value": 21, "sentence": STORM}]},
        {"question": asked, "not_conflict": [dead, {**dead, "value": 30}]},
        {"question": asked, "not_conflict": [dead], "relation": "agreement"},
    ]
    annotated: dict[str, list[dict[str, Any]]] = {"figures": [DEAD, HOMES], "dates": [], "conflicts": conflicts}
    for name, lines in annotated.items():
        written = "".join(json.dumps(line) + "\n" for line in lines)
        (tmp_path / f"gold_{name}.jsonl").write_text(written, "utf-8")
    measured = measure(folder, tmp_path)
    assert measured["figures"]["found"] == Score(2, 2)
    assert measured["conflicts"] == {"conflicts shown": Score(1, 2), "non-conflicts not shown": Score(2, 3)}
