"""Which languages a question is recognised as being in."""

import pytest

from bot.understanding.language import foreign


@pytest.mark.parametrize(
    "text",
    [
        "how many drones did Ukraine say it shot down on Dec 31?",
        "Belgorod?",
        "who is Kurt von der Heide and what did he say?",
        "",
        "31.12.2023",
    ],
)
def test_english_is_not_foreign(text: str) -> None:
    assert not foreign(text)


@pytest.mark.parametrize(
    "text",
    [
        "wie viele Drohnen haben die Russen abgeschossen und wer war das?",
        "combien de drones ont été abattus et qui les a lancés?",
        "сколько дронов было сбито?",
        "多少架无人机被击落？",
        "¿cuántos drones fueron derribados y dónde?",
    ],
)
def test_other_languages_are(text: str) -> None:
    assert foreign(text)
