"""Turns votes into labels: a question of the journal as a line of a questions file. Pure."""

import re
from collections.abc import Iterable, Sequence

from .records import RecordedQuestion, Vote

_LABEL_WORDS = 12  # enough to identify a passage in its article, few enough to survive small edits of it
_WORD = re.compile(r"[^\W_]+")
_MENTION = re.compile(r"<[@#!][^<>]*>")


def evaluation_line(question: RecordedQuestion, votes: Sequence[Vote], *, unlabelled: bool) -> dict[str, object] | None:
    """Turn a question and its votes into a line of a questions file.

    The line contains no user, place or time, and mentions in the question are replaced by "@…".

    Args:
        question: The question; a private one has no line.
        votes: All votes on its answer.
        unlabelled: Whether a question that the votes don't label has a line too. That line has no "answers",
            so that it can't be read as "nothing answers", but the votes, the filters and the passages shown.

    Returns:
        The line, None when the question has none.
    """
    if question.private:
        return None
    line: dict[str, object] = {
        "id": f"journal-{question.id}",
        "question": _MENTION.sub("@…", question.question),
        "asked_on": question.asked_on.isoformat(),
    }
    answers = _answers(question, votes)
    if answers is not None:
        return line | {"answers": answers}
    if not unlabelled:
        return None
    return line | {
        "votes": {"up": votes.count(1), "down": votes.count(-1)},
        "abstained": question.abstained,
        "filters": dict(question.filters),
        "shown": [{"source": passage.source, "text": passage.text} for passage in question.passages],
    }


def _answers(question: RecordedQuestion, votes: Sequence[Vote]) -> list[dict[str, object]] | None:
    """List what answers the question according to its votes, None when they don't say.

    More 👍 than 👎 label the first passage as the answer or, on an abstention, that nothing answers. 👎 says that
    something is wrong, not what would be right; and what is right with a filter may be wrong without it.
    """
    if sum(votes) <= 0 or question.filters:
        return None
    if question.abstained:
        return []
    if not question.passages:
        return None
    first, *rest = question.passages
    contains = _own_words(first.text, [other.text for other in rest if other.source == first.source])
    return [{"source": first.source, "contains": [contains]}] if contains else None


def _own_words(text: str, others: Iterable[str]) -> str:
    """Return enough first words of a passage to distinguish it from the others; "" when it has no words.

    The cut is at white space, which is a word boundary however a program splits words.
    """
    if not _WORD.search(text):
        return ""
    words = text.split()
    known = [_reduced(other) for other in others]
    count = _LABEL_WORDS
    while count < len(words):
        run = " ".join(words[:count])
        if _WORD.search(run) and not any(_reduced(run) in other for other in known):
            return run
        count *= 2
    return " ".join(words)


def _reduced(text: str) -> str:
    """Reduce a text to lower-case words with a space on each side, so that `in` matches whole words only."""
    return f" {' '.join(_WORD.findall(text.lower()))} "
