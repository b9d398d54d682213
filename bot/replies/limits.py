"""What the platforms allow, as named constants, and how a text is cut so that the cut shows."""

from typing import Final

# Discord: discord.com/developers/docs/resources/message (content, embeds) and .../components/reference.
DISCORD_CONTENT: Final = 2_000
DISCORD_EMBEDS: Final = 10
DISCORD_EMBED_TITLE: Final = 256
DISCORD_EMBED_DESCRIPTION: Final = 4_096
DISCORD_EMBED_FOOTER: Final = 2_048
DISCORD_EMBED_TOTAL: Final = 6_000
"""Summed over all embeds of a message."""
DISCORD_ROWS: Final = 5
DISCORD_ROW_BUTTONS: Final = 5
DISCORD_BUTTON_LABEL: Final = 80
DISCORD_CUSTOM_ID: Final = 100
# discord.com/developers/docs/interactions/application-commands
DISCORD_CHOICES: Final = 25
DISCORD_CHOICE: Final = 100
# For threads discord.com/developers/docs/resources/channel, for nonces .../resources/message, for files .../reference.
DISCORD_THREAD_NAME: Final = 100
DISCORD_NONCE: Final = 25
DISCORD_FILE: Final = 10 * 1024 * 1024
DISCORD_ALT: Final = 1_024
"""Characters of a picture's alternative text."""

# Slack: docs.slack.dev/reference/block-kit/blocks, .../block-elements and .../methods/chat.postMessage.
SLACK_SECTION: Final = 3_000
SLACK_ACTIONS: Final = 25
SLACK_BUTTON_LABEL: Final = 75
SLACK_BUTTON_VALUE: Final = 2_000
SLACK_BLOCKS: Final = 50
SLACK_VIEW_BLOCKS: Final = 100
SLACK_ALT: Final = 1_000
"""Characters of a file's alternative text."""
SLACK_TEXT: Final = 4_000
SLACK_BLOCKS_JSON: Final = 13_200
"""Characters of a message's blocks as JSON; measured by others, stated nowhere."""

# Dateline's own, below what either platform takes.
QUESTION_LENGTH: Final = 1_000
"""Characters that a question may have; a longer text is a paste, whose claims are checked."""
ACTION_LENGTH: Final = DISCORD_CUSTOM_ID
"""Characters of what a button carries: the least that a platform allows."""


def shorten(text: str, most: int) -> str:
    """Cut a text in such a way that nobody takes the rest for missing.

    Args:
        text: Any text.
        most: Characters that the result may have, at least 24.

    Returns:
        `text` itself when it fits; otherwise its beginning, up to a space where one is near, and how many
        characters are left out: "the beginning … [+120 characters]".
    """
    if len(text) <= most:
        return text
    room = most - len(f" … [+{len(text)} characters]")
    space = text.rfind(" ", room * 3 // 4, room + 1)
    kept = text[: space if space > 0 else room].rstrip()
    return f"{kept} … [+{len(text) - len(kept)} characters]"
