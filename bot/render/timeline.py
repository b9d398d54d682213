"""Timelines as replies for every platform. Pure."""

from bot.answering import Development
from bot.replies import Action, Block, Image, Reply, Section, Span, notation, small, text, wording
from index.generation import Coverage
from index.surveys import Moment, Timeline

from .answer import coverage_section
from .differing import cited, differing_section, subject, summary, words_of

PER_PAGE = 5
_OTHERS = 3


def render_timeline(
    timeline: Timeline,
    coverage: Coverage,
    grown: Development | None = None,
    chart: Image | None = None,
    turn: Action | None = None,
) -> Reply:
    """Show a topic in the order it happened, and the figure that develops in it.

    Args:
        timeline: The timeline.
        coverage: What was searched.
        grown: The figure that develops, None when none does.
        chart: Its chart, None when it can't be drawn.
        turn: Action of the buttons that turn pages, None where there are none.
    """
    others = [conflict for conflict in timeline.conflicts if grown is None or conflict is not grown.conflict]
    developing = _developing(grown, drawn=chart is not None) if grown else None
    asides = [section for section in (developing, differing_section(others[:_OTHERS])) if section]
    return Reply(
        head=Section(body=tuple(_head(timeline)), tone="listing"),
        sections=(*(_moment(moment) for moment in timeline.moments), *asides),
        tail=coverage_section(coverage, "listing"),
        per_page=PER_PAGE,
        turn=turn,
        around=True,
        image=chart,
    )


def _head(timeline: Timeline) -> list[Block]:
    days = f" · {notation.window(timeline.window)}" if timeline.window else ""
    head = [text(f"Timeline: {notation.name(timeline.topic)}{days}", "bold")]
    if not timeline.moments:
        return [*head, text(wording.NO_TOPIC)]
    shown, found = f"{len(timeline.moments):,}", notation.count(timeline.passages, "passage")
    return [*head, small(f"{shown} of {found} on this topic, in the order it happened")]


def _moment(moment: Moment) -> Section:
    hit = moment.hit
    return Section(
        title=_when(moment),
        body=(Block("quote", (Span(hit.passage.text),)),),
        closing=(small(notation.citation(hit)),),
        tone="answer",
        passage=hit.passage.id,
        number=hit.rank,
    )


def _when(moment: Moment) -> str:
    """Say when it happened and the words that say so, or else when it was published."""
    window = moment.window
    if window is None:
        return "Day unknown"
    if moment.how == "published":
        return f"Published {notation.days(window.start, window.end)}"
    return f"{notation.days(window.start, window.end)} (“{notation.name(window.phrase)}”)"


def _developing(grown: Development, *, drawn: bool) -> Section:
    """Cite the statement behind each mark of the chart."""
    body = [Block("text", (Span(subject(grown.conflict), "bold"), Span(f" · {summary(grown.conflict)}")))]
    body += _points(grown)
    if not drawn:
        body.append(small(wording.NO_CHART))
    return Section(title="How the figure developed", body=tuple(body), tone="notice", aside=True)


def _points(grown: Development) -> list[Block]:
    return [
        Block("item", (Span(f"{point.mark} · "), Span(words_of(point.statement), "bold"), Span(cited(point.statement))))
        for point in grown.points
    ]
