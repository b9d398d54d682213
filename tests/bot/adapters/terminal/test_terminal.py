"""What a terminal is shown: golden files at 80 columns without colour, any answer at all, and a conversation."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from rich.cells import cell_len

from bot.adapters.terminal.chat import chat, line_reader
from bot.adapters.terminal.render import render_reply
from bot.answering.answerer import Answer, Answerer
from bot.render.answer import QuestionContext, render_answer
from bot.render.listing import render_sources
from bot.replies.escaping import plain
from bot.replies.reply import Reply
from index.dates import Window
from index.errors import Failure, IndexMissing
from index.generation.contents import SourceEntry
from index.search.hits import Abstention, AnswerSpan, Place, Query, SearchResult
from tests.bot.answers import ASKED_ON, COVERAGE, NAMES, answer, answers, hit
from tests.bot.fake_retriever import FakeRetriever
from tests.bot.golden_files import check_golden

QUESTION = "how many ships lay in the harbour on Dec 31?"
SHIPS = "Rain had loosened the ground. The port handled 41 ships that day, its master said. Nobody was hurt."
STRESSED = (30, 82)
LONG = " ".join(f"Ship number {number} left the harbour of Porto Vello before noon." for number in range(1, 41))
PLACE = Place("wire/2023-12-31/harbour.html", 12, (3, 4), (5, 6), date(2023, 12, 31), "inferred")
WINDOW = Window(date(2023, 12, 31), date(2023, 12, 31), "on Dec 31", (34, 43))
HOSTILE = "\x1b[2J\x1b]0;owned\x07\x9b31m\u202egnp.exe\u202c \u2066x\u2069\x00\x08\x7f\r\n[bold]tags[/bold] :smile:"
# Controls but for the line feed, and marks that turn the reading direction.
NEVER = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u200b\u200e\u200f\u202a-\u202e\u2066-\u2069]")
CODES = re.compile(r"\x1b\[[0-9;]*m")


def shown(given: Answer, written: str = QUESTION, *, width: int = 80, colour: bool = False, **more: object) -> str:
    asked = replace(QuestionContext(key="", written=written), **more)  # type: ignore[arg-type] # a test knows what it gives
    return render_reply(render_answer(given, asked), width=width, colour=colour)


LAST_WEEK = Window(date(2023, 12, 18), date(2023, 12, 24), "last week", (0, 9))
TOLD = Window(date(2023, 12, 20), date(2023, 12, 20), "on 20 December", (0, 14))
COPY = replace(PLACE, published=date(2023, 12, 24))


@pytest.mark.parametrize(
    ("days", "event_dates", "also", "outside"),
    [
        (date(2023, 12, 18), (), (), False),
        (date(2023, 12, 25), (), (), False),
        (date(2023, 12, 26), (), (), True),
        (date(2023, 12, 17), (), (), True),
        (date(2023, 12, 26), (TOLD,), (), False),
        (date(2023, 12, 26), (WINDOW,), (), True),
        (date(2023, 12, 31), (), (COPY,), False),
        (None, (), (), False),
    ],
)
def test_a_passage_of_other_days_than_those_understood_says_so(
    days: date | None,
    event_dates: tuple[Window, ...],
    also: tuple[Place, ...],
    outside: bool,  # noqa: FBT001 - a case
) -> None:
    found = replace(hit(1, SHIPS, published=days, also=also), event_dates=event_dates)
    printed = " ".join(shown(answer(QUESTION, [found], window=LAST_WEEK)).split())
    assert ("outside 18–24 Dec 2023" in printed) == outside
    assert "outside" not in shown(answer(QUESTION, [found]))


def test_open_filters_read_as_a_sentence() -> None:
    since = Window(date(2024, 1, 1), None)
    assert "Only passages about days since 1 Jan 2024" in shown(answer(QUESTION, [], window=since), strict=since)


def long_answer() -> Answer:
    hits = [
        hit(1, SHIPS, STRESSED, also=(PLACE,)),
        hit(
            2,
            LONG,
            (LONG.index("Ship number 2"), LONG.index(" Ship number 3")),
            source="a/very/long/path/to/an/article/that/goes/on/and/on/for/a/line.html",
            title="",
        ),
        hit(3, "One sentence alone.", published=None, published_how="unknown"),
    ]
    return answer(QUESTION, hits, window=WINDOW)


def test_a_short_answer() -> None:
    check_golden("terminal-short.txt", shown(answer(QUESTION, [hit(1, SHIPS, STRESSED)])))


def test_a_long_answer() -> None:
    check_golden("terminal-long.txt", shown(long_answer()))


def test_an_answer_in_colour() -> None:
    check_golden("terminal-colour.txt", shown(long_answer(), colour=True).replace("\x1b", "␛"))


def test_an_abstention_with_the_nearest_passages() -> None:
    abstention = Abstention(
        "not-on-that-date", "the topic is there, but not on that date", (date(2023, 12, 30), date(2023, 12, 31))
    )
    check_golden(
        "terminal-abstention.txt", shown(answer(QUESTION, [hit(1, SHIPS, STRESSED)], abstention, window=WINDOW))
    )


def test_an_answer_of_nothing_under_filters() -> None:
    abstention = Abstention("empty-index", "no passage passes the filters: remove one and ask again")
    coverage = replace(COVERAGE, articles=0, passages=0, first=None, last=None, undated=0, failures=())
    check_golden(
        "terminal-empty.txt",
        shown(answer(QUESTION, [], abstention, coverage=coverage), strict=WINDOW, source="harbour"),
    )


def test_a_list_of_articles() -> None:
    entries = [
        SourceEntry("harbour.txt", "Crane falls in the harbour of Porto Vello", date(2023, 12, 31), "stated", 2, 0),
        SourceEntry("wire/2023/12/30/" + "long-name-" * 6 + ".html", "Council " * 12, None, "unknown", 1234, 7),
    ]
    check_golden(
        "terminal-sources.txt",
        render_reply(render_sources("", entries, [Failure("broken.pdf", "the file is encrypted")])),
    )


def test_hostile_words_names_and_titles() -> None:
    given = answer(HOSTILE, [hit(1, f"He said {HOSTILE} and left.", source=HOSTILE, title=HOSTILE)], window=WINDOW)
    text = shown(given, HOSTILE, source=HOSTILE)
    assert not NEVER.search(text)
    assert "[bold]tags[/bold] :smile:" in text, "no markup of the renderer's own is obeyed"
    assert "[U+202E]" in text, "what would turn the direction is spelled out"
    check_golden("terminal-hostile.txt", text)


# -- any answer -------------------------------------------------------------------------------------------------------


def words(text: str) -> list[str]:
    """Letters and digits in order, whatever the lines, margins and marks."""
    return re.findall(r"[^\W_]", text)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(answers(), st.integers(20, 120), st.booleans(), NAMES)
def test_any_answer_is_safe_fits_and_is_whole(given: Answer, width: int, colour: bool, name: str) -> None:  # noqa: FBT001 - drawn
    text = shown(given, "what?", width=width, colour=colour, source=name)
    bare = CODES.sub("", text)
    assert not NEVER.search(bare)
    assert text.endswith("\n")
    assert not text.startswith("\n")
    for line in bare.splitlines():
        assert cell_len(line) <= width
        assert line == line.rstrip()
    for each in given.hits:
        assert "".join(words(plain(each.passage.text))) in "".join(words(bare))


@pytest.mark.parametrize("colour", [False, True])
def test_every_word_of_a_passage_is_shown_in_order_and_nothing_is_put_between(*, colour: bool) -> None:
    text = CODES.sub("", shown(answer(QUESTION, [hit(1, SHIPS, STRESSED)]), colour=colour))
    quoted = [line[4:] for line in text.splitlines() if line.startswith(("    ", "  > "))][1:]
    assert " ".join(quoted) == SHIPS


def test_the_matching_sentence_is_bold_or_stands_by_a_mark() -> None:
    given = answer(QUESTION, [hit(1, SHIPS, STRESSED)])
    sentence = SHIPS[slice(*STRESSED)]
    assert f"  > {sentence}\n" in shown(given)
    assert "\x1b[1m" + sentence[:40] in shown(given, colour=True)
    whole = shown(answer(QUESTION, [hit(1, SHIPS)]))
    assert "  > " not in whole, "a sentence alone needs no stress"


def test_words_that_answer_are_bold_within_the_sentence_that_stands_by_a_mark() -> None:
    words = SHIPS.index("41 ships"), SHIPS.index("41 ships") + len("41 ships")
    given = answer(QUESTION, [replace(hit(1, SHIPS, STRESSED), answer=AnswerSpan(words, 0.9))])
    assert f"  > {SHIPS[slice(*STRESSED)]}\n" in shown(given)
    assert "\x1b[1m41 ships\x1b[0m" in shown(given, colour=True)


def test_words_that_are_no_answer_or_not_sure_are_not_bold() -> None:
    words = SHIPS.index("41 ships"), SHIPS.index("41 ships") + len("41 ships")
    sure, unsure = AnswerSpan(words, 0.9), AnswerSpan(words, 0.1)
    refused = answer(QUESTION, [replace(hit(1, SHIPS, STRESSED), answer=sure)], Abstention("no-answer", "nothing"))
    doubtful = answer(QUESTION, [replace(hit(1, SHIPS, STRESSED), answer=unsure)])
    for shown_answer in (refused, doubtful):
        assert "\x1b[1m41 ships\x1b[0m" not in shown(shown_answer, colour=True)
        assert "\x1b[1mThe port handled" in shown(shown_answer, colour=True)


def test_wide_letters_count_double() -> None:
    text = shown(answer(QUESTION, [hit(1, "港口的起重机在黎明时分倒塌。" * 20)]), width=40)
    assert all(cell_len(line) <= 40 for line in text.splitlines())
    assert "".join(words(text)).count("黎") == 20


# -- a conversation ---------------------------------------------------------------------------------------------------


class Failing(FakeRetriever):
    """Has no index at first."""

    broken = True

    def search_many(self, queries: list[Query]) -> list[SearchResult]:  # type: ignore[override] # a list is enough
        if self.broken:
            self.broken = False
            raise IndexMissing(Path("index"))
        return super().search_many(queries)


def conversation(retriever: FakeRetriever, *lines: str | type[BaseException]) -> list[str]:
    """Everything that a chat prints, part by part, after its welcome."""
    given: Iterator[str | type[BaseException]] = iter([*lines, EOFError])

    def read() -> str:
        line = next(given)
        if isinstance(line, str):
            return line
        raise line

    def show(reply: Reply) -> str:
        return render_reply(reply)

    parts = list(chat(Answerer(retriever), read, show, asked_on=ASKED_ON, passages=2))
    assert all(part.endswith("\n\n") for part in parts), "an empty line parts what is said"
    assert "quit" in parts[0]
    return parts[1:]


def test_a_question_is_answered_with_as_many_passages_as_are_set() -> None:
    retriever = FakeRetriever()
    [said] = conversation(retriever, "what fell in the harbour of Porto Vello?")
    assert "A crane fell in the harbour" in said
    assert said.count("] ") == 2


def test_a_follow_up_leans_on_the_question_before() -> None:
    retriever = FakeRetriever()
    first, second = conversation(retriever, "how many ships came on Dec 31?", "and on Dec 30?")
    assert "Taken together with the previous question" not in first
    assert "Taken together with the previous question: “how many ships came on Dec 30?”" in second


def test_a_failure_is_told_and_the_conversation_goes_on() -> None:
    failed, answered = conversation(Failing(), "what fell in the harbour?", "what fell in the harbour?")
    assert failed == "there is no index at index yet: run `dateline rebuild` first\n\n"
    assert "A crane fell" in answered


@pytest.mark.parametrize("leaving", ["quit", "exit", "q", " quit "])
def test_leaving(leaving: str) -> None:
    assert conversation(FakeRetriever(), leaving, "help") == []


def test_lines_that_ask_nothing() -> None:
    assert conversation(FakeRetriever(), "", "   ", KeyboardInterrupt, "\x00\u200b") == []
    [said] = conversation(FakeRetriever(), "?!")
    assert "no words" in said


def test_sources_and_help() -> None:
    every, some, none, told = conversation(FakeRetriever(), "sources", "sources council", "sources zzz", "help")
    assert every.count("\n- ") == 3
    assert some.count("\n- ") == 1
    assert "No article has “zzz” in its name or title." in none
    assert max(map(len, told.splitlines())) <= 80


def test_surveys_and_filters_work_in_a_conversation() -> None:
    retriever = FakeRetriever()
    briefed, lined, bare, asked = conversation(
        retriever, "briefing 30 December", "timeline trams", "timeline", "who:mayor source:harbour what fell?"
    )
    assert briefed.startswith("Briefing: 30 Dec 2023\n")
    assert lined.startswith("Timeline: trams\n")
    assert "Please name a topic" in bare
    assert "Only passages that quote “mayor”" in " ".join(asked.split())
    [[query]] = retriever.batches
    assert (query.question, query.source, query.said_by) == ("what fell?", "harbour", "mayor")


def test_the_history_is_its_owners_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    history = tmp_path / "state" / "history"
    line_reader(history)
    assert history.stat().st_mode & 0o077 == 0


def test_how_fresh_the_index_is_stands_in_the_foot_and_how_long_ago_where_somebody_reads_it_now() -> None:
    newest = datetime(2024, 1, 2, 3, 4, 5, tzinfo=UTC)
    made = render_answer(
        answer(QUESTION, [hit(1, SHIPS)], coverage=replace(COVERAGE, newest_at=newest)), QuestionContext("", QUESTION)
    )
    assert "newest article 2 Jan 2024, 03:04 UTC" in " ".join(render_reply(made).split())
    later = " ".join(render_reply(made, now=newest + timedelta(minutes=2)).split())
    assert "newest article 2 minutes ago" in later
    assert "built" not in later
