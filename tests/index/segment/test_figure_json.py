"""Figures come back from the archive as they were stored."""

from hypothesis import given
from hypothesis import strategies as st

from index.dates import Window
from index.figures import Figure
from index.segment.figure_json import dump_figures, load_figures

words = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
numbers = st.integers(0, 10_000)
spans = st.tuples(numbers, numbers)
maybe_spans = st.none() | spans
windows = st.builds(Window, st.none() | st.dates(), st.none() | st.dates(), words, spans)
values = st.floats(allow_nan=False, allow_infinity=False)
figures = st.builds(
    Figure,
    figure=words,
    span=spans,
    value=values,
    high=st.none() | values,
    counts_span=maybe_spans,
    kinds=st.lists(words, max_size=3).map(tuple),
    places=st.lists(words, max_size=3).map(tuple),
    place_span=maybe_spans,
    causes=st.frozensets(words, max_size=3),
    event=st.none() | windows,
    said_by=st.none() | words,
    said_side=st.none() | words,
    said_span=maybe_spans,
    doer=st.none() | words,
    via=st.none() | words,
    **dict.fromkeys(("counts", "counts_noun", "counts_event", "place"), words),
)


@given(st.lists(figures, max_size=3).map(tuple))
def test_figures_come_back_as_they_were(stored: tuple[Figure, ...]) -> None:
    assert load_figures(dump_figures(stored)) == stored


def test_no_figures_are_stored_as_the_archive_looks_for_them() -> None:
    """`Archive.with_figures` compares the column with this text."""
    assert dump_figures(()) == "[]"
