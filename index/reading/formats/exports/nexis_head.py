"""Reads what stands above the report of an article of Nexis: paper, day, headline and labels. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import takewhile

from .days import day_of_line
from .labels import HEAD, is_copyright, is_rights, label_in
from .lines import Line

# How many lines a head has at most; one without a length is found by its other labels, nearer to the beginning.
_MOST_LINES, _MOST_WITHOUT_LENGTH = 40, 14
_SUMMARY = ("highlight",)


@dataclass(slots=True)
class Head:
    """The head of an article.

    Attributes:
        fields: The lines of each label, and where its value begins in the text.
        plain: The lines without a label, copyright left out.
        end: Index of the first line after the head.
        body: Where the report begins in that line when its label stands before it; None otherwise.
    """

    fields: dict[str, tuple[list[Line], int]] = field(default_factory=dict)
    plain: list[Line] = field(default_factory=list)
    end: int = 0
    body: int | None = None

    def day(self) -> tuple[int, date] | None:
        """Return the index among the plain lines of the first that is a date, and its day."""
        days = ((index, day_of_line(line.plain)) for index, line in enumerate(self.plain))
        return next(((index, day) for index, day in days if day), None)

    def above(self, text: str) -> tuple[str, ...]:
        """Return the paragraphs to keep: the byline with its label, a summary without."""
        byline = self.fields.get("byline")
        kept = [text[byline[0][0].start : byline[0][-1].end]] if byline else []
        for name in _SUMMARY:
            if name in self.fields:
                lines, value = self.fields[name]
                kept.append(text[value : lines[-1].end].strip())
        return tuple(kept)


def read_head(lines: Sequence[Line], text: str) -> Head:
    """Read the head that lines begin with. It ends after its last label; without any, where the report may begin."""
    head = Head()
    last = _last_label(lines)
    index = 0
    while index <= last:
        line = lines[index]
        found = label_in(line.plain, HEAD)
        if found is not None:
            index = _read_field(lines, index, found, head, text)
            if head.body is not None:
                return head
            continue
        index += 1
        if is_copyright(line.plain):
            while index <= last and lines[index].block == line.block and is_rights(lines[index].plain):
                index += 1
        else:
            head.plain.append(line)
    head.end = index
    return head


def _read_field(lines: Sequence[Line], index: int, found: tuple[str, str], head: Head, text: str) -> int:
    """Take a label with what follows it in its paragraph; return the index of the line after it."""
    name, value = found
    line = lines[index]
    colon = min(place for sign in ":\uff1a" if (place := text.find(sign, line.start, line.end)) >= 0)
    if name == "body":
        head.end, head.body = (index, colon + 1) if value else (index + 1, line.end)
        return head.end
    rest = takewhile(lambda each: each.block == line.block and not _labelled(each), lines[index + 1 :])
    taken = [line, *([] if name == "length" else rest)]
    head.fields.setdefault(name, (taken, colon + 1))
    return index + len(taken)


def _last_label(lines: Sequence[Line]) -> int:
    """Return the index of the last label of the head, -1 when there is none."""
    window = lines[:_MOST_LINES]
    length = next((index for index, line in enumerate(window) if _name(line) == "length"), None)
    if length is None:
        labelled = [index for index, line in enumerate(lines[:_MOST_WITHOUT_LENGTH]) if _labelled(line)]
        return labelled[-1] if labelled else -1
    last = length
    for index in range(length + 1, min(len(lines), length + _MOST_LINES)):
        goes_on = _name(lines[last]) != "length" and lines[index].block == lines[last].block
        if _labelled(lines[index]):
            last = index
        elif not goes_on:
            break
        if _name(lines[last]) == "body":
            break
    return last


def _labelled(line: Line) -> bool:
    return label_in(line.plain, HEAD) is not None


def _name(line: Line) -> str:
    found = label_in(line.plain, HEAD)
    return found[0] if found else ""
