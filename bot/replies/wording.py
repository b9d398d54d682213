"""The sentences that Dateline says, the same on every platform. Pure.

Nothing here is escaped or formatted: each platform's renderer does that.
"""

from collections.abc import Sequence
from datetime import date
from typing import Final

from .notation import count, day

NOTHING: Final = "No passage answers this."
NEAREST: Final = "The nearest passages, which do not answer it:"
NOT_AN_ANSWER: Final = "Not an answer"
NOTHING_THEN: Final = "When this was asked, no passage answered it. Ask again to see whether one does now."
NO_NEWS_THEN: Final = "No passage was published on those days or is about them. Try other days."
NO_TOPIC: Final = "No passage is about that topic. Try other words."
NO_TOPIC_THEN: Final = "No passage from those days is about that topic. Try other days or other words."
NAME_TOPIC: Final = (
    "Please name a topic, for example “timeline Kharkiv” or “timeline of the harbour strike in December”."
)
NO_ARTICLE: Final = "No article is indexed."
UP_TO_DATE: Final = "The articles are followed; all of them were indexed"
CATCHING_UP: Final = "The articles are followed; the first ones are being read."
NOT_UP_TO_DATE: Final = "The articles are followed, but can't be indexed (whoever runs me knows why) since"
ALL_INDEXED: Final = "Every file could be indexed."
WHAT_IS_STORED: Final = (
    "Each question is stored with its day, channel, filters and your vote. Nothing else about you is stored."
)
NO_CHART: Final = "Drawing a chart needs matplotlib: pip install 'dateline[charts]'"
GONE: Final = "This passage is no longer in the index: its article was changed or removed. Ask again for a new answer."
TOO_OLD: Final = "I no longer have this answer: it is too old or was deleted. Please ask again."
NOT_YOURS: Final = "This answer is private to the person who asked. Please ask the question yourself."
THANKED: Final = "You're welcome."
NO_WORDS: Final = "There are no words in that to search for. Please ask a question in a sentence."
ATTACHMENT: Final = "I can't read attachments. Please paste the text that you want me to check."
ATTACHMENT_TOO: Final = "I have read your message, but I can't read attachments"
FAILED: Final = (
    "Something went wrong on my side. Please try again. If it happens again, tell the operator this code: {mark}."
)
NO_INDEX: Final = "I can't read my index right now. My log tells the operator how to repair it."
NO_STORE: Final = "I can't read or change what is stored right now. Please try again in a minute."
QUEUE_FULL: Final = "Too many questions are waiting for me. Please try again in a minute."
LEAVING: Final = "I am restarting. Please ask again in a minute."
VOTED: Final = {1: "Noted: this helped. Thank you.", -1: "Noted: this did not help. Thank you."}
SHARED: Final = "Shared with everybody here."
MISSING_PERMISSION: Final = (
    "I am not allowed to answer in {place}. Somebody who manages this server must give my role these permissions "
    "there: View Channel, Send Messages, Send Messages in Threads, Embed Links and Read Message History."
)
NOT_IN_CHANNEL: Final = (
    "I am not in that channel. Somebody there must write /invite {mention} before I can answer in threads."
)
NO_JOURNAL: Final = "Nothing is stored: the operator runs me without a journal."
FORGOTTEN: Final = "Deleted all your questions and votes, {count} in total. Nothing of yours is left."
SENT_PRIVATELY: Final = "Only you should see that, so I have sent it to you in a direct message."
USE_COMMAND: Final = (
    "Only you should see that, but I can't send you a direct message. "
    "Please use /ask or /mydata: only you see the reply."
)
NOTHING_STORED: Final = "Nothing of yours is stored."
BAD_DAY: Final = "I can't read “{day}” as a day. Please write it like 2023-12-31 or 31 Dec 2023."
BACKWARDS: Final = "The first day, {start}, is after the last, {end}. Please swap them."
LONG_NAME: Final = "To turn pages, ask again with a shorter part of the name."
OTHER_LANGUAGE: Final = (
    "I search best in English, the language that my model was trained on. Please try asking in English."
)
CHECKED: Final = "Under each statement are the passages nearest to it. Whether they support it is for you to judge."
CHECKED_PART: Final = "I compared the first {count} of {total} statements. Please send the rest in another message."
NOTHING_TO_CHECK: Final = "There is no statement in that to compare with the articles. Please send a full sentence."
FILE_TOO_LARGE: Final = "The original file is too large to attach."
NOT_ALLOWED: Final = "I am not allowed to answer you here. The operator decides where and to whom I answer."
HELP_INTRO: Final = (
    "I answer in the words of the indexed articles: exact passages, each with its file, paragraph and date. "
    "When no passage answers your question, I say so."
)
_MYDATA: Final = "what I have stored about you, with a button that deletes it"


def cool_down(seconds: float, *, whole_group: bool) -> str:
    """Say how long to wait until the next question, for one person or for everybody in a channel or server."""
    who = "Too many questions are being asked here." if whole_group else "You are asking too many questions."
    return f"{who} Please ask again in {count(max(1, round(seconds + 0.5)), 'second')}."


def nearest(found: Sequence[date]) -> str:
    """Name the days that the nearest passages are from."""
    *others, last = [day(value) for value in found[:5]]
    return f"The nearest passages are from {', '.join(others)}{' and ' if others else ''}{last}."


def examples(mention: str) -> list[str]:
    """List the ways to ask in Discord, with examples; `mention` is how people address the bot."""
    return [
        f"{mention} how many drones were shot down on 31 December?",
        "/ask question: what did the governor say? from: 2023-12-30 to: 2023-12-31 source: daily",
        *_in_conversation(),
        f"{mention} from:2023-12-30 source:daily who was injured?",
        *_filters(mention),
        f"{mention} check: 32 drones were shot down",
        *_lookups(mention),
        "/status — what is indexed and how recent it is",
        f"/mydata — {_MYDATA}",
    ]


def slack_examples(mention: str) -> list[str]:
    """List the ways to ask in Slack, as `examples` does."""
    return [
        f"{mention} how many drones were shot down on 31 December?",
        "/ask what did the governor say? from:2023-12-30 to:2023-12-31 source:daily private:yes",
        *_in_conversation(),
        *_filters(mention),
        f"{mention} check: 32 drones were shot down, or “Check against sources” in the menu of a message",
        *_lookups(mention),
        f"/dateline status, or {mention} status — what is indexed and how recent it is",
        f"/dateline mydata — {_MYDATA}",
    ]


def _in_conversation() -> list[str]:
    return [
        "In a direct message or in a thread that I opened, just ask. Follow-ups work: “and on Dec 30?”",
        "Begin a message there with ! if it is not for me.",
    ]


def _filters(mention: str) -> list[str]:
    return [
        f"{mention} who:governor how many were injured? — only what the governor says",
        f"{mention} paper:Reuters who was summoned? — only articles of one paper, agency or site",
        f"{mention} dates:no what was the last attack of May? — searches every day, whatever day is named",
    ]


def _lookups(mention: str) -> list[str]:
    return [
        f"/briefing, or {mention} briefing 31 December Kharkiv — one or more days in a few passages",
        f"/timeline, or {mention} timeline Kharkiv — a topic in the order it happened",
        f"/sources, or {mention} sources — the list of articles, and each in detail",
    ]
