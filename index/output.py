"""Formats hits, coverage and reports as JSON: the stable keys that `--json` and `eval --run` print."""

from collections.abc import Sequence
from datetime import date
from typing import Any

import orjson

from .dates import Window
from .errors import Failure, NotRead
from .generation import Coverage, WatchState
from .reading import Anchor
from .search import Hit, SearchResult


def window_json(window: Window | None) -> list[str | None] | None:
    """Return a window as `[from, to]`, with None for an open side; None for no window."""
    return None if window is None else [_iso(window.start), _iso(window.end)]


def hit_json(hit: Hit, *, why: bool = False) -> dict[str, Any]:
    """Return a hit; with `why` also what each signal added to its score."""
    passage = hit.passage
    content: dict[str, Any] = {
        "rank": hit.rank,
        "source": passage.source,
        "paragraph": passage.paragraph,
        **anchor_json(passage.anchor),
        "lines": list(passage.lines),
        "chars": list(passage.chars),
        "text": passage.text,
        "sentence": passage.text[slice(*hit.sentence)],
        "answer": _answer_json(hit),
        "title": hit.title,
        "published": _iso(hit.published),
        "published_how": hit.published_how,
        "event_dates": [window_json(window) for window in hit.event_dates],
        "score": round(hit.score, 4),
        "probability": round(hit.probability, 4),
        "also": [
            {
                "source": place.source,
                "paragraph": place.paragraph,
                **anchor_json(place.anchor),
                "lines": list(place.lines),
                "chars": list(place.chars),
                "published": _iso(place.published),
                "publisher": place.publisher,
            }
            for place in hit.also
        ],
        "said_by": list(hit.said_by),
        "publisher": hit.publisher,
    }
    return content | ({"why": dict(hit.shares)} if why else {})


def anchor_json(anchor: Anchor) -> dict[str, Any]:
    """Return what a place in a file of several articles, pages or a recording has more than others."""
    content: dict[str, Any] = {"article": anchor.part} if anchor.part else {}
    if anchor.page:
        content |= {"page": anchor.page, "paragraph_on_page": anchor.on_page}
    if anchor.second is not None:
        content |= {"second": anchor.second}
    return content | ({"layout_uncertain": True} if anchor.uncertain else {})


def _answer_json(hit: Hit) -> dict[str, Any] | None:
    """Return the words that answer, and where they stand in the article, as `chars` of the passage does."""
    if hit.answer is None:
        return None
    begin = hit.passage.chars[0]
    start, end = hit.answer.span
    return {
        "text": hit.passage.text[start:end],
        "chars": [begin + start, begin + end],
        "probability": round(hit.answer.certainty, 4),
    }


def run_line(id_: str, result: SearchResult) -> bytes:
    """Return a line of a run: what was found for a labelled question, with a line feed."""
    line = {
        "id": id_,
        "abstained": result.abstention is not None,
        "window": window_json(result.window),
        "passages": [hit_json(hit) for hit in result.hits],
    }
    return orjson.dumps(line, option=orjson.OPT_APPEND_NEWLINE)


def coverage_json(coverage: Coverage) -> dict[str, Any]:
    """Return what an answer rests on."""
    return {
        "articles": coverage.articles,
        "passages": coverage.passages,
        "from": _iso(coverage.first),
        "to": _iso(coverage.last),
        "undated": coverage.undated,
        "built_at": coverage.built_at.isoformat(),
        "newest_at": coverage.newest_at.isoformat() if coverage.newest_at else None,
        "generation": coverage.generation,
        "failed": [failure_json(failure) for failure in coverage.failures],
        "not_read": [not_read_json(each) for each in coverage.not_read],
        "layout_uncertain": {file: list(pages) for file, pages in coverage.uncertain.items()},
    }


def watch_json(following: WatchState | None) -> dict[str, Any] | None:
    """Return how following the articles goes, null where no process does."""
    if following is None:
        return None
    return {
        "process": following.process,
        "started_at": following.started_at.isoformat(),
        "up_to_date_at": following.looked_at.isoformat() if following.looked_at else None,
        "failure": following.failure or None,
        "failing_since": following.failing_since.isoformat() if following.failing_since else None,
        "unfinished": list(following.unfinished),
    }


def failure_json(failure: Failure) -> dict[str, str]:
    """Return a file that could not be indexed, and why."""
    return {"file": failure.file, "reason": failure.reason}


def not_read_json(files: NotRead) -> dict[str, str | int]:
    """Return how many files of a kind are not read, the first of them, and what helps."""
    return {"kind": files.kind, "files": files.count, "first": files.file, "reason": files.reason}


def page_ranges(pages: Sequence[int]) -> str:
    """Write the numbers of pages, in order, as a person does: "1, 3–5"; "" where a file has no pages."""
    ranges: list[tuple[int, int]] = []
    for page in filter(None, pages):
        if ranges and page == ranges[-1][1] + 1:
            ranges[-1] = (ranges[-1][0], page)
        else:
            ranges.append((page, page))
    return ", ".join(str(first) if first == last else f"{first}\u2013{last}" for first, last in ranges)


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None
