"""What a button carries."""

from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.replies.actions import Action, Verb, decode

ACTIONS = st.builds(
    Action, st.sampled_from(get_args(Verb)), st.text(max_size=120), st.integers(0, 99_999), turning=st.booleans()
)


@given(ACTIONS)
def test_an_action_reads_back_as_it_was_written(action: Action) -> None:
    encoded = action.encode()
    if encoded is not None:
        assert len(encoded) <= 100
        assert decode(encoded) == action


def test_a_key_too_long_for_a_button_is_not_cut() -> None:
    assert Action("list", "n" * 100).encode() is None


@pytest.mark.parametrize(
    "foreign",
    ["", "dl1", "dl1:answer", "dl1:answer:x:1", "dl1:erase:0:1", "dl2:answer:0:1", "dl1:answer:-1:1", "dl1:answer:²:1"],
)
def test_what_is_no_action_is_none(foreign: str) -> None:
    assert decode(foreign) is None


@given(st.text(max_size=120))
def test_any_text_is_read_or_refused(text: str) -> None:
    action = decode(text)
    assert action is None or action.encode() is not None
