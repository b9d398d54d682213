"""The headline of a text is found where there is one and not made up where there is none."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.reading.titles import headline, one_line

REPORT = (
    "The ferry to the northern islands was cancelled on Monday after a storm had damaged the pier in the harbour.\n\n"
    "Engineers hope to open the pier again on Thursday.\n"
)
TITLE = "Storm closes the pier of the northern islands"


@pytest.mark.parametrize(
    "above",
    [
        "",
        "By Marta Oyelaran\n\n",
        "REUTERS\n\n",
        "Saturday, Dec 30, 2023 - 04:05 PM\n\n",
        "By Jon Doe\nDec. 30, 2023\n\n",
    ],
)
@pytest.mark.parametrize(
    "title", [TITLE, "Is the pier of Northhaven lost?", "‘No ferry before Thursday’, says company"]
)
def test_the_line_above_the_report_is_the_headline(above: str, title: str) -> None:
    assert headline(f"{above}{title}\n\n{REPORT}") == title


@pytest.mark.parametrize("ends", ["\n", "\r\n", "\r"])
def test_whatever_the_line_ends(ends: str) -> None:
    assert headline(f"{TITLE}\n\n{REPORT}".replace("\n", ends)) == TITLE


def test_a_headline_wrapped_over_two_lines_is_one() -> None:
    assert headline(f"Storm closes the pier of\nthe northern islands\n\n{REPORT}") == TITLE


def test_a_headline_with_its_byline_below() -> None:
    assert headline(f"{TITLE}\nBy Marta Oyelaran\nDec. 30, 2023\n\n{REPORT}") == TITLE


def test_front_matter_is_passed_over() -> None:
    assert headline(f"---\nauthor: Jon Doe\n---\n\n{TITLE}\n\n{REPORT}") == TITLE


@pytest.mark.parametrize(
    "text",
    [
        "",
        " \n ",
        REPORT,
        TITLE,
        f"Nobody was hurt in the storm.\n\n{REPORT}",
        f"Live\n\n{REPORT}",
        "x " * 400 + "\n\n" + REPORT,
    ],
)
def test_a_text_without_headline_has_none(text: str) -> None:
    assert headline(text) == ""


def test_an_abbreviation_at_the_end_is_no_full_stop() -> None:
    assert headline(f"Storm hits islands of the U.S.\n\n{REPORT}") == "Storm hits islands of the U.S."


def test_one_line_shows_nothing_that_deceives() -> None:
    assert one_line(" A\u00a0title\r\n of\u202e two\x1b[2J lines\ud800\0 ") == "A title of two [2J lines"


def test_one_line_is_cut_at_the_limit() -> None:
    assert one_line("word " * 300, limit=20) == "word word word word…"


@given(st.text(max_size=300))
def test_any_text_gives_one_printable_line(text: str) -> None:
    line = headline(text)
    assert line == one_line(line)
    assert len(line.splitlines()) <= 1
    line.encode()
