"""A conversation in a terminal, with line editing and history; and the reply to a single question."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path
from typing import Final

from bot.answering import Answer, Answerer, brief, line_up
from bot.render import QuestionContext, notice, render_answer, render_briefing, render_sources, render_timeline
from bot.replies import Reply, one_line, wording
from bot.understanding import AskBriefing, AskTimeline, Survey, follow_up, parse, parse_ask
from index.dates import question_window
from index.errors import IndexFailure
from index.search import Query

Show = Callable[[Reply], str]
"""Renders a reply as text."""

WELCOME: Final = "Ask a question. `briefing`, `timeline`, `sources [name]`, `help` and `quit` are commands."
HELP: Final = """Type a question. The answer is passages of your articles, each cited.
  what was hit on Dec 31?    dates are understood and shown
  and on Dec 30?             a follow-up builds on the question before
  who:mayor what fell?       only what the mayor says (source: for articles)
  dates:no what fell in May? searches every day, whatever day is named
  briefing [day] [topic]     a day, or days, in a few passages
  timeline topic             a topic in the order it happened
  sources [name]             the articles, or those with that name
  help, quit                 this text; leave (Ctrl-D does too)"""


def reply_to(answer: Answer, query: Query, written: str) -> Reply:
    """Return the reply to a question asked in a terminal."""
    filters = QuestionContext(
        key="",
        written=written,
        strict=query.strict,
        source=query.source or "",
        said_by=query.said_by or "",
        paper=query.publisher or "",
    )
    return render_answer(answer, filters)


def chat(answerer: Answerer, read: Callable[[], str], show: Show, *, asked_on: date, passages: int) -> Iterator[str]:
    """Hold a conversation.

    Args:
        answerer: Answers questions.
        read: Reads a line; raises EOFError at the end and KeyboardInterrupt when a line is abandoned.
        show: Renders a reply as text.
        asked_on: Day of asking.
        passages: How many an answer shows.

    Yields:
        What to print, each ending in an empty line.
    """
    conversation = _Conversation(answerer, show, asked_on, passages)
    yield WELCOME + "\n\n"
    while True:
        try:
            line = one_line(read())
        except KeyboardInterrupt:
            continue
        except EOFError:
            return
        if line in {"quit", "exit", "q"}:
            return
        if line:
            yield conversation.respond(line) + "\n"


@dataclass(slots=True)
class _Conversation:
    """A conversation, and the question that a follow-up builds on."""

    answerer: Answerer
    show: Show
    asked_on: date
    passages: int
    before: str = ""

    def respond(self, line: str) -> str:
        """Return what to print for a line that is not empty; a failure is said and the conversation continues."""
        try:
            return self._respond(line)
        except IndexFailure as failure:
            return f"{failure}\n"

    def _respond(self, line: str) -> str:
        match line.split(maxsplit=1):
            case ["help" | "?"]:
                return HELP + "\n"
            case ["sources", *name]:
                return self.show(self._sources(name[0] if name else ""))
            case ["briefing" | "timeline", *_] if isinstance(command := parse(line), AskBriefing | AskTimeline):
                return self.show(self._survey(command))
            case _ if not any(character.isalnum() for character in line):
                return "There are no words in that to search for.\n"
            case _:
                return self._answer(line)

    def _answer(self, line: str) -> str:
        ask = parse_ask(line)
        asked = ask.question or line
        find_window = partial(question_window, asked_on=self.asked_on)
        query = Query(
            follow_up(self.before, asked, find_window) if self.before else asked,
            self.asked_on,
            self.passages,
            source=ask.source or None,
            said_by=ask.said_by or None,
            use_dates=ask.use_dates,
            publisher=ask.paper or None,
        )
        self.before = query.question
        return self.show(reply_to(self.answerer.answer(query), query, asked))

    def _sources(self, name: str) -> Reply:
        retriever = self.answerer.retriever
        return render_sources(name, retriever.sources(name), () if name else retriever.coverage().failures)

    def _survey(self, command: Survey) -> Reply:
        retriever = self.answerer.retriever
        if isinstance(command, AskBriefing):
            briefed = brief(retriever, command.words, self.asked_on)
            return render_briefing(briefed.briefing, briefed.coverage)
        lined = line_up(retriever, command.words, self.asked_on)
        if not lined.timeline.topic:
            return notice(wording.NAME_TOPIC)
        return render_timeline(lined.timeline, lined.coverage, lined.development, lined.chart)


def line_reader(history: Path) -> Callable[[], str]:
    """Return a reader of lines with editing and with a history, kept in a file that only its owner can read."""
    from prompt_toolkit import PromptSession  # noqa: PLC0415 - only a chat needs it
    from prompt_toolkit.history import FileHistory  # noqa: PLC0415 - only a chat needs it

    history.parent.mkdir(parents=True, exist_ok=True)
    history.touch(mode=0o600)
    session: PromptSession[str] = PromptSession("> ", history=FileHistory(str(history)))
    return session.prompt
