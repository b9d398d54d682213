"""The contract of all platforms: the same question gets the same passages, citations and abstention everywhere.

Each platform is read back from nothing but what it shows: Discord's embeds, Slack's blocks, a terminal's lines.
Letters and digits are compared, which no escape, look or line break adds or takes away.
"""

import asyncio
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.adapters.discord import render as discord
from bot.adapters.slack import render as slack
from bot.adapters.terminal.chat import chat
from bot.adapters.terminal.render import render_reply
from bot.answering.answerer import Answer, Answerer
from bot.render.answer import QuestionContext, render_answer
from bot.replies import notation, wording
from bot.replies.escaping import plain
from bot.replies.reply import Reply
from index.search.hits import Hit
from tests.bot import discord_world, slack_world
from tests.bot.adapters.discord.test_render import REPLIES
from tests.bot.answers import answers
from tests.bot.fake_retriever import FakeRetriever
from tests.servers.simulator import Json

_NUMBER = re.compile(r"\[(\d+)\]")


def letters(text: str) -> str:
    """Reduce a text to what every platform must show of it."""
    return re.sub(r"[\W_]", "", plain(text))


@dataclass
class Told:
    """What somebody reads of an answer.

    Attributes:
        cited: Each passage's citation, by its number, in order.
        words: Each passage's title and words, by its number.
        rest: Everything else: the question, what was understood of it, whether it is answered, what was searched.
    """

    cited: dict[int, str] = field(default_factory=dict)
    words: dict[int, str] = field(default_factory=dict)
    rest: str = ""

    def passage(self, citation: str, title: str, words: str) -> None:
        """Add a passage, or a further part of one."""
        found = _NUMBER.match(citation)
        assert found, citation
        number = int(found[1])
        assert self.cited.setdefault(number, letters(citation)) == letters(citation)
        self.words[number] = self.words.get(number, letters(title)) + letters(words)

    @property
    def abstains(self) -> bool:
        return letters(wording.NOTHING) in self.rest


def from_discord(pages: list[Json]) -> Told:
    told = Told()
    for page in pages:
        for embed in page["embeds"]:
            shown = re.sub(r"\\([^0-9A-Za-z\s])", r"\1", embed.get("description") or "")
            lines = shown.split("\n")
            citation = next((line[3:] for line in lines if re.match(r"-# \[\d+\]", line)), "")
            if citation:
                quoted = "\n".join(line[2:] for line in lines if line.startswith("> "))
                bold = next((line for line in lines[:1] if line.startswith("**")), "")
                told.passage(citation, embed.get("title") or bold, quoted)
            else:
                told.rest += letters((embed.get("title") or "") + shown)
    return told


def from_slack(pages: list[Json]) -> Told:
    told = Told()
    for page in pages:
        question, *blocks = page["blocks"]
        told.rest += letters(unescaped(question["text"]["text"]))
        waiting: list[str] = []
        for block in blocks:
            if block["type"] == "section":
                waiting += unescaped(block["text"]["text"]).split("\n")
            elif block["type"] == "context":
                text = unescaped(block["elements"][0]["text"])
                if not _NUMBER.match(text):
                    waiting.append(text)
                    continue
                at = next(i for i, line in enumerate(waiting) if _begins_passage(waiting, i))
                told.rest += letters("\n".join(waiting[:at]))
                title = waiting[at] if not waiting[at].startswith("> ") else ""
                words = "\n".join(line[2:] for line in waiting[at:] if line.startswith("> "))
                told.passage(text.split("\n")[0], title, words)
                waiting = []
        told.rest += letters("\n".join(waiting))
    return told


def _begins_passage(lines: list[str], at: int) -> bool:
    """Whether the passage before a citation begins here: its quotation, or the bold title above it."""
    quoted = [line.startswith("> ") for line in lines]
    last = len(lines) - 1 - quoted[::-1].index(True)
    first = last
    while first and quoted[first - 1]:
        first -= 1
    return at == (first - 1 if first and lines[first - 1].startswith("*") else first)


def unescaped(text: str) -> str:
    bare = text.replace("\u2060", "").replace("\u200b", "")
    return bare.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")


def from_terminal(text: str) -> Told:
    told = Told()
    for part in re.split(r"\n\n(?=\S)", text):
        lines = part.rstrip("\n").split("\n")
        if _NUMBER.match(lines[0]) and all(line.startswith("  ") for line in lines[1:]):
            told.passage(lines[0], "", "\n".join(line[4:] for line in lines[1:]))
        else:
            told.rest += letters(part)
    return told


PLATFORMS: dict[str, Callable[[Reply], Told]] = {
    "discord": lambda reply: from_discord([discord.message(page) for page in discord.pages(reply)]),
    "slack": lambda reply: from_slack([slack.message(page) for page in slack.pages(reply)]),
    "terminal": lambda reply: from_terminal(render_reply(reply, width=100_000, question=True)),
}


