"""Lines of boilerplate are known by their own words; a sentence of the report never is."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.reading.boilerplate_lines import boilerplate_kind


@pytest.mark.parametrize(
    ("kind", "line"),
    [
        ("header", "* * *"),
        ("header", "Saturday, Dec 30, 2023 - 04:05 PM"),
        ("header", "Published 2023-12-30 at 16:05 GMT"),
        ("header", "3 min read"),
        ("header", "London CNN —"),
        ("agency", "(Reuters)"),
        ("agency", "AP and AFP"),
        ("agency", "With contributions from Marta Oyelaran in Porto Vello"),
        ("agency", "Jane Doe contributed to this report."),
        ("link", "Also read: Storm closes the pier of the islands"),
        ("link", "READ MORE: Who will pay for the trams?"),
        ("link", "Meta layoffs:Company to lay off thousands"),
        ("byline", "By Marta Oyelaran and Jon van der Berg"),
        ("byline", "Par Marta Oyelaran"),
        ("byline", "Marta Oyelaran, Harbour Times"),
        ("byline", "Marta Oyelaran's Photo"),
        ("caption", "Photo: the pier after the storm"),
        ("caption", "The pier after the storm (AP Photo/Jon Berg)"),
        ("caption", "Aerial view of the pier after the storm"),
        ("teaser", "Advertisement"),
        ("teaser", "Sign up for our weekly newsletter"),
        ("teaser", "© 2023 Harbour Times"),
        ("teaser", "Copyright 2023 Harbour Times Co. All rights reserved."),
    ],
)
def test_the_kind_of_a_line(kind: str, line: str) -> None:
    assert boilerplate_kind(line) == kind
    assert boilerplate_kind(f"  {line} \n") == kind


@pytest.mark.parametrize(
    "line",
    [
        "",
        "   ",
        "Reuters reported that the pier was closed.",
        "By Monday the pier was open again.",
        "The photo shows the pier, which was closed on Sunday.",
        "Aerial photos from the islands show that the pier was lost.",
        "In December 2023 the pier was closed.",
        "Advertisement sales fell.",
        "The mayor asked: who will pay for it?",
    ],
)
def test_a_sentence_of_the_report_is_no_boilerplate(line: str) -> None:
    assert boilerplate_kind(line) is None


@given(st.sampled_from(["Photo: ", "Also read: ", "By ", "Sign up for our "]), st.integers(320, 2_000))
def test_a_long_line_is_never_boilerplate(start: str, length: int) -> None:
    assert boilerplate_kind(start + "A" * length) is None
