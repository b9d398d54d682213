"""The journal: what goes in comes out, a person's own can be seen and deleted to the last byte."""

import random
import sqlite3
from contextlib import closing
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import cast

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.journal.errors import JournalBusy, UnknownQuestion
from bot.journal.journal import Journal
from bot.journal.records import RecordedPassage, RecordedQuestion, RecordedVote, Vote
from tests.bot.journals import record, traces

START = datetime(2026, 3, 1, 9, 30, tzinfo=UTC)
ANY_TEXT = st.text(st.characters(exclude_categories=()), max_size=60)  # lone surrogates too


class Clock:
    """A clock that moves only when it is told to."""

    def __init__(self) -> None:
        self.moment = START

    def __call__(self) -> datetime:
        return self.moment

    def advance(self, **span: float) -> None:
        self.moment += timedelta(**span)


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "journal.sqlite"


def test_a_question_comes_back_as_it_was(path: Path, clock: Clock) -> None:
    passages = (
        RecordedPassage(2**63 - 1, "b/harbour.txt", "Red won."),
        RecordedPassage(1, "a.txt", "Blue lost."),
    )
    with Journal.open(path, now=clock) as journal:
        number = record(journal, passages=passages, private=True, abstained=True)
    with Journal.open(path) as journal:
        assert journal.question(number) == RecordedQuestion(
            id=number,
            asked_at=START,
            platform="discord",
            user="ada",
            place="quay",
            question="Who won the regatta?",
            asked_on=date(2026, 3, 1),
            filters={"source": "harbour"},
            abstained=True,
            generation="g1",
            passages=passages,
            private=True,
        )


def test_an_unknown_question_is_none_and_has_no_votes(path: Path) -> None:
    with Journal.open(path) as journal:
        assert journal.question(1) is None
        assert journal.votes(1) == []


@given(text=ANY_TEXT, user=ANY_TEXT)
@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
def test_any_text_is_kept(tmp_path: Path, text: str, user: str) -> None:
    """Word for word, NUL and SQL quotes too; only what UTF-8 can't carry becomes "?"."""

    def kept(value: str) -> str:
        return "".join("?" if 0xD800 <= ord(character) <= 0xDFFF else character for character in value)

    with Journal.open(tmp_path / "journal.sqlite") as journal:
        number = journal.record_question(
            platform="slack",
            user=user,
            place=text,
            question=text,
            asked_on=date(2026, 3, 1),
            filters={"source": text},
            abstained=False,
            generation=text,
            passages=[RecordedPassage(1, text, text)],
            private=False,
        )
        journal.record_vote(number, user=user, vote=1)
        found = journal.question(number)
        assert found is not None
        assert (found.user, found.own_vote) == (kept(user), 1)
        assert {found.place, found.question, found.filters["source"], found.generation} == {kept(text)}
        assert found.passages == (RecordedPassage(1, kept(text), kept(text)),)
        assert [question.id for question in journal.mine(user, "slack")] == [number]
        assert journal.forget(user, "slack") == 2
        assert journal.question(number) is None


def test_a_question_is_stored_whole_or_not_at_all(path: Path) -> None:
    too_large = RecordedPassage(2**63, "harbour.txt", "No such id fits.")
    with Journal.open(path) as journal:
        with pytest.raises(OverflowError):
            record(journal, passages=[RecordedPassage(1, "a.txt", "Fits."), too_large])
        assert journal.mine("ada", "discord") == []
        assert journal.question(record(journal)) is not None


def test_a_later_vote_replaces_the_earlier_one(path: Path, clock: Clock) -> None:
    with Journal.open(path, now=clock) as journal:
        number = record(journal)
        journal.record_vote(number, user="ada", vote=1)
        journal.record_vote(number, user="ben", vote=1)
        clock.advance(minutes=1)
        journal.record_vote(number, user="ada", vote=-1)
        assert journal.votes(number) == [
            RecordedVote(number, "ben", 1, START),
            RecordedVote(number, "ada", -1, START + timedelta(minutes=1)),
        ]
        question = journal.question(number)
        assert question is not None
        assert question.own_vote == -1


def test_a_vote_on_a_question_that_is_gone(path: Path) -> None:
    with Journal.open(path) as journal:
        with pytest.raises(UnknownQuestion, match="ask it again") as caught:
            journal.record_vote(17, user="ada", vote=1)
        assert caught.value.question_id == 17
        assert isinstance(caught.value, LookupError)


