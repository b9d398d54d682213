"""Earlier versions of an article in `/sources`: named under it, shown when asked for, and their pages turn."""

from dataclasses import replace
from datetime import date

import pytest

from bot.adapters.discord import render as discord
from bot.answering import Answerer
from bot.desk.cooldown import Rate
from bot.desk.desk import Desk, DeskOptions
from bot.desk.person import Person
from bot.desk.pressing import press
from bot.replies import Action, Reply, notation, wording
from bot.understanding import Command, Sources, parse
from tests.bot.fake_retriever import NEWS, FakeRetriever

OPTIONS = DeskOptions("@Dateline", Rate(0), Rate(0), 100)
TODAY = date(2024, 1, 2)
ALICE = Person("discord", "1", "10", "100")
FIRST = ("A crane leant over the quay.", "Nobody knew why.")
LONG = tuple(f"Ship number {number} left the harbour before noon. " * 30 for number in range(1, 9))
FEED = f"feeds/news-example-org/2024-01-02-{'-'.join(['harbour'] * 8)}-0a1b2c3d.md"


@pytest.fixture
def retriever() -> FakeRetriever:
    return FakeRetriever(versions={"harbour.txt": [FIRST, LONG]})


async def told(retriever: FakeRetriever, command: Command | None) -> Reply:
    assert command is not None
    return await Desk(Answerer(retriever), None, OPTIONS).run(command, ALICE, TODAY)


def words(reply: Reply) -> str:
    sections = [section for section in (reply.head, *reply.sections) if section]
    return "\n".join(block.text for section in sections for block in section.body)


def codes(reply: Reply) -> list[str]:
    """What is written as code: it is meant to be typed."""
    assert reply.head is not None
    return [span.text for block in reply.head.body for span in block.spans if span.look == "code"]


def quoted(reply: Reply) -> list[str]:
    return [block.text for section in reply.sections for block in section.body if block.style == "quote"]


async def test_an_article_names_its_earlier_versions_and_how_to_see_them(retriever: FakeRetriever) -> None:
    reply = await told(retriever, Sources("harbour"))
    assert "Earlier version, written 1 Jan 2024, 03:04 UTC: harbour.txt (version 1)" in words(reply)
    assert codes(reply) == ["harbour.txt", "harbour.txt (version 1)", "harbour.txt (version 2)"]
    assert "Earlier version" not in words(await told(retriever, Sources("council")))


async def test_a_version_is_shown_privately_as_its_name_is_shown(retriever: FakeRetriever) -> None:
    _, name, _ = codes(await told(retriever, Sources("harbour.txt")))
    for command in (Sources(name), parse(f"sources {name}"), parse(f"Sources: {name} ")):
        reply = await told(retriever, command)
        assert quoted(reply) == list(FIRST)
        assert reply.private
        assert "It is not searched." in words(reply)
        assert codes(reply) == [name]


async def test_a_part_of_a_name_that_means_one_article_is_enough(retriever: FakeRetriever) -> None:
    assert quoted(await told(retriever, Sources("HARBOUR (version 1)"))) == list(FIRST)
    retriever.articles = [*NEWS, replace(NEWS[0], source="old/harbour.txt")]
    assert quoted(await told(retriever, Sources("harbour.txt (version 1)"))) == list(FIRST), "an exact name wins"
    assert quoted(await told(retriever, Sources("harbour (version 1)"))) == []


@pytest.mark.parametrize("name", ["harbour.txt (version 3)", "council.txt (version 1)", "nothing (version 1)"])
async def test_a_version_that_is_not_there_is_looked_for_as_a_name(retriever: FakeRetriever, name: str) -> None:
    assert f"No article has “{name}” in its name or title." in words(await told(retriever, Sources(name)))


async def test_an_article_whose_title_ends_like_a_version_is_found(retriever: FakeRetriever) -> None:
    retriever.articles = [*NEWS, replace(NEWS[1], source="draft.txt", title="Trams (version 2)")]
    assert "12 new trams" in words(await told(retriever, Sources("Trams (version 2)")))


@pytest.mark.parametrize("source", ["harbour.txt", FEED, f"{'deep/' * 90}harbour.txt"])
async def test_the_pages_of_a_version_turn_and_stay_in_it(source: str) -> None:
    retriever = FakeRetriever([replace(NEWS[0], source=source), *NEWS[1:]], versions={source: [FIRST, LONG]})
    *_, name = codes(await told(retriever, Sources(source)))
    reply = await told(retriever, Sources(name))
    pages = discord.pages(reply)
    assert len(pages) > 2
    [(button,)] = pages[0].rows
    assert button.action.encode() is not None, "it fits on a button, however long the name"
    desk = Desk(Answerer(retriever), None, OPTIONS)
    outcome = await press(desk, button.action, ALICE, own=True)
    assert (outcome.where, outcome.page) == ("replace", 1)
    assert outcome.reply == reply
    assert quoted(outcome.reply) == list(LONG)


@pytest.mark.parametrize("key", ["{}.3", "{}.0", "{}.", "{}.x", "{}.1.1", "{}.-1", "1.1", ".1", "x.1"])
async def test_a_button_of_a_version_that_is_gone_says_so(retriever: FakeRetriever, key: str) -> None:
    passage = retriever.paragraphs("harbour.txt")[0].id
    desk = Desk(Answerer(retriever), None, OPTIONS)
    outcome = await press(desk, Action("article", key.format(passage)), ALICE, own=True)
    assert words(outcome.reply) == wording.GONE


async def test_a_name_too_long_to_be_shown_can_still_be_typed_as_shown() -> None:
    source = f"{'archive  of the desk/' * 30}crane.txt"
    retriever = FakeRetriever([replace(NEWS[0], source=source), *NEWS[1:]], versions={source: [FIRST]})
    *_, name = codes(await told(retriever, Sources("crane.txt")))
    assert len(name) <= notation.NAME_LENGTH + len(" (version 1)")
    assert quoted(await told(retriever, Sources(name))) == list(FIRST)
