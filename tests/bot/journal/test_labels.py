"""Votes as labels: an exported line says no more than people did, and matches the passage they meant."""

import json
import re
import unicodedata
from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from bot.journal.labels import evaluation_line
from bot.journal.records import RecordedPassage, RecordedQuestion, Vote

SHORT = RecordedPassage(1, "harbour.txt", "The red boat won.")
LONG = RecordedPassage(
    2,
    "harbour.txt",
    "Eleven boats left the quay at noon, and by the time the last of them had turned the buoy off Cape Lorn, "
    "the wind had fallen so far that the committee thought of calling the race off.",
)


def asked(
    *passages: RecordedPassage,
    question: str = "Who won the regatta?",
    abstained: bool = False,
    private: bool = False,
    filters: Mapping[str, str] | None = None,
) -> RecordedQuestion:
    return RecordedQuestion(
        id=5,
        asked_at=datetime(2026, 3, 2, 23, 59, tzinfo=UTC),
        platform="discord",
        user="user-4711",
        place="place-4712",
        question=question,
        asked_on=date(2026, 3, 1),
        filters=filters or {},
        abstained=abstained,
        generation="generation-4713",
        passages=passages,
        private=private,
        own_vote=1,
    )


def answers(question: RecordedQuestion, votes: Sequence[Vote] = (1,)) -> Any:
    line = evaluation_line(question, votes, unlabelled=False)
    return None if line is None else line["answers"]


def relevant(answer: Mapping[str, Any], source: str, text: str, *, compose: bool = False) -> bool:
    """Apply the rule of a questions file: the source is named, each `contains` stands in it as whole words."""

    def words(value: str) -> str:
        value = unicodedata.normalize("NFKC", value) if compose else value
        return " " + " ".join(re.findall(r"[^\W_]+", value.lower())) + " "

    return answer["source"] == source and all(words(part) in words(text) for part in answer["contains"])


def test_a_vote_for_an_answer_labels_its_first_passage() -> None:
    assert evaluation_line(asked(SHORT, LONG), [1], unlabelled=False) == {
        "id": "journal-5",
        "question": "Who won the regatta?",
        "asked_on": "2026-03-01",
        "answers": [{"source": "harbour.txt", "contains": ["The red boat won."]}],
    }


def test_a_vote_for_an_abstention_says_that_nothing_answers() -> None:
    assert answers(asked(LONG, abstained=True)) == []
    assert answers(asked(abstained=True)) == []


@pytest.mark.parametrize("votes", [(), (-1,), (1, -1), (1, -1, -1)])
@pytest.mark.parametrize("abstained", [False, True])
def test_without_more_votes_for_than_against_there_is_no_label(votes: tuple[Vote, ...], abstained: bool) -> None:  # noqa: FBT001 - a parameter of the test
    assert answers(asked(SHORT, abstained=abstained), votes) is None


def test_more_votes_for_than_against_label() -> None:
    assert answers(asked(SHORT), (1, -1, 1)) is not None


def test_what_was_found_under_a_filter_is_no_label() -> None:
    """A questions file has no filters: without them another passage may be the right one, or any at all."""
    assert answers(asked(SHORT, filters={"from": "2026-02-01"})) is None
    assert answers(asked(abstained=True, filters={"source": "harbour"})) is None


@pytest.mark.parametrize("unlabelled", [False, True])
@pytest.mark.parametrize("abstained", [False, True])
@pytest.mark.parametrize("votes", [(), (1,), (-1,)])
def test_a_private_question_gives_no_line(*, votes: tuple[Vote, ...], abstained: bool, unlabelled: bool) -> None:
    question = asked(SHORT, abstained=abstained, private=True)
    assert evaluation_line(question, votes, unlabelled=unlabelled) is None


def test_an_unlabelled_line_cannot_be_taken_for_nothing_answers() -> None:
    line = evaluation_line(asked(SHORT, filters={"source": "harbour"}), [-1, 1, -1], unlabelled=True)
    assert line == {
        "id": "journal-5",
        "question": "Who won the regatta?",
        "asked_on": "2026-03-01",
        "votes": {"up": 1, "down": 2},
        "abstained": False,
        "filters": {"source": "harbour"},
        "shown": [{"source": "harbour.txt", "text": "The red boat won."}],
    }


def test_a_label_is_a_label_also_among_the_unlabelled() -> None:
    question = asked(SHORT)
    assert evaluation_line(question, [1], unlabelled=True) == evaluation_line(question, [1], unlabelled=False)


