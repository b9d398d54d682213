"""Feeds for tests of the command line."""


def rss(*texts: str) -> str:
    """A feed with the whole text of each entry."""
    entries = "".join(
        f"<item><title>{text.split()[0]} {number}</title><guid>{number}</guid><pubDate>Tue, 02 Jan 2024 10:00:00 GMT"
        f"</pubDate><encoded>{text}</encoded></item>"
        for number, text in enumerate(texts)
    )
    return f"<rss><channel><title>Courier</title>{entries}</channel></rss>"
