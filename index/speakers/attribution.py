"""Attributions: who says what in a paragraph, and through which channel. Rules over sentences. Pure."""

import re
from collections.abc import Sequence
from typing import Final

from index.language import QUOTES, sentence_spans

from .coreference import Speaker
from .crediting import CREDITING
from .nouns_of_saying import NOUNS
from .paragraph_reader import ParagraphReader
from .quotations import with_double_marks
from .reporting_verbs import REPORTING
from .said import Attribution, Heard
from .speech_verbs import BASES, QUOTING, SAYING

_REMEMBERED: Final = 12
_WORD: Final = re.compile(r"[a-z]+")
_CUES: Final = REPORTING | CREDITING | NOUNS | SAYING.keys() | QUOTING.keys() | BASES.keys()


def attributions(text: str, previous: Sequence[str] = (), turn: Speaker | None = None) -> list[Attribution]:
    """Find who says what in a paragraph.

    Args:
        text: The paragraph.
        previous: The paragraphs before it, nearest last; "he added" and "the ministry" may refer to them.
        turn: Whose words a quotation without a speaker is, where the paragraphs before are not at hand.

    Returns:
        One for each stretch that somebody says, in the order of the cues; none for what the article itself states.
    """
    heard = Heard((turn,) if turn else (), turn=turn)
    for paragraph in previous:
        _, heard = listen(paragraph, heard)
    return listen(text, heard)[0]


def listen(text: str, heard: Heard) -> tuple[list[Attribution], Heard]:
    """Find who says what in a paragraph, given what was heard before; return that and what is now heard."""
    plain = with_double_marks(text)
    reader = ParagraphReader(plain, heard)
    reader.read_label()
    if not _CUES.isdisjoint(_WORD.findall(plain.lower())) or any(mark in plain for mark in QUOTES):
        for start, end in sentence_spans(plain):
            reader.read(start, end)
        reader.read_quotations()
    turn = reader.next_turn()
    return reader.found, Heard(tuple(reader.names.known), (*heard.texts[-_REMEMBERED + 1 :], text), turn)


def speaker_at(found: Sequence[Attribution], place: int) -> Attribution | None:
    """Return the narrowest attribution that covers a character offset, None where the article itself speaks."""
    covering = [
        item for item in found if item.span[0] <= place < item.span[1] and not item.cue[0] <= place < item.cue[1]
    ]
    return min(covering, key=lambda item: item.span[1] - item.span[0], default=None)
