"""Publication days: stated, named, inferred, unknown; precision before recall."""

import time
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.dates.header import stated_header
from index.dates.publication import publication_date

BODY = "The dam above the town broke in heavy rain, and the lower streets had to be cleared by boat in the dark.\n"

HEADERS = [
    (" date 2023-12-30 The dam above the town broke in heavy rain.", "2023-12-30", "date 2023-12-30"),
    ("date: 2023-12-30\n" + BODY, "2023-12-30", "date: 2023-12-30"),
    (
        "Dam breaks\n\nby Ann Poe\nSaturday, Dec 30, 2023 - 04:05 PM\n\n" + BODY,
        "2023-12-30",
        "Saturday, Dec 30, 2023 - 04:05 PM",
    ),
    (
        "Dam breaks\n\nPublished: 3 January 2024, 10:05 GMT\n" + BODY,
        "2024-01-03",
        "Published: 3 January 2024, 10:05 GMT",
    ),
    (
        "Dam breaks\nPublished on January 3rd, 2024 at 10:05 am\n" + BODY,
        "2024-01-03",
        "Published on January 3rd, 2024 at 10:05 am",
    ),
    ("Dam breaks\nPosted January 3, 2024 by Ann Poe\n" + BODY, "2024-01-03", "Posted January 3, 2024"),
    ("Dam breaks\nUpdated 5 January 2024\nPublished 3 January 2024\n" + BODY, "2024-01-03", "Published 3 January 2024"),
    (
        "Dam breaks\nPublished 3 January 2024 | Updated 5 January 2024\n" + BODY,
        "2024-01-03",
        "Published 3 January 2024",
    ),
    ("Dam breaks\nLast updated: 5 January 2024\n" + BODY, "2024-01-05", "Last updated: 5 January 2024"),
    ("Sat, 30 Dec 2023 16:05:00 +0000\n" + BODY, "2023-12-30", "Sat, 30 Dec 2023 16:05:00 +0000"),
    ("Date: Sat, 30 Dec 2023 16:05:00 GMT\n" + BODY, "2023-12-30", "Date: Sat, 30 Dec 2023 16:05:00 GMT"),
    ("2023-12-30T16:05:00Z\n" + BODY, "2023-12-30", "2023-12-30T16:05:00Z"),
    ("2023-12-30 16:05:00+01:00\n" + BODY, "2023-12-30", "2023-12-30 16:05:00+01:00"),
    ("2023-12-30 The dam above the town broke.\n", "2023-12-30", "2023-12-30"),
    ("30.12.2023 16:05\nDam breaks\n" + BODY, "2023-12-30", "30.12.2023 16:05"),
    ("Dam breaks\n12/30/2023 4:05 pm\n" + BODY, "2023-12-30", "12/30/2023 4:05 pm"),
    ("Dam breaks\n30/12/2023\n" + BODY, "2023-12-30", "30/12/2023"),
    ("Dam breaks\r\n30 December 2023\r\n" + BODY, "2023-12-30", "30 December 2023"),
    ("Dam breaks\nBy Ann Poe | 3 January 2024 | Weather\n" + BODY, "2024-01-03", "3 January 2024"),
    ("Dam breaks\nBy Ann Poe, January 3, 2024\n" + BODY, "2024-01-03", "January 3, 2024"),
    ("4:05 PM EST, Sat December 30, 2023\n" + BODY, "2023-12-30", "4:05 PM EST, Sat December 30, 2023"),
    ("PORT ANN, Dec 30, 2023 (Agency) - The dam broke.\n", "2023-12-30", "Dec 30, 2023"),
    ("Dam breaks\n\nPORT ANN, 30 December 2023 \u2014 The dam broke.\n", "2023-12-30", "30 December 2023"),
    (
        "Dammbruch\nSamstag, 30. Dezember 2023, 16:05 Uhr\n" + BODY,
        "2023-12-30",
        "Samstag, 30. Dezember 2023, 16:05 Uhr",
    ),
    (
        "La digue\nPubli\u00e9 le 30 d\u00e9cembre 2023 \u00e0 16:05\n" + BODY,
        "2023-12-30",
        "Publi\u00e9 le 30 d\u00e9cembre 2023 \u00e0 16:05",
    ),
    ("La presa\n30 de diciembre de 2023\n" + BODY, "2023-12-30", "30 de diciembre de 2023"),
]


@pytest.mark.parametrize(("text", "day", "words"), HEADERS)
def test_stated_in_a_header(text: str, day: str, words: str) -> None:
    header = stated_header(text)
    assert header is not None
    assert header.day == date.fromisoformat(day)
    assert text[slice(*header.span)] == words
    assert publication_date(text, "dam.txt") == (header.day, "stated")


