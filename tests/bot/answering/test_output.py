"""The keys that programs parse: none may be renamed or go away."""

from dataclasses import replace
from datetime import date

from bot.answering.answerer import Answerer
from bot.answering.output import answer_json, briefing_json, source_json, timeline_json
from bot.answering.surveys import brief, line_up
from index.dates import Window
from index.generation import SourceEntry
from index.search import Query
from tests.bot.fake_retriever import NEWS, FakeRetriever
from tests.bot.render.test_differing import STORM

TODAY = date(2024, 1, 2)


def test_an_answer_has_its_stable_keys() -> None:
    made = answer_json(Answerer(FakeRetriever(STORM)).answer(Query("how many people were killed in Brno?", TODAY)))
    assert {*made} >= {
        *("question", "asked_on", "window", "window_phrase", "abstained", "reason", "reason_kind"),
        *("window_asked", "window_note"),
        *("passages", "conflicts", "coverage"),
    }
    assert (made["asked_on"], made["abstained"], made["reason"]) == ("2024-01-02", False, None)
    assert {*made["conflicts"][0]["statements"][0]} >= {
        *("figure", "value", "high", "qualifier", "said_by", "via", "event", "source", "paragraph", "kind"),
        *("published", "published_how", "sentence"),
    }


def test_days_taken_for_others_are_given_with_those_asked_for() -> None:
    given = Answerer(FakeRetriever(STORM)).answer(Query("how many people were killed in Brno?", TODAY))
    taken = Window(date(2023, 12, 30), date(2023, 12, 30), "Saturday", asked=Window(TODAY, TODAY))
    made = answer_json(replace(given, window=taken))
    assert made["window"] == ["2023-12-30", "2023-12-30"]
    assert made["window_asked"] == ["2024-01-02", "2024-01-02"]
    assert made["window_note"] == "nothing of Tuesday, 2 January 2024; taken as Saturday, 30 December 2023"


def test_an_abstention_gives_its_reason() -> None:
    made = answer_json(Answerer(FakeRetriever(NEWS)).answer(Query("what of zeppelins?", TODAY)))
    assert made["abstained"] is True
    assert made["reason"]
    assert made["reason_kind"] == "nothing-near"


def test_a_briefing_has_its_stable_keys() -> None:
    made = briefing_json(brief(FakeRetriever(STORM), "30 December 2023", TODAY))
    assert {*made} >= {"window", "topic", "events", "conflicts", "coverage"}
    assert made["topic"] is None
    assert {*made["events"][0]} >= {"title", "passages"}


def test_a_timeline_without_a_topic_is_empty_but_complete() -> None:
    made = timeline_json(line_up(FakeRetriever(STORM), "31 December 2023", TODAY))
    assert {*made} >= {"topic", "window", "passages", "development", "conflicts", "coverage"}
    assert (made["topic"], made["passages"], made["development"]) == ("", [], None)


def test_an_undated_article_has_null_for_its_day() -> None:
    entry = SourceEntry("a.txt", "A", date(2023, 12, 31), "stated", 3, 1, "Reuters")
    assert source_json(entry) == {
        "source": "a.txt",
        "title": "A",
        "published": "2023-12-31",
        "published_how": "stated",
        "publisher": "Reuters",
        "passages": 3,
        "boilerplate": 1,
    }
    assert source_json(replace(entry, published=None, published_how="unknown"))["published"] is None
