"""Answers to render: made by hand, and any at all for hypothesis."""

from collections.abc import Sequence
from datetime import UTC, date, datetime

from hypothesis import strategies as st

from bot.answering.answerer import Answer
from bot.replies.reply import Reply
from index.dates import Window
from index.errors import Failure
from index.generation.contents import Coverage
from index.reading.passages import Passage
from index.search.hits import Abstention, Hit, Place

ASKED_ON = date(2024, 1, 2)
BUILT = datetime(2024, 1, 2, 3, 4, 5, tzinfo=UTC)
COVERAGE = Coverage(
    articles=5,
    passages=132,
    first=date(2023, 12, 29),
    last=date(2023, 12, 31),
    undated=1,
    built_at=BUILT,
    failures=(Failure("broken.pdf", "the file is encrypted"),),
    generation="20240102T030405-1",
)


def hit(rank: int, text: str, sentence: tuple[int, int] | None = None, **more: object) -> Hit:
    """Make a hit with a passage of these words."""
    values: dict[str, object] = {
        "source": "harbour.txt",
        "title": "Harbour crane falls",
        "published": date(2023, 12, 31),
        "published_how": "stated",
        "paragraph": rank + 2,
        "also": (),
        **more,
    }
    paragraph = values["paragraph"]
    assert isinstance(paragraph, int)
    passage = Passage(
        1000 + rank, str(values["source"]), paragraph, (rank * 2, rank * 2), (rank * 500, rank * 500 + len(text)), text
    )
    return Hit(
        rank=rank,
        passage=passage,
        title=str(values["title"]),
        published=values["published"],  # type: ignore[arg-type] # a test knows what it gives
        published_how=values["published_how"],  # type: ignore[arg-type] # likewise
        event_dates=(),
        score=1 / rank,
        probability=1 / rank,
        sentence=sentence or (0, len(text)),
        also=values["also"],  # type: ignore[arg-type] # likewise
    )


def answer(question: str, hits: Sequence[Hit], abstention: Abstention | None = None, **more: object) -> Answer:
    """Make an answer of these hits."""
    window = more.get("window")
    coverage = more.get("coverage", COVERAGE)
    assert window is None or isinstance(window, Window)
    assert isinstance(coverage, Coverage)
    return Answer(question, ASKED_ON, window, tuple(hits), abstention, coverage)


# Letters, what Discord and Slack format, what turns direction, what shows nothing, what takes two units.
HOSTILE = "abc 1\n.!*_~|`<>[]()#-+:@&/\\\u202e\u200b\u05d0é😀"
WORDS = st.text(alphabet=st.sampled_from(HOSTILE), max_size=3000)
NAMES = st.text(alphabet=st.sampled_from(HOSTILE), min_size=1, max_size=400)
DAYS = st.none() | st.dates(date(1990, 1, 1), date(2030, 1, 1))
PLACES = st.builds(
    Place, NAMES, st.integers(1, 9999), st.just((1, 2)), st.just((3, 4)), DAYS, st.sampled_from(["stated", "inferred"])
)


@st.composite
def hits(draw: st.DrawFn) -> Hit:
    """Draw a hit; its rank is set when it goes into an answer."""
    text = draw(st.text(alphabet=st.sampled_from(HOSTILE), min_size=1, max_size=9000))
    start = draw(st.integers(0, len(text)))
    end = draw(st.integers(start, len(text)))
    return hit(
        draw(st.integers(1, 9)),
        text,
        (start, end),
        source=draw(NAMES),
        title=draw(WORDS),
        published=draw(DAYS),
        also=tuple(draw(st.lists(PLACES, max_size=5))),
    )


@st.composite
def answers(draw: st.DrawFn) -> Answer:
    """Draw an answer or an abstention to any question."""
    abstention = draw(st.none() | st.builds(Abstention, st.just("nothing-near"), WORDS, st.just((ASKED_ON,) * 3)))
    window = draw(st.none() | st.builds(Window, DAYS, DAYS, NAMES))
    return answer(draw(WORDS), draw(st.lists(hits(), max_size=5)), abstention, window=window)


def quoted(reply: Reply) -> str:
    """Join all quoted words of a reply, its head apart."""
    return "".join(block.text for section in reply.sections for block in section.body if block.style == "quote")
