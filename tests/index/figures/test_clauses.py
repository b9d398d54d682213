"""A sentence as the rules for counting see it: what follows each number, and what a number goes back to."""

import pytest

from index.figures.clauses import Counted

from .sentences import clause_of

MINERS = Counted("miners", (), "injured", (1, 2))


@pytest.mark.parametrize(
    ("sentence", "word"),
    [
        ("Three of the 12 boats sank.", "12"),
        ("Two of these boats sank.", "boats"),
        ("Three of them sank.", "them"),
        ("Two of these were new.", "these"),
        ("Three out of the boats sank.", "boats"),
        ("5% of boats sank.", "boats"),
    ],
)
def test_the_whole_begins_after_of(sentence: str, word: str) -> None:
    clause = clause_of(sentence)
    whole = clause.whole(clause.numbers[0])
    assert whole is not None
    assert clause.low(whole) == word


def test_without_of_there_is_no_whole() -> None:
    clause = clause_of("Five boats sank.")
    assert clause.whole(clause.numbers[0]) is None


@pytest.mark.parametrize(
    ("words", "back"),
    [("them", True), ("which", True), ("these were", True), ("these boats", False), ("boats", False)],
)
def test_a_pronoun_goes_back_to_what_was_counted_before(words: str, *, back: bool) -> None:
    assert clause_of(words).goes_back(0) is back


@pytest.mark.parametrize(
    ("sentence", "noun"),
    [
        ("Five boats sank.", "boats"),
        ("Five large boats sank.", "boats"),
        ("Two of the boats sank.", "boats"),
        ("Three of them children.", "children"),
        ("Three of them sank.", ""),
        ("Five were hurt.", ""),
    ],
)
def test_the_noun_after_a_number_is_read(sentence: str, noun: str) -> None:
    assert clause_of(sentence).phrases[0].noun == noun


def test_beyond_either_end_there_are_no_words() -> None:
    clause = clause_of("Five boats")
    assert [clause.low(at) for at in (-1, 0, 1, 2)] == ["", "five", "boats", ""]


def test_skipping_goes_either_way_and_stops_at_the_end() -> None:
    clause = clause_of("the the boats the")
    assert clause.skip(0, {"the"}) == 2
    assert clause.skip(1, {"the"}, -1) == -1
    assert clause.skip(3, {"the"}) == 4
    assert clause.skip(2, {"the"}) == 2


def test_the_last_count_is_the_nearest_one_that_counts_something() -> None:
    clause = clause_of("Five boats and six of them", MINERS)
    assert clause.last() is MINERS
    boats = Counted("boats", (), "", (1, 2))
    clause.counted += [boats, None]
    assert clause.last() is boats


def test_the_normal_form_leaves_out_what_is_not_said() -> None:
    assert MINERS.text == "miners injured"
    assert Counted("", (), "injured", (0, 0)).text == "injured"
    assert Counted("miners", (), "", (0, 1)).text == "miners"
