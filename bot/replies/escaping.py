"""Escaping of foreign text: articles, file names and questions, shown as they are and never acted on. Pure.

Two steps, in this order:

1. `plain`, for every platform, removes invisible characters and spells out those that change the reading direction.
2. `discord` or `slack` escapes what the platform would format, link, preview, turn into an emoji or treat as a
   mention. Mentions, which would ping people, are in `pings`. Discord has the backslash and hides it, so that
   people read and copy the words of the file. Slack has none: there an invisible word joiner is put next to
   each character that would format.
"""

import re
import unicodedata
from typing import Final

from .pings import discord_mentions, slack_entities

# Embeddings, overrides and isolates reorder letters. Spelled out as [U+202E] they are visible and have no effect.
_TURNING: Final = re.compile("[\u202a-\u202e\u2066-\u2069]")
_NEWLINES: Final = re.compile("\r\n?|[\u2028\u2029\u0085\v\f]")
_SPACES: Final = re.compile(r"\s+")
_JOINERS: Final = "\u200c\u200d"
# Invisible although not in category Cf: Hangul fillers and the combining grapheme joiner.
_BLANKS: Final = frozenset("\u115f\u1160\u3164\uffa0\u034f\u17b4\u17b5")
_LAST_ASCII: Final = "\x7f"

# An underscore between two letters or digits has no effect once all others are escaped.
_DISCORD_ANYWHERE: Final = re.compile(
    r"[\\*`]|~(?=~)|(?<=~)~|\|(?=\|)|(?<=\|)\||(?<![0-9A-Za-z])_|_(?![0-9A-Za-z])|:(?=//|[\w+-]{1,64}:)"
)
_DISCORD_LINE_START: Final = re.compile(r"^([ \t]*)([#>]|[+-](?=[ \t#]))", re.MULTILINE)
_NUMBERED: Final = re.compile(r"^([ \t]*\d{1,9})([.)])", re.MULTILINE)

JOINER: Final = "\u2060"
"""The word joiner: Slack formats nothing at a character next to one."""
# Between two letters or digits these have no effect, except the backtick.
_SLACK_FORMATS: Final = re.compile(r"`|(?<![0-9A-Za-z])[*_~]|[*_~](?![0-9A-Za-z])")
_SLACK_EMOJI: Final = re.compile(r":(?=[\w+'-]{1,100}:)")
_SLACK_LINE_START: Final = re.compile(r"^(?=[ \t]*>)", re.MULTILINE)


def plain(text: str) -> str:
    """Remove invisible characters and spell out direction marks; every visible word stays.

    Line ends become line feeds, tabs stay. Joiners stay between characters that are not ASCII: Persian, the
    scripts of India and many emoji need them.
    """
    text = _NEWLINES.sub("\n", text)
    if text.isascii() and text.isprintable():
        return text
    text = _TURNING.sub(lambda found: f"[U+{ord(found[0]):04X}]", text)
    return "".join(character for at, character in enumerate(text) if _shows(text, at))


def one_line(text: str) -> str:
    """Apply `plain` and fold white space: for titles, file names and everything else that must stay on one line."""
    return _SPACES.sub(" ", plain(text)).strip()


def discord(text: str) -> str:
    """Escape a `plain` text for Discord.

    Only punctuation gets a backslash, and only where Discord would act on it: formatting, code, spoilers,
    mentions, masked links, addresses (shown, never linked or previewed), emoji names, and at the start of a
    line quotations, headings and lists.
    """
    text = discord_mentions(_DISCORD_ANYWHERE.sub(lambda found: "\\" + found[0], text))
    if "](" in text or text.endswith("]"):
        # Discord finds the end of a link even where it is escaped, so its beginning must be.
        text = text.replace("[", "\\[")
    text = _NUMBERED.sub(r"\1\\\2", text)
    return _DISCORD_LINE_START.sub(r"\1\\\2", text)


def slack(text: str) -> str:
    """Escape a `plain` text for Slack's mrkdwn with `verbatim` set.

    Mentions and masked links need angle brackets, which become entities, as Slack's documentation asks. What
    formats, quotes or names an emoji gets a word joiner next to it.
    """
    text = _SLACK_EMOJI.sub(f":{JOINER}", text)
    text = _SLACK_FORMATS.sub(lambda found: f"{JOINER}{found[0]}{JOINER}", text)
    return slack_entities(_SLACK_LINE_START.sub(JOINER, text))


def _shows(text: str, at: int) -> bool:
    character = text[at]
    if character in _JOINERS:
        return 0 < at < len(text) - 1 and text[at - 1] > _LAST_ASCII and text[at + 1] > _LAST_ASCII
    if character in "\n\t":
        return True
    return unicodedata.category(character) not in {"Cc", "Cf", "Cs", "Co"} and character not in _BLANKS
