"""What `--json` prints for answers, surveys and articles. Keys are stable: add, never rename."""

from typing import Any

from bot.replies import notation
from index.conflicts import Conflict, SourcedFigure
from index.generation import SourceEntry
from index.output import anchor_json, coverage_json, hit_json, window_json

from .answerer import Answer
from .surveys import Briefed, LinedUp


def answer_json(answer: Answer) -> dict[str, Any]:
    """Return an answer as JSON; with an abstention its passages are the nearest ones, which do not answer."""
    return {
        "question": answer.question,
        "asked_on": answer.asked_on.isoformat(),
        "window": window_json(answer.window),
        "window_phrase": answer.window.phrase if answer.window else None,
        "window_asked": window_json(answer.window.asked) if answer.window else None,
        "window_note": notation.taken(answer.window) or None if answer.window else None,
        "papers": [{"name": paper.name, "published": window_json(paper.published)} for paper in answer.papers],
        "abstained": answer.abstention is not None,
        "reason": answer.abstention.reason if answer.abstention else None,
        "reason_kind": answer.abstention.kind if answer.abstention else None,
        "passages": [hit_json(hit) for hit in answer.hits],
        "conflicts": [conflict_json(conflict) for conflict in answer.conflicts],
        "coverage": coverage_json(answer.coverage),
    }


def conflict_json(conflict: Conflict) -> dict[str, Any]:
    """Return a conflict as JSON: every statement with its source."""
    return {
        "counts": conflict.counts,
        "place": conflict.place,
        "kind": conflict.kind,
        "statements": [_statement_json(statement) for statement in conflict.statements],
    }


def _statement_json(statement: SourcedFigure) -> dict[str, Any]:
    figure = statement.figure
    return {
        "figure": figure.figure,
        "value": figure.value,
        "high": figure.high,
        "qualifier": figure.qualifier,
        "said_by": figure.said_by,
        "via": figure.via,
        "event": window_json(figure.event),
        "source": statement.source,
        "paragraph": statement.paragraph,
        **anchor_json(statement.anchor),
        "kind": statement.kind,
        "published": statement.published.isoformat() if statement.published else None,
        "published_how": statement.published_how,
        "sentence": statement.sentence,
    }


def briefing_json(briefed: Briefed) -> dict[str, Any]:
    """Return a briefing as JSON: its passages by event."""
    briefing = briefed.briefing
    return {
        "window": window_json(briefing.window),
        "window_asked": window_json(briefing.window.asked),
        "topic": briefing.topic or None,
        "events": [
            {
                "title": event.title,
                "passages": [
                    hit_json(hit)
                    | {"contested": [each.counts for each in briefing.conflicts if each.paragraphs & hit.paragraphs]}
                    for hit in event.hits
                ],
            }
            for event in briefing.events
        ],
        "conflicts": [conflict_json(conflict) for conflict in briefing.conflicts],
        "coverage": coverage_json(briefed.coverage),
    }


def timeline_json(lined: LinedUp) -> dict[str, Any]:
    """Return a timeline as JSON: its passages in order, each with its days and their origin, and its development."""
    timeline, grown = lined.timeline, lined.development
    return {
        "topic": timeline.topic,
        "window": window_json(timeline.window),
        "window_asked": window_json(timeline.window.asked) if timeline.window else None,
        "passages": [
            hit_json(moment.hit) | {"days": window_json(moment.window), "days_from": moment.how}
            for moment in timeline.moments
        ],
        "development": conflict_json(grown.conflict) if grown else None,
        "conflicts": [conflict_json(conflict) for conflict in timeline.conflicts],
        "coverage": coverage_json(lined.coverage),
    }


def source_json(entry: SourceEntry) -> dict[str, Any]:
    """Return an article as JSON."""
    return {
        "source": entry.source,
        "title": entry.title,
        "published": entry.published.isoformat() if entry.published else None,
        "published_how": entry.published_how,
        "publisher": entry.publisher,
        "passages": entry.passages,
        "boilerplate": entry.boilerplate,
    }
