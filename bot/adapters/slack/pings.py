"""What keeps the bot from pinging, linking or previewing anything. Pure.

An article may hold "<!channel>", and a question may. `bot.replies.pings` writes the angle brackets of such marks
as entities; the text that is made of them is `verbatim`, so Slack turns no name, channel or address in it into a
link; and no message that is posted unfolds addresses into previews.
"""

from typing import Any, Final

NO_PREVIEWS: Final = {"unfurl_links": False, "unfurl_media": False}
"""Goes with every post."""


def mrkdwn(escaped: str) -> dict[str, Any]:
    """Return a text object of Block Kit for a text that has been escaped."""
    return {"type": "mrkdwn", "text": escaped, "verbatim": True}
