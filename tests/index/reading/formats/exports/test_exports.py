"""What holds for the exports of every archive."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.errors import Failure
from index.reading.articles import Article
from index.reading.formats.exports import read_export
from index.reading.formats.exports.days import day_of_line
from index.reading.passages import split_article
from tests.index.reading.outcomes import outcomes

from . import languages, stories
from .ordinary import ARTICLES
from .reading import assert_holds, drafts, failures, paragraphs
from .stories import STORIES, Story

Writer = Callable[..., str]


def joined(write: Callable[..., list[str]], between: str = "\n\n") -> Writer:
    return lambda *args, **options: between.join(write(*args, **options))


WRITERS: dict[str, Writer] = {
    "nexis": stories.nexis,
    "nexis uni": joined(stories.nexis_uni),
    "nexis uni, a line each": joined(stories.nexis_uni, "\n"),
    "factiva": joined(stories.factiva),
    "factiva, a line each": joined(stories.factiva, "\n"),
    "factiva, codes": joined(stories.factiva_codes),
    "factiva, codes, a line each": joined(stories.factiva_codes, "\n"),
    "proquest": joined(stories.proquest),
    "proquest, a line each": joined(stories.proquest, "\n"),
}
writers = pytest.mark.parametrize("write", WRITERS.values(), ids=WRITERS.keys())


@writers
def test_each_article_is_read_with_headline_paper_and_day(write: Writer) -> None:
    assert_holds(drafts(write()))


@writers
@pytest.mark.parametrize("count", [1, 2])
def test_few_articles(write: Writer, count: int) -> None:
    assert_holds(drafts(write(STORIES[:count])), STORIES[:count])


@writers
def test_line_ends_of_other_systems(write: Writer) -> None:
    assert_holds(drafts(write().replace("\n", "\r\n")))


@writers
@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "cp1252"])
def test_an_export_as_a_text_file(tmp_path: Path, write: Writer, encoding: str) -> None:
    read = outcomes(tmp_path, "2024-05-03 export.txt", write().encode(encoding))
    articles = [each for each in read if isinstance(each, Article)]
    assert [each.source for each in articles] == [f"2024-05-03 export.txt:article-{number}" for number in (1, 2, 3)]
    assert [each.published for each in articles] == [story.day for story in STORIES]
    assert {each.published_how for each in articles} == {"stated"}
    for each in articles:
        assert all(each.text[slice(*passage.chars)] == passage.text for passage in split_article(each))


@pytest.mark.parametrize("language", languages.LANGUAGES)
@pytest.mark.parametrize("archive", ["nexis", "nexis_uni", "factiva", "proquest"])
def test_other_languages(archive: str, language: str) -> None:
    written = getattr(languages, archive)(language)
    assert_holds(drafts(written if isinstance(written, str) else "\n\n".join(written)))


@writers
def test_a_blank_paragraph_inside_an_article(write: Writer) -> None:
    """Two blank lines, or an empty paragraph, end nothing."""
    text = write()
    for story in STORIES:
        last = story.body[-1].split()[0]
        text = text.replace(f"\n\n{last}", f"\n\n \n\n\u00a0\n{last}")
    assert_holds(drafts(text))


@writers
def test_an_article_that_quotes_the_lines_of_exports(write: Writer) -> None:
    quoted = (
        *STORIES[1].body,
        "The students had printed what the archive gave them. It began like this:",
        "1 of 3 DOCUMENTS",
        "and it ended like this, which nobody understood at first:",
        "End of Document",
        "Document 2 of 3 was empty, said Brandt, who keeps the list. The words \u201cFull text:\u201d stood above it.",
    )
    told = (STORIES[0], replace(STORIES[1], body=quoted), STORIES[2])
    assert_holds(drafts(write(told)), told)


@writers
def test_an_article_without_a_byline(write: Writer) -> None:
    told = tuple(replace(story, byline="") for story in STORIES)
    assert_holds(drafts(write(told)), told)


@pytest.mark.parametrize("name", ["nexis", "nexis uni", "proquest"])
@pytest.mark.parametrize("total", [2, 5])
def test_a_number_that_does_not_add_up_is_a_failure(tmp_path: Path, name: str, total: int) -> None:
    data = WRITERS[name](total=total).encode()
    read = outcomes(tmp_path, "export.txt", data)
    assert len([each for each in read if isinstance(each, Article)]) == len(STORIES)
    [failed] = [each for each in read if isinstance(each, Failure)]
    assert failed.file == "export.txt"
    assert f"states {total} articles, and 3 were found" in failed.reason
    assert ("missing: 4, 5" in failed.reason) == (total == 5)


@pytest.mark.parametrize("name", ["nexis", "nexis uni", "factiva", "proquest"])
@pytest.mark.parametrize("skip", [1, 2, 3])
def test_a_missing_mark_between_two_articles(name: str, skip: int) -> None:
    read = drafts(WRITERS[name](skip=skip))
    kept = [
        [paragraph for paragraph in paragraphs(article) if not paragraph.endswith("Newspapers Limited")]
        for article in read
    ]
    assert kept == [[story.title, *story.body] for story in STORIES]
    assert [article.stated for article in read] == [story.day for story in STORIES]


@pytest.mark.parametrize("cover", ["list", "count", ""])
def test_covers_of_nexis_uni(cover: str) -> None:
    assert_holds(drafts("\n\n".join(stories.nexis_uni(cover=cover))))


def test_the_foot_of_a_cover_is_no_headline() -> None:
    lines = stories.nexis_uni(cover="count")
    lines.insert(lines.index(STORIES[0].title), "LexisNexis | About LexisNexis | Terms & Conditions | Copyright 2024")
    assert_holds(drafts("\n\n".join(lines)))


def test_a_cycle_of_an_agency_stands_with_the_day() -> None:
    assert day_of_line("April 14, 2003, Monday, BC cycle") == date(2003, 4, 14)


def test_a_collection_of_blogs_names_itself_above_the_blog() -> None:
    told = (replace(STORIES[0], paper="Blog Collection Harbour Notes"),)
    text = "\n\n".join(stories.nexis_uni(told)).replace("\nBlog Collection Harbour", "\nBlog Collection\nHarbour")
    assert_holds(drafts(text), told)


def test_a_cover_of_factiva_with_its_headlines() -> None:
    cover = ["Dow Jones Factiva", *(f"{story.title} {'.' * 30} {n}" for n, story in enumerate(STORIES, start=1))]
    assert_holds(drafts("\n\n".join([*cover, *stories.factiva()])))


def test_a_long_section_of_factiva_is_no_headline() -> None:
    lines = stories.factiva()
    lines[lines.index(STORIES[2].title) - 1] = "Business; Business/Financial Desk of the Whole Coast Desk"
    assert_holds(drafts("\n\n".join(lines)))


@pytest.mark.parametrize("text", ARTICLES)
def test_an_ordinary_article_that_mentions_such_words_is_no_export(text: str) -> None:
    assert read_export(text) is None


def test_a_report_before_the_first_mark_makes_it_no_export() -> None:
    """An article about an export, with an example in it, is one article."""
    example = stories.nexis(STORIES[:1], cover=False)
    assert read_export("\n\n".join([*STORIES[2].body, example])) is None


@pytest.mark.parametrize("name", ["nexis", "nexis uni", "proquest"])
def test_an_article_without_text_is_reported_by_its_number(name: str) -> None:
    told = (STORIES[0], replace(STORIES[1], body=("",)), STORIES[2])
    [failed] = failures(WRITERS[name](told))
    assert failed.part == 2
    assert "no text" in str(failed)


def made_up(seed: int) -> list[Story]:
    """Some articles of words that mean nothing."""
    draw = Random(seed)  # noqa: S311 - no secret

    def words(count: int) -> str:
        return " ".join(
            "".join(draw.choices("abcdefghijklmnopqrstuvwxyzäé", k=draw.randint(2, 9))) for _ in range(count)
        )

    return [
        Story(
            title=f"Ferry {words(draw.randint(3, 9))}",
            paper=draw.choice(["Nordholm Courier", "The Velmar Gazette (Velmar)", "Oskar Tageblatt"]),
            day=date(1985, 1, 1) + timedelta(days=draw.randrange(14_000)),
            body=tuple(f"The {words(draw.randint(14, 40))}." for _ in range(draw.randint(2, 6))),
            byline=draw.choice(["", "Ann Lee"]),
        )
        for _ in range(draw.randint(1, 6))
    ]


@settings(max_examples=6, deadline=None)
@given(seed=st.integers(0, 1_000_000))
def test_whatever_the_articles_say_they_come_out_as_they_went_in(seed: int) -> None:
    told = made_up(seed)
    for write in WRITERS.values():
        assert_holds(drafts(write(told)), told)


@settings(max_examples=15, deadline=None)
@given(
    name=st.sampled_from(list(WRITERS)),
    place=st.integers(0, 10_000),
    insert=st.sampled_from(["", "\n\n", "\n", "Body\n\n", "1 of 3 DOCUMENTS\n\n", "_" * 60]),
)
def test_a_broken_export_is_read_somehow_and_loses_no_other_article(name: str, place: int, insert: str) -> None:
    """Whatever is cut out or put in, nothing raises, and every paragraph is a slice of the file."""
    text = WRITERS[name]()
    at = place % len(text)
    broken = text[:at] + insert + text[at + 40 :]
    for outcome in read_export(broken) or []:
        for paragraph in getattr(outcome, "text", "").split("\n\n"):
            assert paragraph in broken
