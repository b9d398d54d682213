"""The desk and its buttons in one process: what every platform gets alike."""

import asyncio
import logging
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from bot.answering.answerer import Answerer
from bot.desk.cooldown import Rate
from bot.desk.desk import Desk, DeskOptions
from bot.desk.person import Person
from bot.desk.pressing import press, turns_in_place
from bot.journal.journal import Journal
from bot.replies import wording
from bot.replies.actions import Action
from bot.replies.reply import Reply
from bot.understanding.commands import Ask, Check, Command, Hello, Help, MyData, NoWords, Sources, Status, Thanks
from index.dates import Window
from index.errors import IndexMissing
from tests.bot.fake_retriever import NEWS, FakeRetriever

TODAY = date(2024, 1, 2)
ALICE = Person("discord", "1", "10", "100")
BOB = Person("discord", "2", "10", "100")
QUESTION = "who was hurt when the crane fell in the harbour?"
OPTIONS = DeskOptions("@Dateline", Rate(0), Rate(0), 100)


@pytest.fixture
def journal(tmp_path: Path) -> Iterator[Journal]:
    with Journal.open(tmp_path / "journal.sqlite") as opened:
        yield opened


@pytest.fixture
def retriever() -> FakeRetriever:
    return FakeRetriever()


@pytest.fixture
def desk(retriever: FakeRetriever, journal: Journal) -> Desk:
    return Desk(Answerer(retriever), journal, OPTIONS)


@contextmanager
def other_writer(path: Path) -> Iterator[None]:
    """Hold a file as another process does that writes into it."""
    connection = sqlite3.connect(path, isolation_level=None)
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
    finally:
        connection.close()


def words(reply: Reply) -> str:
    sections = [section for section in (reply.head, *reply.sections, reply.tail) if section]
    return "\n".join(
        line
        for section in sections
        for line in (section.title, *(block.text for block in (*section.body, *section.closing)))
    )


def button(reply: Reply, label: str) -> Action:
    return next(button.action for button in reply.buttons if button.label == label)


async def test_concurrent_questions_are_searched_in_one_batch(desk: Desk, retriever: FakeRetriever) -> None:
    people = [replace(ALICE, user=str(number)) for number in range(30)]
    replies = await asyncio.gather(*(desk.run(Ask(f"{QUESTION} {p.user}"), p, TODAY) for p in people))
    assert all(f"{QUESTION} {number}" in words(reply) for number, reply in enumerate(replies))
    assert len(retriever.batches) < 10
    assert sum(map(len, retriever.batches)) == 30


async def test_what_was_asked_reaches_the_search_with_its_filters(desk: Desk, retriever: FakeRetriever) -> None:
    await desk.run(Ask("who fell?", start="Dec 30", end="2023-12-31", source="harbour"), ALICE, TODAY)
    ((query,),) = retriever.batches
    assert (query.question, query.asked_on, query.source) == ("who fell?", TODAY, "harbour")
    assert query.strict == Window(date(2023, 12, 30), date(2023, 12, 31))


async def test_every_command_gets_a_reply(desk: Desk) -> None:
    expected: list[tuple[Command, str]] = [
        (Sources(), "3 articles"),
        (Sources("harbour"), "A crane fell"),
        (Status(), "generation g1"),
        (Help(), "@Dateline"),
        (MyData(), wording.NOTHING_STORED),
        (Hello(), "Hello."),
        (Thanks(), wording.THANKED),
        (NoWords(), wording.NO_WORDS),
        (NoWords(1), wording.ATTACHMENT),
        (Check("no"), wording.NOTHING_TO_CHECK),
        (Check("The council voted for 12 trams. A crane fell."), "Statement: A crane fell."),
    ]
    for command, told in expected:
        assert told in words(await desk.run(command, ALICE, TODAY))


async def test_an_exact_name_wins_over_names_that_hold_it(retriever: FakeRetriever) -> None:
    retriever.articles = [*NEWS, replace(NEWS[0], source="old/harbour.txt")]
    desk = Desk(Answerer(retriever), None, OPTIONS)
    assert "3 passages searched" in words(await desk.run(Sources("harbour.txt"), ALICE, TODAY))
    assert "2 articles with “harbour” in the name or title" in words(await desk.run(Sources("harbour"), ALICE, TODAY))


