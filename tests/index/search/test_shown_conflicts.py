"""Which conflicts are shown under an answer."""

from dataclasses import replace
from datetime import date

from index.conflicts import SourcedFigure
from index.dates.windows import Window
from index.reading.passages import Passage
from index.search.hits import Abstention, Hit, Query, SearchResult
from index.search.shown_conflicts import conflicts_to_show
from tests.index.stated_figures import figures_in

SUNDAY, MONDAY, TUESDAY = date(2023, 5, 7), date(2023, 5, 8), date(2023, 5, 9)
FLOOD = (
    ("a.txt", MONDAY, "Rain came at night. On Sunday a flood killed at least 14 people in Brno."),
    ("b.txt", TUESDAY, "The flood on Sunday killed 21 people in Brno. The mayor wept."),
    ("c.txt", TUESDAY, "Sunday's flood destroyed 40 homes in Brno."),
)


def hits() -> list[Hit]:
    return [
        Hit(rank, Passage(rank, source, 1, (1, 1), (0, len(text)), text), "", day, "stated", (), 1, 1, (0, len(text)))
        for rank, (source, day, text) in enumerate(FLOOD, 1)
    ]


def figures() -> list[SourcedFigure]:
    return [
        SourcedFigure(figure, source, 1, day, passage=rank)
        for rank, (source, day, text) in enumerate(FLOOD, 1)
        for figure in figures_in(text, published=day)
    ]


def result(
    question: str, found: list[Hit], abstention: Abstention | None = None, window: Window | None = None
) -> SearchResult:
    return SearchResult(Query(question, TUESDAY), window, tuple(found), abstention, "g1")


def test_a_question_for_a_figure_shows_who_else_gives_it() -> None:
    (conflict,) = conflicts_to_show(result("How many people were killed in Brno?", hits()), figures())
    assert [statement.figure.value for statement in conflict.statements] == [14, 21]


def test_a_conflict_in_which_no_hit_takes_part_is_not_shown() -> None:
    assert conflicts_to_show(result("How many people were killed in Brno?", hits()[2:]), figures()) == ()


def test_a_question_for_something_else_shows_what_its_best_passage_is_part_of() -> None:
    first, _, third = hits()
    assert len(conflicts_to_show(result("What happened in Brno?", [first, third]), figures())) == 1
    assert conflicts_to_show(result("What happened in Brno?", [third]), figures()) == ()


def test_of_the_next_passages_it_is_the_sentence_that_answers() -> None:
    first, _, third = hits()
    start = first.passage.text.index("On Sunday")
    rain, flood = replace(first, sentence=(0, start)), replace(first, sentence=(start, len(first.passage.text)))
    assert len(conflicts_to_show(result("What happened in Brno?", [third, flood]), figures())) == 1
    assert conflicts_to_show(result("When did the rain come?", [third, rain]), figures()) == ()


def test_a_question_about_one_place_shows_nothing_of_another() -> None:
    first, *_ = hits()
    assert conflicts_to_show(result("What happened in Lyon?", [first]), figures()) == ()
    assert len(conflicts_to_show(result("What happened in Czechia?", [first]), figures())) == 1


def test_a_question_for_a_figure_of_something_unknown_takes_only_the_sentence_that_answers() -> None:
    first, _, third = hits()
    start = first.passage.text.index("On Sunday")
    rain, flood = replace(first, sentence=(0, start)), replace(first, sentence=(start, len(first.passage.text)))
    assert conflicts_to_show(result("How many in Brno had no power?", [rain, third]), figures()) == ()
    assert len(conflicts_to_show(result("How many in Brno had no power?", [flood, third]), figures())) == 1


def test_what_is_not_answered_has_no_conflicts_unless_the_figure_is_named_in_full() -> None:
    far = Abstention("nothing-near", "nothing is near")
    assert conflicts_to_show(result("What happened in Brno?", hits(), far), figures()) == ()
    assert conflicts_to_show(result("How many people were killed?", hits(), far), figures()) == ()
    assert len(conflicts_to_show(result("How many people were killed in Brno?", hits(), far), figures())) == 1


def test_the_days_asked_for_bound_what_is_shown() -> None:
    asked = "How many people were killed in Brno on Saturday?"
    assert conflicts_to_show(result(asked, hits(), window=Window(date(2023, 5, 6), date(2023, 5, 6))), figures()) == ()
    assert len(conflicts_to_show(result(asked, hits(), window=Window(SUNDAY, SUNDAY)), figures())) == 1


GRAIN = "Sunday's storm killed 9 people in Lyon."
STORM = (
    ("d.txt", MONDAY, "The storm of Sunday killed at least 3 people in Brest."),
    ("d.txt", MONDAY, "The toll is high because of the mud, Mayor Ana Roy said."),
    ("e.txt", MONDAY, "Sunday's storm killed 5 people in Lyon."),
    ("f.txt", MONDAY, GRAIN),
)


def _storm() -> tuple[list[Hit], list[SourcedFigure]]:
    found, stated_there = [], []
    for rank, (source, day, text) in enumerate(STORM, 1):
        passage = Passage(rank, source, rank, (rank, rank), (0, len(text)), text)
        found.append(Hit(rank, passage, "", day, "stated", (), 1, 1, (0, len(text))))
        stated_there += [
            SourcedFigure(figure, source, rank, day, passage=rank, sentence=text)
            for figure in figures_in(text, published=day)
        ]
    return found, stated_there


def test_under_somebodys_words_no_conflict_of_another_place_is_shown() -> None:
    (_, words, lyon, other), told = _storm()
    assert conflicts_to_show(result("What did Roy say about the dead?", [words, lyon, other]), told) == ()
    (conflict,) = conflicts_to_show(result("What did Roy say about the dead?", [lyon, words, other]), told)
    assert conflict.place == "Lyon"


def test_a_question_without_a_place_is_about_the_places_of_its_first_answers() -> None:
    (brest, words, lyon, other), told = _storm()
    assert len(conflicts_to_show(result("How many people were killed?", [brest, lyon, other]), told)) == 1
    assert conflicts_to_show(result("How many people were killed?", [brest, words, brest, lyon, other]), told) == ()