@pytest.mark.parametrize("vote", [0, 2, -2])
def test_a_vote_is_for_or_against(path: Path, vote: int) -> None:
    with Journal.open(path) as journal:
        number = record(journal)
        with pytest.raises(sqlite3.IntegrityError):
            journal.record_vote(number, user="ada", vote=cast("Vote", vote))
        assert journal.votes(number) == []


def test_mine_lists_newest_first_and_only_mine(path: Path) -> None:
    with Journal.open(path) as journal:
        first = record(journal, question="first")
        record(journal, user="ben")
        record(journal, platform="slack")
        last = record(journal, question="last", private=True)
        journal.record_vote(first, user="ada", vote=1)
        journal.record_vote(first, user="ben", vote=-1)
        assert [(question.id, question.question, question.own_vote) for question in journal.mine("ada", "discord")] == [
            (last, "last", None),
            (first, "first", 1),
        ]
        assert journal.mine("cleo", "discord") == []


def test_voted_lists_a_users_votes_on_anyones_questions(path: Path, clock: Clock) -> None:
    with Journal.open(path, now=clock) as journal:
        own, other, elsewhere = (
            record(journal),
            record(journal, user="ben"),
            record(journal, platform="slack"),
        )
        for number in (own, other, elsewhere):
            journal.record_vote(number, user="ada", vote=1)
            journal.record_vote(number, user="ben", vote=-1)
            clock.advance(seconds=1)
        assert [(vote.question_id, vote.vote) for vote in journal.voted("ada", "discord")] == [
            (other, 1),
            (own, 1),
        ]


def fill(journal: Journal, chance: random.Random) -> list[int]:
    """Ask, vote and forget with rows of many sizes, so that SQLite has to rearrange its pages."""
    journal._connection.execute("PRAGMA synchronous = OFF")  # many small writes, no power cut to outlive
    numbers: list[int] = []
    for turn in range(600):
        user = f"{chance.choice(('SECRET', 'other'))}-{chance.randrange(7)}"
        words = f"{user} asks. " * chance.choice((1, 3, 20, 400))
        passages = [RecordedPassage(1, "harbour.txt", f"Shown to {user}.")] * chance.randrange(4)
        numbers.append(record(journal, user=user, question=words, passages=passages))
        for _ in range(4):
            voter = f"{chance.choice(('SECRET', 'other'))}-{chance.randrange(30)}"
            journal.record_vote(chance.choice(numbers), user=voter, vote=1)
        if turn % 30 == 29:
            journal.forget(f"other-{chance.randrange(7)}", "discord")
            numbers = [number for number in numbers if journal.question(number)]
    return numbers


def test_forget_leaves_no_byte_and_takes_nothing_else(path: Path) -> None:
    """A rearranged page can hold copies of moved rows that SQLite itself no longer knows of."""
    with Journal.open(path) as journal:
        numbers = fill(journal, random.Random(0))  # noqa: S311 - a shuffle, not a secret
        before = [(question, journal.votes(question.id)) for question in map(journal.question, numbers) if question]
        assert traces(path, b"SECRET") > 1000

        for user in (f"SECRET-{number}" for number in range(30)):
            theirs = len(journal.mine(user, "discord")) + len(journal.voted(user, "discord"))
            assert journal.forget(user, "discord") == theirs

        assert traces(path, b"SECRET") == 0
        after = [(question, journal.votes(question.id)) for question in map(journal.question, numbers) if question]
        assert len(after) > 20
        assert after == [
            (question, [vote for vote in votes if not vote.user.startswith("SECRET")])
            for question, votes in before
            if not question.user.startswith("SECRET")
        ]
    assert traces(path, b"SECRET") == 0


def test_forget_keeps_to_the_platform(path: Path) -> None:
    """The same id on another platform is another person."""
    with Journal.open(path) as journal:
        discord, slack = record(journal), record(journal, platform="slack")
        journal.record_vote(discord, user="ada", vote=1)
        journal.record_vote(slack, user="ada", vote=1)
        assert journal.forget("ada", "slack") == 2
        assert [question.own_vote for question in journal.mine("ada", "discord")] == [1]


