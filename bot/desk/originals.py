"""Original files of articles, for sending them to people."""

from pathlib import Path

from bot.replies import limits, wording


def original(folder: Path | None, name: str) -> tuple[Path | None, str]:
    """Find the file of an article.

    Args:
        folder: The folder of the articles, None when their files may not be sent.
        name: The path of the file there.

    Returns:
        The file, None when there is none to send, and what to tell about it, "" for nothing. Nothing outside
        the folder is ever found, neither by the name nor through links.
    """
    if folder is None:
        return None, ""
    try:
        root = folder.resolve()
        file = (root / name).resolve()
        if not file.is_relative_to(root) or not file.is_file():
            return None, ""
        size = file.stat().st_size
    except (OSError, ValueError):
        return None, ""
    return (None, wording.FILE_TOO_LARGE) if size > limits.DISCORD_FILE else (file, "")
