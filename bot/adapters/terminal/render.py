"""Reply -> text for a terminal. Pure."""

from bot.replies import Reply


def render_reply(reply: Reply, *, width: int = 80, colour: bool = False, question: bool = False) -> str:
    """Render a reply whole: a terminal has no pages.

    Args:
        reply: What to say.
        width: Columns of the terminal.
        colour: Whether it shows colours and bold letters. Without, the matching sentence of a quotation has
            lines of its own and a mark in the margin.
        question: Whether to repeat the question; in a conversation the terminal still shows it.
    """
    from .screen import Screen  # noqa: PLC0415 - rich takes a while to import

    screen = Screen(width, colour=colour)
    if reply.head:
        head = reply.head.body if question else tuple(b for b in reply.head.body if b.style != "quote")
        screen.blocks(head)
    for section in reply.sections:
        screen.gap()
        screen.section(section)
    if reply.tail:
        screen.gap()
        screen.blocks(reply.tail.body)
    return screen.text()
