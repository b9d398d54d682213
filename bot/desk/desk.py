"""The desk: a command in, a reply out, for every platform alike.

It passes each command to the part that carries it out. Whatever blocks runs off the event loop there; whatever fails
becomes, here, a reply that says so.
"""

import asyncio
import logging
import secrets
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Final

from bot.answering import Answerer
from bot.journal import Journal, JournalFailure
from bot.render import PER_PAGE, notice, render_help
from bot.replies import Reply, wording
from bot.understanding import (
    Ask,
    AskBriefing,
    AskTimeline,
    BadDayError,
    Check,
    Command,
    Hello,
    Help,
    MyData,
    NoWords,
    Plain,
    Sources,
    Status,
    Thanks,
)
from index.errors import IndexFailure
from index.search import Query

from .admission import Admission
from .checks import Checks
from .conversations import Conversations
from .cooldown import Rate
from .ledger import Ledger
from .lookups import Lookups
from .person import Person
from .questions import Questions
from .queueing import QueueFullError
from .surveys import Surveys
from .votes import Votes

_LOG = logging.getLogger(__name__)
_PAGES: Final = 3
"""Pages of passages that are fetched for an answer."""


@dataclass(frozen=True, slots=True)
class DeskOptions:
    """How a desk behaves.

    Attributes:
        mention: How the bot is addressed on the platform, for its help, until `Desk.rename` is called.
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


class Desk:
    """Answers commands.

    Args:
        answerer: Answers questions.
        journal: Where questions and votes are stored; None when nothing is.
        options: How it behaves.

    Attributes:
        conversations: The question before, in each conversation.
        questions: Answers, given and shown again.
        checks: Texts compared with the articles.
        surveys: Briefings and timelines.
        lookups: Lists of articles, what is indexed, what is stored of a person.
        votes: What people think of an answer.
    """

    def __init__(self, answerer: Answerer, journal: Journal | None, options: DeskOptions) -> None:
        self._retriever = answerer.retriever
        self._journal = journal
        self._mention, self._examples = options.mention, options.examples
        self._admission = Admission(options.user_rate, options.group_rate)
        self._ledger = Ledger(journal)
        self.conversations: Final = Conversations(self._ledger)
        self.questions: Final = Questions(
            answerer,
            self._ledger,
            self.conversations,
            queue=options.queue,
            pages=_PAGES,
            passages=options.passages,
        )
        self.checks: Final = Checks(self.questions.queue)
        self.surveys: Final = Surveys(answerer.retriever)
        self.lookups: Final = Lookups(answerer.retriever, journal, options.originals)
        self.votes: Final = Votes(journal)

    @property
    def mention(self) -> str:
        """How the bot is addressed."""
        return self._mention

    def rename(self, mention: str) -> None:
        """Learn how the bot is addressed, once the platform has said so."""
        self._mention = mention

    def admit(self, person: Person) -> Reply | None:
        """Count a question; return what to say instead of answering when there have been too many."""
        return self._admission.admit(person)

    async def run(self, command: Command, person: Person, asked_on: date, after: Sequence[str] = ()) -> Reply:
        """Carry out a command. Never raises; a failure becomes a reply.

        Args:
            command: What is wanted. Call `admit` first for what costs a search.
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
                return await self.questions.ask(command, person, asked_on, after)
            case Check():
                return await self.checks.compare(command, person, asked_on)
            case AskBriefing() | AskTimeline():
                return await self.surveys.survey(command, asked_on)
            case _:
                return await self.carry_out(command, person)

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
                return render_help(self._mention, examples=self._examples)
            case Hello():
                coverage = await asyncio.to_thread(self._retriever.coverage)
                return render_help(self._mention, greeting=True, coverage=coverage, examples=self._examples)
            case Thanks():
                return notice(wording.THANKED)
            case NoWords():
                return notice(wording.ATTACHMENT if said.attachments else wording.NO_WORDS)

    async def forget(self, person: Person) -> Reply:
        """Delete what is stored of a person, and what is remembered of what they asked."""
        self._ledger.forget(person)
        self.conversations.forget(person)
        self.checks.forget(person)
        if self._journal is None:
            return notice(wording.NO_JOURNAL, private=True)
        count = await asyncio.to_thread(self._journal.forget, person.user, person.platform)
        return notice(wording.FORGOTTEN.format(count=count), private=True)

    async def warm_up(self, asked_on: date) -> None:
        """Load the model before the first question; a failure is logged, and reported to whoever asks."""
        try:
            await self.questions.queue.submit(Query(question="Is everything loaded?", asked_on=asked_on, top_k=1))
        except IndexFailure as failure:
            _LOG.error("questions can't be answered yet: %s", failure)
        except Exception:  # noqa: BLE001 - logged
            _LOG.exception("the search can't be made ready")

    async def drain(self) -> None:
        """Wait until every question taken on is answered."""
        await self.questions.queue.drain()