@pytest.mark.parametrize("votes", [(1,), (-1,)])
def test_no_line_says_who_asked_where_when_or_of_what_generation(votes: tuple[Vote, ...]) -> None:
    question = asked(SHORT, question="<@4714> what did <@!4715|Ada Lorn> say in <#4716>, <!subteam^4717>?")
    line = evaluation_line(question, votes, unlabelled=True)
    assert line is not None
    assert "47" not in json.dumps(line)
    assert "Lorn" not in json.dumps(line)
    assert "2026-03-02" not in json.dumps(line)
    assert line["question"] == "@… what did @… say in @…, @…?"


def test_a_comparison_is_no_mention() -> None:
    assert answers(asked(SHORT, question="Is 3 < 4 boats > 2?")) is not None
    line = evaluation_line(asked(SHORT, question="Is 3 < 4 boats > 2, a <b> c?"), [1], unlabelled=False)
    assert line is not None
    assert line["question"] == "Is 3 < 4 boats > 2, a <b> c?"


def test_a_long_passage_is_known_by_its_first_words() -> None:
    """The label outlives a change at the end of the passage."""
    (answer,) = answers(asked(LONG))
    assert answer["contains"] == ["Eleven boats left the quay at noon, and by the time the"]
    assert relevant(answer, LONG.source, LONG.text)
    assert relevant(answer, LONG.source, LONG.text.replace("thought of calling", "called"))
    assert not relevant(answer, "other.txt", LONG.text)
    assert not relevant(answer, LONG.source, SHORT.text)


def test_passages_that_begin_alike_are_told_apart() -> None:
    twin = RecordedPassage(3, LONG.source, LONG.text.replace("fallen", "risen"))
    (answer,) = answers(asked(LONG, twin))
    assert relevant(answer, LONG.source, LONG.text)
    assert not relevant(answer, twin.source, twin.text)


def test_the_same_words_in_another_article_need_no_telling_apart() -> None:
    elsewhere = RecordedPassage(3, "other.txt", LONG.text)
    assert answers(asked(LONG, elsewhere)) == answers(asked(LONG))


def test_a_passage_that_stands_in_another_is_given_whole() -> None:
    around = RecordedPassage(3, LONG.source, f"As we wrote: {LONG.text} More follows.")
    (answer,) = answers(asked(LONG, around))
    assert answer["contains"] == [LONG.text]


@pytest.mark.parametrize("text", ["", " \n", "...", "_ _ —", "👍"])
def test_a_passage_without_words_is_no_label(text: str) -> None:
    """Nothing to contain would make every passage of the source relevant."""
    assert answers(asked(RecordedPassage(1, "harbour.txt", text))) is None


def test_an_answer_that_showed_nothing_is_no_label() -> None:
    assert answers(asked()) is None


def test_leading_ornaments_do_not_make_an_empty_label() -> None:
    (answer,) = answers(asked(RecordedPassage(1, "harbour.txt", "* " * 30 + "The red boat won.")))
    assert not relevant(answer, "harbour.txt", "The blue boat lost.")


PASSAGE = st.text(max_size=200) | st.lists(
    st.sampled_from(["a", "b", "é", "don't", "—"]), min_size=10, max_size=60
).map(" ".join)


@given(text=PASSAGE, others=st.lists(PASSAGE, max_size=3))
@example(text="e\u0301t\u00e9 " * 20, others=["e\u0301te"])
def test_a_label_matches_the_passage_it_was_made_of(text: str, others: list[str]) -> None:
    """By the rule of a questions file, whether or not its reader composes characters first."""
    shown = [RecordedPassage(n, "harbour.txt", words) for n, words in enumerate([text, *others], start=1)]
    found = answers(asked(*shown))
    if found is None:
        assert re.search(r"[^\W_]", text) is None
        return
    (answer,) = found
    assert relevant(answer, "harbour.txt", text)
    assert relevant(answer, "harbour.txt", text, compose=True)
    assert re.search(r"[^\W_]", answer["contains"][0])


@given(text=PASSAGE, others=st.lists(PASSAGE, max_size=3))
def test_a_label_matches_another_passage_only_when_that_holds_all_of_the_first(text: str, others: list[str]) -> None:
    shown = [RecordedPassage(n, "harbour.txt", words) for n, words in enumerate([text, *others], start=1)]
    whole = {"source": "harbour.txt", "contains": [text]}
    for answer in answers(asked(*shown)) or []:
        for other in others:
            assert relevant(answer, "harbour.txt", other) == relevant(whole, "harbour.txt", other)
