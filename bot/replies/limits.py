"""The platforms' limits, each with the page that states it, and how to shorten a text so that the cut shows."""

from typing import Final

# Discord: discord.com/developers/docs/resources/message (embeds) and .../components/reference.
DISCORD_EMBEDS: Final = 10
DISCORD_EMBED_TITLE: Final = 256
DISCORD_EMBED_DESCRIPTION: Final = 4_096
DISCORD_EMBED_TOTAL: Final = 6_000
"""Summed over all embeds of a message."""
DISCORD_ROW_BUTTONS: Final = 5
DISCORD_BUTTON_LABEL: Final = 80
DISCORD_CUSTOM_ID: Final = 100
# discord.com/developers/docs/interactions/application-commands
DISCORD_CHOICES: Final = 25
DISCORD_CHOICE: Final = 100
# Threads: discord.com/developers/docs/resources/channel. Files: discord.com/developers/docs/reference.
DISCORD_THREAD_NAME: Final = 100
DISCORD_FILE: Final = 10 * 1024 * 1024
DISCORD_ALT: Final = 1_024
"""Characters in a picture's alternative text."""

# Slack: docs.slack.dev/reference/block-kit/blocks, .../block-elements and .../methods/chat.postMessage.
SLACK_SECTION: Final = 3_000
SLACK_ACTIONS: Final = 25
SLACK_BUTTON_LABEL: Final = 75
SLACK_BUTTON_VALUE: Final = 2_000
SLACK_BLOCKS: Final = 50
SLACK_VIEW_BLOCKS: Final = 100
SLACK_ALT: Final = 1_000
"""Characters in a file's alternative text."""
SLACK_TEXT: Final = 4_000
SLACK_BLOCKS_JSON: Final = 13_200
"""Characters in a message's blocks as JSON. Slack documents no figure; users have measured this one."""

# Dateline's own: no more than either platform allows.
QUESTION_LENGTH: Final = 1_000
"""Characters in a question. A longer text is treated as pasted text whose statements are to be checked."""
ACTION_LENGTH: Final = min(DISCORD_CUSTOM_ID, SLACK_BUTTON_VALUE)
"""Characters in an encoded button action."""
ROW_BUTTONS: Final = min(DISCORD_ROW_BUTTONS, SLACK_ACTIONS)
"""Buttons in a row."""


def shorten(text: str, most: int) -> str:
    """Cut a text so that readers see that it was cut.

    Args:
        text: Any text.
        most: Maximum length of the result in characters, at least 24.

    Returns:
        `text` itself when it fits; otherwise its beginning, cut at a space where one is near, and the number
        of characters left out: "the beginning … [+120 characters]".
    """
    if len(text) <= most:
        return text
    room = most - len(f" … [+{len(text)} characters]")
    space = text.rfind(" ", room * 3 // 4, room + 1)
    kept = text[: space if space > 0 else room].rstrip()
    return f"{kept} … [+{len(text) - len(kept)} characters]"
