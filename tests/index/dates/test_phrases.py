"""Date phrases of reports published on Saturday 30 December 2023 unless the case says otherwise."""

import time
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.dates import DatePhrase, date_phrases
from tests.index.windows_written import Bounds, bounds

SATURDAY = date(2023, 12, 30)


def found(text: str, published: date | None = SATURDAY) -> dict[str, Bounds | None]:
    """Give the window of each phrase by its words."""
    return {
        phrase.phrase: None if phrase.window is None else (phrase.window.start, phrase.window.end)
        for phrase in date_phrases(text, published)
    }


PAST_WEEKDAYS = [
    ("The dam broke on Friday, officials said.", "on Friday", "2023-12-29"),
    ("The dam broke Friday.", "Friday", "2023-12-29"),
    ("Saturday's flood was the worst.", "Saturday", "2023-12-30"),
    ("This Saturday\u2019s flood was the worst.", "This Saturday", "2023-12-30"),
    ("The mayor assured this Saturday that the dam holds.", "this Saturday", "2023-12-30"),
    ("Rescuers worked on Sunday.", "on Sunday", "2023-12-24"),
    ("Rescuers worked last Friday.", "last Friday", "2023-12-29"),
    ("Rescuers worked last Saturday.", "last Saturday", "2023-12-23"),
    ("Rescuers worked on Thursday night.", "on Thursday night", "2023-12-28"),
    ("Rescuers worked early Thursday morning.", "Thursday morning", "2023-12-28"),
    ("The dam held on Wednesday and Thursday.", "on Wednesday and Thursday", "2023-12-27/2023-12-28"),
    ("It rained Tuesday, Wednesday and Thursday.", "Tuesday, Wednesday and Thursday", "2023-12-26/2023-12-28"),
    ("It rained from Tuesday to Thursday.", "from Tuesday to Thursday", "2023-12-26/2023-12-28"),
    ("It rained between Tuesday and Thursday.", "between Tuesday and Thursday", "2023-12-26/2023-12-28"),
    ("The council met on Wednesday last week.", "on Wednesday last week", "2023-12-20"),
    ("The council met on Monday of last week.", "on Monday of last week", "2023-12-18"),
    ("Shops have been shut since Thursday.", "since Thursday", "2023-12-28/"),
]

COMING_WEEKDAYS = [
    ("The court will rule on Tuesday.", "on Tuesday", "2024-01-02"),
    ("On Tuesday, the court will rule.", "On Tuesday", "2024-01-02"),
    ("The court is expected to rule on Tuesday, the clerk said.", "on Tuesday", "2024-01-02"),
    ("The closure is to be extended on Friday.", "on Friday", "2024-01-05"),
    ("The ruling is scheduled for Wednesday.", "Wednesday", "2024-01-03"),
    ("Towns prepare for this Sunday of the new year.", "this Sunday", "2023-12-31"),
    ("Families await with some worry the arrival this Sunday of the cold.", "this Sunday", "2023-12-31"),
    ("The court rules next Friday.", "next Friday", "2024-01-05"),
    ("The court meets this coming Tuesday.", "this coming Tuesday", "2024-01-02"),
    ("The clerk said on Friday that the court will rule soon.", "on Friday", "2023-12-29"),
]

DAYS = [
    ("The bridge fell yesterday.", "yesterday", "2023-12-29"),
    ("Yesterday\u2019s storm felled trees.", "Yesterday", "2023-12-29"),
    ("The bridge fell yesterday evening.", "yesterday evening", "2023-12-29"),
    ("The bridge fell the day before yesterday.", "the day before yesterday", "2023-12-28"),
    ("The king speaks today.", "today", "2023-12-30"),
    ("The king speaks tonight.", "tonight", "2023-12-30"),
    ("The bridge fell this morning.", "this morning", "2023-12-30"),
    ("The king will speak tomorrow.", "tomorrow", "2023-12-31"),
    ("The bridge fell two days ago.", "two days ago", "2023-12-28"),
    ("The bridge fell 10 days ago.", "10 days ago", "2023-12-20"),
    ("The bridge fell a week ago.", "a week ago", "2023-12-23"),
    ("The bridge fell two weeks ago.", "two weeks ago", "2023-12-11/2023-12-17"),
    ("The bridge fell three months ago.", "three months ago", "2023-09-01/2023-09-30"),
    ("The bridge fell ten years ago.", "ten years ago", "2013-01-01/2013-12-31"),
    ("The bridge fell on the 28th.", "on the 28th", "2023-12-28"),
]

