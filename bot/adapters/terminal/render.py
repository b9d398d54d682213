"""Reply -> text for a terminal. Pure."""

from dataclasses import replace
from datetime import datetime

from bot.replies import Block, Reply, Span, notation


def render_reply(
    reply: Reply, *, width: int = 80, colour: bool = False, question: bool = False, now: datetime | None = None
) -> str:
    """Render a reply whole: a terminal has no pages.

    Args:
        reply: What to say.
        width: Columns of the terminal.
        colour: Whether it shows colours and bold letters. Without, the matching sentence of a quotation has
            lines of its own and a mark in the margin.
        question: Whether to repeat the question; in a conversation the terminal still shows it.
        now: The time, to say how long ago something was; None for the instant itself, where text is kept.
    """
    from .screen import Screen  # noqa: PLC0415 - rich takes a while to import

    screen = Screen(width, colour=colour)
    if reply.head:
        head = reply.head.body if question else tuple(b for b in reply.head.body if b.style != "quote")
        screen.blocks(_at(head, now))
    for section in reply.sections:
        screen.gap()
        screen.section(replace(section, body=_at(section.body, now), closing=_at(section.closing, now)))
    if reply.tail:
        screen.gap()
        screen.blocks(_at(reply.tail.body, now))
    return screen.text()


def _at(blocks: tuple[Block, ...], now: datetime | None) -> tuple[Block, ...]:
    """Say of instants how long ago they were, where that matters."""
    if now is None:
        return blocks
    return tuple(replace(block, spans=tuple(_span_at(span, now) for span in block.spans)) for block in blocks)


def _span_at(span: Span, now: datetime) -> Span:
    return replace(span, text=notation.ago(span.moment, now)) if span.moment and span.ago else span
