"""The filters on speakers and dates, from what is written to what the journal keeps."""

from datetime import date

from bot.answering.answerer import Answerer
from bot.desk.cooldown import Rate
from bot.desk.desk import Desk, DeskOptions
from bot.desk.ledger import filters, query_again
from bot.desk.person import Person
from bot.journal.records import RecordedQuestion
from bot.understanding.commands import Ask
from index.search.hits import Query
from tests.bot.answers import BUILT
from tests.bot.fake_retriever import FakeRetriever

TODAY = date(2024, 1, 2)


async def test_who_must_speak_reaches_the_search() -> None:
    retriever = FakeRetriever()
    desk = Desk(Answerer(retriever), None, DeskOptions("@Dateline", Rate(0), Rate(0), 10))
    await desk.run(Ask("who fell?", said_by="mayor"), Person("discord", "1", "", "2"), TODAY)
    assert [query.said_by for batch in retriever.batches for query in batch] == ["mayor"]


async def test_the_paper_reaches_the_search() -> None:
    retriever = FakeRetriever()
    desk = Desk(Answerer(retriever), None, DeskOptions("@Dateline", Rate(0), Rate(0), 10))
    await desk.run(Ask("who fell?", paper="BBC"), Person("discord", "1", "", "2"), TODAY)
    assert [query.publisher for batch in retriever.batches for query in batch] == ["BBC"]


def test_a_recorded_question_is_asked_again_of_the_same_speaker() -> None:
    query = Query("who fell?", TODAY, source="harbour", said_by="mayor", publisher="BBC")
    kept = filters(query)
    assert kept == {"source": "harbour", "paper": "BBC", "who": "mayor"}
    recorded = RecordedQuestion(1, BUILT, "discord", "1", "2", "who fell?", TODAY, kept, False, "g1", (), False)  # noqa: FBT003 - fields of a record
    assert query_again(recorded, 5) == query


async def test_dates_that_are_taken_off_do_not_reach_the_search() -> None:
    retriever = FakeRetriever()
    desk = Desk(Answerer(retriever), None, DeskOptions("@Dateline", Rate(0), Rate(0), 10))
    await desk.run(Ask("what fell in May?", use_dates=False), Person("discord", "1", "", "2"), TODAY)
    assert [query.use_dates for batch in retriever.batches for query in batch] == [False]


def test_a_recorded_question_is_asked_again_without_its_dates() -> None:
    query = Query("what fell in May?", TODAY, use_dates=False)
    kept = filters(query)
    assert kept == {"dates": "no"}
    recorded = RecordedQuestion(1, BUILT, "discord", "1", "2", query.question, TODAY, kept, False, "g1", (), False)  # noqa: FBT003 - fields of a record
    assert query_again(recorded, 5) == query
