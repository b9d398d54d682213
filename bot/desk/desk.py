"""The desk: a command in, a reply out, for every platform alike. Adapters only carry the two.

Whatever waits or blocks is kept off the event loop here; whatever fails becomes a reply that says so.
"""

import asyncio
import logging
import secrets
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Final

from bot.answering import Answer, Answerer, brief, line_up, split_statements
from bot.journal import Journal, JournalFailure
from bot.render import (
    PER_PAGE,
    Asked,
    notice,
    render_answer,
    render_briefing,
    render_checked,
    render_help,
    render_timeline,
)
from bot.replies import Action, Reply, wording
from bot.understanding import (
    Ask,
    AskBriefing,
    AskTimeline,
    BadDayError,
    Check,
    Command,
    FindWindow,
    Hello,
    Help,
    MyData,
    NoWords,
    Plain,
    Sources,
    Status,
    Survey,
    Thanks,
    follow_up,
    read_window,
)
from index.dates import question_window
from index.errors import IndexFailure
from index.search import Query

from .conversation import Memory
from .cooldown import CoolDown, Rate
from .ledger import Ledger, Person, number_of
from .lookups import Lookups
from .queueing import BatchQueue, QueueFullError

_LOG = logging.getLogger(__name__)
_PAGES: Final = 3
"""Pages of passages that are fetched for an answer."""
_CHECK_TOP_K: Final = 2
_CHECKED: Final = 8
"""Statements of a text that are compared at once."""


@dataclass(frozen=True, slots=True)
class DeskOptions:
    """How a desk behaves.

    Attributes:
        mention: How the bot is addressed on the platform, for its help; an adapter that learns its name later
            sets `Desk.mention`.
        user_rate: Questions that a person may ask.
        group_rate: Questions that a guild or workspace may ask.
        queue: Questions that may wait.
        originals: The folder of the articles, if their files may be attached; None if they may not.
        passages: Passages to a page of an answer.
        examples: Lists the ways to ask on the platform, given how the bot is addressed there.
    """

    mention: str
    user_rate: Rate
    group_rate: Rate
    queue: int
    originals: Path | None = None
    passages: int = PER_PAGE
    examples: Callable[[str], list[str]] = wording.examples


@dataclass(frozen=True, slots=True)
class Checked:
    """A text that has been compared with the articles."""

    written: str
    answers: tuple[Answer, ...]
    asker: str


