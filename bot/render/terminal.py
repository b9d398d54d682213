"""Reply -> text for a terminal: wrapped to its width, in colour when it has some. Pure."""

from io import StringIO
from typing import Final

from rich.console import Console
from rich.padding import Padding
from rich.text import Text

from bot.escaping import plain
from bot.replies import Block, Reply, Section, Span

_INDENT: Final = 4
_STYLES: Final = {"text": "", "quote": "", "small": "dim", "item": ""}
_TITLES: Final = {"answer": "bold cyan", "abstention": "yellow", "notice": "bold", "listing": "bold"}


def render_reply(reply: Reply, *, width: int = 80, colour: bool = False, question: bool = False) -> str:
    """Render a reply whole: a terminal has no pages.

    Args:
        reply: What to say.
        width: Columns of the terminal.
        colour: Whether it shows colours and bold letters. Without, the matching sentence of a quotation stands
            between » and «.
        question: Whether the question is said again; a terminal still shows it.
    """
    page = _Page(width, colour=colour)
    if reply.head:
        head = reply.head.body if question else tuple(b for b in reply.head.body if b.style != "quote")
        page.blocks(head)
    for section in reply.sections:
        page.gap()
        page.section(section)
    if reply.tail:
        page.gap()
        page.blocks(reply.tail.body)
    return page.text()


class _Page:
    """Lines wrapped to a width."""

    def __init__(self, width: int, *, colour: bool) -> None:
        self._out = StringIO()
        self._colour = colour
        self._console = Console(
            file=self._out,
            width=max(width, 20),
            force_terminal=colour,
            color_system="standard" if colour else None,
            highlight=False,
            emoji=False,
            markup=False,
            legacy_windows=False,
        )

    def section(self, section: Section) -> None:
        """Add a section: a passage begins with its citation, as in a book of references."""
        style = _TITLES[section.tone]
        if section.passage is not None:
            self.blocks(section.closing, style=style)
            self._title(section.title, indent=_INDENT, style="italic")
            self.blocks(section.body, indent=_INDENT)
        else:
            self._title(section.title, style=style)
            self.blocks(section.body)
            self.blocks(section.closing)

    def _title(self, title: str, *, style: str, indent: int = 0) -> None:
        if title:
            self._print(Text(_safe(title), style=style), indent)

    def blocks(self, blocks: tuple[Block, ...], *, indent: int = 0, style: str | None = None) -> None:
        """Add paragraphs."""
        for block in blocks:
            shown = Text(style=_STYLES[block.style] if style is None else style)
            stressed = block.style == "quote" and len(block.spans) > 1
            for span in block.spans:
                shown.append_text(self._span(span, stressed=stressed))
            prefix = Text("- ") if block.style == "item" else Text()
            self._print(prefix + shown, indent)

    def _span(self, span: Span, *, stressed: bool) -> Text:
        words = _safe(span.text)
        if span.look != "bold":
            return Text(words)
        if self._colour:
            return Text(words, style="bold")
        return Text(f"»{words}«" if stressed else words)

    def _print(self, text: Text, indent: int) -> None:
        self._console.print(Padding(text, (0, 0, 0, indent)) if indent else text)

    def gap(self) -> None:
        """Add an empty line."""
        self._console.print()

    def text(self) -> str:
        """Everything so far, with no white space at line ends and no empty first line."""
        lines = [line.rstrip() for line in self._out.getvalue().splitlines()]
        return "\n".join(lines).strip("\n") + "\n"


def _safe(words: str) -> str:
    """Fold white space within lines and leave out what a terminal would obey."""
    folded = " ".join(plain(words).split())
    return (
        words[: len(words) - len(words.lstrip())][:1].replace("\n", " ")
        + folded
        + (" " if words[-1:].isspace() else "")
    )