NIGHTS = [
    ("Nine boats sank overnight.", "overnight", "2023-12-29/2023-12-30"),
    ("Nine boats sank last night.", "last night", "2023-12-29/2023-12-30"),
    ("Nine boats sank this night too.", "this night", "2023-12-29/2023-12-30"),
    ("Nine boats sank during the night.", "during the night", "2023-12-29/2023-12-30"),
    ("Windows broke in the night attack.", "in the night", "2023-12-29/2023-12-30"),
    ("The ministry said on Friday that nine boats sank overnight.", "overnight", "2023-12-28/2023-12-29"),
    ("Nine boats sank on Friday night into Saturday.", "on Friday night into Saturday", "2023-12-29/2023-12-30"),
    ("Nine boats sank overnight on Thursday.", "overnight on Thursday", "2023-12-28"),
]

NEIGHBOURS = [
    ("The strike on Thursday answered that of the previous day.", "the previous day", "2023-12-27"),
    ("The strike answered that of the day prior.", "the day prior", "2023-12-29"),
    ("On Thursday it rained. The day before had been dry.", "The day before", "2023-12-27"),
    ("On Thursday it rained; a day earlier it had snowed.", "a day earlier", "2023-12-27"),
    ("On Tuesday it rained. The next day the dam broke.", "The next day", "2023-12-27"),
    ("On Tuesday it rained. Two days later the dam broke.", "Two days later", "2023-12-28"),
    ("On Tuesday it rained. The same day the dam broke.", "The same day", "2023-12-26"),
    ("A day after the quake, rescuers dug on.", "A day after", "2023-12-30"),
    ("Rescuers dug on yesterday, a day after the quake.", "a day after", "2023-12-29"),
    ("Two days before Christmas the dam broke.", "Two days before Christmas", "2023-12-23"),
    ("The day after Christmas the dam broke.", "The day after Christmas", "2023-12-26"),
]

DATED = [
    ("The dam broke on the first Monday of December.", "on the first Monday of December", "2023-12-04"),
    ("The dam broke on the last Friday in November.", "on the last Friday in November", "2023-11-24"),
    ("The dam broke early in December.", "early in December", "2023-12-01/2023-12-10"),
    ("The dam broke in Dec. \u201921.", "in Dec. \u201921", "2021-12-01/2021-12-31"),
    ("Gifts grew on Giving Tuesday.", "on Giving Tuesday", "2023-11-28"),
    ("They meet on October 31-November 1.", "on October 31-November 1", "2023-10-31/2023-11-01"),
    ("Police held a man Friday.", "Friday", "2023-12-29"),
    ("Figures released Wednesday show a rise.", "Wednesday", "2023-12-27"),
    ("Figures released today show a rise.", "today", "2023-12-30"),
    ("The January 6, 2021, attack was recalled.", "January 6, 2021", "2021-01-06"),
    ("The dam broke on Dec. 28.", "on Dec. 28", "2023-12-28"),
    ("The dam broke on 28 December.", "on 28 December", "2023-12-28"),
    ("The dam broke on the 28th of December.", "on the 28th of December", "2023-12-28"),
    ("The dam broke on December 28, 2021, in the rain.", "on December 28, 2021", "2021-12-28"),
    ("The dam broke on Thursday, Dec. 28, in the rain.", "on Thursday, Dec. 28", "2023-12-28"),
    ("The dam broke on Thursday, 28 December 2023.", "on Thursday, 28 December 2023", "2023-12-28"),
    ("The dam broke on 2023-12-28.", "on 2023-12-28", "2023-12-28"),
    ("Logged at 2023-12-28T10:05:00Z by the gauge.", "at 2023-12-28T10:05:00Z", "2023-12-28"),
    ("The dam broke on 28.12.2023.", "on 28.12.2023", "2023-12-28"),
    ("The dam broke on 12/28/2023.", "on 12/28/2023", "2023-12-28"),
    ("Jan. 1 will be a day of rest.", "Jan. 1", "2024-01-01"),
    ("The fair was held on Dec 16-17.", "on Dec 16-17", "2023-12-16/2023-12-17"),
    ("The fair was held on 16 and 17 December.", "on 16 and 17 December", "2023-12-16/2023-12-17"),
    ("It rained between 28 and 30 December.", "between 28 and 30 December", "2023-12-28/2023-12-30"),
    ("It rained from 28 November to 2 December.", "from 28 November to 2 December", "2023-11-28/2023-12-02"),
    ("The dam broke in October.", "in October", "2023-10-01/2023-10-31"),
    ("In a March letter he warned; it was sent in May.", "in May", "2023-05-01/2023-05-31"),
    ("The dam approaches its second anniversary in February.", "in February", "2024-02-01/2024-02-29"),
    ("The dam broke in November 2022.", "in November 2022", "2022-11-01/2022-11-30"),
    ("The dam broke in November last year.", "in November last year", "2022-11-01/2022-11-30"),
    ("The dam broke last November.", "last November", "2023-11-01/2023-11-30"),
    ("The dam broke in late December 2022.", "in late December 2022", "2022-12-21/2022-12-31"),
    ("The dam broke in early November.", "in early November", "2023-11-01/2023-11-10"),
    ("The dam broke at the end of November.", "at the end of November", "2023-11-21/2023-11-30"),
    ("It fell in the week of December 18.", "in the week of December 18", "2023-12-18/2023-12-24"),
]

