"""Briefings as replies for every platform. Pure."""

from collections.abc import Sequence

from bot.replies import Action, Block, Reply, Section, Span, notation, small, text, wording
from index.conflicts import Conflict
from index.generation import Coverage
from index.search import Hit
from index.surveys import Briefing

from .answer import coverage_section
from .differing import differing_section, subject

PER_PAGE = 5


def render_briefing(briefing: Briefing, coverage: Coverage, turn: Action | None = None) -> Reply:
    """Show a briefing event by event; contested figures are marked, and compared at the end.

    Args:
        briefing: The briefing.
        coverage: What was searched.
        turn: Action of the buttons that turn pages, None where there are none.
    """
    sections = [
        _passage(hit, _title(hit, number if len(briefing.events) > 1 else 0), briefing.conflicts)
        for number, event in enumerate(briefing.events, 1)
        for hit in event.hits
    ]
    differing = differing_section(briefing.conflicts)
    return Reply(
        head=Section(body=tuple(_head(briefing)), tone="listing"),
        sections=(*sections, *([differing] if differing else [])),
        tail=coverage_section(coverage, "listing"),
        per_page=PER_PAGE,
        turn=turn,
        around=True,
    )


def _head(briefing: Briefing) -> list[Block]:
    days = notation.days(briefing.window.start, briefing.window.end)
    about = f" · {notation.name(briefing.topic)}" if briefing.topic else ""
    head = [text(f"Briefing: {days}{about}", "bold")]
    if briefing.events:
        told = notation.count(len(briefing.hits), "passage")
        looked = f"{notation.count(briefing.passages, 'passage')} in {notation.count(briefing.articles, 'article')}"
        head.append(small(f"{told} in {notation.count(len(briefing.events), 'event')}, chosen from {looked}"))
    else:
        head.append(text(wording.NO_TOPIC_THEN if briefing.topic else wording.NO_NEWS_THEN))
    if briefing.window.asked:
        head.append(small(notation.sentence(notation.taken(briefing.window))))
    return head


def _title(hit: Hit, event: int) -> str:
    """Return the number of the event, unless it is 0 for the only one, and the headline of the passage."""
    title = notation.name(hit.title)
    return f"Event {event}{f': {title}' if title else ''}" if event else title


def _passage(hit: Hit, title: str, conflicts: Sequence[Conflict]) -> Section:
    contested = [subject(each) for each in conflicts if each.paragraphs & hit.paragraphs]
    marks = [small(f"Contested: {'; '.join(contested)}")] if contested else []
    return Section(
        title=title,
        body=(Block("quote", (Span(hit.passage.text),)), *marks),
        closing=(small(notation.citation(hit)),),
        tone="answer",
        passage=hit.passage.id,
        number=hit.rank,
    )
