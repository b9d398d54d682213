"""What keeps quoted text from pinging anybody: mentions in it are escaped. Pure.

An article may hold "@everyone" or "<!channel>", and a question may. `escaping` applies this to all foreign text. The
adapters do the rest, each in a `pings.py` of its own: they tell the platform that no message may ping.
"""

import re
from typing import Final

# "<" begins the mention of a person, a role, a channel or a command, and also a custom emoji and a time.
_DISCORD: Final = re.compile(r"<|@(?=everyone|here)")
_SLACK: Final = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;"})


def discord_mentions(text: str) -> str:
    r"""Put a backslash before each mention; the backslashes of the text itself must be escaped already: "\<@42>"."""
    return _DISCORD.sub(lambda found: "\\" + found[0], text)


def slack_entities(text: str) -> str:
    """Write the three characters of Slack's mentions and links as entities: "&lt;!channel&gt;".

    This is all the escaping that text in code needs.
    """
    return text.translate(_SLACK)
