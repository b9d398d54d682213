"""Answers from a retriever."""

from datetime import date

from bot.answering.answerer import Answerer
from index.search import Query
from tests.bot.fake_retriever import NEWS, FakeRetriever
from tests.bot.render.test_differing import STORM

TODAY = date(2024, 1, 2)


def test_several_questions_are_searched_as_one_batch_and_answered_in_order() -> None:
    questions = ["what did the harbour master say?", "who voted for trams?", "what of zeppelins?"]
    answers = Answerer(FakeRetriever(NEWS)).answer_many([Query(question, TODAY) for question in questions])
    assert [answer.question for answer in answers] == questions
    assert [answer.abstention is None for answer in answers] == [True, True, False]
    assert [answer.hits[0].passage.source for answer in answers[:2]] == ["harbour.txt", "council.txt"]


def test_an_answer_says_what_was_searched_and_when_it_was_asked() -> None:
    archive = FakeRetriever(NEWS)
    answer = Answerer(archive).answer(Query("what did the harbour master say?", TODAY))
    assert answer.asked_on == TODAY
    assert answer.coverage == archive.coverage()


def test_figures_that_differ_come_with_the_answer_and_none_with_others() -> None:
    storm = Answerer(FakeRetriever(STORM)).answer(Query("how many people were killed in Brno?", TODAY))
    assert [conflict.counts for conflict in storm.conflicts] == ["people killed"]
    assert Answerer(FakeRetriever(NEWS)).answer(Query("who voted for trams?", TODAY)).conflicts == ()