@pytest.mark.parametrize(
    "text",
    [
        "The dam broke on 30 December 2023 in heavy rain.\n",
        "On January 6, 2021, the dam broke.\n",
        "January 6, 2021 was the day on which the dam broke.\n",
        "What became of the dam since May 3, 2021\n" + BODY,
        "Dam breaks\nShe was born on 3 January 1950\n" + BODY,
        "Dam breaks\nBorn 3 January 1950\n" + BODY,
        "It was June 9, 2019 \u2013 and the town was about to wake.\n",
        "Dam breaks\n03/04/2023\n" + BODY,
        "Dam breaks\n31 February 2023\n" + BODY,
        "Dam breaks\nVersion 2.10.2023.4\n" + BODY,
        "Dam breaks\nCall 555-20231230-7\n" + BODY,
        "Dam breaks\n" + BODY * 20 + "Published: 3 January 2024\n",
        BODY + "The bill dates from 3 January 2024.\n",
        "",
        "\n\n",
    ],
)
def test_no_header(text: str) -> None:
    """Running prose, ambiguous digits, impossible days and what stands deep in the text state nothing."""
    assert stated_header(text) is None
    assert publication_date(text, "dam.txt") == (None, "unknown")


@pytest.mark.parametrize(
    ("source", "day"),
    [
        ("2023-12-30_dam.txt", "2023-12-30"),
        ("dam_2023-12-30.txt", "2023-12-30"),
        ("20231230.txt", "2023-12-30"),
        ("dam-20231230-final.txt", "2023-12-30"),
        ("20231230T160500Z_dam.txt", "2023-12-30"),
        ("30-12-2023_dam.txt", "2023-12-30"),
        ("30.12.2023.txt", "2023-12-30"),
        ("2023_12_30.html", "2023-12-30"),
        ("news/2023/12/30/dam.txt", "2023-12-30"),
        ("2023/12/3/dam.txt", "2023-12-03"),
        ("30dec2023.txt", "2023-12-30"),
        ("30-Dec-2023.txt", "2023-12-30"),
        ("December-30-2023-dam.txt", "2023-12-30"),
        ("2022-01-01/2023-12-30_dam.txt", "2023-12-30"),
        ("2018-05-28_paper.example_546363d033.txt", "2018-05-28"),
    ],
)
def test_from_the_file_name(source: str, day: str) -> None:
    assert publication_date(BODY, source) == (date.fromisoformat(day), "filename")


@pytest.mark.parametrize(
    "source",
    [
        "001_830a7218b405cdc4.txt",
        "20231345_dam.txt",
        "dam_a20231230b.txt",
        "120231230.txt",
        "2023-02-30.txt",
        "03-04-2023.txt",
        "dam-1.12.txt",
        "2023.txt",
        "3d2023-12-30f.txt",
        "99991231.txt",
    ],
)
def test_digits_in_a_name_that_are_no_day(source: str) -> None:
    assert publication_date(BODY, source) == (None, "unknown")


def test_metadata_come_before_the_header_and_the_header_before_the_name() -> None:
    text = "Dam breaks\nPublished: 3 January 2024\n" + BODY
    assert publication_date(text, "2024-01-05.txt", stated=date(2024, 1, 1)) == (date(2024, 1, 1), "stated")
    assert publication_date(text, "2024-01-05.txt") == (date(2024, 1, 3), "stated")


def test_absurd_days_are_refused() -> None:
    today = date(2024, 6, 1)
    assert publication_date(BODY, "a.txt", stated=date(1066, 10, 14), today=today) == (None, "unknown")
    assert publication_date(BODY, "a.txt", stated=date(2027, 1, 1), today=today) == (None, "unknown")
    assert publication_date(BODY, "2024-05-30.txt", stated=date(2099, 1, 1), today=today)[1] == "filename"
    assert publication_date(BODY, "a.txt", stated=date(2025, 1, 1), today=today) == (date(2025, 1, 1), "stated")


INFERRED = [
    # 31 December is a Sunday in 2023; the text looks back on 2022.
    ("This Sunday, the last day of the year, the dam broke. It was mended in May 2022.\n", "2023-12-31"),
    ("This Sunday, on New Year's Eve, the dam broke. In 2023 it had held; 2024 will be dry.\n", "2023-12-31"),
    ("The mayor will speak today, New Year's Eve. He took office in 2022. He said 2023 will be dry.\n", "2022-12-31"),
    (
        (
            "The dam broke yesterday, a day after the storm of Friday. The mayor speaks today, New Year\u2019s Eve. "
            "It had leaked in March 2022.\n"
        ),
        "2023-12-31",
    ),
    (
        "Today, Christmas Eve, the siege nears its third anniversary in March. It began in March 2021.\n",
        "2023-12-24",
    ),
    ("This Saturday, December 30, the dam broke. It had leaked in March 2022.\n", "2023-12-30"),
    ("PORT ANN, Dec 29 (Agency) - The dam broke on Friday. It had leaked in March 2022.\n", "2023-12-29"),
    ("The dam broke today, 29 February. It was mended in 2019; 2021 is to be dry.\n", "2020-02-29"),
]


