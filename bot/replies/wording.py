"""The sentences that Dateline says, the same on every platform. Pure.

Nothing here is escaped or formatted: each platform's renderer does that.
"""

from collections.abc import Sequence
from datetime import date
from typing import Final

from .notation import count, day

NOTHING: Final = "No passage answers this."
NEAREST: Final = "The nearest passages, which are not an answer:"
NOT_AN_ANSWER: Final = "Not an answer"
NOTHING_THEN: Final = "When this was asked, no passage answered it. Ask again to see whether one does now."
NO_NEWS_THEN: Final = "No passage was published on these days, and none speaks of them."
NO_TOPIC: Final = "No passage is about that."
NO_TOPIC_THEN: Final = "No passage of these days is about that."
NAME_TOPIC: Final = "Name a topic, please: “timeline Kharkiv”, “timeline of the harbour strike in December”."
NO_CHART: Final = "A chart of this needs matplotlib: pip install 'dateline[charts]'"
GONE: Final = "This passage is no longer in the index: its article has been changed or taken out."
TOO_OLD: Final = "I no longer know this answer: it is too old or has been deleted. Please ask again."
NOT_YOURS: Final = "This answer is private to the one who asked."
THANKED: Final = "You're welcome."
NO_WORDS: Final = "There are no words in that for me to search. Ask a question in a sentence, please."
ATTACHMENT: Final = "I can't read attachments. Paste the words that you want me to check, please."
ATTACHMENT_TOO: Final = "I have read your words, not what you attached"
FAILED: Final = "Something went wrong on my side and this is not answered. Please try again; for the operator: {mark}."
NO_INDEX: Final = "My index can't be read just now. Whoever runs me finds in my log how to mend it."
NO_STORE: Final = "What is stored can't be read or changed just now. Please try again in a minute."
QUEUE_FULL: Final = "I have more questions waiting than I can answer soon. Please try again in a minute."
LEAVING: Final = "I am just being restarted. Please ask again in a minute."
VOTED: Final = {1: "Noted: this helped. Thank you.", -1: "Noted: this did not help. Thank you."}
SHARED: Final = "Shared with everybody here."
MISSING_PERMISSION: Final = (
    "I may not answer in {place}: somebody who manages this server must give my role View Channel, Send Messages, "
    "Send Messages in Threads, Embed Links and Read Message History there."
)
NOT_IN_CHANNEL: Final = (
    "I am not in that channel: somebody there must write /invite {mention} before I can answer in threads."
)
NO_JOURNAL: Final = "Nothing is stored: the operator runs me without a journal."
FORGOTTEN: Final = "Deleted: {count} of your questions and votes. Nothing of yours is left."
SENT_PRIVATELY: Final = "That is for your eyes alone: I have sent it to you as a direct message."
USE_COMMAND: Final = (
    "That is for your eyes alone and I can't send you a direct message. "
    "Use /ask or /mydata, please: only you see those."
)
NOTHING_STORED: Final = "Nothing of yours is stored."
BAD_DAY: Final = "I can't read “{day}” as a day. Write it like 2023-12-31 or 31 Dec 2023, please."
BACKWARDS: Final = "The first day, {start}, is after the last, {end}. Swap them, please."
LONG_NAME: Final = "There are more. Ask with a shorter or another part of the name to turn pages."
OTHER_LANGUAGE: Final = "I search best in English: the model that compares meanings has learnt from English text."
CHECKED: Final = "The passages nearest to each statement. Whether they bear it out is yours to judge."
CHECKED_PART: Final = "I compared the first {count} statements of {total}. Send me the rest by itself, please."
NOTHING_TO_CHECK: Final = "There is no statement in that to compare with the articles."
FILE_TOO_LARGE: Final = "The original file is too large to attach."
NOT_ALLOWED: Final = "I may not answer here. Whoever runs me decides where and to whom I do."
HELP_INTRO: Final = (
    "I answer from the indexed articles with their own words: passages quoted exactly, each with its file, "
    "paragraph and date. When no passage answers, I say so."
)


def cool_down(seconds: float, *, whole_group: bool) -> str:
    """Ask for patience: how long until the next question."""
    patience = max(1, round(seconds + 0.5))
    who = "This server is" if whole_group else "You are"
    return f"{who} asking faster than I may answer. Please ask again in {count(patience, 'second')}."


def nearest(found: Sequence[date]) -> str:
    """Name the days on which the archive does speak of a topic."""
    return "The articles speak of it on " + ", ".join(day(value) for value in found[:5]) + "."


def examples(mention: str) -> list[str]:
    """List the ways to ask, with examples; `mention` is how the bot is addressed on the platform."""
    return [
        f"{mention} how many drones were shot down on 31 December?",
        "/ask question: what did the governor say? from: 2023-12-30 to: 2023-12-31 source: daily",
        "In a direct message, or in a thread that I opened, just ask; follow-ups work: “and on Dec 30?”",
        "There, begin with ! to speak to others.",
        f"{mention} from:2023-12-30 source:daily who was injured?",
        f"{mention} who:governor how many were injured?: only what the governor says",
        f"{mention} dates:no what was the last attack of May?: every day is searched, whatever day is named",
        f"{mention} check: 32 drones were shot down",
        f"/briefing, or {mention} briefing 31 December Kharkiv: days in a few passages, of a topic or of everything",
        f"/timeline, or {mention} timeline Kharkiv: a topic in the order of what happened",
        f"/sources, or {mention} sources: the articles, and each in detail",
        "/status: what is indexed and how fresh it is",
        "/mydata: what I have stored of yours, and a button that deletes it",
    ]


def slack_examples(mention: str) -> list[str]:
    """List the ways to ask in Slack, as `examples` does."""
    return [
        f"{mention} how many drones were shot down on 31 December?",
        "/ask what did the governor say? from:2023-12-30 to:2023-12-31 source:daily private:yes",
        "In a direct message, or in a thread that I opened, just ask; follow-ups work: “and on Dec 30?”",
        "There, begin with ! to speak to others.",
        f"{mention} who:governor how many were injured?: only what the governor says",
        f"{mention} dates:no what was the last attack of May?: every day is searched, whatever day is named",
        f"{mention} check: 32 drones were shot down, or “Check against sources” in the menu of a message",
        f"/briefing, or {mention} briefing 31 December Kharkiv: days in a few passages, of a topic or of everything",
        f"/timeline, or {mention} timeline Kharkiv: a topic in the order of what happened",
        f"/sources, or {mention} sources: the articles, and each in detail",
        f"/dateline status, or {mention} status: what is indexed and how fresh it is",
        "/dateline mydata: what I have stored of yours, and a button that deletes it",
    ]
