"""Papers asked for: only names of the archive's publishers, only where the words around say that they publish."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.dates import Window, question_window
from index.search.papers_asked import PapersAsked, papers_asked

KEYS = frozenset("verge techcrunch reuters bbc guardian week time harbourpost azullines ap eos independent ft".split())
ASKED_ON = date(2023, 12, 31)


def find_window(text: str) -> Window | None:
    return question_window(text, ASKED_ON, (date(2023, 1, 1), ASKED_ON))


def asked(question: str) -> PapersAsked:
    return papers_asked(question, KEYS.__contains__, find_window, speaks=lambda name: name == "Azul Lines")


@pytest.mark.parametrize(
    ("question", "keys", "rest"),
    [
        ("According to The Verge, who won?", ["verge"], "Who won?"),
        ("according to the verge, who won?", ["verge"], "Who won?"),
        ("Who won, according to theverge.com?", ["verge"], "Who won?"),
        ("What did Reuters report on the strike?", ["reuters"], "What on the strike?"),
        ("TechCrunch says that the firm lost money. Why?", ["techcrunch"], "The firm lost money. Why?"),
        ("Who left the firm, as reported by the BBC?", ["bbc"], "Who left the firm?"),
        ("the BBC report on floods", ["bbc"], "Floods"),
        ("Was the pier closed, Reuters reports?", ["reuters"], "Was the pier closed?"),
        ("When was the pier closed, says The Week?", ["week"], "When was the pier closed?"),
        ("What is in the Harbour Post about trams?", ["harbourpost"], "What is about trams?"),
        ("Where was it sold, per AP?", ["ap"], "Where was it sold?"),
        ("Time: who won the race?", ["time"], "Who won the race?"),
        ("What does the Week's piece say the mayor promised?", ["week"], "What the mayor promised?"),
        ("Does The Week agree with Reuters on the toll?", ["week", "reuters"], "On the toll?"),
        ("Who fell, reports the Guardian on 13 March 2023?", ["guardian"], "Who fell?"),
        ("Who, in articles from both The Week and Eos, is the pilot?", ["week", "eos"], "Who, is the pilot?"),
        ("According to Eos: Earth And Space News, how deep is it?", ["eos"], "How deep is it?"),
        ("Who scored, according to The Independent - Life and Style?", ["independent"], "Who scored?"),
        ("Which firm, reported by TechCrunch and The Verge, is sold?", ["techcrunch", "verge"], "Which firm, is sold?"),
        (
            "Does the TechCrunch article on trams claim the same as The Verge's article on ferries?",
            ["techcrunch", "verge"],
            "Does trams claim the same as ferries?",
        ),
    ],
)
def test_words_that_ask_for_papers_are_taken_out(question: str, keys: list[str], rest: str) -> None:
    found = asked(question)
    assert [paper.key for paper in found.papers] == keys
    assert found.question == rest


@pytest.mark.parametrize(
    "question",
    [
        "Who bought Reuters?",
        "How many people work for the BBC?",
        "What did Michael Reuters say about guns?",
        "According to BBC presenter Anna Holm, who lost?",
        "What did The Guardian's Anna Holm say?",
        "according to the guardian of the child, what happened?",
        "What happened in the week of 5 March?",
        "What was the time reported by the coach?",
        "Is Time Warner sold?",
        "According to TechMonitor, who won?",
        "How many ft did it rise, according to the pilot?",
        "What did Azul Lines say about fares?",
        "According to Azul Lines, how many ferries run?",
        "?!",
    ],
)
def test_other_names_and_other_words_ask_for_no_paper(question: str) -> None:
    assert asked(question) == PapersAsked((), question)


def test_a_company_that_is_quoted_is_asked_for_its_articles_only_where_they_are_named() -> None:
    assert [paper.key for paper in asked("What is in the Azul Lines article on fares?").papers] == ["azullines"]


@pytest.mark.parametrize(
    ("question", "days", "rest"),
    [
        ("Who is blamed in the Guardian's article of 5 March?", (date(2023, 3, 5),) * 2, "Who is blamed?"),
        ("Who fell, as the BBC reported on 8 November?", (date(2023, 11, 8),) * 2, "Who fell?"),
        ("Who fell in the BBC story (5 May 2023)?", (date(2023, 5, 5),) * 2, "Who fell?"),
        (
            "Who fell in the BBC report on cranes published on 5 May 2023?",
            (date(2023, 5, 5),) * 2,
            "Who fell cranes?",
        ),
        ("Who fell, according to Reuters in May 2023?", (date(2023, 5, 1), date(2023, 5, 31)), "Who fell?"),
        ("Who fell on 5 May, according to Reuters?", (None, None), "Who fell on 5 May?"),
        ("According to Reuters, on 5 May who fell?", (None, None), "On 5 May who fell?"),
    ],
)
def test_a_day_beside_an_article_is_that_of_its_publication(
    question: str, days: tuple[date | None, date | None], rest: str
) -> None:
    found = asked(question)
    [paper] = found.papers
    published = paper.published or Window(None, None)
    assert ((published.start, published.end), found.question) == (days, rest)


def test_two_articles_have_their_own_days() -> None:
    found = asked(
        "Between the article from The Verge published on October 7, 2023 and the Verge report on trams published on "
        "November 1, 2023, was there a change?"
    )
    days = [paper.published.start for paper in found.papers if paper.published]
    assert days == [date(2023, 10, 7), date(2023, 11, 1)]


def test_an_article_that_claims_something_is_nobody_who_speaks() -> None:
    assert asked("Does the BBC article on trams claim the same as the Reuters article on ferries?").tells
    assert not asked("What did the mayor claim, according to Reuters?").tells


def test_a_question_of_nothing_else_is_searched_as_it_is() -> None:
    found = asked("What did Reuters report on 5 May?")
    assert [paper.key for paper in found.papers] == ["reuters"]
    assert found.question == "What did Reuters report on 5 May?"


@given(st.text(alphabet="The VergeBBC reportson,?'.- according to 5May", max_size=80))
def test_any_question_leaves_something_to_search(question: str) -> None:
    found = asked(question)
    assert found.question or not question
    assert len(found.papers) <= 4
    assert found.papers or found.question == question
