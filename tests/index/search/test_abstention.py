"""When the best hits are no answer, judged by their signals alone."""

from dataclasses import replace
from datetime import date

import numpy as np
import pytest

from index.dates import Window
from index.figures.asked import SpeakerAsk
from index.reading.passages import Passage
from index.search.abstention import ScoredPassage, Thresholds, abstain
from index.search.hits import Abstention, Hit
from index.search.question import ParsedQuestion

DAY = date(2024, 3, 5)
THRESHOLDS = Thresholds(floor=0.02, near=0.45, covered=(date(2024, 1, 10), DAY))
NEAR = {"dense": 0.6, "words_focus": 0.5, "day": 0.0, "event": 0.0, "figure": 0.0, "speaker": 0.0, "quoted": 0.0}


def parsed(*, window: Window | None = None, speaker: SpeakerAsk | None = None) -> ParsedQuestion:
    vector = np.zeros(2, np.float32)
    return ParsedQuestion((), vector, (), vector, DAY, window, (), 0, frozenset(), (), speaker)


def hit(probability: float, **signals: float) -> Hit:
    passage = Passage(1, "a.txt", 1, (1, 1), (0, 4), "Text", "body")
    return Hit(1, passage, "", DAY, "stated", (), 1.0, probability, (0, 4), (), (), NEAR | signals)


def judged(question: ParsedQuestion, *hits: Hit) -> Abstention | None:
    return abstain(question, [ScoredPassage(each.probability, each.signals) for each in hits], hits, THRESHOLDS)


ON_THE_DAY = parsed(window=Window(DAY, DAY))


@pytest.mark.parametrize(
    ("hits", "answered"),
    [
        ([hit(0.1, day=1.0), hit(0.9, day=-1.0)], True),
        ([hit(0.5, day=-1.0), hit(0.25, day=1.0)], True),
        ([hit(0.5, day=-1.0), hit(0.24, day=1.0)], False),
        ([hit(0.5, day=-1.0), hit(0.5, day=-1.0), hit(0.4, day=-1.0), hit(0.9, day=1.0)], False),
    ],
)
def test_the_first_hit_or_a_likely_one_must_tell_of_the_day(hits: list[Hit], answered: bool) -> None:  # noqa: FBT001 - a case
    found = judged(ON_THE_DAY, *hits)
    assert (found is None) == answered
    assert found is None or found.kind == "not-on-that-date"


@pytest.mark.parametrize(
    ("first", "last", "told"),
    [
        (date(2024, 4, 1), date(2024, 4, 30), True),
        (date(2023, 12, 1), date(2023, 12, 31), True),
        (None, date(2023, 12, 31), True),
        (date(2024, 3, 1), date(2024, 3, 31), False),
        (date(2024, 1, 1), date(2024, 1, 31), False),
    ],
)
def test_of_a_month_when_nothing_was_published_one_hit_must_tell(
    first: date | None,
    last: date | None,
    told: bool,  # noqa: FBT001 - a case
) -> None:
    question = parsed(window=Window(first, last))
    silent = judged(question, hit(0.9), hit(0.9, event=-1.0))
    assert (silent is not None) == told
    assert silent is None or silent.kind == "not-on-that-date"
    assert judged(question, hit(0.9), hit(0.9, event=1.0)) is None


@pytest.mark.parametrize(
    ("window", "reason"),
    [
        (
            Window(date(2024, 3, 1), date(2024, 3, 1)),
            "the topic may be there, but no passage is about that day; the nearest passages are from 5 March 2024",
        ),
        (
            Window(date(2024, 3, 1), date(2024, 3, 2)),
            "the topic may be there, but no passage is about those days; the nearest passages are from 5 March 2024",
        ),
        (
            Window(date(2024, 5, 1), date(2024, 5, 31)),
            "the archive ends on 5 March 2024, before the days asked about; the nearest passages are from 5 March 2024",
        ),
        (
            Window(date(2023, 5, 1), date(2023, 5, 31)),
            (
                "the archive begins on 10 January 2024, after the days asked about; "
                "the nearest passages are from 5 March 2024"
            ),
        ),
    ],
)
def test_the_reason_says_what_the_archive_lacks_and_what_comes_nearest(window: Window, reason: str) -> None:
    found = judged(parsed(window=window), hit(0.9, day=-1.0))
    assert found is not None
    assert found.reason == reason
    assert found.nearest == (DAY,)


def test_several_nearest_days_are_a_list() -> None:
    earlier = replace(hit(0.8, day=-1.0), published=date(2024, 3, 2))
    earliest = replace(hit(0.8, day=-1.0), published=date(2024, 2, 27))
    found = judged(parsed(window=Window(date(2024, 3, 1), date(2024, 3, 1))), hit(0.9, day=-1.0), earlier, earliest)
    assert found is not None
    assert found.reason.endswith("the nearest passages are from 27 February 2024, 2 March 2024 and 5 March 2024")


