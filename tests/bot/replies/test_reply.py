"""What a section says of itself when it is one of several parts."""

from bot.replies.reply import Block, Section, Span, small

CITATION = small("[1] harbour.txt")


def test_a_whole_section_ends_with_its_closing_lines() -> None:
    assert Section(closing=(CITATION,)).ending == (CITATION,)


def test_every_part_repeats_the_citation_and_says_what_it_is_part_of() -> None:
    assert Section(closing=(CITATION,), goes_on=True).ending == (CITATION, small("continues …"))
    assert Section(closing=(CITATION,), began=True).ending == (CITATION, small("… continued"))
    assert Section(closing=(CITATION,), began=True, goes_on=True).ending == (
        CITATION,
        small("… continued · continues …"),
    )


def test_the_text_of_a_block_is_that_of_its_spans() -> None:
    assert Block("quote", (Span("Rain. "), Span("A crane fell.", "bold"))).text == "Rain. A crane fell."
