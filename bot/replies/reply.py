"""Replies: what Dateline says, before any platform's form. Each platform's renderer turns them into its own. Pure."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Literal

from .actions import Action

Look = Literal["plain", "bold", "code"]
Style = Literal["text", "quote", "small", "item"]
Tone = Literal["answer", "abstention", "notice", "listing"]


@dataclass(frozen=True, slots=True)
class Span:
    """A run of text in one look.

    Attributes:
        text: The words, unescaped; verbatim in a quotation.
        look: Plain, bold or code.
        moment: When not None, platforms that can show this instant in the reader's own format and time zone
            instead of `text`.
        ago: Whether it matters how long ago that is: "2 minutes ago" where a platform can keep that true.
    """

    text: str
    look: Look = "plain"
    moment: datetime | None = None
    ago: bool = False


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph: running text, a quotation, small print or an entry of a list.

    Attributes:
        style: Which of these it is.
        spans: Its words.
        focus: Start and end, in characters of its text, of the sentence to look at where nothing can be bold; None for
            none.
    """

    style: Style
    spans: tuple[Span, ...]
    focus: tuple[int, int] | None = None

    @property
    def text(self) -> str:
        """All its words."""
        return "".join(span.text for span in self.spans)


@dataclass(frozen=True, slots=True)
class Section:
    """Blocks that belong together: an embed in Discord, a run of blocks in Slack.

    Attributes:
        title: One line, "" for none.
        body: Its text, split over several pages when it is long.
        closing: Lines that every part repeats: the citation of a passage.
        tone: What kind of section it is, for its colour or heading.
        passage: Id of the quoted passage, None when it quotes none.
        number: The n of its citation `[n]`, 0 for none.
        began: Whether an earlier part is on the page before.
        goes_on: Whether another part follows on the next page.
        aside: Whether it belongs to the section before it and doesn't count towards `per_page`.
    """

    title: str = ""
    body: tuple[Block, ...] = ()
    closing: tuple[Block, ...] = ()
    tone: Tone = "notice"
    passage: int | None = None
    number: int = 0
    began: bool = False
    goes_on: bool = False
    aside: bool = False

    @property
    def ending(self) -> tuple[Block, ...]:
        """Its closing lines and, for a part, that it is continued or that more follows."""
        marks = [mark for mark, so in (("… continued", self.began), ("continues …", self.goes_on)) if so]
        return (*self.closing, small(" · ".join(marks))) if marks else self.closing


@dataclass(frozen=True, slots=True)
class Button:
    """A button: a label, perhaps an emoji before it, and what pressing it does."""

    label: str
    action: Action
    emoji: str = ""


@dataclass(frozen=True, slots=True)
class Image:
    """A picture to show with a reply.

    Attributes:
        name: File name.
        png: The PNG file.
        words: Alternative text for those who can't see it.
    """

    name: str
    png: bytes
    words: str


@dataclass(frozen=True, slots=True)
class Reply:
    """Something to say, of any length.

    Attributes:
        head: Opens every page, None for nothing.
        sections: In order.
        tail: Closes every page, None for nothing.
        per_page: Most sections on a page, those that are `aside` not counted.
        turn: Action of the buttons that turn pages, without its page number; None when there are no such
            buttons.
        more: Label of the button to the next page.
        around: Whether each passage shown gets a button for the paragraphs around it.
        buttons: Other buttons, on every page.
        private: Whether only the person who asked may see it.
        file: A file to send with the first page.
        image: A picture to send with the first page.
        question: The question as it was understood, for follow-ups; "" when the reply is not an answer.
    """

    head: Section | None = None
    sections: tuple[Section, ...] = ()
    tail: Section | None = None
    per_page: int = 3
    turn: Action | None = None
    more: str = "Next page"
    around: bool = False
    buttons: tuple[Button, ...] = ()
    private: bool = False
    file: Path | None = None
    image: Image | None = None
    question: str = ""


def text(words: str, look: Look = "plain") -> Block:
    """Make a paragraph of running text in one look."""
    return Block("text", (Span(words, look),))


def small(words: str) -> Block:
    """Make a line of small print."""
    return Block("small", (Span(words),))
