"""Pressing: what a button does, for every platform alike, also long after its message was sent."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, replace
from typing import Final, Literal

from bot.replies import Action, Reply, Verb
from bot.understanding import MyData, Plain, Sources, Status

from .desk import Desk
from .ledger import number_of
from .person import Person

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
    """Whether a press is to change the message itself, as far as is known before carrying it out."""
    return own and action.turning


async def _answer(desk: Desk, action: Action, person: Person) -> Reply:
    return await desk.questions.again(action.key, person, shared=action.verb == "share")


async def _cited(desk: Desk, action: Action, person: Person) -> Reply:
    return await desk.questions.cited(action.key, person)


async def _around(desk: Desk, action: Action, _: Person) -> Reply:
    return await desk.lookups.around(number_of(action.key))


async def _article(desk: Desk, action: Action, _: Person) -> Reply:
    passage, dot, version = action.key.partition(".")
    if dot:
        return await desk.lookups.version_of(number_of(passage), number_of(version))
    return await desk.lookups.article_of(number_of(passage))


async def _vote(desk: Desk, action: Action, person: Person) -> Reply:
    return await desk.votes.vote(action.key, person, helpful=bool(action.page))


async def _plain(desk: Desk, action: Action, person: Person) -> Reply:
    """Show another page of what a command showed."""
    commands: dict[str, Plain] = {"list": Sources(action.key), "mine": MyData(), "status": Status()}
    return await desk.carry_out(commands[action.verb], person)


async def _survey(desk: Desk, action: Action, _: Person) -> Reply:
    return await desk.surveys.again(action.verb, action.key)


async def _forget(desk: Desk, _: Action, person: Person) -> Reply:
    return await desk.forget(person)


async def _check(desk: Desk, action: Action, _: Person) -> Reply:
    return desk.checks.again(action.key)


_WORK: Final[Mapping[Verb, Callable[[Desk, Action, Person], Awaitable[Reply]]]] = {
    "answer": _answer,
    "share": _answer,
    "cited": _cited,
    "around": _around,
    "article": _article,
    "vote": _vote,
    "list": _plain,
    "mine": _plain,
    "status": _plain,
    "forget": _forget,
    "check": _check,
    "briefing": _survey,
    "timeline": _survey,
}
