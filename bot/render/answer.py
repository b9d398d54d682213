"""Answers, and texts compared with the articles, as replies for every platform. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from bot.answering import Answer, split_statements
from bot.replies import (
    Action,
    Block,
    Button,
    Reply,
    Section,
    Span,
    Tone,
    limits,
    notation,
    one_line,
    shorten,
    small,
    text,
    wording,
)
from bot.understanding import foreign
from index.conflicts import Conflict
from index.dates import Window
from index.generation import Coverage
from index.search import Hit

from .differing import differing_section

PER_PAGE = 3
"""Passages on a page."""
_CHECKED_PER_PAGE = 4


@dataclass(frozen=True, slots=True)
class Gone:
    """A passage that was shown and is no longer in the index."""

    rank: int
    source: str


@dataclass(frozen=True, slots=True)
class QuestionContext:
    """How a question was asked and how its answer is to be shown.

    Attributes:
        key: Id under which it is recorded; "" when it is not, and then there are no buttons that need one.
        written: The question as the person wrote it.
        strict: The days that a filter demands, None for none.
        source: The filter on articles, "" for none.
        said_by: The filter on speakers, "" for none.
        paper: The filter on publishers, "" for none.
        private: Whether only the asker sees the answer.
        votes: Whether votes are recorded.
        shareable: Whether a private answer can be shared with others.
        attachments: How many files came with it; they are not read.
        per_page: Passages on a page.
    """

    key: str
    written: str
    strict: Window | None = None
    source: str = ""
    said_by: str = ""
    paper: str = ""
    private: bool = False
    votes: bool = False
    shareable: bool = False
    attachments: int = 0
    per_page: int = PER_PAGE


def render_answer(answer: Answer, asked: QuestionContext, passages: Sequence[Hit | Gone] | None = None) -> Reply:
    """Make the reply to a question.

    Args:
        answer: The answer.
        asked: How the question was asked.
        passages: What to show instead of the answer's hits, when an answer is shown again later.
    """
    tone: Tone = "abstention" if answer.abstention else "answer"
    shown = answer.hits if passages is None else passages
    return Reply(
        head=Section(body=(*_understood(answer, asked), *_abstained(answer, asked)), tone=tone),
        sections=_with_differences(
            [passage_section(passage, tone, answer.window) for passage in shown], answer.conflicts
        ),
        tail=coverage_section(answer.coverage, tone, "Searched: " if answer.abstention else ""),
        per_page=asked.per_page,
        turn=Action("answer", asked.key) if asked.key else None,
        more="More passages",
        around=True,
        buttons=_buttons(asked, cites=bool(shown)),
        private=asked.private,
        question=answer.question,
    )


def _with_differences(sections: Sequence[Section], conflicts: Sequence[Conflict]) -> tuple[Section, ...]:
    """Put what sources differ about after the first passage."""
    differing = differing_section(conflicts)
    return (*sections[:1], differing, *sections[1:]) if differing else tuple(sections)


def _understood(answer: Answer, asked: QuestionContext) -> tuple[Block, ...]:
    """Quote the question and show how it was understood."""
    blocks = [Block("quote", (Span(shorten(asked.written, limits.QUESTION_LENGTH)),))]
    if one_line(asked.written) != one_line(answer.question):
        blocks.append(
            small(
                f"Taken together with the previous question: “{shorten(answer.question, limits.QUESTION_LENGTH // 2)}”"
            )
        )
    notes = []
    if asked.strict:
        open_side = "" if asked.strict.start and asked.strict.end else "days "
        notes.append(f"Only passages about {open_side}{notation.window(asked.strict)}")
    elif answer.window:
        notes.append(_days_understood(answer.window))
    if asked.source:
        notes.append(f"Only articles with “{notation.name(asked.source)}” in the name or title")
    if asked.paper:
        notes.append(f"Only articles of “{notation.name(asked.paper)}”")
    elif answer.papers:
        notes.append(notation.papers(answer.papers))
    if asked.said_by:
        notes.append(f"Only passages that quote “{notation.name(asked.said_by)}”")
    if asked.attachments:
        notes.append(wording.ATTACHMENT_TOO)
    return (*blocks, small(" · ".join(notes))) if notes else tuple(blocks)


def _days_understood(window: Window) -> str:
    words = notation.window(window)
    return f"Understood: {words}" if window.asked is None else f"{words[:1].upper()}{words[1:]}"


def _abstained(answer: Answer, asked: QuestionContext) -> tuple[Block, ...]:
    abstention = answer.abstention
    if abstention is None:
        return ()
    blocks = [text(wording.NOTHING, "bold"), text(notation.sentence(abstention.reason))]
    if abstention.nearest and not _names_day(abstention.reason, abstention.nearest[0]):
        blocks.append(text(wording.nearest(abstention.nearest)))
    if foreign(asked.written):
        blocks.append(small(wording.OTHER_LANGUAGE))
    if answer.hits:
        blocks.append(text(wording.NEAREST))
    return tuple(blocks)


def _buttons(asked: QuestionContext, *, cites: bool) -> tuple[Button, ...]:
    if not asked.key:
        return ()
    buttons = [Button("Sources", Action("cited", asked.key))] if cites else []
    if asked.votes:
        buttons.append(Button("Helpful", Action("vote", asked.key, 1), "👍"))
        buttons.append(Button("Not helpful", Action("vote", asked.key, 0), "👎"))
    if asked.private and asked.shareable:
        buttons.append(Button("Share", Action("share", asked.key)))
    return tuple(buttons)


def passage_section(passage: Hit | Gone, tone: Tone, window: Window | None = None) -> Section:
    """Show a passage: its article's title, its words with those that answer or the best sentence in bold, its citation.

    A passage about other days than `window` says so, because the days of a question only influence the ranking.
    """
    if isinstance(passage, Gone):
        line = f"[{passage.rank}] {notation.name(passage.source)}"
        return Section(body=(text(wording.GONE),), closing=(small(line),), tone="notice", number=passage.rank)
    title = notation.name(passage.title)
    if tone == "abstention":
        title = f"{wording.NOT_AN_ANSWER} · {title}" if title else wording.NOT_AN_ANSWER
    # What is no answer has no words that answer.
    stressed = passage.sentence if tone == "abstention" else passage.stressed
    return Section(
        title=title,
        body=(Block("quote", emphasised(passage.passage.text, stressed), passage.sentence),),
        closing=(small(notation.citation(passage, window)),),
        tone=tone,
        passage=passage.passage.id,
        number=passage.rank,
    )


def emphasised(words: str, stressed: tuple[int, int]) -> tuple[Span, ...]:
    """Split a passage so that some words, without white space around, are bold; no character is lost or added."""
    start, end = max(0, stressed[0]), min(len(words), stressed[1])
    while start < end and words[start].isspace():
        start += 1
    while end > start and words[end - 1].isspace():
        end -= 1
    spans = (Span(words[:start]), Span(words[start:end], "bold"), Span(words[end:]))
    return tuple(span for span in spans if span.text)


def coverage_section(coverage: Coverage, tone: Tone, lead: str = "") -> Section:
    """Say what was searched: articles, passages, their days, how fresh they are, and what failed."""
    spans = [Span(f"{lead}{notation.searched(coverage)} · "), *freshness(coverage)]
    if coverage.failures:
        spans.append(Span(f" · {notation.failed(coverage)}"))
    return Section(body=(Block("small", tuple(spans)),), tone=tone)


def freshness(coverage: Coverage) -> tuple[Span, Span]:
    """Say when the newest article came, or where that isn't known, when the index was built."""
    newest = coverage.newest_at
    if newest is None:
        return Span("built "), Span(notation.instant(coverage.built_at), moment=coverage.built_at)
    return Span("newest article "), Span(notation.instant(newest), moment=newest, ago=True)


