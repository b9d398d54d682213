"""Foreign text made harmless: what can't be seen, what turns direction, what a platform would format. Pure.

Two steps, in this order. `plain` is for every platform: it leaves out characters that show nothing and
spells out those that would turn the reading direction. `discord` then puts a backslash before whatever
Discord would format, link, ping or turn into a picture. Discord takes the backslashes away when it shows the
text, so that what people read and copy are the words of the file. `slack` does the same for Slack, which knows
no backslash: there a word joiner, which shows nothing, stands beside whatever would format.
"""

import re
import unicodedata
from typing import Final

# Embeddings, overrides and isolates reorder letters: shown as [U+202E] they can be seen and turn nothing.
_TURNING: Final = re.compile("[\u202a-\u202e\u2066-\u2069]")
_NEWLINES: Final = re.compile("\r\n?|[\u2028\u2029\u0085\v\f]")
_SPACES: Final = re.compile(r"\s+")
_JOINERS: Final = "\u200c\u200d"
# Not in category Cf, yet they show nothing: fillers of Hangul and the combining grapheme joiner.
_BLANKS: Final = frozenset("\u115f\u1160\u3164\uffa0\u034f\u17b4\u17b5")
_LAST_ASCII: Final = "\x7f"

# An underscore between two letters or digits opens and closes nothing once all others are escaped.
_DISCORD_ANYWHERE: Final = re.compile(
    r"[\\*`<]|~(?=~)|(?<=~)~|\|(?=\|)|(?<=\|)\||(?<![0-9A-Za-z])_|_(?![0-9A-Za-z])"
    r"|@(?=everyone|here)|:(?=//|[\w+-]{1,64}:)"
)
_DISCORD_LINE_START: Final = re.compile(r"^([ \t]*)([#>]|[+-](?=[ \t#]))", re.MULTILINE)
_NUMBERED: Final = re.compile(r"^([ \t]*\d{1,9})([.)])", re.MULTILINE)

JOINER: Final = "\u2060"
"""The word joiner: Slack opens and closes nothing at a character with this beside it."""
_SLACK_ENTITIES: Final = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;"})
# Between two letters or digits these open and close nothing; a backtick does everywhere.
_SLACK_FORMATS: Final = re.compile(r"`|(?<![0-9A-Za-z])[*_~]|[*_~](?![0-9A-Za-z])")
_SLACK_EMOJI: Final = re.compile(r":(?=[\w+'-]{1,100}:)")
_SLACK_LINE_START: Final = re.compile(r"^(?=[ \t]*>)", re.MULTILINE)


def plain(text: str) -> str:
    """Leave out what shows nothing and spell out what turns direction; every visible word stays.

    Line ends become a line feed, tabs stay. Joiners stay between letters that are not ASCII: Persian, the
    scripts of India and many emoji need them.
    """
    text = _NEWLINES.sub("\n", text)
    if text.isascii() and text.isprintable():
        return text
    text = _TURNING.sub(lambda found: f"[U+{ord(found[0]):04X}]", text)
    return "".join(character for at, character in enumerate(text) if _shows(text, at))


def one_line(text: str) -> str:
    """Do as `plain` and fold white space: for titles, file names and whatever must stay in its line."""
    return _SPACES.sub(" ", plain(text)).strip()


def discord(text: str) -> str:
    """Escape for Discord a text that has been through `plain`.

    Only punctuation gets a backslash, and only where Discord would make something of it: formatting, code,
    spoilers, mentions, masked links, addresses (shown, never linked or previewed), emoji names, and at a
    line's start quotations, headings and lists.
    """
    text = _DISCORD_ANYWHERE.sub(lambda found: "\\" + found[0], text)
    if "](" in text or text.endswith("]"):
        # Discord finds a link's end without minding backslashes, so it is its beginning that must be escaped.
        text = text.replace("[", "\\[")
    text = _NUMBERED.sub(r"\1\\\2", text)
    return _DISCORD_LINE_START.sub(r"\1\\\2", text)


def slack(text: str) -> str:
    """Escape for Slack's mrkdwn, with `verbatim` set, a text that has been through `plain`.

    Mentions and masked links need angle brackets, which become entities as Slack's documentation asks. What
    formats, quotes or names an emoji gets a word joiner on its side.
    """
    text = _SLACK_EMOJI.sub(f":{JOINER}", text)
    text = _SLACK_FORMATS.sub(lambda found: f"{JOINER}{found[0]}{JOINER}", text)
    return _SLACK_LINE_START.sub(JOINER, text).translate(_SLACK_ENTITIES)


def slack_entities(text: str) -> str:
    """Write the three characters that Slack reads as its own as entities: enough inside code."""
    return text.translate(_SLACK_ENTITIES)


def _shows(text: str, at: int) -> bool:
    character = text[at]
    if character in _JOINERS:
        return 0 < at < len(text) - 1 and text[at - 1] > _LAST_ASCII and text[at + 1] > _LAST_ASCII
    if character in "\n\t":
        return True
    return unicodedata.category(character) not in {"Cc", "Cf", "Cs", "Co"} and character not in _BLANKS
