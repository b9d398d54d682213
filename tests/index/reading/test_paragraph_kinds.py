"""What is no part of the report is marked; what is part of it never is."""

import time

import pytest

from index.reading.paragraph_kinds import kinds_of

TITLE = "Storm closes the pier of the northern islands"
REPORT = [
    "The ferry to the northern islands was cancelled on Monday after a storm had damaged the pier in the harbour.",
    "Engineers hope to open the pier again on Thursday, said Marta Oyelaran, who speaks for the company.",
    "Some 400 people spent the night in a school nearby, where neighbours had brought blankets and hot soup.",
    "The harbour master had warned of the wind on Sunday, but two boats of fishermen left all the same.",
]

ARTICLE = [
    ("title", TITLE),
    ("byline", "By Marta Oyelaran and Piet van den Berg"),
    ("header", "Saturday, Dec 30, 2023 - 04:05 PM"),
    ("body", REPORT[0]),
    ("caption", "Waves break over the pier on Monday. (AP Photo/Jon Doe)"),
    ("link", "(Also read: Why the islands have waited ten years for a new pier)"),
    ("body", REPORT[1]),
    ("header", "What the harbour master knew"),
    ("body", REPORT[2]),
    ("caption", "Photo: Harbour Authority"),
    ("teaser", "Sign up for our newsletter to get the news of the islands every morning"),
    ("body", REPORT[3]),
    ("agency", "REUTERS AND AFP"),
    ("teaser", "Related articles"),
    ("teaser", "The goalkeeper who would not leave"),
    ("teaser", "He was asked to go three times by the trainer, and three times he went back to the..."),
    ("teaser", "Mimes of the capital in dispute over the market"),
    ("teaser", "Street artists have come to the square for years, but since the spring they are no longer…"),
]


def test_every_kind_in_one_article() -> None:
    kinds = kinds_of([text for _, text in ARTICLE], title=TITLE)
    assert list(zip(kinds, [text for _, text in ARTICLE], strict=True)) == ARTICLE


def kind_within(line: str) -> str:
    """Return the kind of a line in the middle of a report."""
    return kinds_of([*REPORT, *REPORT, line, *REPORT, *REPORT], title=TITLE)[2 * len(REPORT)]


@pytest.mark.parametrize(
    ("kind", "line"),
    [
        ("byline", "Written by Marta Oyelaran"),
        ("byline", "— Marta Oyelaran, Harbour Times"),
        ("header", "Dec. 30, 2023"),
        ("header", "Published: 30 December 2023, 21:05 CET"),
        ("header", "Updated 2023-12-30"),
        ("header", "Oslo CNN —"),
        ("header", "* * *"),
        ("header", "## What comes next"),
        ("caption", "A view of the pier after the storm"),
        ("caption", "The pier on Sunday. Jon Doe/Getty Images"),
        ("caption", "Credit: Jon Doe"),
        ("caption", "Harbour of Northhaven, Telegram"),
        ("link", "(Also: Fishermen count what they have lost)"),
        ("link", "Keep reading: The year in storms"),
        ("link", "Read more: Why ferries are late"),
        ("agency", "EFE"),
        ("agency", "Via Reuters"),
        ("agency", "Associated Press"),
        ("agency", "Contributing: Jon Doe, Jane Roe"),
        ("teaser", "Subscribe to our newsletter"),
        ("teaser", "Advertisement"),
        ("teaser", "© 2023 Harbour Times. All rights reserved."),
        ("teaser", "Follow us on Twitter"),
        ("teaser", "Email: jon.doe@harbour.example Twitter: @jondoe"),
    ],
)
def test_boilerplate_within_a_report(kind: str, line: str) -> None:
    assert kind_within(line) == kind


@pytest.mark.parametrize(
    "line",
    [
        "Nobody was hurt.",
        "It was too late.",
        "“We were lucky,” he said.",
        '"No comment," the ministry said.',
        "At least 14 people died.",
        "Three were fishermen: Jon Doe, Jane Roe and Piet van den Berg.",
        "- Two boats sank.",
        "1. The pier of Northhaven: closed until Thursday.",
        "• 14 boats lost",
        "Also dead: 14 sheep.",
        "On Dec. 30, 2023, the pier was closed.",
        "By Monday the wind had turned.",
        "By Northhaven, the storm had lost its force.",
        "Reuters reported that the pier was closed.",
        "The photo shows the pier after the storm.",
        "A picture of the damage was published by the ministry on Monday.",
        "Related costs rose to 3 million.",
        "More than 400 people waited.",
        "Read the letter aloud, the judge told him.",
        "Share prices fell by 4 percent.",
        "Follow-up talks are to be held in Oslo.",
        "The advertisement was withdrawn.",
        "AP agreed to correct its report.",
        "Damage to the pier was put at 3 million.",
        "Photo shops lost most: 3 million in all.",
        "21 of the 49 drones were shot down.",
        "See also the report of the council, which put the damage at 3 million, and that of the harbour authority.",
    ],
)
def test_short_sentences_lists_and_quotations_of_a_report_are_body(line: str) -> None:
    assert kind_within(line) == "body"


def test_a_block_of_boilerplate_lines_is_boilerplate() -> None:
    block = "Jon Doe's Photo\nby Jon Doe\nSaturday, Dec 30, 2023 - 04:05 PM"
    assert kinds_of([TITLE, block, *REPORT], title=TITLE)[:2] == ["title", "byline"]


def test_a_line_of_the_report_in_a_block_keeps_it_body() -> None:
    block = "By Jon Doe\nThe ferry to the islands was cancelled on Monday."
    assert kinds_of([TITLE, block, *REPORT], title=TITLE)[1] == "body"


def test_teasers_end_where_the_report_goes_on() -> None:
    paragraphs = [*REPORT, "Read more", "The goalkeeper who would not leave", *REPORT[:3]]
    kinds = kinds_of(paragraphs, title="")
    assert kinds == ["body"] * 4 + ["teaser"] * 2 + ["body"] * 3


def test_a_report_that_begins_with_such_a_heading_is_no_teaser_block() -> None:
    assert kinds_of(["Related articles", *REPORT, *REPORT], title="")[1:] == ["body"] * 8


def test_front_matter_with_a_blank_line() -> None:
    paragraphs = ["---\ntitle: A storm", "date: 2023-12-30\n---", *REPORT]
    assert kinds_of(paragraphs, title="A storm") == ["header"] * 2 + ["body"] * 4


def test_no_paragraphs() -> None:
    assert kinds_of([], title=TITLE) == []


@pytest.mark.parametrize(
    "paragraphs",
    [
        ["Related articles", REPORT[0]],
        ["Read more"] * 3 + [REPORT[0]] * 2,
        ["(" * 300],
        ["A:" * 150],
        ["By " + "De " * 90],
        ["Photo " * 50],
        [" " * 900 + "x"],
    ],
)
def test_time_is_linear_in_the_text(paragraphs: list[str]) -> None:
    """Eight times the text takes about eight times as long; with a square it would be sixty-four."""

    def seconds(times: int) -> float:
        text = paragraphs * times
        best = float("inf")
        for _ in range(3):
            begun = time.process_time()
            kinds_of(text, title=TITLE)
            best = min(best, time.process_time() - begun)
        return best

    assert seconds(4_000) <= 30 * seconds(500) + 0.02