PERIODS = [
    ("The dam was built in 2014.", "in 2014", "2014-01-01/2014-12-31"),
    ("The hills have been dry since 2014.", "since 2014", "2014-01-01/"),
    ("He said that 2024 will be a good year.", "2024", "2024-01-01/2024-12-31"),
    ("The dam stood from 1990 to 2010.", "from 1990 to 2010", "1990-01-01/2010-12-31"),
    ("The dam was built in the 1970s.", "in the 1970s", "1970-01-01/1979-12-31"),
    ("The dam was built in the late 1970s.", "in the late 1970s", "1976-01-01/1979-12-31"),
    ("The dam was built in early 2014.", "in early 2014", "2014-01-01/2014-03-31"),
    ("Last year the king spoke longer.", "Last year", "2022-01-01/2022-12-31"),
    ("The king visited earlier this year.", "earlier this year", "2023-01-01/2023-12-30"),
    ("The king visited earlier this month.", "earlier this month", "2023-12-01/2023-12-30"),
    ("The king will visit later this month.", "later this month", "2023-12-30/2023-12-31"),
    ("The king visited last month.", "last month", "2023-11-01/2023-11-30"),
    ("The king visited last week.", "last week", "2023-12-18/2023-12-24"),
    ("The king visited this week.", "this week", "2023-12-25/2023-12-30"),
    ("The king visits next week.", "next week", "2024-01-01/2024-01-07"),
    ("Forty raids over the past week.", "over the past week", "2023-12-23/2023-12-30"),
    ("Forty raids over the past 3 days.", "over the past 3 days", "2023-12-27/2023-12-30"),
    ("Forty raids in the last two weeks.", "in the last two weeks", "2023-12-16/2023-12-30"),
    ("Forty raids in the past 24 hours.", "in the past 24 hours", "2023-12-29/2023-12-30"),
    ("It rained over the weekend.", "over the weekend", "2023-12-30/2023-12-31"),
    ("Sales fell in the third quarter of 2022.", "in the third quarter of 2022", "2022-07-01/2022-09-30"),
    ("Sales fell in the third quarter.", "in the third quarter", "2023-07-01/2023-09-30"),
    ("Sales fell in the first half of 2022.", "in the first half of 2022", "2022-01-01/2022-06-30"),
    ("It burned last summer.", "last summer", "2023-06-01/2023-08-31"),
    ("It burned in the summer of 2021.", "in the summer of 2021", "2021-06-01/2021-08-31"),
    ("A jury ruled this spring.", "this spring", "2023-03-01/2023-05-31"),
]

HOLIDAYS = [
    ("The mayor has eyed the time before New Year\u2019s Day.", "before New Year\u2019s Day", "2024-01-01"),
    ("Rents stay frozen through the end of the year.", "through the end of the year", "2023-12-30/2023-12-31"),
    ("The queen speaks on New Year\u2019s Eve.", "on New Year\u2019s Eve", "2023-12-31"),
    ("On the last day of the year, the queen will speak.", "On the last day of the year", "2023-12-31"),
    ("The queen spoke on Christmas Day.", "on Christmas Day", "2023-12-25"),
    ("The queen spoke at Christmas.", "at Christmas", "2023-12-25"),
    ("The queen spoke on Boxing Day.", "on Boxing Day", "2023-12-26"),
    ("Shops were full on Black Friday.", "on Black Friday", "2023-11-24"),
    ("The choir sang on Easter Sunday 2022.", "on Easter Sunday 2022", "2022-04-17"),
]