@pytest.fixture(params=PLATFORMS)
def read(request: pytest.FixtureRequest) -> Callable[[Reply], Told]:
    found: Callable[[Reply], Told] = PLATFORMS[request.param]
    return found


def check(told: Told, answer: Answer, asked: QuestionContext) -> None:
    """Hold what was read to the answer itself."""
    assert list(told.cited) == [hit.rank for hit in answer.hits]
    for hit in answer.hits:
        assert told.cited[hit.rank] == letters(notation.citation(hit, answer.window))
        title = notation.name(hit.title)
        if answer.abstention:
            title = wording.NOT_AN_ANSWER + title
        assert told.words[hit.rank] == letters(title) + letters(hit.passage.text)
    assert told.abstains == (answer.abstention is not None)
    assert letters(asked.written)[:300] in told.rest
    assert letters(notation.searched(answer.coverage)) in told.rest
    if answer.window:
        assert letters(notation.window(answer.window)) in told.rest


def tame(hit: Hit) -> Hit:
    """Give a hit names of the length that files have; how longer ones are cut is each platform's own."""
    also = tuple(replace(place, source=place.source[:40]) for place in hit.also)
    passage = replace(hit.passage, source=hit.passage.source[:40])
    return replace(hit, title=hit.title[:60], passage=passage, also=also)


@settings(
    max_examples=40,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.function_scoped_fixture],
)
@given(drawn=answers(), written=st.text(st.sampled_from("abc 1.*_<>&"), max_size=200))
def test_any_answer_tells_the_same_everywhere(read: Callable[[Reply], Told], drawn: Answer, written: str) -> None:
    hits = tuple(replace(tame(hit), rank=rank) for rank, hit in enumerate(drawn.hits, start=1))
    hits = tuple(hit for hit in hits if letters(hit.passage.text))
    answer = replace(drawn, hits=hits, question=written)
    asked = QuestionContext("12", written)
    check(read(render_answer(answer, asked)), answer, asked)


ANSWERS = [name for name in REPLIES if name.startswith(("answer", "abstention")) and name != "answer-gone"]


@pytest.mark.parametrize("name", ANSWERS)
def test_what_the_golden_files_show_is_the_same_everywhere(name: str) -> None:
    discord_told, slack_told, terminal_told = (read(REPLIES[name]) for read in PLATFORMS.values())
    assert discord_told.cited == slack_told.cited == terminal_told.cited
    assert discord_told.words == slack_told.words == terminal_told.words
    assert discord_told.abstains == slack_told.abstains == terminal_told.abstains == name.startswith("abstention")


READING = 0.2
"""Seconds between an answer and the next question: less than anybody takes to read it."""
QUESTIONS = [
    "what did the harbour master say?",
    "and Brandt?",
    "how many ships did the port handle that day?",
    "how high is the highest penguin on record?",
    "who will the trams hurt?",
]


def in_terminal() -> Iterator[Told]:
    lines = iter(QUESTIONS)

    def read() -> str:
        try:
            return next(lines)
        except StopIteration:
            raise EOFError from None

    def show(reply: Reply) -> str:
        return render_reply(reply, width=100_000, question=True)

    parts = chat(Answerer(FakeRetriever()), read, show, asked_on=date(2024, 1, 2), passages=3)
    next(parts)
    yield from map(from_terminal, parts)


async def test_the_same_conversation_goes_the_same_way_everywhere(tmp_path: Path) -> None:
    """The real bots and the terminal's conversation, follow-ups included, over the same articles."""
    (tmp_path / "discord").mkdir()
    (tmp_path / "slack").mkdir()
    said, posted = [], []
    async with discord_world.world(tmp_path / "discord") as (discord_sim, _):
        for one in QUESTIONS:
            asked = await discord_sim.user_says(one, mention=False, channel=discord_sim.dm())
            said.append(await discord_sim.next_message(asked))
            await asyncio.sleep(READING)
    async with slack_world.world(tmp_path / "slack") as (slack_sim, _):
        for one in QUESTIONS:
            posted.append(await slack_sim.next_message(await slack_sim.dm(one)))
            await asyncio.sleep(READING)
    conversations = zip(QUESTIONS, said, posted, in_terminal(), strict=True)
    for question, in_discord, in_slack, terminal_told in conversations:
        discord_told, slack_told = from_discord([in_discord]), from_slack([in_slack])
        assert discord_told.cited == slack_told.cited == terminal_told.cited, question
        assert discord_told.words == slack_told.words == terminal_told.words, question
        assert discord_told.abstains == slack_told.abstains == terminal_told.abstains, question
    assert "whatdidBrandtsay" in from_slack([posted[1]]).rest
    assert [from_slack([one]).abstains for one in posted] == [False, True, False, True, True]
