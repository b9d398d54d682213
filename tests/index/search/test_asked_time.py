"""Which year a question asks about, and whether it wants the newest; asked on 30 December 2023."""

from datetime import date

import pytest

from index.search.asked_time import asked_year, asks_for_newest, speaker_of_newest

DAY = date(2023, 12, 30)


@pytest.mark.parametrize(
    ("question", "year"),
    [
        ("who won the cup in 2010?", 2010),
        ("In 2010, who won the cup?", 2010),
        ("who won the 2010 World Cup?", 2010),
        ("who hosted Eurovision 2019?", 2019),
        ("who won the league in the 2010-11 season?", 2010),
        ("who sang in the summer of 2012?", 2012),
        ("which ship was built in 1912?", 1912),
        ("which ship sank in 1912?", 1912),
        ("when was the hospital bombed in 2015?", 2015),
        ("how many tourists drowned in 2019?", 2019),
        ("who was finally sentenced in March 2012?", 2012),
        ("how many died in the 2011 earthquake?", 2011),
        ("what was the word of the year for 2022?", 2022),
    ],
)
def test_the_year_of_the_event(question: str, year: int) -> None:
    window = asked_year(question, DAY)
    assert window is not None
    assert (window.start, window.end) == (date(year, 1, 1), date(year + ("-" in window.phrase), 12, 31))
    assert question[slice(*window.span)] == window.phrase
    assert window.phrase.startswith(str(year))


@pytest.mark.parametrize(
    "question",
    [
        "who runs the company founded in 2015?",
        "who leads the company, founded in 2015, that makes boats?",
        "how many ships have sunk since 2010?",
        "how much did prices rise between 2010 and 2020?",
        "what does the 2020 law say about boats?",
        "what is in the 2020 law?",
        "who acted in the 2015 film about boats?",
        "what happened to the ship built in 1912?",
        "which club that was promoted in 2019 went bankrupt?",
        "who lied about the 2020 election?",
        "what did the man arrested in 2019 say?",
        "when did the hospital bombed in 2015 reopen?",
        "where did Spain, world champions in 2010, lose on Friday?",
        "who will win the cup in 2030?",
        "who won the cup?",
    ],
)
def test_a_year_that_only_describes_something(question: str) -> None:
    assert asked_year(question, DAY) is None


@pytest.mark.parametrize(
    ("question", "wanted"),
    [
        ("what is the latest on the strike?", True),
        ("latest news from the harbour", True),
        ("what is the mayor's most recent statement?", True),
        ("what did the mayor say most recently?", True),
        ("the newest figures on tourism", True),
        ("what is the latest official count of the dead?", True),
        ("who acted in her latest film?", False),
        ("which firm is the latest to go bankrupt?", False),
        ("who came late?", False),
    ],
)
def test_asking_for_the_newest(question: str, wanted: bool) -> None:  # noqa: FBT001 - a parameter of the cases
    assert asks_for_newest(question) is wanted


@pytest.mark.parametrize(
    ("question", "name"),
    [
        ("most recent statement of the mayor", "the mayor"),
        ("what is the latest statement by Ilse Brandt on the bridge?", "Ilse Brandt"),
        ("what was Brandt's most recent public statement?", "Brandt"),
        ("what is the latest on the bridge?", None),
        ("a statement by the mayor", None),
    ],
)
def test_whose_latest_statement(question: str, name: str | None) -> None:
    assert speaker_of_newest(question) == name
