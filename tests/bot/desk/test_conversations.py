"""What is remembered of a conversation: its last question, for those who may know it."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.desk.conversations import Conversations
from bot.desk.ledger import Ledger
from bot.desk.person import Person
from bot.journal import Journal
from bot.replies import Reply
from tests.bot.journals import record

ALICE = Person("discord", "1", "10", "100")
BOB = Person("discord", "2", "10", "100")


@pytest.fixture
def journal(tmp_path: Path) -> Iterator[Journal]:
    with Journal.open(tmp_path / "journal.sqlite") as opened:
        yield opened


@pytest.fixture
def conversations(journal: Journal) -> Conversations:
    return Conversations(Ledger(journal))


def test_a_follow_up_leans_on_the_nearest_conversation_that_is_known(conversations: Conversations) -> None:
    conversations.remember("channel", Reply(question="what did the mayor say?"), ALICE)
    conversations.remember("thread", Reply(question="what did the pilots say?"), ALICE)
    assert conversations.whole("and Brandt?", ["reply", "thread", "channel"], lambda _: None) == "what did Brandt say?"
    assert conversations.whole("and Brandt?", ["elsewhere"], lambda _: None) == "and Brandt?"


def test_a_reply_without_a_question_is_not_remembered(conversations: Conversations) -> None:
    conversations.remember("thread", Reply(), ALICE)
    assert not conversations.known(["thread"])


async def test_a_recorded_question_is_recalled_for_everybody(conversations: Conversations, journal: Journal) -> None:
    number = record(journal, user="1", question="who fell?")
    assert await conversations.recall("thread", str(number), BOB)
    assert conversations.known(["elsewhere", "thread"])


async def test_a_private_one_is_recalled_only_for_its_asker(conversations: Conversations, journal: Journal) -> None:
    number = record(journal, user="1", question="who fell?", private=True)
    assert not await conversations.recall("thread", str(number), BOB)
    assert not conversations.known(["thread"])
    assert await conversations.recall("thread", str(number), ALICE)


@pytest.mark.parametrize("key", ["", "m1234", "99"])
async def test_a_question_that_is_not_there_is_not_recalled(conversations: Conversations, key: str) -> None:
    assert not await conversations.recall("thread", key, ALICE)


def test_forgetting_a_person_leaves_the_others(conversations: Conversations) -> None:
    conversations.remember("one", Reply(question="who fell?"), ALICE)
    conversations.remember("two", Reply(question="who rose?"), BOB)
    conversations.forget(ALICE)
    assert not conversations.known(["one"])
    assert conversations.known(["two"])
