"""A figure together with the place to cite. Pure."""

from dataclasses import dataclass
from datetime import date

from index.figures import Figure
from index.reading import NOWHERE, Anchor, DateOrigin, PassageKind


@dataclass(frozen=True, slots=True)
class SourcedFigure:
    """A figure with the place to cite.

    Attributes:
        figure: The figure.
        source: Its article.
        paragraph: Its paragraph, from 1.
        published: Day of publication, None when unknown.
        kind: Kind of the passage; a "link" or "teaser" is about an earlier report.
        passage: Id of the passage, 0 when it has none.
        published_how: How the day of publication was found.
        sentence: The sentence of the figure, exactly as written; "" when unknown.
        title: Headline of the article, "" when it has none.
        anchor: Where in its file it is, for a file of several articles or pages.
    """

    figure: Figure
    source: str
    paragraph: int
    published: date | None
    kind: PassageKind = "body"
    passage: int = 0
    published_how: DateOrigin = "unknown"
    sentence: str = ""
    title: str = ""
    anchor: Anchor = NOWHERE
