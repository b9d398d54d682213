"""What is found, an attribution, and what is remembered from one paragraph to the next. Pure."""

from dataclasses import dataclass

from .coreference import Speaker
from .speech_spans import Span


@dataclass(frozen=True, slots=True)
class Attribution:
    """A stretch of text and who says it.

    Attributes:
        speaker: The shortest name or designation, without title and article.
        side: Code of the country in the speaker's name or title, None when there is none.
        via: Channel or agency, as written; None when none is named.
        span: Start and end of the words that are the speaker's, in characters of the text.
        cue: Start and end of the cue ("according to", "said"); empty for a quotation that only goes on.
        named: Start and end of the words that name the speaker; None for a speaker named only earlier ("he added").
    """

    speaker: str
    side: str | None
    via: str | None
    span: Span
    cue: Span
    named: Span | None


@dataclass(frozen=True, slots=True)
class Heard:
    """What is remembered from earlier paragraphs.

    Attributes:
        known: The speakers so far, oldest first.
        texts: The paragraphs themselves, newest last; full names are looked up there.
        turn: Whose words a quotation without a speaker would be, at the beginning of the next paragraph.
    """

    known: tuple[Speaker, ...] = ()
    texts: tuple[str, ...] = ()
    turn: Speaker | None = None
