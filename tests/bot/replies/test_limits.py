"""Cuts that show."""

from hypothesis import given
from hypothesis import strategies as st

from bot.replies.limits import shorten


def test_a_text_that_fits_stays() -> None:
    assert shorten("a crane fell", 12 + 12) == "a crane fell"


def test_a_cut_says_how_much_is_left_out() -> None:
    cut = shorten("word " * 40, 60)
    assert cut == "word word word word word word word word … [+161 characters]"


@given(st.text(max_size=300), st.integers(24, 120))
def test_a_cut_fits_keeps_the_beginning_and_counts_right(text: str, most: int) -> None:
    cut = shorten(text, most)
    assert len(cut) <= max(most, 0)
    if cut != text:
        kept, _, rest = cut.rpartition(" … [+")
        assert text.startswith(kept)
        assert int(rest.removesuffix(" characters]")) == len(text) - len(kept)