def test_somebody_asked_for_who_speaks_is_near() -> None:
    question = parsed(speaker=SpeakerAsk("Ilse Brandt"))
    assert judged(question, hit(0.9, dense=0.3, words_focus=0.5, speaker=1.0)) is None
    for far in (hit(0.9, dense=0.3, words_focus=0.4, speaker=1.0), hit(0.9, dense=0.3, words_focus=0.5, speaker=0.0)):
        found = judged(question, far)
        assert found is not None
        assert found.kind == "nothing-near"


def test_a_vector_far_off_is_not_near_unless_nearly_all_words_are_there() -> None:
    far = judged(parsed(), hit(0.9, dense=0.44, words_focus=0.79))
    assert far is not None
    assert far.kind == "nothing-near"
    assert judged(parsed(), hit(0.9, dense=0.45, words_focus=0.0)) is None
    assert judged(parsed(), hit(0.9, dense=0.1, words_focus=0.8)) is None


def test_a_speaker_must_be_named_by_one_article_at_least() -> None:
    question = parsed(speaker=SpeakerAsk("Ilse Brandt"))
    unheard = judged(question, hit(0.9, speaker=-1.0), hit(0.9, speaker=-1.0))
    assert unheard is not None
    assert unheard.kind == "no-such-speaker"
    assert judged(question, hit(0.9, speaker=-1.0), hit(0.9, speaker=-0.5)) is None


CUP = replace(parsed(), year=Window(date(2010, 1, 1), date(2010, 12, 31), "2010", (0, 4)))


@pytest.mark.parametrize(
    ("told", "answered"),
    [
        ([(0.2, True), (0.9, False)], True),
        ([(0.5, False), (0.25, True)], True),
        ([(0.5, False), (0.24, True)], False),
        ([(0.5, False)], False),
    ],
)
def test_the_first_passage_or_a_likely_one_must_tell_of_the_year(
    told: list[tuple[float, bool]],
    answered: bool,  # noqa: FBT001 - a case
) -> None:
    best = [ScoredPassage(probability, NEAR, of_year=of_year) for probability, of_year in told]
    found = abstain(CUP, best, [hit(0.5)], THRESHOLDS)
    assert (found is None) == answered
    if found is not None:
        assert found.kind == "not-on-that-date"
        assert "no passage tells of 2010; the nearest passages tell of 2024" in found.reason


READ = Thresholds(floor=0.1, near=0.45, covered=(date(2024, 1, 10), DAY))
HOLM = SpeakerAsk("Anna Holm")


def read(*hits: Hit, question: ParsedQuestion, reading: float = 0.0) -> Abstention | None:
    passages = [ScoredPassage(each.probability, each.signals, reading) for each in hits]
    return abstain(question, passages, hits, READ)


def test_a_passage_that_reads_like_an_answer_overrules_the_rule_on_who_speaks() -> None:
    unheard = {"speaker": -1.0}
    assert read(hit(0.35, **unheard), question=parsed(speaker=HOLM)) is None
    doubted = read(hit(0.25, **unheard), question=parsed(speaker=HOLM))
    assert doubted is not None
    assert doubted.kind == "no-such-speaker"


def test_a_passage_that_reads_like_an_answer_is_near_whatever_its_vector() -> None:
    far = {"dense": 0.2, "words_focus": 0.1}
    assert read(hit(0.35, **far), question=parsed()) is None
    missed = read(hit(0.25, **far), question=parsed())
    assert missed is not None
    assert missed.kind == "nothing-near"


def test_reading_does_not_overrule_the_day_asked_about() -> None:
    refused = read(hit(0.9, day=-1.0), question=ON_THE_DAY)
    assert refused is not None
    assert refused.kind == "not-on-that-date"


@pytest.mark.parametrize(
    ("names", "reason"),
    [
        (("country:Norway",), "none of the nearest passages names Norway"),
        (("word:text", "person:Text"), "no passage says what is asked"),
        ((), "no passage says what is asked"),
    ],
)
def test_below_the_floor_of_what_was_read_the_missing_name_is_told(names: tuple[str, ...], reason: str) -> None:
    refused = read(hit(0.09), hit(0.05), question=replace(parsed(), names=names))
    assert refused == Abstention("no-answer", f"the topic may be there, but {reason}")
    assert read(hit(0.05), hit(0.1), question=replace(parsed(), names=names)) is None


@pytest.mark.parametrize(("first", "answered"), [(date(2024, 1, 10), True), (date(2024, 2, 25), False)])
def test_a_weekday_of_a_long_archive_that_was_taken_for_another_refuses_nothing(first: date, answered: bool) -> None:  # noqa: FBT001 - a case
    taken = Window(DAY, DAY, "Tuesday", asked=Window(date(2026, 11, 24), date(2026, 11, 24), "Tuesday"))
    best = [ScoredPassage(0.5, NEAR | {"day": -1.0})]
    thresholds = replace(THRESHOLDS, covered=(first, DAY))
    assert (abstain(parsed(window=taken), best, [hit(0.5)], thresholds) is None) == answered