# Days to come and days gone by, distinguished by the words around them; published on Wednesday 14 September 2022.
TOLD_APART = [
    ("The ferry race is Saturday.", "Saturday", "2022-09-17"),
    ("Anglers' Day is on Monday, when the lake opens.", "on Monday", "2022-09-19"),
    ("Here is Tuesday's harbour news.", "Tuesday", "2022-09-13"),
    ("The oldest skipper turns 90 on Sunday.", "on Sunday", "2022-09-18"),
    ("The new timetable takes effect Monday.", "Monday", "2022-09-19"),
    ("Rain is forecast for Friday along the coast.", "Friday", "2022-09-16"),
    ("He ignored a request to testify before the harbour board on Friday.", "on Friday", "2022-09-16"),
    ("The rower hopes to be picked on Saturday.", "on Saturday", "2022-09-17"),
    ("Crews are upbeat about Thursday's regatta.", "Thursday", "2022-09-15"),
    ("Gates open at 7 p.m. Saturday at the quay.", "Saturday", "2022-09-17"),
    ("The pier stayed shut through Friday.", "through Friday", "2022-09-16"),
    ("Skippers had until Tuesday to answer.", "until Tuesday", "2022-09-13"),
    ("Rowers line up at the quay on Thursday. Ann Roe/AFP/Getty Images", "on Thursday", "2022-09-08"),
    ("It is calm as of Friday, the board noted.", "as of Friday", "2022-09-09"),
    ("Rowers are angry, according to a statement Thursday.", "Thursday", "2022-09-08"),
    ("The board said that the race on Friday is safe.", "on Friday", "2022-09-16"),
    ("The board said that on Friday boats sank.", "on Friday", "2022-09-09"),
    ("An increased swell is likely to be felt on Friday.", "on Friday", "2022-09-16"),
    ("The storm damaged boats on Friday.", "on Friday", "2022-09-09"),
    ("The harbour didn't open in Friday's storm.", "in Friday", "2022-09-09"),
    ("The pier closed Oct. 3.", "Oct. 3", "2022-10-03"),
    ("The pier will open Sept. 2.", "Sept. 2", "2022-09-02"),
    ("The pier closed July 3.", "July 3", "2022-07-03"),
    ("The pier closed Feb. 3.", "Feb. 3", "2022-02-03"),
    ("The tide will hit the quay on Friday.", "on Friday", "2022-09-16"),
    ("Rowers could beat the record on Friday.", "on Friday", "2022-09-16"),
    ("Rowers beat the record on Friday.", "on Friday", "2022-09-09"),
    ("The crew will be tried after the collision on Friday.", "on Friday", "2022-09-09"),
    ("The judge set a hearing for Friday.", "Friday", "2022-09-16"),
    ("A hearing originally planned for Monday was missed.", "Monday", "2022-09-12"),
    ("Skippers go to the polls on Sunday.", "on Sunday", "2022-09-18"),
    ("Ahead of Friday's regatta it rained.", "Friday", "2022-09-16"),
    ("The lock keeper, 71, died Friday.", "Friday", "2022-09-09"),
    ("The lake is calm, and Friday's gale did no harm.", "Friday", "2022-09-09"),
    ("They can sail again. Friday's gale did no harm.", "Friday", "2022-09-09"),
    ("The lock opened at 7 a.m. Friday.", "Friday", "2022-09-09"),
    ("The boats are out Saturday.", "Saturday", "2022-09-17"),
    ("The ferries will stop after Saturday.", "after Saturday", "2022-09-17"),
    ("That comes two days after the gale on Sunday.", "on Sunday", "2022-09-11"),
    ("Classes are off Thursday through Saturday.", "Thursday through Saturday", "2022-09-15/2022-09-17"),
    ("More gales are on the way for the weekend.", "the weekend", "2022-09-17/2022-09-18"),
    ("The crew is in mourning after the wreck on Saturday.", "on Saturday", "2022-09-10"),
    ("The victims of Saturday's collision are from the village.", "Saturday", "2022-09-10"),
    ("The board will look into the collision on Saturday.", "on Saturday", "2022-09-10"),
    ("The lock is closed Saturday and Sunday.", "Saturday and Sunday", "2022-09-17/2022-09-18"),
    ("The harbour master, who leaves office in January, agreed.", "in January", "2023-01-01/2023-01-31"),
    ("The crews meet again after the November regatta.", "after the November", "2022-11-01/2022-11-30"),
    ("The choice in November is between two skippers.", "in November", "2022-11-01/2022-11-30"),
    ("The pier was closed until November.", "until November", "2022-11-01/2022-11-30"),
    ("The pier is a ruin after the fire in June.", "in June", "2022-06-01/2022-06-30"),
    ("Fares have been low since the strike in November.", "in November", "2021-11-01/2021-11-30"),
    ("The next regattas are in September and October.", "in September and October", "2022-09-01/2022-10-31"),
]

