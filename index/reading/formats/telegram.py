"""Reads what Telegram exports (result.json): an article for each run of posts of a channel on one day. Pure."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from .draft import Draft, UnreadableError
from .metadata_dates import stated_day


def is_telegram(value: Any) -> bool:
    """Whether a JSON value is an export of one chat, or of all of an account."""
    if not isinstance(value, dict):
        return False
    chats = value.get("chats")
    return _is_chat(value) or (isinstance(chats, dict) and isinstance(chats.get("list"), list))


def drafts_of_telegram(export: Mapping[str, Any]) -> Iterator[Draft | UnreadableError]:
    """Yield the articles of an export: each holds what one chat was sent on one day, a paragraph or more a post.

    A post that was forwarded from elsewhere is an article of its own, for somebody else published it.

    Raises:
        UnreadableError: Nothing in it has text.
    """
    chats = [export] if _is_chat(export) else [each for each in _listed(export) if _is_chat(each)]
    number = 0
    for chat in chats:
        for posts in _runs(chat):
            number += 1
            yield _article(chat, posts, number)
    if not number:
        raise UnreadableError("an export of Telegram without a post that has text")


def _listed(export: Mapping[str, Any]) -> Iterator[Any]:
    """Yield the chats of an account, and those that it has left."""
    for name in ("chats", "left_chats"):
        chats = export.get(name)
        listed = chats.get("list") if isinstance(chats, dict) else None
        yield from listed if isinstance(listed, list) else ()


def _is_chat(value: Any) -> bool:
    messages = value.get("messages") if isinstance(value, dict) else None
    return isinstance(messages, list) and (not messages or isinstance(messages[0], dict)) and "type" in value


def _runs(chat: Mapping[str, Any]) -> Iterator[list[Mapping[str, Any]]]:
    """Yield posts that follow each other on a day, by the same publisher."""
    run: list[Mapping[str, Any]] = []
    for post in chat["messages"]:
        if isinstance(post, dict) and post.get("type") == "message" and _text(post):
            if run and (_day(post), _forwarded(post)) != (_day(run[-1]), _forwarded(run[-1])):
                yield run
                run = []
            run.append(post)
    if run:
        yield run


def _article(chat: Mapping[str, Any], posts: list[Mapping[str, Any]], number: int) -> Draft:
    name = chat.get("name")
    channel = name if isinstance(name, str) and name else None
    return Draft(
        text="\n\n".join(_said(chat, post) for post in posts),
        title=_title(posts[0], channel),
        stated=_day(posts[0]),
        publisher=_forwarded(posts[0]) or channel,
        part=number,
    )


def _title(post: Mapping[str, Any], channel: str | None) -> str | None:
    day = _day(post)
    return " ".join(filter(None, (channel, day.isoformat() if day else ""))) or None


def _said(chat: Mapping[str, Any], post: Mapping[str, Any]) -> str:
    """Return a post; in a group, after who wrote it, as a transcript would."""
    author = post.get("from")
    text = _text(post)
    in_group = "channel" not in str(chat.get("type"))
    return f"{author}: {text}" if in_group and isinstance(author, str) and author else text


def _text(post: Mapping[str, Any]) -> str:
    """Return the text of a post: a string, or a list of strings and of marked-up pieces."""
    written = post.get("text")
    pieces = written if isinstance(written, list) else [written]
    texts = [piece.get("text") if isinstance(piece, dict) else piece for piece in pieces]
    return "".join(text for text in texts if isinstance(text, str)).strip()


def _day(post: Mapping[str, Any]) -> date | None:
    written = post.get("date")
    return stated_day(written) if isinstance(written, str) else None


def _forwarded(post: Mapping[str, Any]) -> str | None:
    source = post.get("forwarded_from")
    return source if isinstance(source, str) and source else None
