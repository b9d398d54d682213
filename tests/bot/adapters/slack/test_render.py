"""What Slack is sent: golden files, and any answer at all within the limits."""

import json
import re
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.adapters.discord import render as discord
from bot.adapters.slack import render as slack
from bot.answering.answerer import Answer
from bot.render.answer import QuestionContext, render_answer
from bot.render.listing import render_around, render_article, render_help, render_sources, render_version
from bot.replies import escaping, limits, notation, wording
from bot.replies.reply import Block, Reply, Section, Span
from index.errors import Failure
from index.generation.contents import SourceEntry
from index.reading.earlier_versions import EarlierVersion
from index.reading.passages import Passage
from tests.bot.adapters.discord.test_render import ASKED, ENTRY
from tests.bot.adapters.discord.test_render import REPLIES as SHARED
from tests.bot.answers import BUILT, COVERAGE, NAMES, WORDS, answer, answers, hit, hits
from tests.bot.golden_files import check_golden
from tests.servers.discord_limits import check_message
from tests.servers.slack_limits import PING, check_blocks, check_home, visible_text

Json = dict[str, Any]
REPLIES = {
    **SHARED,
    "help": render_help("@Dateline", examples=wording.slack_examples),
    "hello": render_help("@Dateline", greeting=True, coverage=COVERAGE, examples=wording.slack_examples),
}


def messages(reply: Reply) -> list[Json]:
    """Render a reply and hold every message of it to Slack's limits."""
    made = [slack.message(page, "U0ALICE") for page in slack.pages(reply)]
    for message in made:
        assert not check_blocks(message["blocks"])
        assert len(json.dumps(message["blocks"])) <= limits.SLACK_BLOCKS_JSON
        assert 1 <= len(message["text"]) <= limits.SLACK_TEXT
        assert not PING.search(visible_text(message))
    return made


def texts(message: Json) -> list[str]:
    """List the texts of a message's sections and contexts."""
    found = []
    for block in message["blocks"]:
        if block["type"] in {"section", "context"}:
            (text,) = block["elements"] if block["type"] == "context" else [block["text"]]
            found.append(text["text"])
    return found


def readable(reply: Reply) -> str:
    """Write the messages of a reply for a person to look at; what shows nothing is spelt out."""
    lines = ["private" if reply.private else "public"]
    made = messages(reply)
    for number, message in enumerate(made, start=1):
        lines.append(f"===== message {number} of {len(made)}")
        for block in message["blocks"]:
            if block["type"] == "actions":
                lines.append(f"--- actions {block['block_id']}")
                lines += [f"[{one['text']['text']}]({one['action_id']} {one['value']})" for one in block["elements"]]
            else:
                (text,) = block["elements"] if block["type"] == "context" else [block["text"]]
                assert text["verbatim"]
                lines += [f"--- {block['type']}", text["text"]]
        lines += ["--- in short", message["text"]]
    return "\n".join(lines).replace(escaping.JOINER, "{J}").replace("\u200b", "{Z}") + "\n"


@pytest.mark.parametrize("name", REPLIES)
def test_replies_look_as_they_should(name: str) -> None:
    check_golden(f"slack-{name}.txt", readable(REPLIES[name]))


def shown(text: str) -> str:
    """Read a text as Slack shows it: no bold of ours, no joiners, entities as what they stand for."""
    # An asterisk of the file has a joiner on its side; one without is ours.
    bare = re.sub(rf"(?<![0-9A-Za-z{escaping.JOINER}])\*|\*(?![0-9A-Za-z{escaping.JOINER}])", "", text)
    bare = bare.replace(escaping.JOINER, "").replace("\u200b", "")
    return bare.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")


def letters(text: str) -> str:
    return re.sub(r"\s+", "", text)


def quoted(section: Section) -> str:
    """Read the quoted words of a section back from its blocks."""
    lines = [
        line.removeprefix("> ")
        for block in slack.blocks(replace(section, title=""))
        if block["type"] == "section"
        for line in block["text"]["text"].split("\n")
    ]
    return "\n".join(lines)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(answers(), WORDS, st.booleans())
def test_any_answer_fits_and_no_word_of_a_passage_is_lost(given_answer: Answer, written: str, private: bool) -> None:  # noqa: FBT001 - drawn
    asked = QuestionContext("9" * 18, written, source="s" * 60, private=private, votes=True, shareable=True)
    reply = render_answer(given_answer, asked)
    messages(reply)
    passages = [section for page in slack.pages(reply) for section in page.sections if section.passage]
    words = "".join(escaping.plain(found.passage.text) for found in given_answer.hits)
    plain = "".join(block.text for section in passages for block in section.body)
    assert letters(escaping.plain(plain)) == letters(words)
    for section in passages:
        own = "".join(escaping.plain(block.text) for block in section.body)
        assert letters(unbold(quoted(section), section)) == letters(own)


def unbold(text: str, section: Section) -> str:
    """Take away what was added for the look: joiners, the asterisks around bold words, entities."""
    bold = any(span.look == "bold" for block in section.body for span in block.spans)
    escaped = text.replace(f"{escaping.JOINER}*{escaping.JOINER}", "\0")
    escaped = re.sub(r"(?<=[0-9A-Za-z])\*(?=[0-9A-Za-z])", "\0", escaped)
    escaped = escaped.replace("*", "") if bold else escaped
    return shown(escaped.replace("\0", f"{escaping.JOINER}*{escaping.JOINER}"))


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(st.lists(hits(), min_size=1, max_size=4))
def test_every_part_of_a_passage_carries_its_number_paragraph_and_day(found: list[Any]) -> None:
    found = [replace(one, rank=rank) for rank, one in enumerate(found, start=1)]
    for page in slack.pages(render_answer(answer("q", found), ASKED)):
        for section in page.sections:
            if section.passage:
                cited = notation.citation(found[section.number - 1])
                context = texts({"blocks": slack.blocks(section)})[-1].split("\n")[0]
                assert shown(context).startswith(f"[{section.number}]")
                assert cited.endswith(shown(context)[-8:])