PARTS = [
    ("Boats were dearer at the start of the week.", "at the start of the week", "2022-09-12/2022-09-13"),
    ("The repairs will be done by the end of the week.", "by the end of the week", "2022-09-16/2022-09-18"),
    ("The board promised fares by the end of the year.", "by the end of the year", "2022-12-21/2022-12-31"),
    ("Fares stay low until the end of the month.", "until the end of the month", "2022-09-14/2022-09-30"),
    ("The plan runs through the end of the decade.", "through the end of the decade", "2022-09-14/2029-12-31"),
    ("The lake could be dry by 2060.", "by 2060", "2060-01-01/2060-12-31"),
    ("Fares rose over Labor Day weekend.", "over Labor Day weekend", "2022-09-03/2022-09-05"),
    ("Boats sank over Christmas week.", "over Christmas week", "2021-12-20/2021-12-26"),
    ("Quays were full over Thanksgiving weekend.", "over Thanksgiving weekend", "2021-11-25/2021-11-28"),
    ("Profit fell in the three months ended in June.", "in the three months ended in June", "2022-04-01/2022-06-30"),
    ("Profit fell in the 12 months to March 31.", "in the 12 months to March 31", "2021-04-01/2022-03-31"),
    ("Fares rose at the end of last month.", "at the end of last month", "2022-08-21/2022-08-31"),
    ("Fares will fall at the start of next year.", "at the start of next year", "2023-01-01/2023-01-10"),
    ("The dredging may last through the winter.", "through the winter", "2022-12-01/2023-02-28"),
    ("The lock broke a year ago today.", "a year ago today", "2021-09-14"),
    ("The lock broke two weeks ago today.", "two weeks ago today", "2022-08-31"),
    ("The lock broke the night before last.", "the night before last", "2022-09-12/2022-09-13"),
    (
        "Catches fell in the first five months of the year.",
        "in the first five months of the year",
        "2022-01-01/2022-05-31",
    ),
    ("Catches fell in the first nine months of 2021.", "in the first nine months of 2021", "2021-01-01/2021-09-30"),
    ("On Monday it rained. It had snowed the night before.", "the night before", "2022-09-11"),
    ("It was fixed before the weekend.", "before the weekend", "2022-09-10/2022-09-11"),
    ("The fair is on Friday-Sunday, Oct. 7-9.", "on Friday-Sunday, Oct. 7-9", "2022-10-07/2022-10-09"),
]

EVERY_CASE = PAST_WEEKDAYS + COMING_WEEKDAYS + DAYS + NIGHTS + NEIGHBOURS + DATED + PERIODS + HOLIDAYS


@pytest.mark.parametrize(("text", "phrase", "expected"), EVERY_CASE)
def test_phrase_and_its_days(text: str, phrase: str, expected: str) -> None:
    assert found(text).get(phrase) == bounds(expected)


@pytest.mark.parametrize(("text", "phrase", "expected"), TOLD_APART + PARTS)
def test_days_to_come_and_days_gone_by(text: str, phrase: str, expected: str) -> None:
    assert found(text, date(2022, 9, 14)).get(phrase) == bounds(expected)


@pytest.mark.parametrize(
    ("text", "phrase"),
    [
        ("The war has grown in recent days.", "in recent days"),
        ("Floods not seen in many months.", "in many months"),
        ("Artists came a few years ago.", "a few years ago"),
        ("Artists came several weeks ago.", "several weeks ago"),
        ("It grew over the past few weeks.", "over the past few weeks"),
        ("The next day it rained.", "The next day"),
        ("It broke a day after they left.", "a day after"),
    ],
)
def test_vague_words_have_no_days(text: str, phrase: str) -> None:
    assert found(text) == {phrase: None}
    assert date_phrases(text, SATURDAY)[0].vague