async def test_whatever_fails_is_a_reply_and_a_log_entry(
    desk: Desk, retriever: FakeRetriever, caplog: pytest.LogCaptureFixture
) -> None:
    def broken() -> None:
        raise RuntimeError("no disk")

    retriever.coverage = broken  # type: ignore[method-assign, assignment] # the index breaks
    with caplog.at_level(logging.ERROR):
        reply = await desk.run(Status(), ALICE, TODAY)
    assert "Something went wrong on my side" in words(reply)
    assert "no disk" not in words(reply)
    assert "no disk" in caplog.text


async def test_an_index_that_cannot_be_read_is_told_and_its_remedy_logged(
    desk: Desk, caplog: pytest.LogCaptureFixture
) -> None:
    def missing(_: object) -> None:
        raise IndexMissing(Path("state"))

    desk.questions.queue._answer_many = missing  # type: ignore[assignment] # the index is gone
    with caplog.at_level(logging.ERROR):
        reply = await desk.run(Ask(QUESTION), ALICE, TODAY)
        await desk.warm_up(TODAY)
    assert words(reply).strip() == wording.NO_INDEX
    assert caplog.text.count("dateline rebuild") == 2
    assert "Traceback" not in caplog.text


async def test_a_journal_that_is_busy_is_told(retriever: FakeRetriever, tmp_path: Path) -> None:
    with Journal.open(tmp_path / "busy.sqlite", wait=0.05) as journal, other_writer(tmp_path / "busy.sqlite"):
        desk = Desk(Answerer(retriever), journal, OPTIONS)
        outcome = await press(desk, Action("forget"), ALICE, own=True)
        assert words(outcome.reply).strip() == wording.NO_STORE


