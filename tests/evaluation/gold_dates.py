"""Score the days that phrases of articles and questions are read as against annotated ones."""

from collections.abc import Mapping, Sequence
from datetime import date

from index.dates import DatePhrase, date_phrases, question_window
from index.reading import Article

from .gold_figures import Gold, bounds_of, days_of
from .scores import Scores


def score_dates(golds: Sequence[Gold], articles: Mapping[str, Article]) -> Scores:
    """Score the phrases of articles and the windows of questions.

    A phrase that means no days is right when none are read from its words.
    """
    days = [article.published for article in articles.values() if article.published]
    covered = (min(days), max(days)) if days else None
    phrases = {source: date_phrases(article.text, article.published) for source, article in articles.items()}
    scores = Scores()
    for gold in golds:
        accepted = [gold["resolved"], *gold.get("accept", [])]
        if gold["kind"] == "question":
            window = question_window(gold["question"], date.fromisoformat(gold["asked_on"]), covered)
            scores.add("question windows", right=any(days_of(each) == bounds_of(window) for each in accepted))
        else:
            windows = _windows(gold, phrases[gold["source"]])
            scores.add("article phrases", right=any(days_of(each) in windows for each in accepted))
    return scores


def _windows(gold: Gold, phrases: Sequence[DatePhrase]) -> list[tuple[str | None, str | None] | None]:
    """The days read from words that overlap an annotated phrase."""
    start, end = gold["start"], gold["start"] + len(gold["phrase"])
    found = [bounds_of(each.window) for each in phrases if each.span[0] < end and each.span[1] > start]
    return found or [None]
