"""Replies as Slack shows them: Block Kit in the JSON of Slack's API. Pure.

Quoted text is escaped and `verbatim` (`pings`): nothing in it links, pings or formats. A page is one message; a section
is a run of section and context blocks.
"""

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import groupby
from typing import Any, Final

from bot.replies import (
    Action,
    Block,
    Button,
    Fit,
    Page,
    Reply,
    Section,
    Span,
    escaping,
    limits,
    paginate,
    pings,
    shorten,
)

from .pings import mrkdwn

Json = dict[str, Any]

PRESS: Final = "dateline"
"""Begins the action_id of every button; its value says what it does."""
_ASKER: Final = "asker"
_LEAST: Final = limits.SLACK_BLOCKS_JSON // limits.SLACK_BLOCKS
"""The least that a block costs: blocks that fit by their cost fit by their number too."""
_HEAD: Final = 0.3
_FRAME: Final = 0.45
"""Shares of a page that its head, and the title and citation of a passage, may take; longer names are cut."""
_FAR: Final = 99_999
"""A page number as long as any."""
_LENGTHS: Final = (600, 300, 150, 80, 40, 24)
_FALLBACK: Final = limits.SLACK_TEXT // 6
"""Characters of the text that goes with the blocks; escaping makes at most five of each."""
_EDGE: Final = "\u200b"
"""A space of no width."""


def blocks(section: Section) -> list[Json]:
    """Render a section; a title opens its text."""
    made: list[Json] = []
    title = escaping.slack(escaping.one_line(section.title))
    lines = [f"*{title}*"] if title else []
    for small, group in groupby((*section.body, *section.ending), lambda block: block.style == "small"):
        if small and lines:
            made += _sections(lines)
            lines = []
        lines += [line for block in group for line in _lines(block)]
        if small:
            made += [_context(text) for text in _filled(lines)]
            lines = []
    return made + _sections(lines)


def _sections(lines: Sequence[str]) -> list[Json]:
    return [{"type": "section", "text": mrkdwn(text)} for text in _filled(lines)]


def _context(text: str) -> Json:
    return {"type": "context", "elements": [mrkdwn(text)]}


def _filled(lines: Sequence[str]) -> Iterator[str]:
    """Join lines into texts as long as Slack accepts; a text of white space alone is left out."""
    text = ""
    for line in lines:
        if text and len(text) + 1 + len(line) > limits.SLACK_SECTION:
            yield text
            text = ""
        text = f"{text}\n{line}" if text else line
    if text.strip():
        yield text


def _lines(block: Block) -> Iterator[str]:
    """Render a block as lines, each short enough for a text of its own."""
    prefix = {"quote": "> ", "item": "• "}.get(block.style, "")
    folds = block.style in {"small", "item"}
    line = ""
    for span in block.spans:
        for number, part in enumerate(_parts(span, folds=folds)):
            if number:
                yield prefix + line
                line = ""
            for piece in _pieces(part):
                shown = _look(piece, line)
                if line and len(prefix) + len(line) + len(shown) > limits.SLACK_SECTION:
                    yield prefix + line
                    line, shown = "", _look(piece, "")
                line += shown
    if line or prefix:
        yield prefix + line


def _parts(span: Span, *, folds: bool) -> list[Span]:
    """Split a span at its line ends, unless it must stay on one line."""
    text = escaping.plain(span.text)
    lines = [text.replace("\n", " ")] if folds or span.moment else text.split("\n")
    return [replace(span, text=line) for line in lines]


