"""Commands: what a message asks Dateline to do. Pure.

Discord's slash commands bring their options separately and need little of this. Messages, and the line of text after a
Slack command, are parsed here. A new command is a dataclass below, a word in `_NAMED` and a case in `bot.desk`.
"""

import re
from dataclasses import dataclass, replace
from typing import Final

from bot.replies import limits

from .language import word_set


@dataclass(frozen=True, slots=True)
class Ask:
    """A question with its filters, "" for those not given.

    Attributes:
        question: The words, white space folded.
        start: First day of the filter, as written.
        end: Last day of the filter, as written.
        source: Part of the name or title of the articles to search.
        private: Whether only the asker may see the answer.
        attachments: How many files came with it; they are not read.
        said_by: The speaker whom the passages must quote.
        use_dates: Whether dates in the question limit the search.
        paper: The publisher of the articles to search.
    """

    question: str
    start: str = ""
    end: str = ""
    source: str = ""
    private: bool = False
    attachments: int = 0
    said_by: str = ""
    use_dates: bool = True
    paper: str = ""


@dataclass(frozen=True, slots=True)
class Check:
    """A text whose claims are to be compared with the articles; "" for the message replied to."""

    text: str


@dataclass(frozen=True, slots=True)
class Sources:
    """The articles whose name or title contains `name`; all of them for ""."""

    name: str = ""


@dataclass(frozen=True, slots=True)
class Status:
    """What is indexed, and when it was built."""


@dataclass(frozen=True, slots=True)
class Help:
    """How to ask."""


@dataclass(frozen=True, slots=True)
class MyData:
    """What is stored about the person who asks."""


@dataclass(frozen=True, slots=True)
class Hello:
    """A greeting, or nothing at all."""


@dataclass(frozen=True, slots=True)
class Thanks:
    """Thanks."""


@dataclass(frozen=True, slots=True)
class NoWords:
    """A message without a word: an emoji, a sticker, attachments alone."""

    attachments: int = 0


@dataclass(frozen=True, slots=True)
class AskBriefing:
    """A briefing; `words` name its days, its topic, both or neither."""

    words: str = ""


@dataclass(frozen=True, slots=True)
class AskTimeline:
    """A timeline; `words` name its topic and, optionally, its days."""

    words: str = ""


Survey = AskBriefing | AskTimeline
"""Commands that give an overview of many passages."""
Plain = Sources | Status | Help | MyData | Hello | Thanks | NoWords
"""Commands that need no search."""
Searching = Ask | Check | Survey
"""Commands that cost a search and count as a question."""
Command = Searching | Plain

_NAMED: Final[dict[str, Command]] = {
    "sources": Sources(),
    "articles": Sources(),
    "status": Status(),
    "help": Help(),
    "mydata": MyData(),
    "my data": MyData(),
    "check": Check(""),
    "check this": Check(""),
    "check that": Check(""),
    "is this true": Check(""),
    "is that true": Check(""),
}
_GREETINGS: Final = word_set("hello hi hey hiya howdy yo hallo hola bonjour ciao salut привет")
_DAYTIMES: Final = word_set("good morning afternoon evening day night guten tag there dateline bot everyone all")
_THANKS: Final = word_set("thanks thank thx ty cheers merci danke gracias спасибо")
_THANKED: Final = word_set("you very much so many a lot for that dateline bot that's great helpful it")
_MOST_NAME_WORDS: Final = 4
_WORD: Final = re.compile(r"[^\W_]+(?:['\u2019][^\W_]+)*")
_NO_WORD: Final = re.compile(r"[\s/,:;.?!-]+")
_FILTER: Final = re.compile(r"(?<!\S)(from|to|source|paper|who|dates|private):(?:\"([^\"]*)\"|(\S*))", re.IGNORECASE)
_YES: Final = frozenset({"yes", "true", "1", "on"})
_NO: Final = frozenset({"no", "false", "0", "off"})
_CHECK: Final = re.compile(r"check(?: against sources)?\s*:\s*", re.IGNORECASE)
_SURVEY: Final = re.compile(r"/?(briefing|timeline)(?:\s*:\s*|\s+|$)(.*)", re.IGNORECASE | re.DOTALL)
_SOURCES: Final = re.compile(r"(?:sources|articles)\s*(:?)\s*(.+)", re.IGNORECASE | re.DOTALL)


def parse(written: str, *, attachments: int = 0) -> Command:
    """Parse a message.

    Args:
        written: The message without the mention of the bot.
        attachments: How many files came with it.

    Returns:
        The command. Text that is no other command is a question, or a `Check` when it is too long for one.
    """
    words = " ".join(written.split())
    if not words and not attachments:
        return Hello()
    if not _WORD.search(words):
        return NoWords(attachments)
    named = _NAMED.get(_NO_WORD.sub(" ", words.casefold()).strip())
    return named or _small_talk(words) or _survey(words) or _sources(words) or _question(written, words, attachments)


def parse_ask(written: str, *, private: bool = False) -> Ask:
    """Parse a question with filters: `from:2023-12-30 source:"daily post" paper:bbc who:mayor dates:no private:yes`."""
    found = {name.casefold(): quoted or bare for name, quoted, bare in _FILTER.findall(written)}
    question = " ".join(_FILTER.sub(" ", written).split())
    return Ask(
        question=question,
        start=found.get("from", ""),
        end=found.get("to", ""),
        source=found.get("source", ""),
        paper=found.get("paper", ""),
        said_by=found.get("who", ""),
        private=private or found.get("private", "").casefold() in _YES,
        use_dates=found.get("dates", "").casefold() not in _NO,
    )


def _small_talk(words: str) -> Command | None:
    said = {word.casefold() for word in _WORD.findall(words)}
    if said & _GREETINGS and said <= _GREETINGS | _DAYTIMES:
        return Hello()
    if len(said) > 1 and "good" in said and said <= _DAYTIMES:
        return Hello()
    if said & _THANKS and said <= _THANKS | _THANKED:
        return Thanks()
    return None


def _survey(words: str) -> Survey | None:
    """Read "briefing 31 December" and "timeline Kharkiv", but not "briefing rooms cost how much?"."""
    found = _SURVEY.fullmatch(words)
    if found is None or words.endswith("?") or len(words) > limits.QUESTION_LENGTH:
        return None
    return AskBriefing(found[2].strip()) if found[1].casefold() == "briefing" else AskTimeline(found[2].strip())


def _sources(words: str) -> Command | None:
    """Read "sources: name" and "sources name", but not "sources close to the minister say what?"."""
    found = _SOURCES.fullmatch(words)
    if found is None:
        return None
    colon, name = found.groups()
    short = len(name.split()) <= _MOST_NAME_WORDS and not name.endswith("?")
    return Sources(name.strip()) if colon or short else None


def _question(written: str, words: str, attachments: int) -> Command:
    asked = _CHECK.match(words)
    if asked and asked.end() < len(words):
        return Check(written[written.index(":") + 1 :].strip())
    if len(words) > limits.QUESTION_LENGTH:
        return Check(written.strip())
    ask = parse_ask(words)
    return replace(ask, attachments=attachments) if _WORD.search(ask.question) else Help()
