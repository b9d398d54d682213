"""Pages: a reply of any length split into messages that fit the platform, with nothing lost. Pure."""

from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Final

from .actions import Action
from .limits import ROW_BUTTONS
from .reply import Block, Button, Reply, Section, Span, small

_PART: Final = 4
"""A long section begins on a page only if a quarter of the page is left for its words."""
_FAR: Final = 2
"""A text this many times longer than the room is not rendered to see whether it fits."""
_BREAKS: Final = ("\n", ". ", "! ", "? ", " ")
_MOST_PAGES: Final = 99_999


@dataclass(frozen=True, slots=True)
class Fit:
    """What fits into a platform's messages, in the platform's own measure.

    Attributes:
        cost: Measures a section as the platform renders it; never less for a longer text.
        section: Most that one section may cost.
        page: Most that all sections of a message may cost together.
    """

    cost: Callable[[Section], int]
    section: int
    page: int


@dataclass(frozen=True, slots=True)
class Page:
    """One message.

    Attributes:
        number: Its number, from 0.
        total: Number of pages of the reply.
        sections: What it shows, with the head and the tail.
        rows: Its buttons by row, at most `limits.ROW_BUTTONS` in each.
    """

    number: int
    total: int
    sections: tuple[Section, ...]
    rows: tuple[tuple[Button, ...], ...]


def paginate(reply: Reply, fit: Fit) -> tuple[Page, ...]:
    """Split a reply into pages, at least one.

    Sections stay whole where they can. One that fits on no page continues over as many as it needs; every part
    has the title and the closing lines, so that a citation is never separated from its words.

    Raises:
        ValueError: If head, tail and one character don't fit on a page; renderers keep heads and tails short.
    """
    frame = (reply.head, _tail(reply, _MOST_PAGES - 1, _MOST_PAGES if reply.sections else 1))
    pages = _fill(reply, fit, fit.page - sum(fit.cost(section) for section in frame if section))
    return tuple(_page(reply, sections, number, len(pages)) for number, sections in enumerate(pages))


def _fill(reply: Reply, fit: Fit, room: int) -> list[list[Section]]:
    pages: list[list[Section]] = [[]]
    left, queue = room, deque(reply.sections)
    while queue:
        section = queue.popleft()
        price = _price(section, fit)
        full = not section.aside and sum(not each.aside for each in pages[-1]) >= reply.per_page
        if not full and price <= min(left, fit.section):
            pages[-1].append(section)
            left -= price
        elif pages[-1] and (full or price <= min(room, fit.section) or not _has_room(section, fit, left, room)):
            pages.append([])
            left = room
            queue.appendleft(section)
        else:
            first, rest = _split(section, fit.cost, min(left, fit.section))
            pages[-1].append(first if rest.body else section)
            left -= fit.cost(first)
            queue.extendleft([rest] if rest.body else [])
    return pages


def _price(section: Section, fit: Fit) -> int:
    """Measure a section, without rendering one that is far too long."""
    characters = sum(len(block.text) for block in section.body)
    return fit.cost(section) if characters <= _FAR * fit.section else max(fit.section, fit.page) + 1


def _has_room(section: Section, fit: Fit, left: int, room: int) -> bool:
    """Whether enough room is left on the page to begin a long section there."""
    bare = fit.cost(replace(section, body=(), goes_on=True))
    return min(left, fit.section) - bare >= room // _PART


def _split(section: Section, cost: Callable[[Section], int], room: int) -> tuple[Section, Section]:
    """Split a section so that its first part costs at most `room`; the second is empty if all of it fits."""
    first, blocks = replace(section, body=(), goes_on=True), deque(section.body)
    while blocks and len(blocks[0].text) <= _FAR * room:
        whole = replace(first, body=(*first.body, blocks[0]))
        if cost(whole) > room:
            break
        first = whole
        blocks.popleft()
    cut = _cut(first, blocks[0], cost, room) if blocks else 0
    if blocks and not cut and not first.body:
        raise ValueError(f"not one character of the section {section.title!r} fits into {room}")
    if cut:
        head, tail = _take(blocks.popleft(), cut)
        first = replace(first, body=(*first.body, head))
        blocks.appendleft(tail)
    return first, replace(section, body=tuple(blocks), began=True)


def _cut(first: Section, block: Block, cost: Callable[[Section], int], room: int) -> int:
    """Find after how many characters to cut `block`: as many as fit, back to the end of a line, sentence or word."""
    # A rendered text is hardly ever shorter than half of it, so no more is tried.
    low, high = 0, min(len(block.text) - 1, _FAR * room)
    while low < high:
        middle = (low + high + 1) // 2
        if cost(replace(first, body=(*first.body, _take(block, middle)[0]))) <= room:
            low = middle
        else:
            high = middle - 1
    for mark in _BREAKS:
        place = block.text.rfind(mark, low // 2, low)
        if place >= 0:
            return place + len(mark)
    return low


def _take(block: Block, count: int) -> tuple[Block, Block]:
    """Split a block after `count` characters; an instant that is split becomes its plain words."""
    first: list[Span] = []
    for number, span in enumerate(block.spans):
        if count < len(span.text):
            words = replace(span, moment=None) if count else span
            if count:
                first.append(replace(words, text=span.text[:count]))
            rest = (replace(words, text=span.text[count:]), *block.spans[number + 1 :])
            return replace(block, spans=tuple(first), focus=None), replace(block, spans=rest, focus=None)
        first.append(span)
        count -= len(span.text)
    return block, replace(block, spans=(), focus=None)


def _tail(reply: Reply, number: int, total: int) -> Section | None:
    """Return the end of a page: the reply's own tail and, when there are several pages, which one this is."""
    if total == 1:
        return reply.tail
    tail = reply.tail or Section(tone=reply.sections[0].tone)
    return replace(tail, body=(*tail.body, small(f"Page {number + 1} of {total}")))


def _page(reply: Reply, sections: list[Section], number: int, total: int) -> Page:
    framed = (reply.head, *sections, _tail(reply, number, total))
    rows = _in_rows(_controls(reply, number, total, read_on=bool(sections) and sections[-1].goes_on))
    if reply.around:
        # A passage may be on a page twice: as parts of a long one, or as an answer to two statements.
        passages = {section.passage: section.number for section in sections if section.passage is not None}
        around = [Button(f"Around [{n}]", Action("around", str(id_))) for id_, n in passages.items()]
        rows += _in_rows(around)
    return Page(number, total, tuple(section for section in framed if section), tuple(rows))


def _in_rows(buttons: list[Button]) -> list[tuple[Button, ...]]:
    starts = range(0, len(buttons), ROW_BUTTONS)
    return [tuple(buttons[start : start + ROW_BUTTONS]) for start in starts]


def _controls(reply: Reply, number: int, total: int, *, read_on: bool) -> list[Button]:
    turning = []
    if reply.turn and number:
        turning.append(Button("Previous page", reply.turn.at(number - 1), "◀️"))
    if reply.turn and number + 1 < total:
        turning.append(Button("Read on" if read_on else reply.more, reply.turn.at(number + 1), "▶️"))
    return [button for button in (*turning, *reply.buttons) if button.action.encode()]
