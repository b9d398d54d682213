"""What Discord is sent: golden files, and any answer at all within the limits."""

import re
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.adapters.discord import render as discord
from bot.answering.answerer import Answer
from bot.journal.records import RecordedQuestion, RecordedVote
from bot.render.answer import Gone, QuestionContext, render_answer, render_checked, render_cited
from bot.render.listing import (
    notice,
    render_around,
    render_article,
    render_help,
    render_mine,
    render_sources,
    render_status,
    render_version,
)
from bot.replies import escaping, notation, wording
from bot.replies.reply import Reply
from index.dates import Window
from index.errors import Failure
from index.generation.contents import SourceEntry
from index.generation.watch_state import WatchState
from index.reading.earlier_versions import EarlierVersion
from index.reading.passages import Passage, PassageKind
from index.search.hits import Abstention, Place
from tests.bot.answers import ASKED_ON, BUILT, COVERAGE, NAMES, WORDS, answer, answers, hit, hits
from tests.bot.golden_files import check_golden
from tests.servers.discord_limits import check_message

QUESTION = "how many ships lay in the harbour on Dec 31?"
ASKED = QuestionContext("12", QUESTION, votes=True)
SHIPS = "Rain had loosened the ground. The port handled 41 ships that day, its master said. Nobody was hurt."
LONG = "".join(f"Ship number {number} left the harbour of Porto Vello before noon. " for number in range(1, 181))
HOSTILE = (
    "@everyone <@42> [free](https://evil.example) `code`\n# Loud\n> said\n- item\n**bold** ||spoiler|| \u202etxt.exe"
)
KINDS: list[tuple[str, PassageKind]] = [
    ("Harbour crane falls", "title"),
    (SHIPS, "body"),
    ("Read also: trams", "teaser"),
    (LONG, "body"),
]
PARAGRAPHS = [
    Passage(
        50 + number,
        "harbour.txt",
        number,
        (2 * number, 2 * number),
        (number * 100, number * 100 + len(text)),
        text,
        kind,
    )
    for number, (text, kind) in enumerate(KINDS, start=1)
]
VERSIONS = [EarlierVersion(number, BUILT + timedelta(days=number)) for number in (1, 2)]
ENTRY = SourceEntry("harbour.txt", "Harbour crane falls", date(2023, 12, 31), "stated", 2, 2)
MANY = [SourceEntry(f"story{number:02}.txt", f"Story {number}", None, "unknown", number, 0) for number in range(1, 24)]


def recorded(number: int, **more: Any) -> RecordedQuestion:
    values: dict[str, Any] = {
        "id": number,
        "asked_at": BUILT + timedelta(hours=number),
        "platform": "discord",
        "user": "1",
        "place": "2",
        "question": f"question *{number}*?",
        "asked_on": ASKED_ON,
        "filters": {},
        "abstained": False,
        "generation": "g",
        "passages": (),
        "private": False,
        **more,
    }
    return RecordedQuestion(**values)