def test_forget_takes_other_peoples_votes_on_what_is_deleted(path: Path) -> None:
    """They aren't counted: the number tells the user what was theirs."""
    with Journal.open(path) as journal:
        number = record(journal)
        journal.record_vote(number, user="ben", vote=1)
        assert journal.forget("ada", "discord") == 1
        assert journal.voted("ben", "discord") == []
        assert journal._connection.execute("SELECT count(*) FROM votes").fetchone()[0] == 0
        assert journal._connection.execute("SELECT count(*) FROM question_passages").fetchone()[0] == 0


def test_a_number_is_never_given_twice(path: Path) -> None:
    """The buttons of an old message carry it: they must not reach another person's question."""
    with Journal.open(path) as journal:
        number = record(journal)
        journal.forget("ada", "discord")
    with Journal.open(path) as journal:
        assert record(journal, user="ben") > number


def test_forget_says_when_another_process_keeps_the_bytes(path: Path) -> None:
    """Deleted at once for everyone who looks; the bytes go with the next call that isn't hindered."""
    with Journal.open(path, wait=0.1) as journal:
        record(journal, user="SECRET-ADA")
        with closing(sqlite3.connect(path, isolation_level=None)) as reader:
            reader.execute("BEGIN")
            reader.execute("SELECT count(*) FROM questions").fetchone()
            with pytest.raises(JournalBusy, match="try again"):
                journal.forget("SECRET-ADA", "discord")
            assert journal.mine("SECRET-ADA", "discord") == []
            reader.execute("COMMIT")
        assert journal.forget("SECRET-ADA", "discord") == 0
        assert traces(path, b"SECRET-ADA") == 0


def test_retain_deletes_what_is_older(path: Path, clock: Clock) -> None:
    with Journal.open(path, now=clock) as journal:
        old = record(journal, user="SECRET-ADA")
        journal.record_vote(old, user="SECRET-BEN", vote=1)
        clock.advance(hours=1)
        new = record(journal, user="cleo")
        journal.record_vote(new, user="dora", vote=1)
        clock.advance(days=30, minutes=-30)
        assert journal.retain(31) == 0
        assert journal.retain(30) == 1
        assert journal.question(old) is None
        assert journal.question(new) is not None
        assert len(journal.votes(new)) == 1
        assert traces(path, b"SECRET") == 0


@pytest.mark.parametrize("days", [-1, 0, 36_501, 10**12])
def test_retain_refuses_a_span_that_is_none(path: Path, days: int) -> None:
    with Journal.open(path) as journal:
        record(journal)
        with pytest.raises(ValueError, match="1 to 36,500 days"):
            journal.retain(days)
        assert len(journal.mine("ada", "discord")) == 1


def test_moments_are_kept_in_utc(path: Path) -> None:
    """A clock in another zone neither moves a question nor spoils what is older."""
    zone = datetime.fromisoformat("2026-03-01T01:00:00+09:00")
    with Journal.open(path, now=lambda: zone) as journal:
        question = journal.question(record(journal))
    assert question is not None
    assert question.asked_at == datetime(2026, 2, 28, 16, tzinfo=UTC)
    assert question.asked_at.tzinfo is UTC


def test_closing_twice_is_no_error(path: Path) -> None:
    journal = Journal.open(path)
    journal.close()
    journal.close()


def test_export_gives_what_the_votes_label_and_lets_others_work_meanwhile(path: Path) -> None:
    """Between two lines the file can be written, and who is deleted meanwhile isn't exported."""
    with Journal.open(path, wait=0.1) as journal:
        for user in ("ada", "ben", "cleo"):
            number = journal.record_question(
                platform="slack",
                user=user,
                place="quay",
                question=f"Who beat {number_of(user)}?",
                asked_on=date(2026, 3, 1),
                filters={},
                abstained=False,
                generation="g1",
                passages=[RecordedPassage(1, "harbour.txt", "The red boat won.")],
                private=False,
            )
            journal.record_vote(number, user="dora", vote=1)
        lines = journal.export()
        assert next(lines)["question"] == "Who beat 1?"
        assert journal.forget("ben", "slack") == 1
        assert list(lines) == [
            {
                "id": "journal-3",
                "question": "Who beat 3?",
                "asked_on": "2026-03-01",
                "answers": [{"source": "harbour.txt", "contains": ["The red boat won."]}],
            }
        ]


def number_of(user: str) -> int:
    return ("ada", "ben", "cleo").index(user) + 1
