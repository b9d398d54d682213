"""The journal with many at work on it: threads, processes, a kill, a lock that is held too long."""

import asyncio
import multiprocessing
import sqlite3
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from multiprocessing.connection import Connection
from multiprocessing.synchronize import Barrier
from pathlib import Path

import pytest

from bot.journal.errors import JournalBusy
from bot.journal.journal import Journal
from tests.bot.journals import record, traces

SPAWN = multiprocessing.get_context("spawn")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "journal.sqlite"


async def test_many_worker_threads_at_once(path: Path) -> None:
    with Journal.open(path) as journal:

        def ask_and_vote(number: int) -> int:
            question = record(journal, user=f"user-{number % 10}", question=f"question {number}")
            journal.record_vote(question, user=f"user-{number % 10}", vote=1)
            return question

        numbers = await asyncio.gather(*(asyncio.to_thread(ask_and_vote, number) for number in range(100)))
        assert sorted(numbers) == list(range(1, 101))
        for user in range(10):
            asked = journal.mine(f"user-{user}", "discord")
            assert sorted(question.question for question in asked) == sorted(
                f"question {number}" for number in range(user, 100, 10)
            )
            assert {question.own_vote for question in asked} == {1}


def bot(path: Path, platform: str, start: float, count: int) -> None:
    """Do what a bot does to the journal, in a process of its own."""
    time.sleep(max(0.0, start - time.time()))
    with Journal.open(path) as journal, ThreadPoolExecutor(4) as threads:

        def serve(number: int) -> None:
            question = record(journal, platform=platform, user=f"user-{number % 5}", question=f"question {number}")
            journal.record_vote(question, user=f"user-{number % 5}", vote=1)
            if number % 10 == 9:
                record(journal, platform=platform, user="SECRET-ADA")
                journal.forget("SECRET-ADA", platform)

        list(threads.map(serve, range(count)))


def test_two_bots_start_and_write_at_once(path: Path) -> None:
    """The journal doesn't exist when they start: one of them makes it, and neither loses a record."""
    start = time.time() + 2
    bots = [SPAWN.Process(target=bot, args=(path, platform, start, 60)) for platform in ("discord", "slack")]
    for process in bots:
        process.start()
    for process in bots:
        process.join(timeout=60)
    assert [process.exitcode for process in bots] == [0, 0]
    with Journal.open(path) as journal:
        for platform in ("discord", "slack"):
            asked = [question for user in range(5) for question in journal.mine(f"user-{user}", platform)]
            assert sorted(question.question for question in asked) == sorted(f"question {n}" for n in range(60))
            assert {question.own_vote for question in asked} == {1}
    assert traces(path, b"SECRET-ADA") == 0


def make_journals(folder: Path, together: Barrier, rounds: int) -> None:
    for number in range(rounds):
        together.wait(timeout=60)
        with Journal.open(folder / f"{number}.sqlite") as journal:
            record(journal)
            record(journal, user="SECRET-ADA")
            journal.forget("SECRET-ADA", "discord")


def test_a_journal_can_be_made_emptied_and_closed_by_several_at_the_same_moment(tmp_path: Path) -> None:
    """SQLite doesn't wait by itself where one process turns the log on, empties it or closes it last."""
    together = SPAWN.Barrier(4)
    makers = [SPAWN.Process(target=make_journals, args=(tmp_path, together, 25)) for _ in range(4)]
    for process in makers:
        process.start()
    for process in makers:
        process.join(timeout=120)
    assert [process.exitcode for process in makers] == [0, 0, 0, 0]
    for number in range(25):
        with Journal.open(tmp_path / f"{number}.sqlite") as journal:
            assert len(journal.mine("ada", "discord")) == 4
    assert traces(tmp_path / "0.sqlite", b"SECRET-ADA") == 0


def write_until_killed(path: Path, told: Connection) -> None:
    with Journal.open(path) as journal:
        while True:
            number = record(journal)
            journal.record_vote(number, user="ada", vote=1)
            told.send(number)


def test_what_was_confirmed_outlives_a_kill(path: Path) -> None:
    ours, theirs = SPAWN.Pipe(duplex=False)
    process = SPAWN.Process(target=write_until_killed, args=(path, theirs))
    process.start()
    theirs.close()
    confirmed = [ours.recv() for _ in range(25)]
    process.kill()
    process.join(timeout=30)
    ours.close()
    with Journal.open(path) as journal:
        votes = {question.id: question.own_vote for question in journal.mine("ada", "discord")}
        assert [votes[number] for number in confirmed] == [1] * 25


def test_a_writer_waits_for_another_and_then_says_who_is_in_the_way(path: Path) -> None:
    with Journal.open(path, wait=5) as patient, Journal.open(path, wait=0.05) as hasty:
        with closing(sqlite3.connect(path, isolation_level=None, check_same_thread=False)) as holder:
            holder.execute("BEGIN IMMEDIATE")
            with pytest.raises(JournalBusy, match="another process"):
                record(hasty)
            release = threading.Timer(0.3, holder.execute, ("COMMIT",))
            release.start()
            assert record(patient) == 1
            release.join()
        assert record(hasty) == 2


def test_reading_does_not_wait_for_a_writer(path: Path) -> None:
    with Journal.open(path, wait=0.05) as journal:
        number = record(journal)
        with closing(sqlite3.connect(path, isolation_level=None)) as holder:
            holder.execute("BEGIN IMMEDIATE")
            assert journal.question(number) is not None
            holder.execute("ROLLBACK")
