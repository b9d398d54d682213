"""What votes say about relevance: a question of the journal as a line of a questions file (pure)."""

import re
from collections.abc import Iterable, Sequence

from .records import RecordedQuestion, Vote

_LABEL_WORDS = 12  # enough to be one passage's own in its article, few enough to outlive a small edit of it
_WORD = re.compile(r"[^\W_]+")
_MENTION = re.compile(r"<[@#!][^<>]*>")


def evaluation_line(question: RecordedQuestion, votes: Sequence[Vote], *, unlabelled: bool) -> dict[str, object] | None:
    """Turn a question and its votes into a line of a questions file.

    The line has no user, place or moment, and mentions in the question are blotted out.

    Args:
        question: What was asked; of a private one there is no line.
        votes: What people hold of the answer.
        unlabelled: Whether a question that the votes don't label gives a line too. That line has no
            "answers", so that it can't be read as "nothing answers", but the votes, the filters and the
            passages shown.

    Returns:
        The line, None when there is none.
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

    More 👍 than 👎 label the first passage or, on an abstention, that nothing answers. 👎 says that something
    is wrong, not what would be right; what is right under a filter may be wrong without it.
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
    """Take the passage's first words, as many as tell it from the others; "" when it has none.

    The cut is at white space, a word boundary however a reader of the file parts words.
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
    """Reduce to lower-case words with a space on each side, so that `in` holds on word boundaries alone."""
    return f" {' '.join(_WORD.findall(text.lower()))} "
