"""The terminal: one answer on stdout, or a conversation with line editing and history."""

from collections.abc import Callable, Iterator
from datetime import date
from functools import partial
from pathlib import Path
from typing import Final

from bot.answering import Answer, Answerer, brief, line_up
from bot.render import Asked, notice, render_answer, render_briefing, render_sources, render_timeline
from bot.replies import Reply, one_line, wording
from bot.understanding import AskBriefing, AskTimeline, Survey, follow_up, parse, parse_ask
from index.dates import question_window
from index.errors import IndexFailure
from index.search import Query

Show = Callable[[Reply], str]

WELCOME: Final = "Ask a question. `briefing`, `timeline`, `sources [name]`, `help` and `quit` are commands."
HELP: Final = """Type a question. The answer is passages of your articles, each cited.
  what was hit on Dec 31?    dates are understood and shown
  and on Dec 30?             a follow-up leans on the question before
  who:mayor what fell?       only what the mayor says (source: is for articles)
  dates:no what fell in May? searches every day, whatever day is named
  briefing [day] [topic]     days in a few passages
  timeline topic             a topic in the order of what happened
  sources [name]             the articles, or those named like that
  help, quit                 this text; leave (Ctrl-D does too)"""


def reply_to(answer: Answer, query: Query, written: str) -> Reply:
    """Make the reply to a question asked in a terminal."""
    filters = Asked(
        key="", written=written, strict=query.strict, source=query.source or "", said_by=query.said_by or ""
    )
    return render_answer(answer, filters)


def chat(answerer: Answerer, read: Callable[[], str], show: Show, *, asked_on: date, passages: int) -> Iterator[str]:
    """Hold a conversation.

    Args:
        answerer: Answers questions.
        read: Reads a line; raises EOFError at the end and KeyboardInterrupt when a line is given up.
        show: Makes text of a reply.
        asked_on: Day of asking.
        passages: How many an answer shows.

    Yields:
        What to print, each ending in an empty line.
    """
    yield WELCOME + "\n\n"
    before = ""
    while True:
        try:
            line = one_line(read())
        except KeyboardInterrupt:
            continue
        except EOFError:
            return
        match line.split(maxsplit=1):
            case []:
                continue
            case ["quit" | "exit" | "q"]:
                return
            case ["help" | "?"]:
                yield HELP + "\n\n"
            case ["sources", *name]:
                yield _or_failure(partial(_sources, answerer, name[0] if name else ""), show)
            case ["briefing" | "timeline", *_] if isinstance(command := parse(line), AskBriefing | AskTimeline):
                yield _or_failure(partial(_survey, answerer, command, asked_on), show)
            case _ if not any(c.isalnum() for c in line):
                yield "There are no words in that to search for.\n\n"
            case _:
                ask = parse_ask(line)
                asked = ask.question or line
                question = follow_up(before, asked, partial(question_window, asked_on=asked_on)) if before else asked
                query = Query(
                    question,
                    asked_on,
                    passages,
                    source=ask.source or None,
                    said_by=ask.said_by or None,
                    use_dates=ask.use_dates,
                )
                yield _or_failure(partial(_answer, answerer, query, asked), show)
                before = question


def _sources(answerer: Answerer, name: str) -> Reply:
    retriever = answerer.retriever
    return render_sources(name, retriever.sources(name), () if name else retriever.coverage().failures)


def _answer(answerer: Answerer, query: Query, written: str) -> Reply:
    return reply_to(answerer.answer(query), query, written)


def _survey(answerer: Answerer, command: Survey, asked_on: date) -> Reply:
    if isinstance(command, AskBriefing):
        briefed = brief(answerer.retriever, command.words, asked_on)
        return render_briefing(briefed.briefing, briefed.coverage)
    lined = line_up(answerer.retriever, command.words, asked_on)
    if not lined.timeline.topic:
        return notice(wording.NAME_TOPIC)
    return render_timeline(lined.timeline, lined.coverage, lined.development, lined.chart)


def _or_failure(make: Callable[[], Reply], show: Show) -> str:
    """Make text of a reply; a failure is told and the conversation goes on."""
    try:
        return show(make()) + "\n"
    except IndexFailure as failure:
        return f"{failure}\n\n"


def line_reader(history: Path) -> Callable[[], str]:
    """Make a reader of lines with editing and a history that is kept in a file only its owner can read."""
    from prompt_toolkit import PromptSession  # noqa: PLC0415 - only a chat needs it
    from prompt_toolkit.history import FileHistory  # noqa: PLC0415 - only a chat needs it

    history.parent.mkdir(parents=True, exist_ok=True)
    history.touch(mode=0o600)
    session: PromptSession[str] = PromptSession("> ", history=FileHistory(str(history)))
    return session.prompt
