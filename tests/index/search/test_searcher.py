"""Search over small archives: what ranks first, what is merged, and when there is no answer."""

import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

import numpy as np
import pytest

from index.building.rebuild import Rebuild
from index.comprehension import Readable, Reading
from index.dates import Window
from index.generation.encoder import SentenceTransformerEncoder
from index.reader import IndexReader
from index.search.hits import AnswerSpan, Query, SearchResult
from index.search.question import parse_question
from index.search.ranking import default_weights
from index.search.reading_best import AT_ONCE, ReaderWeights
from index.search.searcher import SearchOptions
from tests.index.archives import write

DAY = date(2024, 3, 6)

FERRIES = {
    "2024-03-04_ferries.txt": (
        "Ferries held in fog\n\n"
        "Fog kept four ferries in the harbour of Nordholm on Sunday, the harbour office said.\n\n"
        "The ferry company said that nine ferries had been held.\n\n"
        "On Monday two ferries were late, said harbour master Ilse Brandt.\n"
    ),
    "2024-03-05_lighthouse.txt": (
        "Lighthouse lit again\n\n"
        "The lighthouse of Nordholm was lit on Tuesday for the first time in nine years.\n\n"
        "Repairs cost 2.4 million euros, according to mayor Jens Kolb.\n\n"
        "Who will keep the lighthouse?\n\n"
        "Keeper Tomas Rieck moves in this week.\n"
    ),
    "2024-03-05_wire.txt": (
        "From the coast\n\n"
        "The lighthouse of Nordholm was lit on Tuesday for the first time in nine years.\n\n"
        "Herring landings fell by a third in February.\n"
    ),
}


class Shortest:
    """A reader that finds the shorter passage the better answer, in its first word, and records what it was asked."""

    def __init__(self) -> None:
        self.asked: list[tuple[str, Readable]] = []

    def read(self, questions: Sequence[str], passages: Sequence[Readable]) -> list[Reading]:
        self.asked += zip(questions, passages, strict=True)
        return [Reading(-float(len(each.text)), (0, each.text.index(" ")), 0.5) for each in passages]


READ = replace(default_weights(), reader=ReaderWeights(score=1.0, ranking=0.0, reading=0.1, intercept=0.0, floor=0.0))
"""Weights under which nothing but what was read counts."""


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("ferries")
    Rebuild(write(folder / "articles", FERRIES), folder / "index", SentenceTransformerEncoder()).run()
    return folder / "index"


def ask(archive: Path, question: str, options: SearchOptions | None = None, **query: object) -> SearchResult:
    reader = IndexReader(archive, SentenceTransformerEncoder(), options)
    [result] = reader.search_many([Query(question, DAY, **{"top_k": 3, **query})])  # type: ignore[arg-type]
    reader.close()
    return result


def first(result: SearchResult) -> str:
    return result.hits[0].passage.text


def test_the_day_asked_about_decides_between_like_passages(archive: Path) -> None:
    assert "four ferries" in first(ask(archive, "how many ferries did fog keep in the harbour on March 3?"))
    assert "two ferries" in first(ask(archive, "how many ferries were late on March 4?"))


def test_the_speaker_asked_about_decides_between_like_passages(archive: Path) -> None:
    assert "nine ferries" in first(ask(archive, "how many ferries did the ferry company say were held?"))


def test_a_passage_that_only_asks_does_not_answer(archive: Path) -> None:
    assert "Rieck" in first(ask(archive, "Who will keep the lighthouse?"))


def test_the_same_words_in_two_files_are_one_hit_that_cites_both(archive: Path) -> None:
    result = ask(archive, "when was the lighthouse lit?")
    places = {result.hits[0].passage.source, *(place.source for place in result.hits[0].also)}
    assert places == {"2024-03-05_lighthouse.txt", "2024-03-05_wire.txt"}
    assert len({hit.passage.text for hit in result.hits}) == len(result.hits)


def test_the_best_sentence_lies_within_the_passage(archive: Path) -> None:
    for hit in ask(archive, "what did the repairs cost?").hits:
        start, end = hit.sentence
        assert 0 <= start < end <= len(hit.passage.text)


def test_hits_are_ranked_from_one_and_are_exact_slices_of_their_files(archive: Path) -> None:
    result = ask(archive, "ferries in the harbour of Nordholm", top_k=5)
    assert [hit.rank for hit in result.hits] == [1, 2, 3, 4, 5]
    for hit in result.hits:
        text = (archive.parent / "articles" / hit.passage.source).read_text("utf-8")
        assert text[slice(*hit.passage.chars)] == hit.passage.text
        assert 0 <= hit.probability <= 1


def test_shares_add_up_to_the_score(archive: Path) -> None:
    for hit in ask(archive, "what did the repairs cost?").hits:
        assert sum(hit.shares.values()) == pytest.approx(hit.score, abs=0.01)


def test_a_question_far_from_everything_is_not_answered(archive: Path) -> None:
    result = ask(archive, "who won the chess championship in Reykjavik?")
    assert result.abstention is not None
    assert result.abstention.kind == "nothing-near"


def test_the_topic_on_another_day_is_not_answered_and_the_nearest_days_are_named(archive: Path) -> None:
    result = ask(archive, "how many ferries were held on January 9?")
    assert result.abstention is not None
    assert result.abstention.kind == "not-on-that-date"
    assert date(2024, 3, 4) in result.abstention.nearest or date(2024, 3, 3) in result.abstention.nearest
    assert result.hits


def test_words_of_somebody_whom_no_article_names_are_not_answered(archive: Path) -> None:
    result = ask(archive, "what did Ingrid Voss say about the ferries in the harbour of Nordholm?")
    assert result.abstention is not None
    assert result.abstention.kind == "no-such-speaker"
    assert "names" in result.abstention.reason
    assert ask(archive, "what did Ilse Brandt say about the ferries?").abstention is None


