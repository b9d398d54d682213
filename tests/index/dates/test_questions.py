"""Windows of questions, asked on Tuesday 2 January 2024 unless the case says otherwise; days worked out by hand."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.dates import question_window
from tests.index.windows_written import bounds

TUESDAY = "2024-01-02"

ABSOLUTE = [
    ("what burned in the harbour on Dec 31", "2023-12-31"),
    ("dec 31st harbour fire", "2023-12-31"),
    ("31 dec harbour fire", "2023-12-31"),
    ("harbour fire 31st december", "2023-12-31"),
    ("harbour fire on the 31st of December", "2023-12-31"),
    ("harbour fire on December the 31st", "2023-12-31"),
    ("Harbour fire, December 31, 2022?", "2022-12-31"),
    ("harbour fire 31 December 2022", "2022-12-31"),
    ("harbour fire 31. December 2022", "2022-12-31"),
    ("harbour fire 31-Dec-2022", "2022-12-31"),
    ("harbour fire Dec. 31, 2022", "2022-12-31"),
    ("what did the mayor say on Saturday December 30", "2023-12-30"),
    ("what did the mayor say on saturday, 30 december", "2023-12-30"),
    ("what did the mayor say on Saturday the 30th of December?", "2023-12-30"),
    ("what did the mayor say on the 30th", "2023-12-30"),
    ("who resigned on the 3rd?", "2023-12-03"),
    ("who resigned between the 28th and the 30th?", "2023-12-28/2023-12-30"),
    ("ferry accident in November", "2023-11-01/2023-11-30"),
    ("ferry accident november 2022", "2022-11-01/2022-11-30"),
    ("ferry accident in Nov. 2022", "2022-11-01/2022-11-30"),
    ("ferry accident in may", "2023-05-01/2023-05-31"),
    ("ferry accident in March", "2023-03-01/2023-03-31"),
    ("ferry accident last November", "2023-11-01/2023-11-30"),
    ("ferry accident in September last year", "2023-09-01/2023-09-30"),
    ("ferry accident in early december", "2023-12-01/2023-12-10"),
    ("ferry accident in mid-December", "2023-12-10/2023-12-20"),
    ("ferry accident in late December 2022", "2022-12-21/2022-12-31"),
    ("ferry accident at the end of December", "2023-12-21/2023-12-31"),
    ("ferry accident at the beginning of December", "2023-12-01/2023-12-10"),
    ("ferry accident in the first week of December", "2023-12-01/2023-12-07"),
    ("ferry accident in the last week of December", "2023-12-25/2023-12-31"),
    ("ferry accident in the second half of December", "2023-12-16/2023-12-31"),
    ("ferry accident in the week of December 18", "2023-12-18/2023-12-24"),
    ("ferry accident the weekend of 16 December", "2023-12-16/2023-12-17"),
    ("who led the council in 2023?", "2023-01-01/2023-12-31"),
    ("who led the council during 2022?", "2022-01-01/2022-12-31"),
    ("what did the council decide in the year 2021", "2021-01-01/2021-12-31"),
    ("floods in late 2022", "2022-10-01/2022-12-31"),
    ("floods in the first half of 2022", "2022-01-01/2022-06-30"),
    ("floods in the 1990s", "1990-01-01/1999-12-31"),
    ("profit in Q3 2022", "2022-07-01/2022-09-30"),
    ("profit in the third quarter of 2022", "2022-07-01/2022-09-30"),
    ("profit in the fourth quarter", "2023-10-01/2023-12-31"),
    ("profit in Q3", "2023-07-01/2023-09-30"),
    ("floods in the summer of 2022", "2022-06-01/2022-08-31"),
    ("floods last summer", "2023-06-01/2023-08-31"),
    ("floods in spring 2023", "2023-03-01/2023-05-31"),
    ("floods in Dec '21", "2021-12-01/2021-12-31"),
    ("Dec '21 floods", "2021-12-01/2021-12-31"),
    ("floods in December \u201921", "2021-12-01/2021-12-31"),
    ("floods in may '68", "1968-05-01/1968-05-31"),
    ("floods on 3 Dec. '98", "1998-12-03"),
    ("floods early in December", "2023-12-01/2023-12-10"),
    ("floods late in December 2022", "2022-12-21/2022-12-31"),
    ("floods early in 2022", "2022-01-01/2022-03-31"),
]

COUNTED = [
    ("who sang on the first Monday of December", "2023-12-04"),
    ("who sang on the 2nd sunday in december", "2023-12-10"),
    ("who sang on the last Friday in November", "2023-11-24"),
    ("who sang the last friday of november 2022", "2022-11-25"),
    ("who sang on the final Friday of December '21", "2021-12-31"),
    ("who sang on the fifth Friday of December", "2023-12-29"),
    ("who sings on the second Tuesday of next month", "2024-02-13"),
    ("who sang on the first Saturday of last month", "2023-12-02"),
    ("who had sung on the last Monday of the month", "2023-12-25"),
    ("who will sing on the last Monday of the month", "2024-01-29"),
    ("who sang on the last Friday of the year", "2023-12-29"),
    ("who sang on the first Monday of last year", "2023-01-02"),
    ("who had sung before the first Monday of December", "/2023-12-03"),
]

NUMERIC = [
    ("harbour fire 31/12", "2023-12-31"),
    ("harbour fire 12/31", "2023-12-31"),
    ("harbour fire on 31/12/2022", "2022-12-31"),
    ("harbour fire 12/30/2023", "2023-12-30"),
    ("harbour fire 30/12/23", "2023-12-30"),
    ("harbour fire 2023-12-30", "2023-12-30"),
    ("harbour fire 2023/12/30", "2023-12-30"),
    ("harbour fire 2023.12.30", "2023-12-30"),
    ("harbour fire 20231230", "2023-12-30"),
    ("harbour fire 30.12.2023", "2023-12-30"),
    ("harbour fire on 30.12.", "2023-12-30"),
    ("harbour fire 12/10", "2023-12-10"),
    ("harbour fire on 1/2", "2024-01-02"),
    ("harbour fire 2/3/2024", "2024-02-03"),
    ("harbour fire 2023-12", "2023-12-01/2023-12-31"),
    ("harbour fire 12/2023", "2023-12-01/2023-12-31"),
    ("fires from 2023-12-28 to 2023-12-30", "2023-12-28/2023-12-30"),
]

RANGES = [
    ("toll of Dec 30-31", "2023-12-30/2023-12-31"),
    ("toll of 30-31 December", "2023-12-30/2023-12-31"),
    ("toll of 30 and 31 December 2022", "2022-12-30/2022-12-31"),
    ("toll of Dec. 30 and 31", "2023-12-30/2023-12-31"),
    ("toll of Dec 30 and Dec 31", "2023-12-30/2023-12-31"),
    ("toll on December 29, 30 and 31", "2023-12-29/2023-12-31"),
    ("fires from 28 to 30 December", "2023-12-28/2023-12-30"),
    ("fires between 28 and 30 December 2022", "2022-12-28/2022-12-30"),
    ("fires between December 28 and December 30", "2023-12-28/2023-12-30"),
    ("fires from 28 December to 2 January", "2023-12-28/2024-01-02"),
    ("fires Dec 28 - Jan 1", "2023-12-28/2024-01-01"),
    ("fires from the 28th to the 30th", "2023-12-28/2023-12-30"),
    ("fires from Friday to Sunday", "2023-12-29/2023-12-31"),
    ("fires on Friday and Saturday", "2023-12-29/2023-12-30"),
    ("fires on Friday, Saturday and Sunday", "2023-12-29/2023-12-31"),
    ("fires in November and December", "2023-11-01/2023-12-31"),
    ("fires from October to December 2022", "2022-10-01/2022-12-31"),
    ("who ruled from 2014 to 2020", "2014-01-01/2020-12-31"),
    ("fires between Christmas and New Year", "2023-12-25/2024-01-01"),
    ("fires in the night of 30 to 31 December", "2023-12-30/2023-12-31"),
    ("fires in the night from 30 to 31 december", "2023-12-30/2023-12-31"),
]

HOLIDAYS = [
    ("fireworks on New Year's Eve", "2023-12-31"),
    ("fireworks on new years eve", "2023-12-31"),
    ("fireworks on New Year\u2019s Eve 2022", "2022-12-31"),
    ("fireworks NYE", "2023-12-31"),
    ("fireworks on new year's day", "2024-01-01"),
    ("fireworks at new year", "2024-01-01"),
    ("fireworks on the last day of the year", "2023-12-31"),
    ("what did the bishop say at Christmas", "2023-12-25"),
    ("what did the bishop say on Christmas Day", "2023-12-25"),
    ("what did the bishop say on christmas eve", "2023-12-24"),
    ("what did the bishop say on boxing day", "2023-12-26"),
    ("what did the bishop say at Easter", "2023-04-09"),
    ("when do shops close at Easter", "2024-03-31"),
    ("what did the bishop say last Easter", "2023-04-09"),
    ("what did the bishop say on Good Friday 2023", "2023-04-07"),
    ("turkey prices on Thanksgiving", "2023-11-23"),
    ("turkey prices at Thanksgiving 2022", "2022-11-24"),
    ("queues on Black Friday", "2023-11-24"),
    ("queues on Cyber Monday", "2023-11-27"),
    ("gifts on Giving Tuesday", "2023-11-28"),
    ("GivingTuesday 2022 gifts", "2022-11-29"),
    ("queues on Small Business Saturday", "2023-11-25"),
    ("bad luck on Friday the 13th", "2023-10-13"),
    ("parades on Halloween", "2023-10-31"),
    ("roses on Valentine's Day", "2024-02-14"),
    ("roses on Nurses' day or Labor Day", "2023-09-04"),
    ("the day after Christmas in the market", "2023-12-26"),
    ("the night before Christmas in the market", "2023-12-24"),
    ("what happened two days before New Year's Eve", "2023-12-29"),
]

RELATIVE = [
    ("what did the minister say yesterday?", "2024-01-01"),
    ("what did the minister say today", "2024-01-02"),
    ("is there a concert tonight", "2024-01-02"),
    ("who speaks tomorrow", "2024-01-03"),
    ("what did the minister say this morning", "2024-01-02"),
    ("what happened yesterday evening", "2024-01-01"),
    ("what happened last night", "2024-01-01/2024-01-02"),
    ("what happened overnight", "2024-01-01/2024-01-02"),
    ("what happened the day before yesterday", "2023-12-31"),
    ("who plays the day after tomorrow", "2024-01-04"),
    ("what happened two days ago", "2023-12-31"),
    ("what happened 3 days ago", "2023-12-30"),
    ("what happened a week ago", "2023-12-26"),
    ("what happened two months ago", "2023-11-01/2023-11-30"),
    ("what happened five years ago", "2019-01-01/2019-12-31"),
    ("arrests this week", "2024-01-01/2024-01-02"),
    ("arrests last week", "2023-12-25/2023-12-31"),
    ("arrests in the past week", "2023-12-26/2024-01-02"),
    ("arrests over the last 3 days", "2023-12-30/2024-01-02"),
    ("arrests past 3 days", "2023-12-30/2024-01-02"),
    ("arrests in the last 24 hours", "2024-01-01/2024-01-02"),
    ("arrests in the last 48 hours", "2023-12-31/2024-01-02"),
    ("arrests in the last few days", "2023-12-26/2024-01-02"),
    ("arrests in the last few weeks", "2023-11-28/2024-01-02"),
    ("who leaves in the next few weeks", "2024-01-02/2024-02-06"),
    ("arrests this month", "2024-01-01/2024-01-02"),
    ("arrests last month", "2023-12-01/2023-12-31"),
    ("arrests this year", "2024-01-01/2024-01-02"),
    ("arrests last year", "2023-01-01/2023-12-31"),
    ("arrests last weekend", "2023-12-30/2023-12-31"),
    ("who was arrested over the weekend?", "2023-12-30/2023-12-31"),
    ("who was arrested at the weekend?", "2023-12-30/2023-12-31"),
    ("who was arrested before the weekend?", "/2023-12-29"),
    ("how long is the truce, until Friday?", "/2024-01-05"),
    ("how long was the truce, until Friday?", "/2023-12-29"),
    ("what will the weather be this weekend?", "2024-01-06/2024-01-07"),
    ("who plays next week", "2024-01-08/2024-01-14"),
    ("who left a couple of days ago", "2023-12-30/2024-01-01"),
    ("who left a few days ago", "2023-12-28/2023-12-31"),
    ("who left several nights ago", "2023-12-26/2023-12-30"),
    ("who left a couple weeks ago", "2023-12-12/2023-12-26"),
    ("who left a few weeks ago", "2023-11-28/2023-12-19"),
    ("who left a few months ago", "2023-08-01/2023-11-30"),
    ("who left a few years ago", "2019-01-01/2022-12-31"),
    ("who left a few hours ago", "2024-01-01/2024-01-02"),
    ("who left 48 hours ago", "2023-12-31"),
    ("who left 36 hours ago", "2023-12-31/2024-01-01"),
    ("who left an hour ago", "2024-01-01/2024-01-02"),
    ("who left not yesterday but the day before", "2023-12-31"),
    ("who left, not yesterday, the day before?", "2023-12-31"),
    ("who left not on Friday but on Saturday", "2023-12-30"),
    ("who left not last week but the week before", "2023-12-18/2023-12-24"),
    ("who left not yesterday but on Saturday", "2023-12-30"),
    ("who leaves in the next two weeks", "2024-01-02/2024-01-16"),
    ("who leaves over the coming three months", "2024-01-02/2024-04-02"),
    ("who leaves in the next 36 hours", "2024-01-02/2024-01-04"),
    ("who leaves in the next few days", "2024-01-02/2024-01-09"),
    ("who leaves in the next two years", "2024-01-02/2026-01-02"),
]

WEEKDAYS = [
    ("what was decided on Friday?", "2023-12-29"),
    ("what was decided friday", "2023-12-29"),
    ("what was decided last friday", "2023-12-29"),
    ("what was decided on tuesday", "2024-01-02"),
    ("what was decided last Tuesday", "2023-12-26"),
    ("what will be decided on Friday?", "2024-01-05"),
    ("what will be decided this Friday?", "2024-01-05"),
    ("who sings next Saturday", "2024-01-06"),
    ("what was decided on Saturday night", "2023-12-30"),
    ("what was decided sunday morning", "2023-12-31"),
    ("what was decided on Wednesday last week", "2023-12-27"),
    ("what was decided last week on Wednesday", "2023-12-27"),
    ("what was decided on fri", "2023-12-29"),
    ("what was decided on Sat", "2023-12-30"),
    ("what was decided on sun morning", "2023-12-31"),
    ("fires in the night of Saturday to Sunday", "2023-12-30/2023-12-31"),
]

LIMITS = [
    ("arrests since Saturday", "2023-12-30/2024-01-02"),
    ("arrests since the 28th", "2023-12-28/2024-01-02"),
    ("arrests since December 28", "2023-12-28/2024-01-02"),
    ("arrests since November", "2023-11-01/2024-01-02"),
    ("arrests since 2022", "2022-01-01/2024-01-02"),
    ("arrests since Christmas", "2023-12-25/2024-01-02"),
    ("arrests since yesterday", "2024-01-01/2024-01-02"),
    ("arrests before Christmas", "/2023-12-24"),
    ("arrests before Dec 30", "/2023-12-29"),
    ("arrests until Dec 30", "/2023-12-30"),
    ("arrests up to Dec 30", "/2023-12-30"),
    ("arrests after Dec 30", "2023-12-31/2024-01-02"),
    ("arrests after Dec 27 and before Dec 31", "2023-12-28/2023-12-30"),
    ("toll as of Dec 31", "2023-12-31"),
    ("arrests by 30 December", "/2023-12-30"),
    ("who was arrested by the end of the year?", "/2023-12-31"),
    ("who must pay by Friday at noon", "/2024-01-05"),
    ("how many had been arrested by 2022", "/2022-12-31"),
    ("who was hit by December storms", "2023-12-01/2023-12-31"),
    ("who was hit by Friday's storm", "2023-12-29"),
    ("who was hit by the storm on Friday", "2023-12-29"),
    ("arrests from December 28 onwards", "2023-12-28/2024-01-02"),
]

MISSPELT = [
    ("what was decided on firday", "2023-12-29"),
    ("what was decided on wensday", "2023-12-27"),
    ("what was decided on Wendesday", "2023-12-27"),
    ("what was decided last thrusday", "2023-12-28"),
    ("what was decided on saterday", "2023-12-30"),
    ("what was decided on sundey", "2023-12-31"),
    ("what was decided on 30 decemeber", "2023-12-30"),
    ("what was decided on Decmber 30", "2023-12-30"),
    ("what was decided in novemeber", "2023-11-01/2023-11-30"),
    ("what was decided in febuary 2023", "2023-02-01/2023-02-28"),
    ("what was decided in setpember", "2023-09-01/2023-09-30"),
    ("what was decided on apirl 5", "2023-04-05"),
    ("what was decided yesteday", "2024-01-01"),
    ("who speaks tommorow", "2024-01-03"),
    ("what was decided last weekand", "2023-12-30/2023-12-31"),
    ("what was decided at chrismas", "2023-12-25"),
]

SEVERAL = [
    ("what did the mayor say on Dec 30 about the fires of December?", "2023-12-30"),
    ("how many fires since 2022 as of December 30?", "2023-12-30"),
    ("on Friday the mayor resigned: what did the council say on Saturday?", "2023-12-29/2023-12-30"),
    ("fires on dec 29, dec 30 and dec 31", "2023-12-29/2023-12-31"),
    ("fire of 30 December (Saturday)", "2023-12-30"),
    ("what did the January 6 committee say on Dec 30?", "2023-12-30"),
    ("what was on the Today show today?", "2024-01-02"),
    ("what did the Wednesday series on Netflix earn last week", "2023-12-25/2023-12-31"),
    ("who was hurt in the December 30 attack", "2023-12-30"),
    ("who was hurt in the January 6 attack on Lviv", "2024-01-06"),
    ("what happened on January 6", "2024-01-06"),
    ("what happened in the January 6, 2021 attack", "2021-01-06"),
    ("what did the 20 December committee meeting decide", "2023-12-20"),
    ("did the poll released Wednesday show a lead", "2023-12-27"),
    ("who won Wednesday's game show", "2023-12-27"),
    ("who fell at the Saturday show", "2023-12-30"),
    ("what opens on 5/6", "2024-05-06"),
    ("what burned on 30/12 in the harbour", "2023-12-30"),
]

TYPED = [
    ("harbour fire dec30", "2023-12-30"),
    ("harbour fire 30dec", "2023-12-30"),
    ("harbour fire 30 Dec '22", "2022-12-30"),
    ("harbour fire on the thirtieth of December", "2023-12-30"),
    ("harbour fire on december thirty-first", "2023-12-31"),
    ("harbour fire first of January 2023", "2023-01-01"),
    ("harbour fire on Sunday the 31st", "2023-12-31"),
    ("harbour fire saturday 30th", "2023-12-30"),
    ("harbour fire tuesday the 31st", "2023-10-31"),
    ("what burned, the 30th?", "2023-12-30"),
    ("harbour fire 29./30. december", "2023-12-29/2023-12-30"),
    ("harbour fires dec 29 thru 31", "2023-12-29/2023-12-31"),
    ("who sang two nights ago", "2023-12-31"),
    ("who sang the saturday before last", "2023-12-23"),
    ("who sang the weekend before last", "2023-12-23/2023-12-24"),
    ("who sang the night before last", "2023-12-31/2024-01-01"),
    ("who sang in the last ten days of november", "2023-11-01/2023-11-30"),
    ("who sang at the end of last month", "2023-12-21/2023-12-31"),
    ("who sang two weeks ago today", "2023-12-19"),
    ("who sang since the start of the week", "2024-01-01/2024-01-02"),
    ("who sang over labor day weekend", "2023-09-02/2023-09-04"),
    ("sales in the three months ended november", "2023-09-01/2023-11-30"),
    ("who sang the week before last", "2023-12-18/2023-12-24"),
    ("who sang the month before last", "2023-11-01/2023-11-30"),
    ("who sang the year before last", "2022-01-01/2022-12-31"),
    ("who sang at the end of the year", "2023-12-21/2023-12-31"),
    ("who sang at the end of the month", "2023-12-21/2023-12-31"),
    ("who sang at the turn of the year", "2023-12-31/2024-01-01"),
    ("who sang the week before Christmas", "2023-12-18/2023-12-24"),
    ("who sang the week after Christmas", "2023-12-26/2024-01-01"),
    ("who sang two weeks before Christmas", "2023-12-11"),
    ("who sang wed morning", "2023-12-27"),
    ("yesterdays match", "2024-01-01"),
    ("todays match", "2024-01-02"),
    ("arrests since the raid on Friday", "2023-12-29/2024-01-02"),
    ("arrests before the raid on Friday", "/2023-12-29"),
    ("arrests after Friday's raid", "2023-12-29/2024-01-02"),
    ("arrests since February 24", "2023-02-24/2024-01-02"),
    ("arrests on or after Dec 30", "2023-12-30/2024-01-02"),
    ("arrests no later than Dec 30", "/2023-12-30"),
    ("arrests in the past fortnight", "2023-12-19/2024-01-02"),
    ("profit last quarter", "2023-10-01/2023-12-31"),
    ("profit in H1 2022", "2022-01-01/2022-06-30"),
]

EVERY_CASE = (
    ABSOLUTE + COUNTED + NUMERIC + RANGES + HOLIDAYS + RELATIVE + WEEKDAYS + LIMITS + MISSPELT + SEVERAL + TYPED
)


@pytest.mark.parametrize(("question", "expected"), EVERY_CASE)
def test_window(question: str, expected: str) -> None:
    window = question_window(question, date.fromisoformat(TUESDAY))
    assert window is not None
    assert (window.start, window.end) == bounds(expected)


@pytest.mark.parametrize(("question", "_"), EVERY_CASE)
def test_phrase_is_the_slice_it_says(question: str, _: str) -> None:
    """What is shown as understood stands in the question, misspelt or not."""
    window = question_window(question, date.fromisoformat(TUESDAY))
    assert window is not None
    assert question[slice(*window.span)] == window.phrase != ""


COVERED = (date(2023, 12, 30), date(2023, 12, 31))


@pytest.mark.parametrize(
    ("question", "asked_on", "expected"),
    [
        ("fires on Dec 31", "2026-11-22", "2023-12-31"),
        ("fires on 31/12", "2026-11-22", "2023-12-31"),
        ("fires on New Year's Eve", "2026-11-22", "2023-12-31"),
        ("fires on jan 1", "2026-11-22", "2024-01-01"),
        ("fires in December", "2026-11-22", "2023-12-01/2023-12-31"),
        ("fires on the 30th", "2026-11-22", "2023-12-30"),
        ("fires on Saturday December 30", "2026-11-22", "2023-12-30"),
        ("fires on Dec 30-31", "2026-11-22", "2023-12-30/2023-12-31"),
        ("fires between 28 and 30 December", "2026-11-22", "2023-12-28/2023-12-30"),
        ("fires in late December", "2026-11-22", "2023-12-21/2023-12-31"),
        ("fires on Dec 31, 2022", "2026-11-22", "2022-12-31"),
        ("fires yesterday", "2026-11-22", "2026-11-21"),
    ],
)
def test_year_is_the_one_the_archive_covers(question: str, asked_on: str, expected: str) -> None:
    window = question_window(question, date.fromisoformat(asked_on), COVERED)
    assert window is not None
    assert (window.start, window.end) == bounds(expected)


@pytest.mark.parametrize(
    ("question", "asked_on", "expected"),
    [
        ("what opens on jan 1?", "2023-12-31", "2024-01-01"),
        ("who sang on 01/02/2024?", "2024-01-15", "2024-01-02"),
        ("who sang on sunday", "2023-12-31", "2023-12-31"),
        ("who sang last weekend", "2023-12-31", "2023-12-23/2023-12-24"),
        ("who sang last friday", "2023-12-30", "2023-12-29"),
        ("who sings next friday", "2023-12-29", "2024-01-05"),
        ("who sang on the 31st", "2024-03-01", "2024-01-31"),
        ("who sang on 29 February", "2023-06-01", "2020-02-29"),
        ("who sang last month", "2024-01-31", "2023-12-01/2023-12-31"),
        ("who sang a month ago", "2024-03-31", "2024-02-01/2024-02-29"),
        ("who sang this winter", "2024-01-15", "2023-12-01/2024-02-29"),
    ],
)
def test_day_of_asking_decides(question: str, asked_on: str, expected: str) -> None:
    window = question_window(question, date.fromisoformat(asked_on))
    assert window is not None
    assert (window.start, window.end) == bounds(expected)


DAYS = st.dates(min_value=date(1900, 1, 1), max_value=date(2099, 12, 31))


@given(day=DAYS, asked_on=DAYS, form=st.sampled_from(["%Y-%m-%d", "%d %B %Y", "%B %d, %Y", "%a %d %b %Y", "%d.%m.%Y"]))
def test_full_dates_mean_themselves(day: date, asked_on: date, form: str) -> None:
    window = question_window(f"what was said on {day.strftime(form)}?", asked_on)
    assert window is not None
    assert (window.start, window.end) == (day, day)


@given(day=DAYS, asked_on=DAYS)
def test_date_without_a_year_is_at_most_half_a_year_away(day: date, asked_on: date) -> None:
    window = question_window(f"what opens on {day.strftime('%d %B')}?", asked_on)
    assert window is not None
    assert window.start is not None
    assert (window.start.month, window.start.day) == (day.month, day.day)
    if (day.month, day.day) != (2, 29):
        assert abs(window.start - asked_on) <= timedelta(183)


@given(
    question=st.text(max_size=200),
    asked_on=st.dates(),
    covered=st.none() | st.tuples(st.dates(), st.dates()).map(lambda two: (min(two), max(two))),
)
def test_any_text_on_any_day_is_read_without_failing(
    question: str, asked_on: date, covered: tuple[date, date] | None
) -> None:
    window = question_window(question, asked_on, covered)
    if window is not None:
        assert question[slice(*window.span)] == window.phrase
        assert window.start is None or window.end is None or window.start <= window.end


WORDS = st.sampled_from(
    "on in since before after until to and from between the of last next this past dec 30 31st december friday sat"
    " 2023 29 feb q3 12/30 2024-02-30 yesterday week weekend month year two days ago new year's eve - , ? night".split()
)


@given(words=st.lists(WORDS, max_size=14), asked_on=st.dates())
def test_any_mix_of_date_words_is_read_without_failing(words: list[str], asked_on: date) -> None:
    question = " ".join(words)
    window = question_window(question, asked_on)
    if window is not None:
        assert question[slice(*window.span)] == window.phrase
        assert window.start is None or window.end is None or window.start <= window.end