def _pieces(span: Span) -> Iterator[Span]:
    """Split a span that is too long for one text, at spaces where there are any."""
    text = span.text
    while len(_look(replace(span, text=text), "x")) > limits.SLACK_SECTION // 2:
        room = min(len(text), limits.SLACK_SECTION // 2)
        while len(_look(replace(span, text=text[:room]), "x")) > limits.SLACK_SECTION // 2:
            room = room * 2 // 3
        space = text.rfind(" ", room // 2, room)
        cut = space + 1 if space > 0 else room
        yield replace(span, text=text[:cut])
        text = text[cut:]
    yield replace(span, text=text)


def _look(span: Span, before: str) -> str:
    """Format one piece of a line; `before` is what comes before it on the line."""
    if span.moment is not None:
        words = pings.slack_entities(span.text).replace("|", "/")
        form = "{ago}" if span.ago else "{date_short}, {time}"
        return f"<!date^{int(span.moment.timestamp())}^{form}|{words}>"
    if span.look == "code" and span.text and "`" not in span.text:
        return f"`{pings.slack_entities(span.text)}`"
    words = escaping.slack(span.text)
    bare = words.strip()
    bold = span.look == "bold" and bool(bare)
    # Slack's bold begins and ends only next to a space or the end of a line.
    crowded = before[-1:].strip() if bold else before[-1:] == "*"
    edge = _EDGE if crowded and words and not words[0].isspace() else ""
    return edge + (words.replace(bare, f"*{bare}*", 1) if bold else words)


def _cost(section: Section) -> int:
    return _price(blocks(section))


def _price(made: Sequence[Json]) -> int:
    """Return the size of blocks as Slack counts it, each with the comma after it."""
    return sum(max(len(json.dumps(block)) + 2, _LEAST) for block in made)


def pages(reply: Reply) -> tuple[Page, ...]:
    """Cut a reply into pages that Slack accepts."""
    room = limits.SLACK_BLOCKS_JSON - _price(_most_buttons(reply)) - _LEAST
    fitting = replace(
        reply,
        head=_shorter(reply.head, int(room * _HEAD)) if reply.head else None,
        sections=tuple(_named_shorter(section, int(room * _FRAME)) for section in reply.sections),
    )
    return paginate(fitting, Fit(_cost, room, room))


def _most_buttons(reply: Reply) -> list[Json]:
    """Render all the buttons that a page of a reply can have, to measure them."""
    turning = (Button("Previous page", reply.turn.at(_FAR), "▶️"),) * 2 if reply.turn else ()
    controls = (*turning, *reply.buttons)
    passages = [section.passage for section in reply.sections if section.passage is not None] if reply.around else []
    around = [Button("Around [99]", Action("around", str(one))) for one in passages[: reply.per_page]]
    rows = [
        tuple(row[at : at + limits.ROW_BUTTONS])
        for row in (controls, around)
        for at in range(0, len(row), limits.ROW_BUTTONS)
    ]
    return _rows(rows, "U" * 16)


def _shorter(head: Section, most: int) -> Section:
    """Shorten the texts of a head until it costs at most `most`; each cut shows."""
    for length in _LENGTHS:
        if _cost(head) <= most:
            break
        head = replace(head, body=tuple(_cut(block, length, shorten) for block in head.body))
    return head


def _named_shorter(section: Section, most: int) -> Section:
    """Shorten title and citation until what frames a passage costs at most `most`; each cut shows."""
    for length in _LENGTHS:
        if _cost(replace(section, body=())) <= most:
            break
        closing = tuple(_cut(block, length, _without_middle) for block in section.closing)
        section = replace(section, title=shorten(section.title, length), closing=closing)
    return section


def _cut(block: Block, length: int, cut: Callable[[str, int], str]) -> Block:
    return replace(block, spans=tuple(replace(span, text=cut(span.text, length)) for span in block.spans))


def _without_middle(text: str, most: int) -> str:
    """Cut a citation in the middle, where its names are: it begins with its number and ends with paragraph and day."""
    if len(text) <= most:
        return text
    kept = most // 3
    return f"{text[:kept].rstrip()} … [+{len(text) - 2 * kept} characters] … {text[-kept:].lstrip()}"


def page_of(reply: Reply, number: int) -> Page:
    """Return a page of a reply, from 0; the last one when there are fewer by now."""
    cut = pages(reply)
    return cut[min(number, len(cut) - 1)]


def message(page: Page, asker: str = "") -> Json:
    """Render a page: text for notifications and screen readers, and blocks.

    Args:
        page: The page.
        asker: Id of the person it answers; its buttons carry it (`asker_of`).
    """
    shown = [block for section in page.sections for block in blocks(section)]
    return {"text": _fallback(page), "blocks": [*shown, *_rows(page.rows, asker)]}


def _fallback(page: Page) -> str:
    """Return the beginning of a page as plain text."""
    parts = []
    for section in page.sections:
        parts += [section.title, *(block.text for block in (*section.body, *section.ending))]
    lines = (escaping.one_line(part[: 2 * _FALLBACK]) for part in parts)
    return escaping.slack(shorten("\n".join(line for line in lines if line), _FALLBACK)) or "Dateline"


def _rows(rows: Iterable[Sequence[Button]], asker: str) -> list[Json]:
    return [
        {
            "type": "actions",
            "block_id": f"{_ASKER}:{asker}:{number}",
            "elements": [_button(button, f"{PRESS}-{number}-{at}") for at, button in enumerate(row)],
        }
        for number, row in enumerate(rows)
        if row
    ]


def _button(button: Button, action_id: str) -> Json:
    label = shorten(f"{button.emoji} {button.label}".strip(), limits.SLACK_BUTTON_LABEL)
    return {
        "type": "button",
        "action_id": action_id,
        "text": {"type": "plain_text", "text": label, "emoji": True},
        "value": button.action.encode(),
    }


def asker_of(block_id: str) -> str:
    """Return whom a message answers, read from the block of its pressed button; "" when that is not known."""
    kind, _, rest = block_id.partition(":")
    return rest.rpartition(":")[0] if kind == _ASKER else ""


def home(replies: Sequence[Reply]) -> Json:
    """Render the App Home: the first page of each reply that still fits, without its buttons."""
    shown: list[Json] = []
    for reply in replies:
        divider: list[Json] = [{"type": "divider"}] if shown else []
        further = divider + [block for section in pages(reply)[0].sections for block in blocks(section)]
        if len(shown) + len(further) <= limits.SLACK_VIEW_BLOCKS:
            shown += further
    return {"type": "home", "blocks": shown}