@settings(max_examples=30, deadline=None)
@given(
    st.lists(
        st.builds(SourceEntry, NAMES, WORDS, st.none(), st.just("unknown"), st.integers(0, 9), st.integers(0, 9)),
        max_size=25,
    ),
    st.text(max_size=90),
)
def test_any_list_of_articles_fits_and_names_all(entries: list[SourceEntry], name: str) -> None:
    made = messages(render_sources(name, entries, [Failure("f" * 5000, "r" * 9000)]))
    whole = letters("".join(text for message in made for text in texts(message)))
    for entry in entries:
        assert letters(escaping.slack(notation.name(entry.source)))[:40] in whole


SPANS = st.builds(Span, WORDS, st.sampled_from(["plain", "bold", "code"]))
BLOCKS = st.builds(
    Block, st.sampled_from(["text", "quote", "small", "item"]), st.lists(SPANS, min_size=1, max_size=3).map(tuple)
)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(st.lists(st.builds(Section, st.just(""), st.lists(BLOCKS, max_size=6).map(tuple)), max_size=4))
def test_any_reply_fits_and_loses_no_letter(sections: list[Section]) -> None:
    """Letters and digits are what neither an escape nor a look adds or takes away."""
    reply = Reply(sections=tuple(sections))
    # Text by text: "Page 1 of 2" before a text that begins with a figure would be another page.
    every = (text for message in messages(reply) for text in texts(message))
    told = "".join(re.sub(r"Page \d+ of \d+", "", text) for text in every)
    for mark in ("… continued", "continues …", " · "):
        told = told.replace(mark, "")
    wanted = "".join(escaping.plain(block.text) for section in sections for block in section.body)
    assert re.sub(r"[\W_]", "", shown(told)) == re.sub(r"[\W_]", "", wanted)


def test_an_article_of_a_thousand_short_paragraphs_keeps_to_the_number_of_blocks() -> None:
    passages = [Passage(n, "harbour.txt", n, (n, n), (n, n + 1), "x") for n in range(1, 1001)]
    assert len(messages(render_article(ENTRY, passages))) > 20
    parts = [replace(passage, paragraph=1) for passage in passages[:200]]
    assert len(messages(render_around(replace(hit(1, "x"), passage=parts[3]), parts))) > 4


@pytest.mark.parametrize("name", ["&" * 400, "😀" * 400, "`_*" * 200, "<@U1> " * 90])
def test_an_article_of_any_name_and_many_versions_fits(name: str) -> None:
    entry = replace(ENTRY, source=name, title=name, publisher=name)
    versions = [EarlierVersion(number, BUILT) for number in range(1, 10)]
    paragraph = Passage(1, name, 1, (1, 1), (0, 1), "x")
    for reply in (
        render_article(entry, [paragraph], versions=versions),
        render_version(entry, versions[0], [paragraph]),
    ):
        assert messages(reply)
        assert not [found for page in discord.pages(reply) for found in check_message(discord.message(page)).found]


def test_names_that_would_fill_a_page_are_cut_where_it_shows() -> None:
    long = "😀" * 300
    found = hit(1, "A crane fell.", source=long, title=long)
    (message,) = messages(render_answer(answer(long, [found]), replace(ASKED, written=long)))
    cited = texts(message)[-2]
    assert cited.startswith("[1] 😀")
    assert "characters]" in cited
    assert cited.endswith("· ¶3 · 31 Dec 2023")


@pytest.mark.parametrize("text", ["<!channel> fell", "<@U0ALICE> fell", "<https://evil.example|harbour>", "<!here|x>"])
def test_articles_cannot_ping_or_mask_a_link(text: str) -> None:
    (message,) = messages(render_answer(answer(text, [hit(1, text, title=text, source=text)]), ASKED))
    assert "<" not in visible_text(message).replace("<!date^", "")


@pytest.mark.parametrize(
    ("text", "bold"), [("a *b* c", (2, 5)), (" lead", (0, 5)), ("a\nb", (0, 3)), ("say“so”", (3, 7))]
)
def test_bold_stands_beside_a_space_or_an_edge(text: str, bold: tuple[int, int]) -> None:
    (message,) = messages(render_answer(answer("q", [hit(1, text, bold)]), ASKED))
    (quotation,) = [text for text in texts(message) if text.startswith("*Harbour")]
    ours = quotation.replace(f"{escaping.JOINER}*{escaping.JOINER}", "x")
    runs = re.findall(r"([^\n]?)\*([^\n*]+)\*(.?)", ours)
    assert len(runs) > 1
    for before, words, after in runs:
        assert before in {"", " ", "\u200b"}
        assert words == words.strip()
        assert after in {"", " ", "\u200b"}


def test_a_button_says_whom_its_message_answers() -> None:
    (message,) = messages(REPLIES["answer-short"])
    rows = [block["block_id"] for block in message["blocks"] if block["type"] == "actions"]
    assert [slack.asker_of(row) for row in rows] == ["U0ALICE", "U0ALICE"]
    assert slack.asker_of("b1") == ""


def test_the_home_holds_its_limits() -> None:
    view = slack.home([REPLIES["status"], REPLIES["help"], REPLIES["sources"]])
    assert not check_home(view)
    assert "story01.txt" in visible_text(view)
    assert all(block["type"] != "actions" for block in view["blocks"])
    assert len(slack.home([REPLIES["article"]] * 300)["blocks"]) <= 100
