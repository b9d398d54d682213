"""What people write, understood."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.understanding.commands import (
    Ask,
    Check,
    Command,
    Hello,
    Help,
    MyData,
    NoWords,
    Sources,
    Status,
    Thanks,
    parse,
    parse_ask,
)

GOLDEN: list[tuple[str, Command]] = [
    ("how many ships were in port?", Ask("how many ships were in port?")),
    ("  how   many\nships? ", Ask("how many ships?")),
    ("", Hello()),
    ("Hello!", Hello()),
    ("good morning everyone", Hello()),
    ("hey @Dateline".replace("@", ""), Hello()),
    ("hello, who fell into the harbour?", Ask("hello, who fell into the harbour?")),
    ("Thanks!", Thanks()),
    ("thank you so much", Thanks()),
    ("thank the mayor for what?", Ask("thank the mayor for what?")),
    ("help", Help()),
    ("/help", Help()),
    ("Status.", Status()),
    ("what is the status of the crane?", Ask("what is the status of the crane?")),
    ("my data", MyData()),
    ("sources", Sources()),
    ("sources harbour", Sources("harbour")),
    ("sources: a rather long name of an article", Sources("a rather long name of an article")),
    ("sources close to the mayor said what?", Ask("sources close to the mayor said what?")),
    ("articles about trams?", Ask("articles about trams?")),
    ("check: 41 ships were in port", Check("41 ships were in port")),
    ("Check against sources: the crane fell. Nobody was hurt.", Check("the crane fell. Nobody was hurt.")),
    ("check this!", Check("")),
    ("is this true?", Check("")),
    ("is this true of trams?", Ask("is this true of trams?")),
    ("👍", NoWords()),
    ("?!…", NoWords()),
    ("from:2023-12-30 to:2023-12-31 who fell?", Ask("who fell?", "2023-12-30", "2023-12-31")),
    ('source:"daily post" who fell?', Ask("who fell?", source="daily post")),
    ('who:"the mayor" who fell?', Ask("who fell?", said_by="the mayor")),
    ('paper:"The Verge" who fell?', Ask("who fell?", paper="The Verge")),
    ("dates:no what fell in May?", Ask("what fell in May?", use_dates=False)),
    ("dates:yes what fell in May?", Ask("what fell in May?")),
    ("from:2023-12-30", Help()),
    ("wieviele Schiffe lagen im Hafen?", Ask("wieviele Schiffe lagen im Hafen?")),
]


@pytest.mark.parametrize(("written", "command"), GOLDEN)
def test_messages_are_understood(written: str, command: Command) -> None:
    assert parse(written) == command


def test_an_attachment_alone_has_no_words() -> None:
    assert parse("", attachments=2) == NoWords(2)
    assert parse("who is this?", attachments=1) == Ask("who is this?", attachments=1)


def test_a_paste_is_checked_whole() -> None:
    """A text too long for a question is one whose claims are to be compared; nothing of it is cut."""
    paste = "The crane fell at dawn. " * 210
    command = parse(paste)
    assert isinstance(command, Check)
    assert command.text == paste.strip()


def test_filters_of_an_ask_may_stand_anywhere() -> None:
    ask = parse_ask("who private:yes fell from:2023-12-30 into it?")
    assert ask == Ask("who fell into it?", start="2023-12-30", private=True)


def test_words_with_a_colon_are_no_filters() -> None:
    assert parse_ask("he said: from nowhere").question == "he said: from nowhere"


@given(st.text(max_size=200), st.integers(0, 2))
def test_anything_at_all_is_understood_somehow(written: str, attachments: int) -> None:
    command = parse(written, attachments=attachments)
    if isinstance(command, Ask):
        assert command.question.strip()
