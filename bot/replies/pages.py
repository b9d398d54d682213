"""Pages: a reply of any length cut into messages that a platform takes, losing nothing. Pure."""

from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Final

from .actions import Action
from .limits import ROW_BUTTONS
from .reply import Block, Button, Reply, Section, Span, small

_PART: Final = 4
"""A long section is begun on a page only if a quarter of the page is left for its words."""
_FAR: Final = 2
_BREAKS: Final = ("\n", ". ", "! ", "? ", " ")
_MOST_PAGES: Final = 99_999


@dataclass(frozen=True, slots=True)
class Fit:
    """What a platform takes, in its own measure.

    Attributes:
        cost: Size of a section as that platform renders it; never less for a longer text.
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
        number: From 0.
        total: Pages of the reply.
        sections: What it shows, head and tail included.
        rows: Its buttons, row by row, five in each at most.
    """

    number: int
    total: int
    sections: tuple[Section, ...]
    rows: tuple[tuple[Button, ...], ...]


def paginate(reply: Reply, fit: Fit) -> tuple[Page, ...]:
    """Cut a reply into pages, at least one.

    Sections stay whole where they can. One that no page can hold goes on over as many as it needs; every part
    has the title and the closing lines, so that a citation is never parted from its words.

    Raises:
        ValueError: If head, tail and one character don't fit on a page; what makes replies keeps them short.
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
        elif pages[-1] and (full or price <= min(room, fit.section) or not _worth(section, fit, left, room)):
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
    """Measure a section; one that is far too long is not rendered to find that out."""
    characters = sum(len(block.text) for block in section.body)
    return fit.cost(section) if characters <= _FAR * fit.section else max(fit.section, fit.page) + 1


def _worth(section: Section, fit: Fit, left: int, room: int) -> bool:
    """Tell whether enough is left on the page to begin a long section there."""
    bare = fit.cost(replace(section, body=(), goes_on=True))
    return min(left, fit.section) - bare >= room // _PART


def _split(section: Section, cost: Callable[[Section], int], room: int) -> tuple[Section, Section]:
    """Part a section so that its first part costs `room` at most; nothing is left for the second if all does."""
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
    """Find after how many characters of `block` to cut: as many as fit, back to a good place."""
    # What is shown of a text is hardly ever shorter than half of it, so no more is tried.
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
    """Part a block after `count` characters; an instant that is parted becomes its plain words."""
    first: list[Span] = []
    for number, span in enumerate(block.spans):
        if count < len(span.text):
            words = replace(span, moment=None) if count else span
            if count:
                first.append(replace(words, text=span.text[:count]))
            rest = (replace(words, text=span.text[count:]), *block.spans[number + 1 :])
            return replace(block, spans=tuple(first)), replace(block, spans=rest)
        first.append(span)
        count -= len(span.text)
    return block, replace(block, spans=())


def _tail(reply: Reply, number: int, total: int) -> Section | None:
    """Close a page: the reply's own tail and, when there are several pages, which one this is."""
    if total == 1:
        return reply.tail
    tail = reply.tail or Section(tone=reply.sections[0].tone)
    return replace(tail, body=(*tail.body, small(f"Page {number + 1} of {total}")))


def _page(reply: Reply, sections: list[Section], number: int, total: int) -> Page:
    framed = (reply.head, *sections, _tail(reply, number, total))
    rows = _in_rows(_controls(reply, number, total, read_on=bool(sections) and sections[-1].goes_on))
    if reply.around:
        # The same passage may stand on a page twice: the parts of a long one, an answer to two statements.
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