def render_cited(passages: Sequence[Hit | Gone], key: str) -> Reply:
    """List every place of the passages of the answer `key`."""
    sections = tuple(_places(passage) for passage in passages)
    return Reply(sections=sections, per_page=PER_PAGE, turn=Action("cited", key), private=True)


def _places(passage: Hit | Gone) -> Section:
    number = f"[{passage.rank}]"
    if isinstance(passage, Gone):
        return Section(title=f"{number} {notation.name(passage.source)}", body=(text(wording.GONE),), tone="listing")
    body = tuple(Block("item", (Span(place),)) for place in notation.places(passage))
    return Section(title=f"{number} {notation.name(passage.title)}".rstrip(), body=body, tone="listing")


def render_checked(written: str, answers: Sequence[Answer], key: str) -> Reply:
    """Show, statement by statement, the passages nearest to what a text claims.

    Args:
        written: The text.
        answers: An answer for each of its first statements, in order; not empty.
        key: Id under which the result is remembered.
    """
    total = len(split_statements(written))
    notes = [text("Checked against the articles", "bold"), text(wording.CHECKED)]
    if len(answers) < total:
        notes.append(text(wording.CHECKED_PART.format(count=len(answers), total=total)))
    if foreign(written):
        notes.append(small(wording.OTHER_LANGUAGE))
    sections: list[Section] = []
    numbers: dict[int, int] = {}
    for answer in answers:
        sections.append(_statement(answer))
        for hit in answer.hits:
            rank = numbers.setdefault(hit.passage.id, len(numbers) + 1)
            sections.append(passage_section(replace(hit, rank=rank), "abstention" if answer.abstention else "answer"))
    return Reply(
        head=Section(body=tuple(notes)),
        sections=tuple(sections),
        tail=coverage_section(answers[0].coverage, "notice"),
        per_page=_CHECKED_PER_PAGE,
        turn=Action("check", key),
        around=True,
        private=True,
    )


def _statement(answer: Answer) -> Section:
    body = [Block("text", (Span("Statement: ", "bold"), Span(one_line(answer.question))))]
    if answer.abstention:
        body.append(small(notation.sentence(answer.abstention.reason)))
    return Section(body=tuple(body), tone="abstention" if answer.abstention else "listing")


def _names_day(words: str, value: date) -> bool:
    """Whether words already name a day, as "30 Dec" or "30 December", in any year."""
    return f"{value.day} {value:%b}" in words
