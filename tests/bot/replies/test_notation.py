"""How days, names, counts and citations are written."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.replies import notation
from index.dates import Window
from index.reading import NOWHERE, Anchor
from index.search import PaperAsk, Place
from tests.bot.answers import COVERAGE, hit

DEC_30, DEC_31, JAN_1 = date(2023, 12, 30), date(2023, 12, 31), date(2024, 1, 1)


@pytest.mark.parametrize(
    ("start", "end", "written"),
    [
        (DEC_31, DEC_31, "31 Dec 2023"),
        (DEC_30, DEC_31, "30–31 Dec 2023"),
        (date(2023, 11, 30), DEC_31, "30 Nov – 31 Dec 2023"),
        (DEC_31, JAN_1, "31 Dec 2023 – 1 Jan 2024"),
        (DEC_31, None, "since 31 Dec 2023"),
        (None, DEC_31, "until 31 Dec 2023"),
        (None, None, "any day"),
    ],
)
def test_days_repeat_no_month_or_year(start: date | None, end: date | None, written: str) -> None:
    assert notation.days(start, end) == written.replace("–", "\N{EN DASH}")


def test_a_window_quotes_the_words_it_was_understood_from() -> None:
    assert notation.window(Window(DEC_31, DEC_31, "on\n Dec 31")) == "31 Dec 2023 (“on Dec 31”)"
    assert notation.window(Window(DEC_31, DEC_31)) == "31 Dec 2023"


def test_a_window_counted_from_other_days_says_so() -> None:
    asked = Window(date(2026, 11, 21), date(2026, 11, 21), "Saturday")
    taken = Window(date(2023, 12, 30), date(2023, 12, 30), "Saturday", asked=asked)
    words = "nothing of Saturday, 21 November 2026; taken as Saturday, 30 December 2023"
    assert notation.taken(taken) == words
    assert notation.window(taken) == f"{words} (“Saturday”)"
    assert notation.taken(asked) == ""
    span = Window(date(2023, 12, 24), DEC_31, asked=Window(date(2026, 11, 21), date(2026, 11, 28)))
    assert notation.taken(span) == "nothing of 21–28 Nov 2026; taken as 24–31 Dec 2023"


def test_an_instant_is_written_in_utc() -> None:
    kyiv = timezone(timedelta(hours=2))
    assert notation.instant(datetime(2024, 1, 1, 1, 5, tzinfo=kyiv)) == "31 Dec 2023, 23:05 UTC"
    assert notation.instant(datetime(2024, 1, 1, 1, 5, tzinfo=UTC)) == "1 Jan 2024, 01:05 UTC"


def test_an_inferred_day_says_so() -> None:
    assert notation.published(DEC_31, "inferred") == "31 Dec 2023 (inferred)"
    assert notation.published(DEC_31, "filename") == "31 Dec 2023"
    assert notation.published(None, "unknown") == "date unknown"
    assert notation.published_how(DEC_31, "filename") == "31 Dec 2023 (from the file name)"


def test_a_citation_names_the_speaker_the_days_and_two_more_places() -> None:
    elsewhere = [Place(f"copy{n}.txt", n, (1, 1), (0, 9), DEC_30, "stated") for n in (1, 2, 3)]
    cited = replace(hit(2, "A crane fell.", also=tuple(elsewhere)), said_by=("Ilse Brandt",))
    asked = Window(date(2023, 5, 1), date(2023, 5, 3))
    assert notation.citation(cited, asked) == (
        "[2] harbour.txt · ¶4 · 31 Dec 2023 · said by Ilse Brandt · outside 1–3 May 2023"
        "; also copy1.txt · ¶1 · 30 Dec 2023; also copy2.txt · ¶2 · 30 Dec 2023; and 1 more place (see Sources)"
    ).replace("–", "\N{EN DASH}")
    assert len(notation.places(cited)) == 4


def test_a_citation_names_the_publisher_unless_the_title_does() -> None:
    cited = replace(hit(1, "A crane fell."), publisher="The Verge")
    assert notation.citation(cited) == "[1] harbour.txt · The Verge · ¶3 · 31 Dec 2023"
    titled = replace(cited, title="Crane falls | The Verge")
    assert notation.citation(titled) == "[1] harbour.txt · ¶3 · 31 Dec 2023"
    copy = Place("copy.txt", 1, (1, 1), (0, 9), DEC_30, "stated", "Reuters")
    assert notation.citation(replace(titled, also=(copy,))).endswith("; also copy.txt · Reuters · ¶1 · 30 Dec 2023")
    assert notation.places(cited)[0].startswith("harbour.txt · The Verge · ¶3")


@pytest.mark.parametrize(
    ("source", "anchor", "written"),
    [
        ("a/export.docx:article-7", Anchor(part=7), "[1] a/export.docx · article 7 · ¶3 · 31 Dec 2023"),
        ("urn:item-12", Anchor(part=7), "[1] urn:item-12 · ¶3 · 31 Dec 2023"),
        ("x" * 400 + ":article-7", Anchor(part=7), None),
        ("paper.pdf", Anchor(page=4, on_page=2), "[1] paper.pdf · p. 4 · ¶2 · 31 Dec 2023"),
        ("q.pdf", Anchor(page=4, on_page=2, uncertain=True), "[1] q.pdf · p. 4 · ¶2 · 31 Dec 2023 · layout uncertain"),
    ],
)
def test_an_article_of_several_and_a_page_are_cited(source: str, anchor: Anchor, written: str | None) -> None:
    cited = hit(1, "A crane fell.", source=source)
    found = notation.citation(replace(cited, passage=replace(cited.passage, anchor=anchor)))
    if written is None:
        assert " · article 7 · ¶3" in found
    else:
        assert found == written


def test_papers_asked_for_are_named_with_their_days() -> None:
    asked = [PaperAsk("cnn", "CNN", Window(DEC_30, DEC_30)), PaperAsk("verge", "the Verge")]
    assert notation.papers(asked) == "Understood: articles of CNN (30 Dec 2023) and the Verge come first"
    assert notation.papers(asked[1:]) == "Understood: articles of the Verge come first"


def test_a_place_without_a_name_can_still_be_read() -> None:
    assert notation.place("\u200b", 1, None, "unknown", anchor=NOWHERE) == "(no name) · ¶1 · date unknown"


@pytest.mark.parametrize(("number", "written"), [(0, "0 files"), (1, "1 file"), (1204, "1,204 files")])
def test_a_count_agrees_with_its_noun(number: int, written: str) -> None:
    assert notation.count(number, "file") == written


def test_coverage_leaves_out_what_there_is_none_of() -> None:
    bare = replace(COVERAGE, articles=1, passages=0, first=None, last=None, undated=0, failures=())
    assert notation.searched(bare) == "1 article · 0 passages"
    assert notation.failed(bare) == ""
    assert notation.failed(COVERAGE) == "1 file could not be indexed"


@pytest.mark.parametrize(
    ("words", "sentence"),
    [("nothing comes near", "Nothing comes near."), ("Why not?", "Why not?"), ("one\ntwo", "One two."), ("", "")],
)
def test_a_reason_becomes_a_sentence(words: str, sentence: str) -> None:
    assert notation.sentence(words) == sentence


@pytest.mark.parametrize(
    ("seconds", "written"),
    [
        (-5, "less than a minute ago"),
        (59, "less than a minute ago"),
        (60, "1 minute ago"),
        (3_599, "59 minutes ago"),
        (7_200, "2 hours ago"),
        (86_400, "1 day ago"),
        (29 * 86_400, "29 days ago"),
        (30 * 86_400, "31 Dec 2023, 23:05 UTC"),
    ],
)
def test_how_long_ago_is_written_in_the_largest_unit_that_fits(seconds: int, written: str) -> None:
    moment = datetime(2023, 12, 31, 23, 5, tzinfo=UTC)
    assert notation.ago(moment, moment + timedelta(seconds=seconds)) == written


@given(
    st.text(max_size=notation.NAME_LENGTH).filter(lambda name: name.strip() == name != ""), st.integers(1, 10**9 - 1)
)
def test_a_version_that_is_written_is_read_again(source: str, number: int) -> None:
    written = notation.version(source, number)
    if "\n" not in source:
        assert notation.version_asked(written) == (source, number)
        assert notation.version_asked(f"  {written}\n") == (source, number)


def test_a_version_of_a_version_is_of_the_article_named_like_one() -> None:
    assert notation.version("a (version 2)", 1) == "a (version 2) (version 1)"
    assert notation.version_asked("a (version 2) (version 1)") == ("a (version 2)", 1)


def test_of_a_long_name_a_version_is_asked_by_its_end() -> None:
    source = f"{'folder/' * 60}   {'x' * (notation.NAME_LENGTH - 2)}"
    assert notation.version_asked(notation.version(source, 3)) == ("x" * (notation.NAME_LENGTH - 2), 3)
    assert source.endswith("x" * (notation.NAME_LENGTH - 2)), "so that it is found by this part"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "a.md",
        "(version 1)",
        " (version 1)",
        "a.md(version 1)",
        "a.md (version 0)",
        "a.md (version 01)",
        "a.md (version -1)",
        "a.md (version 1.5)",
        "a.md (version \u0661)",
        "a.md (version \u00b2)",
        "a.md (version 9999999999)",
        "a.md (version )",
        "a.md (version one)",
        "a.md (version 1) please",
        "a.md [version 1]",
    ],
)
def test_what_names_no_version_is_none(text: str) -> None:
    assert notation.version_asked(text) is None