@pytest.mark.parametrize(
    "text",
    [
        "The army lost 21 of 49 Shahed drones, 13 rockets and a Su-34.",
        "Shells of 155mm hit route 31 under Resolution 2231.",
        "Troops march on the capital and may take it; she sat in the sun.",
        "It cost $31.12, or 30,000 in all, and 2,014 came.",
        "The mall holds a Christmas market and a New Year's concert.",
        "The Sunday Times and Sheffield Wednesday did well.",
        "On Fridays the shop is shut.",
        "Drones came 24/7 with odds of 12/31.",
        "It stood at 10:30, then 12.30, on line 7.",
        "His 50th birthday and 2nd wedding.",
        "Mark may march; April Jones will augur.",
        "The ferry sails every Sunday, each Monday night and never on a Tuesday.",
        "Nye County counts by hand.",
        "He told them to march on, come what may.",
        "The Girl Friday of the skipper plays at Q2 Stadium, wrote Florida Today.",
        "Kings vowed to sail there before the end of the decade had come.",
        "Spring water will fall in a quarter of the towns.",
        "The Jan. 6 committee heard a January 6 rioter.",
        "The Good Friday Agreement came up on the Today show and on NBC\u2019s \u201cToday\u201d show.",
        "Nobody recalled Bloody Sunday, Black Monday or the Netflix series Wednesday.",
        "It was to be done by Nov. 31 or 30 February.",
    ],
)
def test_numbers_and_words_that_are_no_dates(text: str) -> None:
    assert found(text) == {}


def test_a_quotation_counts_from_the_day_it_was_spoken() -> None:
    text = "\u201cWe still clear what yesterday\u2019s storm left,\u201d the mayor said yesterday."
    windows = [phrase.window for phrase in date_phrases(text, SATURDAY)]
    assert [window.start for window in windows if window] == [date(2023, 12, 28), date(2023, 12, 29)]


def test_a_quotation_without_a_day_counts_from_the_report() -> None:
    assert found("\u201cThe storm came yesterday,\u201d the mayor said.") == {"yesterday": bounds("2023-12-29")}


def test_without_a_publication_day_only_full_dates_are_read() -> None:
    text = "On Friday, in October, on Dec. 28 and yesterday; then in November 2022 and on 3 May 2021, and in 2014."
    assert found(text, None) == {
        "in November 2022": bounds("2022-11-01/2022-11-30"),
        "on 3 May 2021": bounds("2021-05-03"),
        "in 2014": bounds("2014-01-01/2014-12-31"),
    }


def test_ambiguous_digits_are_not_in_the_future() -> None:
    assert found("It broke on 03/01/2024.", date(2024, 1, 10)) == {"on 03/01/2024": bounds("2024-01-03")}
    assert found("It broke on 01/03/2024.", date(2024, 1, 10)) == {"on 01/03/2024": bounds("2024-01-03")}


TEXTS = st.text(max_size=300) | st.lists(st.sampled_from(EVERY_CASE).map(lambda case: case[0]), max_size=4).map(
    "\n".join
)


@given(text=TEXTS, published=st.none() | st.dates())
def test_every_phrase_is_a_slice_with_ordered_days(text: str, published: date | None) -> None:
    phrases: list[DatePhrase] = date_phrases(text, published)
    for phrase in phrases:
        assert text[slice(*phrase.span)] == phrase.phrase != ""
        window = phrase.window
        if window is not None:
            assert (window.phrase, window.span) == (phrase.phrase, phrase.span)
            assert window.start is None or window.end is None or window.start <= window.end
    assert [phrase.span[0] for phrase in phrases] == sorted(phrase.span[0] for phrase in phrases)


@pytest.mark.parametrize(
    "hostile",
    [
        "on " * 20_000,
        "30 " * 20_000,
        "dec " * 20_000,
        "30, " * 20_000,
        "the first half of " * 4_000,
        "\u201c" * 20_000 + " yesterday",
        "friday and " * 5_000,
        " " * 60_000 + "friday",
        "a" * 60_000 + "friday",
        "2023-12-" * 8_000,
        "last " * 15_000,
        "jan 6 us house " * 5_000,
        "the netflix hit new " * 5_000 + "friday",
        "not on friday, " * 5_000,
    ],
)
def test_hostile_text_takes_time_in_proportion_to_its_length(hostile: str) -> None:
    started = time.process_time()
    date_phrases(hostile, SATURDAY)
    assert time.process_time() - started < 5