class Desk:
    """Answers commands.

    Args:
        answerer: Answers questions.
        journal: Where questions and votes are stored; None when nothing is.
        options: How it behaves.
    """

    def __init__(self, answerer: Answerer, journal: Journal | None, options: DeskOptions) -> None:
        self.retriever = answerer.retriever
        self.ledger = Ledger(journal)
        self.queue: BatchQueue[Query, Answer] = BatchQueue(answerer.answer_many, options.queue)
        self.checked: Memory[str, Checked] = Memory(200, 24 * 3600)
        self.mention = options.mention
        self.top_k = _PAGES * options.passages
        self._passages = options.passages
        self._examples = options.examples
        self.lookups = Lookups(answerer.retriever, journal, options.originals)
        self._user_rate = CoolDown(options.user_rate)
        self._group_rate = CoolDown(options.group_rate)
        self._contexts: Memory[str, tuple[str, str]] = Memory(10_000, 24 * 3600)

    def admit(self, person: Person) -> Reply | None:
        """Count a question; return what to say instead of answering when there have been too many."""
        group = f"{person.platform}:{person.group}" if person.group else ""
        own = self._user_rate.wait(person.key)
        if own:
            return notice(wording.cool_down(own, whole_group=False), private=True)
        shared = self._group_rate.wait(group) if group else 0.0
        if shared:
            return notice(wording.cool_down(shared, whole_group=True), private=True)
        self._user_rate.count(person.key)
        if group:
            self._group_rate.count(group)
        return None

    async def run(self, command: Command, person: Person, asked_on: date, after: Sequence[str] = ()) -> Reply:
        """Carry out a command. Never raises; what fails is said.

        Args:
            command: What is wanted. `admit` comes before it for what costs a search.
            person: Who wants it.
            asked_on: Their day.
            after: Conversations in which the question before it may stand, the nearest first.
        """
        return await self.guard(lambda: self._run(command, person, asked_on, after))

    async def guard(self, work: Callable[[], Awaitable[Reply]]) -> Reply:
        """Do some work; turn whatever it raises into a reply."""
        try:
            return await work()
        except QueueFullError:
            return notice(wording.QUEUE_FULL, private=True)
        except BadDayError as bad:
            return notice(str(bad), private=True)
        except (IndexFailure, JournalFailure) as failure:
            # Each names its remedy; a traceback would only hide it.
            _LOG.error("a reply failed: %s", failure)
            index = isinstance(failure, IndexFailure)
            return notice(wording.NO_INDEX if index else wording.NO_STORE, private=True)
        except Exception:  # noqa: BLE001 - logged, and told to whoever asked
            mark = secrets.token_hex(3)
            _LOG.exception("a reply failed, told as %s", mark)
            return notice(wording.FAILED.format(mark=mark), private=True)

    async def _run(self, command: Command, person: Person, asked_on: date, after: Sequence[str]) -> Reply:
        match command:
            case Ask():
                return await self._ask(command, person, asked_on, after)
            case Check():
                return await self._check(command, person, asked_on)
            case AskBriefing() | AskTimeline():
                return await self.survey(command, asked_on)
            case _:
                return await self.carry_out(command, person)

    async def survey(self, command: Survey, asked_on: date) -> Reply:
        """Carry out a briefing or timeline. May raise; `run` does not."""
        key = f"{asked_on.isoformat()} {command.words}"
        if isinstance(command, AskBriefing):
            briefed = await asyncio.to_thread(brief, self.retriever, command.words, asked_on)
            return render_briefing(briefed.briefing, briefed.coverage, Action("briefing", key))
        lined = await asyncio.to_thread(line_up, self.retriever, command.words, asked_on)
        if not lined.timeline.topic:
            return notice(wording.NAME_TOPIC, private=True)
        turn = Action("timeline", key)
        return render_timeline(lined.timeline, lined.coverage, lined.development, lined.chart, turn)

    async def carry_out(self, command: Plain, person: Person) -> Reply:
        """Carry out a command that asks the search nothing. May raise; `run` does not."""
        match command:
            case Sources():
                return await self.lookups.sources(command.name)
            case Status():
                return await self.lookups.status()
            case MyData():
                return await self.lookups.mine(person)
            case _:
                return await self._talk(command)

    async def _talk(self, said: Help | Hello | Thanks | NoWords) -> Reply:
        match said:
            case Help():
                return render_help(self.mention, examples=self._examples)
            case Hello():
                coverage = await asyncio.to_thread(self.retriever.coverage)
                return render_help(self.mention, greeting=True, coverage=coverage, examples=self._examples)
            case Thanks():
                return notice(wording.THANKED)
            case NoWords():
                return notice(wording.ATTACHMENT if said.attachments else wording.NO_WORDS)

    async def _ask(self, ask: Ask, person: Person, asked_on: date, after: Sequence[str]) -> Reply:
        find_window = await self._calendar(asked_on)
        query = Query(
            question=self._whole(ask.question, after, find_window),
            asked_on=asked_on,
            top_k=self.top_k,
            strict=read_window(ask.start, ask.end, find_window),
            source=ask.source or None,
            said_by=ask.said_by or None,
            use_dates=ask.use_dates,
        )
        answer = await self.queue.submit(query)
        private = ask.private or person.private
        told = await self.ledger.record(ask.question, query, answer, person, private=private)
        asked = self.asked(told.key, ask.question, query, ask.private, person)
        return render_answer(answer, replace(asked, attachments=ask.attachments))

    def asked(self, key: str, written: str, query: Query, private: bool, person: Person) -> Asked:  # noqa: FBT001 - as recorded
        """Gather what a renderer must know of a question."""
        return Asked(
            key=key,
            written=written,
            strict=query.strict,
            source=query.source or "",
            said_by=query.said_by or "",
            private=private,
            votes=self.ledger.journal is not None and number_of(key) is not None,
            shareable=not person.private,
            per_page=self._passages,
        )

    def _whole(self, question: str, after: Sequence[str], find_window: FindWindow) -> str:
        """Make a follow-up whole with the question before it."""
        for conversation in after:
            found = self._contexts.get(conversation)
            if found is not None:
                return follow_up(found[0], question, find_window)
        return question

    async def _calendar(self, asked_on: date) -> FindWindow:
        """Read days as a search will, with the days that the articles cover in mind."""
        coverage = await asyncio.to_thread(self.retriever.coverage)
        covered = (coverage.first, coverage.last) if coverage.first and coverage.last else None
        return lambda written: question_window(written, asked_on, covered)

    def remember(self, conversation: str, reply: Reply, person: Person) -> None:
        """Note the question of a reply that everybody in the conversation has seen."""
        if reply.question:
            self._contexts.put(conversation, (reply.question, person.key))

    def remembers(self, conversations: Sequence[str]) -> bool:
        """Tell whether the question before is known in any of the conversations."""
        return any(self._contexts.get(conversation) for conversation in conversations)

    async def recall(self, conversation: str, key: str, person: Person) -> bool:
        """Remember, for a conversation, the question of an answer given long ago; tell whether that is known.

        A private question is recalled for the one who asked it alone.
        """
        try:
            recorded = await self.ledger.recorded(key)
        except JournalFailure as failure:
            _LOG.warning("the question before can't be recalled: %s", failure)
            return False
        if recorded is None or (
            recorded.private and (recorded.platform, recorded.user) != (person.platform, person.user)
        ):
            return False
        self._contexts.put(conversation, (recorded.question, f"{recorded.platform}:{recorded.user}"))
        return True

    async def _check(self, check: Check, person: Person, asked_on: date) -> Reply:
        found = split_statements(check.text)[:_CHECKED]
        if not found:
            return notice(wording.NOTHING_TO_CHECK, private=True)
        queries = [Query(question=statement, asked_on=asked_on, top_k=_CHECK_TOP_K) for statement in found]
        answers = await asyncio.gather(*(self.queue.submit(query) for query in queries))
        key = secrets.token_hex(8)
        self.checked.put(key, Checked(check.text, tuple(answers), person.key))
        return render_checked(check.text, answers, key)

    async def forget(self, person: Person) -> Reply:
        """Delete what is stored of a person, and what is remembered of what they asked."""
        journal = self.ledger.journal
        self.ledger.forget(person.key)
        self._contexts.forget(lambda context: context[1] == person.key)
        self.checked.forget(lambda checked: checked.asker == person.key)
        if journal is None:
            return notice(wording.NO_JOURNAL, private=True)
        count = await asyncio.to_thread(journal.forget, person.user, person.platform)
        return notice(wording.FORGOTTEN.format(count=count), private=True)

    async def warm_up(self, asked_on: date) -> None:
        """Have the model loaded before the first question; what fails here will be told to whoever asks."""
        try:
            await self.queue.submit(Query(question="Is everything loaded?", asked_on=asked_on, top_k=1))
        except IndexFailure as failure:
            _LOG.error("questions can't be answered yet: %s", failure)
        except Exception:  # noqa: BLE001 - logged
            _LOG.exception("the search can't be made ready")

    async def drain(self) -> None:
        """Wait until every question taken on is answered."""
        await self.queue.drain()
