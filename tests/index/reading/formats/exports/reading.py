"""Reads an export, and compares it with the articles that it was made of."""

from collections.abc import Sequence

from index.reading.formats.draft import Draft, UnreadableError
from index.reading.formats.exports import read_export

from .stories import STORIES, Story


def paragraphs(draft: Draft) -> list[str]:
    """The paragraphs of a draft, without the line ends of wrapped text and without its byline."""
    folded = [" ".join(paragraph.split()) for paragraph in draft.text.replace("\r\n", "\n").split("\n\n")]
    bylines = ("byline:", "autor:", "auteur:", "author:", "by ")
    return [paragraph for paragraph in folded if not paragraph.casefold().startswith(bylines)]


def drafts(text: str) -> list[Draft]:
    """The articles of an export, which has no failure."""
    outcomes = read_export(text)
    assert outcomes is not None
    articles = [outcome for outcome in outcomes if isinstance(outcome, Draft)]
    assert len(articles) == len(outcomes), [str(each) for each in outcomes if isinstance(each, UnreadableError)]
    return articles


def failures(text: str) -> list[UnreadableError]:
    return [outcome for outcome in read_export(text) or [] if isinstance(outcome, UnreadableError)]


def assert_holds(articles: Sequence[Draft], stories: Sequence[Story] = STORIES) -> None:
    """Assert that drafts are these articles and nothing else: headline, paper, day, and every paragraph."""
    assert [article.part for article in articles] == ([0] if len(stories) == 1 else [*range(1, len(stories) + 1)])
    for article, story in zip(articles, stories, strict=True):
        assert (article.title or "").split() == story.title.split()
        assert (article.publisher, article.stated) == (story.paper, story.day)
        assert paragraphs(article) == [story.title, *story.body]