@pytest.mark.parametrize(("text", "day"), INFERRED)
def test_inferred_from_what_the_text_says_in_passing(text: str, day: str) -> None:
    assert publication_date(text, "dam.txt") == (date.fromisoformat(day), "inferred")


@pytest.mark.parametrize(
    "text",
    [
        "The mayor will speak today, New Year's Eve.\n",
        "The mayor will speak today, New Year's Eve. He took office in 2014.\n",
        "The mayor will speak today, New Year's Eve. He took office in May 2022.\n",
        "This Sunday, the last day of the year, the dam broke.\n",
        "This Sunday, the last day of the year, the dam broke. It was built in 1990.\n",
        "The mayor will speak this Sunday, the last day of the year. He took office in May 2022.\n",
        "The mayor spoke on New Year's Eve. He took office in May 2022.\n",
        "The dam broke today. It was built in 2022.\n",
        "Seats are on sale this Saturday, December 30. She sang in March 2022.\n",
        "THE OLD MILL, Dec 29 - Ann sings on Friday. She sang in March 2022.\n",
        "PORT ANN, Dec 29 (Agency) - The dam broke. It had leaked in March 2022.\n",
        "Today, Christmas Day, and today, New Year's Eve, are feasts. In 2023 it had held; 2024 will be dry.\n",
    ],
)
def test_what_leaves_more_than_one_day_open_is_unknown(text: str) -> None:
    assert publication_date(text, "dam.txt") == (None, "unknown")


@given(text=st.text(max_size=500), source=st.text(max_size=60), stated=st.none() | st.dates())
def test_any_text_and_name_are_read_without_failing(text: str, source: str, stated: date | None) -> None:
    day, how = publication_date(text, source, stated=stated)
    assert (day is None) == (how == "unknown")
    header = stated_header(text)
    if header is not None:
        assert 0 <= header.span[0] < header.span[1] <= len(text)


@given(day=st.dates(min_value=date(1800, 1, 1), max_value=date(2099, 12, 31)))
def test_every_day_is_found_in_a_header_and_in_a_name(day: date) -> None:
    header = f"Dam breaks\n{day:%A}, {day:%B} {day.day}, {day.year}\n{BODY}"
    assert publication_date(header, "dam.txt") == (day, "stated")
    assert publication_date(BODY, f"{day.isoformat()}_dam.txt") == (day, "filename")


@pytest.mark.parametrize(
    "hostile",
    ["12:30 " * 20_000, "published " * 20_000, "A" * 100_000, "2023-" * 20_000, "today, " * 10_000, "\n" * 100_000],
)
def test_hostile_text_takes_time_in_proportion_to_its_length(hostile: str) -> None:
    started = time.process_time()
    publication_date(hostile, hostile[:200])
    assert time.process_time() - started < 3


@pytest.mark.parametrize(
    "url",
    [
        "https://courier.example/2024/03/04/storm",
        "https://courier.example/news/2024-03-04-storm.html",
        "https://courier.example/storm-20240304.html?page=2",
        "https://courier.example/2024/mar/04/storm",
    ],
)
def test_a_day_in_the_path_of_the_web_address(url: str) -> None:
    assert publication_date("The ferry was cancelled.", "a.html", url=url) == (date(2024, 3, 4), "address")


@pytest.mark.parametrize(
    "url",
    [
        None,
        "https://courier.example/2024/03/storm",
        "https://courier.example/a?date=2024-03-04",
        "https://2024-03-04.example/storm",
        "https://web.archive.org/web/20240501000000/https://courier.example/2024/03/04/storm",
        "https://courier.example/a/12345678/storm",
    ],
)
def test_other_digits_of_an_address_are_no_day(url: str | None) -> None:
    assert publication_date("The ferry was cancelled.", "a.html", url=url) == (None, "unknown")


def test_the_file_name_wins_over_the_address() -> None:
    found = publication_date("The ferry was cancelled.", "2024-03-05.html", url="https://c.example/2024/03/04/storm")
    assert found == (date(2024, 3, 5), "filename")
