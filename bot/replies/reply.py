"""Replies: what Dateline says, before any platform's form. A renderer turns them into its own."""

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
        text: The words, unescaped; verbatim where it stands in a quotation.
        look: How it is set.
        moment: When not None, a platform that can shows this instant in the reader's own form and time
            zone, in the place of `text`.
    """

    text: str
    look: Look = "plain"
    moment: datetime | None = None


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph: running text, a quotation, small print or an entry of a list."""

    style: Style
    spans: tuple[Span, ...]

    @property
    def text(self) -> str:
        """All its words."""
        return "".join(span.text for span in self.spans)


@dataclass(frozen=True, slots=True)
class Section:
    """What belongs together: an embed in Discord, a run of blocks in Slack.

    Attributes:
        title: One line, "" for none.
        body: What may go on over several pages when it is long.
        closing: What every part repeats: the citation of a passage.
        tone: What it is, for a colour or a heading.
        passage: Id of the passage quoted, None when it quotes none.
        number: The n of `[n]`, 0 when it has none.
        began: Whether an earlier part stands on the page before.
        goes_on: Whether a further part stands on the next page.
        aside: Whether it belongs to the section before it and takes no place of its own on a page.
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
        """Its closing lines, and what to know of a part: that it is continued, that more follows."""
        marks = [mark for mark, so in (("… continued", self.began), ("continues …", self.goes_on)) if so]
        return (*self.closing, small(" · ".join(marks))) if marks else self.closing


@dataclass(frozen=True, slots=True)
class Button:
    """A button: a label, perhaps a picture before it, and what pressing it does."""

    label: str
    action: Action
    emoji: str = ""


@dataclass(frozen=True, slots=True)
class Image:
    """A picture to show with a reply.

    Attributes:
        name: File name.
        png: The picture.
        words: What it shows, for whoever can't see it.
    """

    name: str
    png: bytes
    words: str


@dataclass(frozen=True, slots=True)
class Reply:
    """Something to say, of any length.

    Attributes:
        head: Opens every page, None for nothing.
        sections: In order; a page holds `per_page` of them at most.
        tail: Closes every page, None for nothing.
        per_page: Sections to a page.
        turn: What a button that turns to another page does, its page number to be put in; None when a
            reply of several pages can't be turned by buttons.
        more: Label of the button to the next page.
        around: Whether each passage shown gets a button for the paragraphs around it.
        buttons: Further buttons, on every page.
        private: Whether only the one who asked may see it.
        file: A file to send with its first page.
        image: A picture to send with its first page.
        question: The question as it was understood, for a follow-up to lean on; "" for what is no answer.
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