async def test_a_journal_that_fails_costs_the_record_and_not_the_answer(
    retriever: FakeRetriever, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    with Journal.open(tmp_path / "busy.sqlite", wait=0.05) as journal, other_writer(tmp_path / "busy.sqlite"):
        desk = Desk(Answerer(retriever), journal, OPTIONS)
        reply = await desk.run(Ask(QUESTION), ALICE, TODAY)
        assert "A crane fell" in words(reply)
        assert {button.label for button in reply.buttons} == {"Sources"}
        cited = (await press(desk, button(reply, "Sources"), ALICE, own=True)).reply
        assert "harbour.txt · ¶1" in words(cited)
    assert "answered and not recorded" in caplog.text


async def test_people_and_groups_are_counted_apart(retriever: FakeRetriever) -> None:
    desk = Desk(Answerer(retriever), None, replace(OPTIONS, user_rate=Rate(1, 60), group_rate=Rate(2, 60)))
    assert desk.admit(ALICE) is None
    assert "You are asking too many questions." in words(desk.admit(ALICE) or Reply())
    assert desk.admit(BOB) is None
    assert "Too many questions are being asked here." in words(desk.admit(replace(ALICE, user="3")) or Reply())
    assert desk.admit(replace(ALICE, user="3", group="11")) is None


async def test_a_context_is_of_its_conversation(desk: Desk) -> None:
    first = await desk.run(Ask("what did the harbour master say?"), ALICE, TODAY)
    desk.conversations.remember("thread", first, ALICE)
    follow = await desk.run(Ask("and Brandt?"), ALICE, TODAY, after=["elsewhere", "thread"])
    assert "what did Brandt say?" in words(follow)
    alone = await desk.run(Ask("and Brandt?"), ALICE, TODAY, after=["elsewhere"])
    assert "Taken together with" not in words(alone)


async def test_a_private_answer_is_shown_and_shared_by_its_asker_alone(desk: Desk) -> None:
    reply = await desk.run(Ask(QUESTION, private=True), ALICE, TODAY)
    assert reply.private
    for verb in ("Share", "Sources"):
        outcome = await press(desk, button(reply, verb), BOB, own=False)
        assert wording.NOT_YOURS in words(outcome.reply)
        assert outcome.where == "private"
    assert reply.turn is not None
    outcome = await press(desk, reply.turn, BOB, own=True)
    assert wording.NOT_YOURS in words(outcome.reply)
    outcome = await press(desk, button(reply, "Share"), ALICE, own=True)
    assert outcome.where == "public"
    assert not outcome.reply.private
    assert "A crane fell" in words(outcome.reply)


async def test_direct_messages_are_recorded_as_private_and_have_nobody_to_share_with(
    desk: Desk, journal: Journal
) -> None:
    reply = await desk.run(Ask(QUESTION), replace(ALICE, group="", private=True), TODAY)
    assert "Share" not in {button.label for button in reply.buttons}
    (recorded,) = journal.mine("1", "discord")
    assert recorded.private


async def test_forgetting_forgets_what_is_remembered_too(desk: Desk) -> None:
    reply = await desk.run(Ask("what did the harbour master say?"), ALICE, TODAY)
    desk.conversations.remember("thread", reply, ALICE)
    assert "your questions and votes, 1 in total" in words((await press(desk, Action("forget"), ALICE, own=True)).reply)
    assert not desk.conversations.known(["thread"])
    outcome = await press(desk, button(reply, "Sources"), ALICE, own=True)
    assert wording.TOO_OLD in words(outcome.reply)


async def test_an_answer_of_before_stays_what_it_was(desk: Desk, retriever: FakeRetriever, journal: Journal) -> None:
    """After a restart, an abstention stays one though the index now answers, with the passages shown then."""
    retriever.articles = [NEWS[1]]
    reply = await desk.run(Ask(QUESTION), ALICE, TODAY)
    assert wording.NOTHING in words(reply)
    retriever.articles = NEWS
    restarted = Desk(Answerer(retriever), journal, OPTIONS)
    assert reply.turn is not None
    again = await press(restarted, reply.turn, ALICE, own=True)
    assert wording.NOTHING in words(again.reply)
    assert wording.NOTHING_THEN in words(again.reply)


async def test_a_generation_that_moved_a_passage_moves_its_citation(desk: Desk, retriever: FakeRetriever) -> None:
    """The number stays, the paragraph is the new one, the same sentence is bold."""
    reply = await desk.run(Ask(QUESTION), ALICE, TODAY)
    old = NEWS[0]
    retriever.articles = [replace(old, paragraphs=("A new lead. Nothing else.", *old.paragraphs)), *NEWS[1:]]
    retriever.generation = "g2"
    assert reply.turn is not None
    again = (await press(desk, reply.turn, ALICE, own=True)).reply
    assert "[1] harbour.txt · ¶2 · 31 Dec 2023" in words(again)
    bold = [span.text for block in again.sections[0].body for span in block.spans if span.look == "bold"]
    assert bold == ["A crane fell in the harbour of Porto Vello at dawn."]


@pytest.mark.parametrize("key", ["", "x", "99999999999999999999", "-1", "0", "²"])
@pytest.mark.parametrize("verb", ["answer", "cited", "around", "vote", "share", "article", "check"])
async def test_keys_that_name_nothing_are_told_kindly(desk: Desk, verb: str, key: str) -> None:
    outcome = await press(desk, Action(verb, key), ALICE, own=False)  # type: ignore[arg-type] # as parametrized
    assert words(outcome.reply).strip() in {wording.TOO_OLD, wording.GONE}


def test_only_turning_ones_own_pages_changes_a_message() -> None:
    turn = Action("answer", "1").at(1)
    assert turns_in_place(turn, own=True)
    assert not turns_in_place(turn, own=False)
    assert not turns_in_place(Action("around", "1"), own=True)


async def test_names_complete_and_a_broken_index_completes_nothing(desk: Desk, retriever: FakeRetriever) -> None:
    assert await desk.lookups.suggest("h", 1) == ["harbour.txt"]

    def broken(_: str = "") -> None:
        raise OSError("gone")

    retriever.sources = broken  # type: ignore[method-assign, assignment] # the index breaks
    assert await desk.lookups.suggest("h", 25) == []
