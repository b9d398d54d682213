"""A text compared with the articles: which statements, how many, and who may see the result again."""

from datetime import date

import pytest

from bot.answering import Answerer
from bot.desk.checks import Checks
from bot.desk.person import Person
from bot.desk.queueing import BatchQueue
from bot.replies import Reply, wording
from bot.understanding import Check
from tests.bot.fake_retriever import FakeRetriever

ALICE = Person("discord", "1", "10", "100")
TODAY = date(2024, 1, 2)


@pytest.fixture
def retriever() -> FakeRetriever:
    return FakeRetriever()


@pytest.fixture
def checks(retriever: FakeRetriever) -> Checks:
    return Checks(BatchQueue(Answerer(retriever).answer_many, 100))


def told(reply: Reply) -> str:
    sections = [section for section in (reply.head, *reply.sections, reply.tail) if section]
    return "\n".join(block.text for section in sections for block in (*section.body, *section.closing))


async def test_each_statement_is_a_question_and_no_more_than_eight_are_asked(
    checks: Checks, retriever: FakeRetriever
) -> None:
    text = " ".join(f"Boat number {number} lay in the harbour." for number in range(12))
    reply = await checks.compare(Check(text), ALICE, TODAY)
    asked = [query.question for batch in retriever.batches for query in batch]
    assert asked == [f"Boat number {number} lay in the harbour." for number in range(8)]
    assert wording.CHECKED_PART.format(count=8, total=12) in told(reply)


@pytest.mark.parametrize("text", ["", "   ", "!!!"])
async def test_a_text_without_statements_is_refused(checks: Checks, retriever: FakeRetriever, text: str) -> None:
    assert told(await checks.compare(Check(text), ALICE, TODAY)).strip() == wording.NOTHING_TO_CHECK
    assert retriever.batches == []


async def test_a_comparison_is_shown_again_until_it_is_forgotten(checks: Checks) -> None:
    reply = await checks.compare(Check("A crane fell in the harbour."), ALICE, TODAY)
    assert reply.turn is not None
    assert told(checks.again(reply.turn.key)) == told(reply)
    checks.forget(ALICE)
    assert told(checks.again(reply.turn.key)).strip() == wording.TOO_OLD
