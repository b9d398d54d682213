"""The question before a follow-up, found again by the buttons of the bot's earlier messages."""

from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest

from bot.adapters.recall import question_key, recall
from bot.answering import Answerer
from bot.desk import Desk, DeskOptions, Person, Rate
from bot.journal import Journal
from bot.replies import Action
from tests.bot.fake_retriever import FakeRetriever
from tests.bot.journals import record

ADA = Person("discord", "ada", "10", "quay")
BOB = Person("discord", "bob", "10", "quay")
PLACE = "discord:quay"


@pytest.fixture
def journal(tmp_path: Path) -> Iterator[Journal]:
    with Journal.open(tmp_path / "journal.sqlite") as opened:
        yield opened


@pytest.fixture
def desk(journal: Journal) -> Desk:
    return Desk(Answerer(FakeRetriever()), journal, DeskOptions("@Dateline", Rate(0), Rate(0), 10))


def button(action: Action) -> str:
    return action.encode() or ""


def answer_to(key: object) -> list[str]:
    """What the buttons under an answer carry."""
    return [button(Action("around", "41")), button(Action("cited", str(key))), button(Action("vote", str(key), 1))]


class Earlier:
    """Earlier messages, which note how many of them were read."""

    def __init__(self, *messages: list[str]) -> None:
        self.messages, self.read = messages, 0

    async def __call__(self) -> AsyncIterator[list[str]]:
        for message in self.messages:
            self.read += 1
            yield message


@pytest.mark.parametrize(
    ("buttons", "key"),
    [
        (answer_to(12), "12"),
        ([button(Action("answer", "7", 1)), button(Action("cited", "8"))], "7"),
        ([button(Action("around", "41")), button(Action("list", "harbour"))], None),
        (["somebody else's", "dl0:cited:0:12", ""], None),
        ([], None),
    ],
)
def test_the_buttons_under_an_answer_name_its_question(buttons: list[str], key: str | None) -> None:
    assert question_key(buttons) == key


async def test_the_newest_answer_gives_the_question_and_no_older_message_is_read(desk: Desk, journal: Journal) -> None:
    older, newer = record(journal, question="Who lost?"), record(journal, question="Who won the regatta?")
    earlier = Earlier([], answer_to(newer), answer_to(older))
    await recall(desk, [PLACE, "discord:elsewhere"], BOB, earlier())
    assert desk.conversations.known([PLACE])
    assert not desk.conversations.known(["discord:elsewhere"])
    assert earlier.read == 2


async def test_nothing_is_read_while_the_question_is_still_remembered(desk: Desk, journal: Journal) -> None:
    key = record(journal)
    await recall(desk, [PLACE], ADA, Earlier(answer_to(key))())
    again = Earlier(answer_to(key))
    await recall(desk, [PLACE], ADA, again())
    assert again.read == 0


async def test_a_private_question_is_recalled_for_its_asker_alone(desk: Desk, journal: Journal) -> None:
    key = record(journal, user="ada", private=True)
    await recall(desk, [PLACE], BOB, Earlier(answer_to(key))())
    assert not desk.conversations.known([PLACE])
    await recall(desk, [PLACE], ADA, Earlier(answer_to(key))())
    assert desk.conversations.known([PLACE])


async def test_a_question_that_was_deleted_is_passed_over_for_an_older_one(desk: Desk, journal: Journal) -> None:
    key = record(journal)
    earlier = Earlier(answer_to(key + 1), answer_to(key))
    await recall(desk, [PLACE], ADA, earlier())
    assert earlier.read == 2
    assert desk.conversations.known([PLACE])