REPLIES: dict[str, Reply] = {
    "answer-short": render_answer(
        answer(
            QUESTION,
            [
                hit(1, SHIPS, (30, 82)),
                hit(2, "It was a quiet day.", title="", source="undated.txt", published=None, published_how="unknown"),
            ],
            window=Window(date(2023, 12, 31), date(2023, 12, 31), "on Dec 31"),
        ),
        ASKED,
    ),
    "answer-long": render_answer(answer(QUESTION, [hit(1, LONG, (60, 122)), hit(2, SHIPS)]), ASKED),
    "answer-many": render_answer(
        answer(QUESTION, [hit(rank, f"Ship {rank} lay still.") for rank in range(1, 9)]), ASKED
    ),
    "answer-places": render_answer(
        answer(
            QUESTION,
            [
                hit(
                    1,
                    SHIPS,
                    published_how="inferred",
                    also=tuple(
                        Place(f"copy{number}.txt", number, (1, 1), (0, 9), date(2023, 12, 30), "filename")
                        for number in range(1, 5)
                    ),
                )
            ],
        ),
        replace(ASKED, votes=False),
    ),
    "answer-filtered": render_answer(
        answer(QUESTION, [hit(1, SHIPS)]),
        QuestionContext(
            "12",
            "and on Dec 31?",
            Window(date(2023, 12, 30), date(2023, 12, 31)),
            "harbour",
            private=True,
            votes=True,
            shareable=True,
        ),
    ),
    "answer-hostile": render_answer(
        answer(f"who said {HOSTILE}?", [hit(1, HOSTILE, title=HOSTILE, source="a](b)\n@here.txt")]),
        replace(ASKED, written=f"who said {HOSTILE}?"),
    ),
    "abstention-near": render_answer(
        answer(
            QUESTION,
            [hit(1, SHIPS)],
            Abstention(
                "not-on-that-date",
                "The articles speak of this, but not of 31 December.",
                (date(2023, 12, 29), date(2023, 12, 30)),
            ),
        ),
        ASKED,
    ),
    "abstention-empty": render_answer(
        answer(
            "wie viele Schiffe waren das und wo?",
            [],
            Abstention("empty-index", "Nothing is indexed yet."),
            coverage=replace(COVERAGE, articles=0, passages=0, first=None, last=None, undated=0, failures=()),
        ),
        replace(ASKED, written="wie viele Schiffe waren das und wo?"),
    ),
    "answer-gone": render_answer(answer(QUESTION, []), ASKED, [hit(1, SHIPS), Gone(2, "council.txt")]),
    "cited": render_cited([hit(1, SHIPS), Gone(2, "council.txt")], "12"),
    "checked": render_checked(
        "41 ships were in port. The crane was green.",
        [
            answer("41 ships were in port.", [hit(1, SHIPS, (30, 82))]),
            answer(
                "The crane was green.", [hit(1, "A crane fell.")], Abstention("nothing-near", "Nothing comes near.")
            ),
        ],
        "abc",
    ),
    "around": render_around(replace(hit(1, SHIPS), passage=PARAGRAPHS[1]), PARAGRAPHS),
    "article": render_article(ENTRY, PARAGRAPHS, note=wording.FILE_TOO_LARGE),
    "article-updated": render_article(ENTRY, PARAGRAPHS[:2], versions=VERSIONS),
    "version": render_version(ENTRY, VERSIONS[0], PARAGRAPHS[:2], passage=51),
    "version-hostile": render_version(
        replace(ENTRY, source=HOSTILE.replace("\n", " ")), VERSIONS[1], [replace(PARAGRAPHS[0], text=HOSTILE)]
    ),
    "sources": render_sources("", [ENTRY, *MANY], [Failure("broken.pdf", "the file is\nencrypted")]),
    "sources-none": render_sources("trams", [], []),
    "status": render_status(COVERAGE),
    "status-followed": render_status(replace(COVERAGE, newest_at=BUILT), WatchState(7, BUILT, looked_at=BUILT)),
    "answer-fresh": render_answer(
        answer(QUESTION, [hit(1, SHIPS, (30, 82))], coverage=replace(COVERAGE, newest_at=BUILT)), ASKED
    ),
    "help": render_help("@Dateline"),
    "hello": render_help("@Dateline", greeting=True, coverage=COVERAGE),
    "mine": render_mine(
        [recorded(2, own_vote=1, private=True, filters={"from": "2023-12-30", "source": "har_bour"}), recorded(1)],
        [RecordedVote(9, "1", -1, BUILT)],
    ),
    "mine-nothing": render_mine([], []),
    "failed": notice(wording.FAILED.format(mark="a1b2c3"), private=True),
}


def readable(reply: Reply) -> str:
    """Write the messages of a reply for a person to look at; nothing of the JSON is left out."""
    pages = discord.pages(reply)
    lines = ["private" if reply.private else "public"]
    for page in pages:
        message = discord.message(page)
        lines.append(f"===== message {page.number + 1} of {len(pages)}")
        for embed in message["embeds"]:
            rest = {key: value for key, value in embed.items() if key not in {"color", "title", "description"}}
            assert not rest
            lines += [f"--- #{embed['color']:06x} {embed.get('title', '')}".rstrip(), embed["description"]]
        for row in message["components"]:
            buttons = [
                f"[{b.get('emoji', {}).get('name', '')} {b['label']}]({b['custom_id']})" for b in row["components"]
            ]
            lines.append("--- " + " ".join(buttons))
    return "\n".join(lines) + "\n"


