"""Replies as Discord shows them: embeds and components in the JSON of Discord's API. Pure.

Quoted text is escaped (`bot.replies.escaping`): people read and copy the words of the file. A page is one message; a
section is one embed.
"""

from dataclasses import replace
from typing import Any, Final

from bot.replies import Block, Button, Fit, Page, Reply, Section, Span, Tone, escaping, limits, paginate, shorten

Json = dict[str, Any]

_COLOURS: Final[dict[Tone, int]] = {
    "answer": 0x2E7D4F,
    "abstention": 0xB7791F,
    "notice": 0x5B6472,
    "listing": 0x2F5D8A,
}
_ROW: Final = 1
_BUTTON: Final = 2
_GREY: Final = 2


def length(text: str) -> int:
    """Return the length of a text in UTF-16 units, the strictest way in which any part of Discord counts."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def embed(section: Section) -> Json:
    """Render a section as an embed; a title too long for one opens the description."""
    title = escaping.discord(escaping.one_line(section.title))
    blocks = [_block(block) for block in (*section.body, *section.ending)]
    made: Json = {"color": _COLOURS[section.tone]}
    if length(title) > limits.DISCORD_EMBED_TITLE:
        blocks.insert(0, f"**{title}**")
    elif title:
        made["title"] = title
    description = "\n".join(block for block in blocks if block)
    return {**made, "description": description} if description else made


def _block(block: Block) -> str:
    words = "".join(_span(span) for span in _joined(block))
    if block.style == "quote":
        return "\n".join(f"> {line}" for line in words.split("\n"))
    if block.style == "small":
        return f"-# {words}"
    return f"- {words}" if block.style == "item" else words


def _joined(block: Block) -> tuple[Span, ...]:
    """Return the spans of a block; small print and list items are folded into one line."""
    if block.style in {"quote", "text"}:
        return block.spans
    return tuple(replace(span, text=_folded(span.text)) for span in block.spans)


def _folded(text: str) -> str:
    return escaping.plain(text).replace("\n", " ")


def _span(span: Span) -> str:
    if span.moment is not None:
        return f"<t:{int(span.moment.timestamp())}:{'R' if span.ago else 'f'}>"
    words = escaping.plain(span.text)
    if span.look == "code":
        # Nothing is escaped inside code, so code must not contain the backtick that ends it.
        return f"`{words}`" if words and "`" not in words else escaping.discord(words)
    words = escaping.discord(words)
    return "\n".join(map(_bold, words.split("\n"))) if span.look == "bold" else words


def _bold(line: str) -> str:
    """Set a line in bold; asterisks next to a space would not format."""
    bare = line.strip()
    return line.replace(bare, f"**{bare}**", 1) if bare else line


def _cost(section: Section) -> int:
    made = embed(section)
    return length(made.get("title", "")) + length(made.get("description", ""))


FIT: Final = Fit(_cost, limits.DISCORD_EMBED_DESCRIPTION, limits.DISCORD_EMBED_TOTAL)


def pages(reply: Reply) -> tuple[Page, ...]:
    """Cut a reply into pages that Discord accepts."""
    return paginate(reply, FIT)


def page_of(reply: Reply, number: int) -> Page:
    """Return a page of a reply, from 0; the last one when there are fewer by now."""
    cut = pages(reply)
    return cut[min(number, len(cut) - 1)]


def message(page: Page) -> Json:
    """Render a page as embeds and components; a message never carries content, so nothing in it can ping."""
    return {
        "embeds": [made for section in page.sections if len(made := embed(section)) > 1],
        "components": [_row(row) for row in page.rows if row],
    }


def _row(row: tuple[Button, ...]) -> Json:
    return {"type": _ROW, "components": [_button(button) for button in row]}


def _button(button: Button) -> Json:
    made: Json = {
        "type": _BUTTON,
        "style": _GREY,
        "label": shorten(button.label, limits.DISCORD_BUTTON_LABEL),
        "custom_id": button.action.encode(),
    }
    return {**made, "emoji": {"name": button.emoji}} if button.emoji else made


def thread_name(question: str) -> str:
    """Return the name of a thread: the question that opened it."""
    return shorten(escaping.one_line(question) or "Question", limits.DISCORD_THREAD_NAME)
