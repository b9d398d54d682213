"""Replies cut into pages."""

import time
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.replies.actions import Action
from bot.replies.pages import Fit, Page, paginate
from bot.replies.reply import Block, Button, Reply, Section, Span, small, text


def cost(section: Section) -> int:
    """A measure by hand: the characters of everything."""
    return len(section.title) + sum(len(block.text) for block in (*section.body, *section.ending))


FIT = Fit(cost, section=200, page=300)


def quote(words: str, citation: str = "[1] a.txt · ¶1") -> Section:
    return Section(
        title="A title", body=(Block("quote", (Span(words),)),), closing=(small(citation),), passage=7, number=1
    )


def quoted(pages: tuple[Page, ...]) -> str:
    return "".join(
        block.text for page in pages for section in page.sections for block in section.body if block.style == "quote"
    )


def test_what_fits_is_one_page_without_a_page_number() -> None:
    (page,) = paginate(Reply(head=Section(body=(text("Head"),)), sections=(quote("words"),)), FIT)
    assert [section.body[0].text for section in page.sections] == ["Head", "words"]
    assert page.rows == ()


def test_sections_that_fit_are_never_parted() -> None:
    pages = paginate(Reply(sections=tuple(quote("w" * 130) for _ in range(5))), FIT)
    assert [len(page.sections) - 1 for page in pages] == [1, 1, 1, 1, 1]
    assert all(not section.goes_on for page in pages for section in page.sections)


def test_a_page_holds_no_more_sections_than_wanted() -> None:
    pages = paginate(Reply(sections=tuple(quote("w") for _ in range(7)), per_page=3), FIT)
    assert [len(page.sections) - 1 for page in pages] == [3, 3, 1]


def test_every_part_of_a_long_passage_has_its_title_and_citation() -> None:
    pages = paginate(Reply(sections=(quote("Rain fell. " * 60),)), FIT)
    parts = [section for page in pages for section in page.sections if section.passage]
    assert len(parts) > 3
    assert {part.title for part in parts} == {"A title"}
    assert {part.closing for part in parts} == {(small("[1] a.txt · ¶1"),)}
    assert [part.goes_on for part in parts] == [True] * (len(parts) - 1) + [False]
    assert [part.began for part in parts] == [False] + [True] * (len(parts) - 1)
    assert quoted(pages) == "Rain fell. " * 60


def test_long_passages_are_parted_at_sentences() -> None:
    pages = paginate(Reply(sections=(quote("Rain fell. " * 60),)), FIT)
    for page in pages[:-1]:
        assert page.sections[0].body[-1].text.endswith("fell. ")


def test_pages_turn_both_ways_and_the_ends_stop() -> None:
    reply = Reply(sections=tuple(quote("w") for _ in range(7)), turn=Action("answer", "12"), more="More passages")
    first, middle, last = paginate(reply, FIT)
    assert first.rows == ((Button("More passages", Action("answer", "12", 1, turning=True), "▶️"),),)
    assert [button.action.page for button in middle.rows[0]] == [0, 2]
    assert [button.action.page for button in last.rows[0]] == [1]


def test_each_passage_shown_has_one_button_for_what_is_around_it() -> None:
    sections = tuple(replace(quote("w"), passage=number, number=number) for number in (1, 2, 3, 4))
    first, last = paginate(Reply(sections=sections, around=True), FIT)
    assert [button.label for row in first.rows for button in row] == ["Around [1]", "Around [2]", "Around [3]"]
    assert [button.action for row in last.rows for button in row] == [Action("around", "4")]


def test_buttons_that_no_platform_could_carry_are_left_out() -> None:
    reply = Reply(sections=tuple(quote("w") for _ in range(7)), turn=Action("list", "n" * 120))
    assert all(not any(page.rows) for page in paginate(reply, FIT))


def test_a_head_that_leaves_no_room_is_an_error_and_no_endless_loop() -> None:
    with pytest.raises(ValueError, match="not one character"):
        paginate(Reply(head=Section(body=(text("h" * 290),)), sections=(quote("words"),)), FIT)


WORDS = st.text(alphabet=st.sampled_from("abc .!\n*_"), min_size=1, max_size=900)


@given(st.lists(WORDS, max_size=6), st.integers(1, 4))
def test_pages_fit_and_lose_nothing(passages: list[str], per_page: int) -> None:
    reply = Reply(
        head=Section(body=(text("A question?"),)),
        sections=tuple(quote(words) for words in passages),
        tail=Section(body=(small("5 articles"),)),
        per_page=per_page,
    )
    pages = paginate(reply, FIT)
    assert quoted(pages) == "".join(passages)
    for page in pages:
        assert sum(map(cost, page.sections)) <= FIT.page
        assert all(cost(section) <= FIT.section for section in page.sections)
        assert len(page.sections) <= per_page + 2


@given(WORDS, st.integers(0, 900), st.integers(0, 900))
def test_bold_stays_bold_over_pages(words: str, start: int, end: int) -> None:
    start, end = sorted((min(start, len(words)), min(end, len(words))))
    spans = tuple(
        span for span in (Span(words[:start]), Span(words[start:end], "bold"), Span(words[end:])) if span.text
    )
    section = Section(body=(Block("quote", spans),), closing=(small("[1]"),))
    shown = [
        span
        for page in paginate(Reply(sections=(section,)), FIT)
        for part in page.sections
        for block in part.body
        if block.style == "quote"
        for span in block.spans
    ]
    assert "".join(span.text for span in shown) == words
    assert "".join(span.text for span in shown if span.look == "bold") == words[start:end]


def test_an_endless_paragraph_is_cut_in_linear_time() -> None:
    started = time.perf_counter()
    pages = paginate(Reply(sections=(quote("Rain fell. " * 20_000),)), FIT)
    assert quoted(pages) == "Rain fell. " * 20_000
    assert time.perf_counter() - started < 5


def test_what_is_mostly_invisible_is_not_parted_more_than_it_must_be() -> None:
    def seen(section: Section) -> int:
        return cost(section) - "".join(block.text for block in section.body).count("\u200b")

    words = "\u200b" * 450 + "Rain fell."
    pages = paginate(Reply(sections=(quote(words),)), Fit(seen, section=200, page=300))
    assert quoted(pages) == words
    assert len(pages) == 1