@pytest.mark.parametrize("name", REPLIES)
def test_replies_look_as_they_should(name: str) -> None:
    check_golden(f"discord-{name}.txt", readable(REPLIES[name]))


@pytest.mark.parametrize("name", REPLIES)
def test_replies_hold_every_limit(name: str) -> None:
    for page in discord.pages(REPLIES[name]):
        assert not check_message(discord.message(page)).found


def verbatim(descriptions: list[str]) -> str:
    """Read the quoted words back from what Discord shows: no quotation marks, no bold, no backslashes."""
    lines = [line for text in descriptions for line in text.split("\n") if line.startswith("> ")]
    bare = "\n".join(line.removeprefix("> ") for line in lines)
    # An escaped asterisk is the file's own; one without a backslash is ours.
    return re.sub(r"\\([^0-9A-Za-z\s])|\*\*", lambda found: found[1] or "", bare)


def letters(text: str) -> str:
    return re.sub(r"\s+", "", text)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(answers(), WORDS, st.booleans())
def test_any_answer_fits_and_no_word_of_a_passage_is_lost(given_answer: Answer, written: str, private: bool) -> None:  # noqa: FBT001 - drawn
    asked = QuestionContext("9" * 18, written, source="s" * 60, private=private, votes=True, shareable=True)
    shown: list[str] = []
    for page in discord.pages(render_answer(given_answer, asked)):
        message = discord.message(page)
        assert not check_message(message).found
        assert all(1 <= discord.length(embed["description"]) <= 4096 for embed in message["embeds"])
        assert sum(discord.length(e.get("title", "") + e["description"]) for e in message["embeds"]) <= 6000
        shown += [
            embed["description"]
            for embed, section in zip(message["embeds"], page.sections, strict=True)
            if section.passage
        ]
    words = "".join(escaping.plain(found.passage.text) for found in given_answer.hits)
    assert letters(verbatim(shown)) == letters(words)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(st.lists(hits(), min_size=1, max_size=4))
def test_every_part_of_a_passage_carries_its_citation(found: list[Any]) -> None:
    found = [replace(one, rank=rank) for rank, one in enumerate(found, start=1)]
    for page in discord.pages(render_answer(answer("q", found), ASKED)):
        for section in page.sections:
            if section.passage:
                cited = notation.citation(found[section.number - 1])
                assert escaping.discord(cited) in discord.embed(section)["description"]


@settings(max_examples=30, deadline=None)
@given(
    st.lists(
        st.builds(SourceEntry, NAMES, WORDS, st.none(), st.just("unknown"), st.integers(0, 9), st.integers(0, 9)),
        max_size=25,
    ),
    st.text(max_size=90),
)
def test_any_list_of_articles_fits_and_names_all(entries: list[SourceEntry], name: str) -> None:
    shown = ""
    for page in discord.pages(render_sources(name, entries, [Failure("f" * 5000, "r" * 9000)])):
        message = discord.message(page)
        assert not check_message(message).found
        shown += "".join(embed["description"] for embed in message["embeds"])
    for entry in entries:
        assert letters(escaping.discord(notation.name(entry.source)))[:40] in letters(shown)


@pytest.mark.parametrize(
    ("text", "bold"), [("a *b* c", (2, 5)), (" lead", (0, 5)), ("a\nb", (0, 3)), ("x", (1, 1)), ("   ", (0, 3))]
)
def test_bold_binds_to_words_and_never_to_spaces_or_line_ends(text: str, bold: tuple[int, int]) -> None:
    (page,) = discord.pages(render_answer(answer("q", [hit(1, text, bold)]), ASKED))
    description = discord.embed(page.sections[1])["description"]
    for run in re.findall(r"\*\*(.+?)\*\*", description):
        assert run == run.strip()


def test_a_raw_score_is_never_shown() -> None:
    text = readable(REPLIES["answer-short"])
    assert "%" not in text
    assert "0.5" not in text


def test_thread_names_hold_their_limit() -> None:
    assert discord.thread_name("why?\nnow") == "why? now"
    assert len(discord.thread_name("why " * 100)) <= 100
    assert discord.thread_name("\u200b") == "Question"
