"""Lines of text wrapped to the width of a terminal, in colour when it has some. Pure."""

import re
from io import StringIO
from typing import Final

from rich.cells import cell_len
from rich.console import Console
from rich.text import Text

from bot.replies import Block, Section, plain

_INDENT: Final = 4
_MARK: Final = "> "
_BETWEEN: Final = " · "
_SPACE: Final = re.compile(r"\s+")
_STYLES: Final = {"text": "", "quote": "", "small": "dim", "item": ""}
_TITLES: Final = {"answer": "bold cyan", "abstention": "yellow", "notice": "bold", "listing": "bold"}


class Screen:
    """Sections and paragraphs, wrapped to a width.

    Args:
        width: Columns of the terminal, at least 20.
        colour: Whether it shows colours and bold letters.
    """

    def __init__(self, width: int, *, colour: bool) -> None:
        self._out = StringIO()
        self._colour = colour
        self._width = max(width, 20)
        self._console = Console(
            file=self._out,
            width=self._width,
            force_terminal=colour,
            color_system="standard" if colour else None,
            highlight=False,
            emoji=False,
            markup=False,
            legacy_windows=False,
        )

    def section(self, section: Section) -> None:
        """Add a section; a passage begins with its citation, as in a book of references."""
        style = _TITLES[section.tone]
        if section.passage is not None:
            for citation in section.closing:
                self._parts(_safe(citation.text).strip(), style, "", " " * _INDENT)
            self._title(section.title, indent=_INDENT, style="italic")
            self.blocks(section.body, indent=_INDENT)
        else:
            self._title(section.title, style=style)
            self.blocks(section.body)
            self.blocks(section.closing)

    def _title(self, title: str, *, style: str, indent: int = 0) -> None:
        if title:
            self._print(Text(_safe(title).strip(), style=style), " " * indent)

    def blocks(self, blocks: tuple[Block, ...], *, indent: int = 0) -> None:
        """Add paragraphs."""
        margin = " " * indent
        for block in blocks:
            style = _STYLES[block.style]
            if block.style == "quote" and not self._colour:
                self._stressed(block, margin)
            elif block.style == "item":
                self._print(self._spans(block, style), "- ", "  ")
            elif block.style == "small":
                self._parts(_safe(block.text).strip(), style, margin, margin)
            else:
                self._print(self._spans(block, style), margin)

    def _spans(self, block: Block, style: str) -> Text:
        shown = Text(style=style)
        for span in block.spans:
            shown.append(_safe(span.text), style="bold" if span.look == "bold" and self._colour else "")
        return shown

    def _stressed(self, block: Block, margin: str) -> None:
        """Print a quotation without bold letters: the matching sentence is marked in the margin."""
        start, end = block.focus or (0, 0)
        whole = block.text
        parts = ((whole[:start], margin), (whole[start:end], _MARK.rjust(len(margin))), (whole[end:], margin))
        shown = [(_safe(words).strip(), before) for words, before in parts if words.strip()]
        for words, before in shown:
            self._print(Text(words), before if len(shown) > 1 else margin)

    def _parts(self, words: str, style: str, first: str, rest: str) -> None:
        """Print a line of parts, broken between parts where possible."""
        lines: list[str] = []
        for part in words.split(_BETWEEN):
            longer = f"{lines[-1]}{_BETWEEN}{part}" if lines else part
            if lines and cell_len(longer) > self._width - len(rest):
                lines.append(part)
            else:
                lines[-1:] = [longer]
        for number, line in enumerate(lines):
            self._print(Text(line, style=style), rest if number else first, rest)

    def _print(self, text: Text, first: str, rest: str | None = None) -> None:
        """Print a paragraph, its first line after one margin and the rest after another."""
        margin = first if rest is None else rest
        for number, line in enumerate(text.wrap(self._console, max(self._width - len(margin), 1))):
            line.rstrip()
            self._console.print(Text(margin if number else first) + line, no_wrap=True, overflow="ignore", crop=False)

    def gap(self) -> None:
        """Add an empty line."""
        self._console.print()

    def text(self) -> str:
        """Return everything so far, without white space at line ends or an empty first line."""
        lines = [line.rstrip() for line in self._out.getvalue().splitlines()]
        return "\n".join(lines).strip("\n") + "\n"


def _safe(words: str) -> str:
    """Fold white space and leave out control characters; a space at either end stays."""
    return _SPACE.sub(" ", plain(words))
