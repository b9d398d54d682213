"""Pressing: what a button does, for every platform alike, also long after its message was sent."""

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Final, Literal

from bot.answering import Answer
from bot.journal import RecordedQuestion, UnknownQuestion
from bot.render import Gone, notice, render_answer, render_around, render_checked, render_cited
from bot.replies import Action, Reply, Verb, wording
from bot.understanding import AskBriefing, AskTimeline, MyData, Plain, Sources, Status
from index.search import Abstention, Hit

from .desk import Desk
from .ledger import Person, Told, number_of, query_again

Where = Literal["replace", "private", "public"]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What comes of a press.

    Attributes:
        reply: What to show.
        page: Which page of it.
        where: In the place of the message that was pressed, to the presser alone, or to everybody.
    """

    reply: Reply
    page: int = 0
    where: Where = "private"


async def press(desk: Desk, action: Action, person: Person, *, own: bool) -> Outcome:
    """Carry out what a button says. Never raises; what fails is said.

    Args:
        desk: The desk.
        action: What the button carries.
        person: Who pressed it.
        own: Whether the message is the presser's: only they see it, or it answers them. Its pages turn in
            place; what anybody opens otherwise is shown to them alone.
    """
    shared = False

    async def work() -> Reply:
        nonlocal shared
        reply = await _WORK[action.verb](desk, action, person)
        shared = action.verb == "share" and bool(reply.question)
        return reply

    reply = await desk.guard(work)
    if shared:
        return Outcome(replace(reply, private=False), where="public")
    page = 0 if action.verb == "vote" else action.page
    return Outcome(reply, page, "replace" if turns_in_place(action, own=own) and reply.turn else "private")


def turns_in_place(action: Action, *, own: bool) -> bool:
    """Tell whether a press is to change the message itself, as far as can be told before carrying it out."""
    return own and action.turning


@dataclass(frozen=True, slots=True)
class _Recalled:
    """An answer found again, as it is to be shown now."""

    told: Told
    passages: tuple[Hit | Gone, ...]


async def _recall(desk: Desk, key: str) -> _Recalled | None:
    """Find an answer and whichever of its passages are still in the index."""
    told = desk.ledger.remembered(key)
    if told is None:
        recorded = await desk.ledger.recorded(key)
        return None if recorded is None else await _asked_again(desk, recorded)
    coverage = await asyncio.to_thread(desk.retriever.coverage)
    if coverage.generation == told.answer.coverage.generation:
        return _Recalled(told, told.answer.hits)
    answer = replace(told.answer, coverage=coverage)
    shown = [await _find(desk, hit.passage.id, hit.rank, hit.passage.source, hit) for hit in answer.hits]
    return _Recalled(replace(told, answer=answer), tuple(shown))


async def _asked_again(desk: Desk, recorded: RecordedQuestion) -> _Recalled:
    """Ask a recorded question again, to show what was shown for it then."""
    query = query_again(recorded, desk.top_k)
    answer = await desk.queue.submit(query)
    now = {hit.passage.id: hit for hit in answer.hits}
    shown = [
        await _find(desk, passage.id, rank, passage.source, now.get(passage.id))
        for rank, passage in enumerate(recorded.passages, start=1)
    ]
    told = Told(
        key=str(recorded.id),
        written=recorded.question,
        query=query,
        answer=_as_then(answer, recorded),
        asker=f"{recorded.platform}:{recorded.user}",
        private=recorded.private,
    )
    return _Recalled(told, tuple(shown))


def _as_then(answer: Answer, recorded: RecordedQuestion) -> Answer:
    """Keep an answer an answer, and an abstention one, whatever the index says by now."""
    if not recorded.abstained:
        return replace(answer, abstention=None)
    return replace(answer, abstention=answer.abstention or Abstention("nothing-near", wording.NOTHING_THEN))


async def _find(desk: Desk, passage_id: int, rank: int, source: str, known: Hit | None) -> Hit | Gone:
    """Find a passage in the live index, under the number it was shown with."""
    found: Hit | None = await asyncio.to_thread(desk.retriever.hit, passage_id)
    if found is None:
        return Gone(rank, source)
    # The same id is the same text, so the sentence that matched then is the one that matches now.
    return replace(found, rank=rank, sentence=known.sentence if known else found.sentence)


async def _answer(desk: Desk, action: Action, person: Person) -> Reply:
    recalled = await _recall(desk, action.key)
    if recalled is None:
        return notice(wording.TOO_OLD, private=True)
    told = recalled.told
    if told.private and told.asker != person.key:
        return notice(wording.NOT_YOURS, private=True)
    private = told.private and action.verb != "share"
    asked = desk.asked(told.key, told.written, told.query, private, person)
    return render_answer(told.answer, asked, recalled.passages)


async def _cited(desk: Desk, action: Action, person: Person) -> Reply:
    recalled = await _recall(desk, action.key)
    if recalled is None:
        return notice(wording.TOO_OLD, private=True)
    if recalled.told.private and recalled.told.asker != person.key:
        return notice(wording.NOT_YOURS, private=True)
    return render_cited(recalled.passages, action.key)


async def _in_article(desk: Desk, action: Action, _: Person) -> Reply:
    """Show the paragraphs around a passage, or the article that it stands in."""
    number = number_of(action.key)
    hit = None if number is None else await asyncio.to_thread(desk.retriever.hit, number)
    if hit is None:
        return notice(wording.GONE, private=True)
    if action.verb == "article":
        return await desk.lookups.article(hit.passage.source)
    passages = await asyncio.to_thread(desk.retriever.paragraphs, hit.passage.source)
    if all(passage.id != hit.passage.id for passage in passages):
        return notice(wording.GONE, private=True)
    return render_around(hit, passages)


async def _vote(desk: Desk, action: Action, person: Person) -> Reply:
    journal, number = desk.ledger.journal, number_of(action.key)
    if journal is None:
        return notice(wording.NO_JOURNAL, private=True)
    if number is None:
        return notice(wording.TOO_OLD, private=True)
    vote: Literal[1, -1] = 1 if action.page else -1
    try:
        await asyncio.to_thread(journal.record_vote, number, user=person.user, vote=vote)
    except UnknownQuestion:
        return notice(wording.TOO_OLD, private=True)
    return notice(wording.VOTED[vote], private=True)


async def _again(desk: Desk, action: Action, person: Person) -> Reply:
    """Show another page of what a command showed."""
    commands: dict[str, Plain] = {"list": Sources(action.key), "mine": MyData(), "status": Status()}
    return await desk.carry_out(commands[action.verb], person)


async def _survey(desk: Desk, action: Action, _: Person) -> Reply:
    """Show another page of a briefing or timeline, made anew with the day on which it was asked for."""
    day, _space, words = action.key.partition(" ")
    return await desk.survey(_SURVEYS[action.verb](words), date.fromisoformat(day))


async def _forget(desk: Desk, _: Action, person: Person) -> Reply:
    return await desk.forget(person)


async def _checked(desk: Desk, action: Action, _: Person) -> Reply:
    checked = desk.checked.get(action.key)
    if checked is None:
        return notice(wording.TOO_OLD, private=True)
    return render_checked(checked.written, checked.answers, action.key)


_SURVEYS: Final[Mapping[Verb, type[AskBriefing | AskTimeline]]] = {"briefing": AskBriefing, "timeline": AskTimeline}
_WORK: Final[Mapping[Verb, Callable[[Desk, Action, Person], Awaitable[Reply]]]] = {
    "answer": _answer,
    "share": _answer,
    "cited": _cited,
    "around": _in_article,
    "article": _in_article,
    "vote": _vote,
    "list": _again,
    "mine": _again,
    "status": _again,
    "forget": _forget,
    "check": _checked,
    "briefing": _survey,
    "timeline": _survey,
}