def test_a_name_and_a_word_that_stand_in_a_passage_are_near_whatever_the_vectors_say(archive: Path) -> None:
    result = ask(archive, "Tomas Rieck")
    assert result.abstention is None
    assert "Rieck" in first(result)


def test_words_in_quotation_marks_are_found_as_they_stand(archive: Path) -> None:
    for written in (
        "“Who will keep the lighthouse”",
        '"who WILL keep the lighthouse?"',
        "«Who will keep the lighthouse»",
    ):
        result = ask(archive, f"who asked {written}", top_k=9)
        [holding] = [hit for hit in result.hits if hit.signals["quoted"] == 1]
        assert holding.passage.text == "Who will keep the lighthouse?"
        assert holding.shares["quoted"] > 0
    assert first(ask(archive, 'which ferries were "late, said harbour master"?')).startswith("On Monday two ferries")


def test_a_question_of_nothing_but_quotations_has_three_looked_up() -> None:
    written = " ".join(f'"harbour of w{number}"' for number in range(60))
    vector = np.zeros(4, np.float32)
    parsed = parse_question(Query(written, DAY), vector, vector, None)
    assert parsed.quoted == (" harbour of w0 ", " harbour of w1 ", " harbour of w2 ")


def test_who_said_words_that_nobody_said_is_not_answered(archive: Path) -> None:
    found = ask(archive, 'Who said "the lighthouse of Nordholm was sold on Tuesday"?')
    assert found.abstention is not None
    assert "quotation marks" in found.abstention.reason
    said = ask(archive, 'Who said "nine ferries had been held"?')
    assert said.abstention is None
    assert said.hits[0].signals["quoted"] > 1
    assert "nine ferries had been held" in first(said)


def test_a_window_can_be_taken_off(archive: Path) -> None:
    result = ask(archive, "how many ferries were held on January 9?", use_dates=False)
    assert result.window is None
    assert result.abstention is None


def test_filters_that_leave_nothing_say_so(archive: Path) -> None:
    result = ask(archive, "how many ferries were held?", source="no such file")
    assert result.hits == ()
    assert result.abstention is not None
    assert result.abstention.kind == "empty-index"


def test_a_strict_window_lets_nothing_else_through(archive: Path) -> None:
    strict = Window(date(2024, 3, 5), date(2024, 3, 5))
    for hit in ask(archive, "what happened in Nordholm?", strict=strict, top_k=20).hits:
        told = any(window.overlaps(strict) for window in hit.event_dates)
        assert told or hit.published == date(2024, 3, 5)


def test_a_floor_of_one_abstains_from_everything(archive: Path) -> None:
    assert ask(archive, "when was the lighthouse lit?", SearchOptions(floor=1.0)).abstention is not None


def test_what_is_read_reorders_the_best_and_says_how_probable_they_are(archive: Path) -> None:
    reader = Shortest()
    result = ask(archive, "lighthouse of Nordholm", SearchOptions(weights=READ, reader=reader), top_k=5)
    lengths = [len(hit.passage.text) for hit in result.hits]
    assert lengths == sorted(lengths)
    assert [hit.score for hit in result.hits] == sorted((hit.score for hit in result.hits), reverse=True)
    for hit in result.hits:
        assert hit.answer == AnswerSpan((0, hit.passage.text.index(" ")), 0.5)
        assert hit.sentence[0] == 0
        assert hit.probability == pytest.approx(1 / (1 + math.exp(0.1 * len(hit.passage.text))))
        assert sum(hit.shares.values()) == pytest.approx(hit.score, abs=0.01)


def test_a_reader_is_shown_the_title_and_the_day_beside_the_passage(archive: Path) -> None:
    reader = Shortest()
    ask(archive, "lighthouse of Nordholm", SearchOptions(reader=reader))
    assert {question for question, _ in reader.asked} == {"lighthouse of Nordholm"}
    assert ("Ferries held in fog", date(2024, 3, 4)) in {(each.title, each.published) for _, each in reader.asked}


def test_what_was_not_read_stands_behind_what_was(archive: Path) -> None:
    reader = Shortest()
    result = ask(archive, "lighthouse of Nordholm", SearchOptions(weights=READ, reader=reader, depth=2), top_k=5)
    assert [hit.answer is not None for hit in result.hits] == [True, True, False, False, False]
    assert len(reader.asked) == 2


def test_without_a_reader_no_words_answer(archive: Path) -> None:
    result = ask(archive, "lighthouse of Nordholm")
    assert [hit.answer for hit in result.hits] == [None] * 3
    assert all("reading" not in hit.shares for hit in result.hits)


def test_many_questions_at_once_are_read_less_deeply_each(archive: Path) -> None:
    reader = Shortest()
    index = IndexReader(archive, SentenceTransformerEncoder(), SearchOptions(reader=reader))
    index.search_many([Query(f"lighthouse of Nordholm {n}", DAY, 3) for n in range(24)])
    index.close()
    assert len(reader.asked) == AT_ONCE
    assert Counter(question for question, _ in reader.asked).most_common(1)[0][1] == 2


def test_questions_in_one_batch_are_answered_as_they_are_alone(archive: Path) -> None:
    questions = ["when was the lighthouse lit?", "how many ferries were late on March 4?", "who is Jens Kolb?"]
    reader = IndexReader(archive, SentenceTransformerEncoder())
    together = reader.search_many([Query(question, DAY, 3) for question in questions])
    reader.close()
    for question, result in zip(questions, together, strict=True):
        alone = ask(archive, question)
        assert [hit.passage.id for hit in result.hits] == [hit.passage.id for hit in alone.hits]
