"""Questions answered, and their answers found again when somebody presses a button under one."""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from bot.answering import Answer, Answerer
from bot.journal import RecordedQuestion
from bot.render import Gone, QuestionContext, notice, render_answer, render_cited
from bot.replies import Reply, wording
from bot.understanding import Ask, FindWindow, read_window
from index.dates import question_window
from index.search import Abstention, Hit, Query

from .conversations import Conversations
from .ledger import GivenAnswer, Ledger, number_of, query_again
from .person import Person
from .queueing import BatchQueue


@dataclass(frozen=True, slots=True)
class _Recalled:
    """An answer found again, as it is to be shown now."""

    given: GivenAnswer
    passages: tuple[Hit | Gone, ...]


class Questions:
    """Answers questions and shows their answers again.

    Args:
        answerer: Answers questions.
        ledger: Records answers and finds them again.
        conversations: Completes follow-ups.
        queue: The most questions that may wait.
        pages: Pages of passages that are fetched for an answer.
        passages: Passages to a page.
    """

    def __init__(
        self,
        answerer: Answerer,
        ledger: Ledger,
        conversations: Conversations,
        *,
        queue: int,
        pages: int,
        passages: int,
    ) -> None:
        self._retriever = answerer.retriever
        self._ledger, self._conversations = ledger, conversations
        self._passages = passages
        self.top_k = pages * passages
        self.queue: BatchQueue[Query, Answer] = BatchQueue(answerer.answer_many, queue)

    async def ask(self, ask: Ask, person: Person, asked_on: date, after: Sequence[str]) -> Reply:
        """Answer a question. May raise what a search or the queue raises.

        Args:
            ask: The question with its filters.
            person: Who asks.
            asked_on: Their day.
            after: Conversations in which the question before it may stand, the nearest first.
        """
        find_window = await self._calendar(asked_on)
        query = Query(
            question=self._conversations.whole(ask.question, after, find_window),
            asked_on=asked_on,
            top_k=self.top_k,
            strict=read_window(ask.start, ask.end, find_window),
            source=ask.source or None,
            said_by=ask.said_by or None,
            use_dates=ask.use_dates,
            publisher=ask.paper or None,
        )
        answer = await self.queue.submit(query)
        private = ask.private or person.private
        given = await self._ledger.record(ask.question, query, answer, person, private=private)
        asked = self._asked(replace(given, private=ask.private), person)
        return render_answer(answer, replace(asked, attachments=ask.attachments))

    async def again(self, key: str, person: Person, *, shared: bool) -> Reply:
        """Show an answer again with whichever of its passages are still in the index.

        Args:
            key: The answer's key.
            person: Who wants to see it.
            shared: Whether it is shown to everybody from now on.
        """
        recalled = await self._recall(key)
        if isinstance(permitted := _permitted(recalled, person), Reply):
            return permitted
        given = permitted.given
        asked = self._asked(replace(given, private=given.private and not shared), person)
        return render_answer(given.answer, asked, permitted.passages)

    async def cited(self, key: str, person: Person) -> Reply:
        """List where the passages of an answer stand."""
        recalled = _permitted(await self._recall(key), person)
        return recalled if isinstance(recalled, Reply) else render_cited(recalled.passages, key)

    def _asked(self, given: GivenAnswer, person: Person) -> QuestionContext:
        """Gather what a renderer must know of a question."""
        query = given.query
        return QuestionContext(
            key=given.key,
            written=given.written,
            strict=query.strict,
            source=query.source or "",
            said_by=query.said_by or "",
            paper=query.publisher or "",
            private=given.private,
            votes=self._ledger.journal is not None and number_of(given.key) is not None,
            shareable=not person.private,
            per_page=self._passages,
        )

    async def _calendar(self, asked_on: date) -> FindWindow:
        """Read days as a search will, with the days that the articles cover in mind."""
        coverage = await asyncio.to_thread(self._retriever.coverage)
        covered = (coverage.first, coverage.last) if coverage.first and coverage.last else None
        return lambda written: question_window(written, asked_on, covered)

    async def _recall(self, key: str) -> _Recalled | None:
        """Find an answer, and its passages as they are in the index now; None when it is forgotten."""
        given = self._ledger.remembered(key)
        if given is None:
            recorded = await self._ledger.recorded(key)
            return None if recorded is None else await self._asked_again(recorded)
        coverage = await asyncio.to_thread(self._retriever.coverage)
        if coverage.generation == given.answer.coverage.generation:
            return _Recalled(given, given.answer.hits)
        answer = replace(given.answer, coverage=coverage)
        shown = [await self._find(hit.passage.id, hit.rank, hit.passage.source, hit) for hit in answer.hits]
        return _Recalled(replace(given, answer=answer), tuple(shown))

    async def _asked_again(self, recorded: RecordedQuestion) -> _Recalled:
        """Ask a recorded question again, to show what was shown for it then."""
        query = query_again(recorded, self.top_k)
        answer = await self.queue.submit(query)
        now = {hit.passage.id: hit for hit in answer.hits}
        shown = [
            await self._find(passage.id, rank, passage.source, now.get(passage.id))
            for rank, passage in enumerate(recorded.passages, start=1)
        ]
        given = GivenAnswer(
            key=str(recorded.id),
            written=recorded.question,
            query=query,
            answer=_as_then(answer, recorded),
            asker=f"{recorded.platform}:{recorded.user}",
            private=recorded.private,
        )
        return _Recalled(given, tuple(shown))

    async def _find(self, passage_id: int, rank: int, source: str, known: Hit | None) -> Hit | Gone:
        """Find a passage in the live index, under the number it was shown with."""
        found: Hit | None = await asyncio.to_thread(self._retriever.hit, passage_id)
        if found is None:
            return Gone(rank, source)
        # The same id is the same text, so the words that answered then are the ones that answer now.
        then = known or found
        return replace(found, rank=rank, sentence=then.sentence, answer=then.answer)


def _permitted(recalled: _Recalled | None, person: Person) -> _Recalled | Reply:
    """Return an answer that a person may see, else a reply that says why not."""
    if recalled is None:
        return notice(wording.TOO_OLD, private=True)
    if recalled.given.private and recalled.given.asker != person.key:
        return notice(wording.NOT_YOURS, private=True)
    return recalled


def _as_then(answer: Answer, recorded: RecordedQuestion) -> Answer:
    """Keep an answer an answer, and an abstention one, whatever the index says by now."""
    if not recorded.abstained:
        return replace(answer, abstention=None)
    return replace(answer, abstention=answer.abstention or Abstention("nothing-near", wording.NOTHING_THEN))
