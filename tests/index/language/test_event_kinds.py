"""Kinds of event by their words."""

from index.language import tokenize
from index.language.event_kinds import causes_of


def test_every_kind_that_is_mentioned_is_returned_once() -> None:
    assert causes_of(tokenize("The Hurricane and its floods hit during the pandemic.")) == {"storm", "covid"}


def test_words_for_no_event_have_no_kind() -> None:
    assert causes_of(tokenize("The mayor opened a bridge.")) == frozenset()
    assert causes_of([]) == frozenset()
