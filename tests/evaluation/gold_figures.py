"""Score the figures read from articles against annotated ones.

Figures are matched by place: a figure is found when the words read overlap the words annotated. Each field is scored
over the figures found. Speakers match when the words of one name are among those of the other: an annotation gives the
shortest name. Places match when they are the same in the gazetteer's spelling.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from index.dates import Window
from index.figures import Figure
from index.language import gazetteer
from index.reading import Article, split_article
from index.segment import analyse

from .scores import Score, Scores

Gold = Mapping[str, Any]

_WORD: Final = re.compile(r"[^\W_]+")
_FILLERS: Final = frozenset("the a an of".split())
_BETWEEN_PLACES: Final = re.compile(r", | and ")
_AREA: Final = re.compile(r" (?:regions?|city|town)$")


@dataclass(frozen=True, slots=True)
class PlacedFigure:
    """A figure and its start and end in the article's text."""

    figure: Figure
    start: int
    end: int


def figures_of(article: Article) -> list[PlacedFigure]:
    """Read all figures of an article, its boilerplate included."""
    passages = split_article(article)
    return [
        PlacedFigure(figure, passage.chars[0] + figure.span[0], passage.chars[0] + figure.span[1])
        for passage, analysis in zip(passages, analyse(article, passages), strict=True)
        for figure in analysis.figures
    ]


def score_figures(golds: Sequence[Gold], articles: Mapping[str, Article]) -> Scores:
    """Score the figures found and their fields.

    "not annotated" counts, of all figures read in annotated sentences, those that no annotation matches: errors.
    An optional annotation that is not found is no miss, and one that is found is no error; its fields don't count.
    """
    read = {source: figures_of(articles[source]) for source in {gold["source"] for gold in golds}}
    scores = Scores()
    for gold in golds:
        found = _found(gold, read[gold["source"]])
        if gold.get("optional"):
            continue
        scores.add("found", right=found is not None)
        if found is not None:
            for field, right in _fields(gold, found).items():
                scores.add(field, right=right)
    scores["not annotated"] = _unannotated(golds, articles, read)
    return scores


def _found(gold: Gold, read: Iterable[PlacedFigure]) -> Figure | None:
    """The figure that overlaps an annotation; of several the one with its value."""
    start, end = gold["start"], gold["start"] + len(gold["figure"])
    overlapping = [each.figure for each in read if each.start < end and each.end > start]
    return next((each for each in overlapping if each.value == gold["value"]), overlapping[0] if overlapping else None)


def _fields(gold: Gold, found: Figure) -> dict[str, bool]:
    vague = gold.get("vague", False)
    dated = any(days_of(each) == bounds_of(found.event) for each in _accepted(gold, "event_date"))
    return {
        "value": gold["figure"].casefold() in found.figure.casefold() if vague else found.value == gold["value"],
        "qualifier": found.qualifier in _accepted(gold, "qualifier"),
        "counts": found.counts in _accepted(gold, "counts"),
        "place": any(_places(found.place) == _places(each) for each in _accepted(gold, "place")),
        "event date": dated,
        **({"event date, named in the sentence": dated} if gold["date_from"] == "sentence" else {}),
        "said by": any(_same_words(found.said_by, each) for each in _accepted(gold, "said_by")),
    }


def _accepted(gold: Gold, field: str) -> list[Any]:
    return [gold[field], *gold.get(f"accept_{field}", [])]


def days_of(written: Any) -> tuple[str | None, str | None] | None:
    """An annotated day or `[from, to]` as first and last day; None for no days."""
    if written is None:
        return None
    return (written, written) if isinstance(written, str) else (written[0], written[1])


def bounds_of(window: Window | None) -> tuple[str | None, str | None] | None:
    """The first and last day of a window in the form of `days_of`."""
    if window is None:
        return None
    return window.start.isoformat() if window.start else None, window.end.isoformat() if window.end else None


def _same_words(found: str | None, annotated: str | None) -> bool:
    if found is None or annotated is None:
        return found is annotated
    one, other = (set(_WORD.findall(text.casefold())) - _FILLERS for text in (found, annotated))
    return bool(one and other) and (one <= other or other <= one)


def _places(text: str | None) -> frozenset[str]:
    """The places in a text, each in the gazetteer's spelling; those it doesn't know as they are."""
    names = [_AREA.sub("", part) for part in _BETWEEN_PLACES.split(text or "") if part]
    return frozenset(known.name if (known := gazetteer().find(name)) else name for name in names)


def _unannotated(
    golds: Sequence[Gold], articles: Mapping[str, Article], read: Mapping[str, Sequence[PlacedFigure]]
) -> Score:
    annotated = {(gold["source"], gold["start"], gold["start"] + len(gold["figure"])) for gold in golds}
    sentences = {_sentence(gold, articles[gold["source"]]) for gold in golds}
    there = [
        (source, each)
        for source, figures in read.items()
        for each in figures
        if any(source == other and start <= each.start < end for other, start, end in sentences)
    ]
    wrong = [
        (source, each)
        for source, each in there
        if not any(source == other and each.start < end and each.end > start for other, start, end in annotated)
    ]
    return Score(len(wrong), len(there))


def _sentence(gold: Gold, article: Article) -> tuple[str, int, int]:
    """Source, start and end of the annotated sentence that holds a figure."""
    sentence = gold["sentence"]
    start = article.text.rfind(sentence, 0, gold["start"] + len(sentence))
    return gold["source"], start, start + len(sentence)
