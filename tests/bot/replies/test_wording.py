"""Sentences that are put together."""

from collections.abc import Callable

import pytest

from bot.replies import wording


@pytest.mark.parametrize(
    ("seconds", "told"), [(0.0, "1 second."), (0.9, "1 second."), (1.2, "2 seconds."), (29.5, "30 seconds.")]
)
def test_the_wait_is_whole_seconds_and_never_too_short(seconds: float, told: str) -> None:
    said = wording.cool_down(seconds, whole_group=False)
    assert said == f"You are asking too many questions. Please ask again in {told}"


def test_a_group_is_not_told_that_one_person_asks_too_much() -> None:
    assert wording.cool_down(3, whole_group=True).startswith("Too many questions are being asked here.")


@pytest.mark.parametrize("examples", [wording.examples, wording.slack_examples])
def test_help_addresses_the_bot_as_the_platform_does(examples: Callable[[str], list[str]]) -> None:
    lines = examples("@Bot")
    assert lines[0].startswith("@Bot ")
    assert len(set(lines)) == len(lines)
    assert any(line.startswith("@Bot check: ") for line in lines)
    assert any("mydata" in line for line in lines)
