"""Speakers behind their verb, found where they are and nowhere else."""

import pytest

from index.language import tokenize
from index.speakers.inversion import read_inversion


def inversion(text: str, verb: str) -> tuple[str, bool] | None:
    """The speaker's words and whether the speech goes on, as read at the first token that is `verb`."""
    tokens = tokenize(text)
    at = next(index for index, token in enumerate(tokens) if token.low == verb)
    found = read_inversion(tokens, at)
    return None if found is None else (" ".join(token.text for token in found.speaker), found.goes_on)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("“Five boats sank,” said Anna Holm.", ("Anna Holm", False)),
        ("Five boats sank, said the governor, Anna Holm, on Telegram.", ("Anna Holm", False)),
        ("“Five boats sank,” said Anna Holm, “and one burned.”", ("Anna Holm", True)),
        ("“Five boats sank,” said officials in Lund.", ("officials in Lund", False)),
    ],
)
def test_a_speaker_behind_the_verb_is_read(text: str, found: tuple[str, bool]) -> None:
    assert inversion(text, "said") == found


@pytest.mark.parametrize(
    ("text", "verb"),
    [
        ("Anna Holm said five boats sank.", "said"),
        ("Five boats sank, said.", "said"),
        ("Five boats sank, said on Monday.", "said"),
        ("The harbour, said she, was full.", "said"),
        ("The mayor, accused by Holm, left.", "accused"),
    ],
)
def test_what_is_no_inversion_is_none(text: str, verb: str) -> None:
    assert inversion(text, verb) is None
