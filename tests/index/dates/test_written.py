"""Days written out in many languages and forms; what leaves the day open is none."""

from datetime import date

import pytest

from index.dates import written_days

FOURTH = date(2024, 3, 4)


@pytest.mark.parametrize(
    "text",
    [
        "Veröffentlicht am 4. März 2024",
        "Lunedì, 4 Marzo 2024 - 14:05",
        "4 mar 2024",
        "发布时间：2024年3月4日 08:10",
        "2024年03月04日",
        "2024년 3월 4일",
        "04.03.2024 14:05",
        "2024-03-04 06:10:00",
        "4 Mart 2024 Pazartesi",
        "4 MART 2024",
        "publicado el 4 de marzo de 2024",
        "4. mars 2024 kl. 14.05",
        "4 marca 2024",
        "4. března 2024",
        "4 martie 2024",
        "March 4th, 2024",
    ],
)
def test_one_day(text: str) -> None:
    assert [written.day for written in written_days(text)] == [FOURTH]


@pytest.mark.parametrize(
    "text", ["", "2024", "März 2024", "04/03/2024", "31.02.2024", "2024年13月4日", "4. listopada 2024"]
)
def test_what_leaves_the_day_open_is_none(text: str) -> None:
    assert written_days(text) == []


@pytest.mark.parametrize(("text", "day_first"), [("04/03/2024", True), ("03/04/2024", False), ("3/4/24 6:10", False)])
def test_slashes_where_their_order_is_known(text: str, *, day_first: bool) -> None:
    assert [written.day for written in written_days(text, day_first=day_first)] == [FOURTH]


@pytest.mark.parametrize("day_first", [True, False, None])
def test_only_one_order_can_be_meant(*, day_first: bool | None) -> None:
    assert [written.day for written in written_days("14/03/2024", day_first=day_first)] == [date(2024, 3, 14)]
    assert [written.day for written in written_days("04.03.2024", day_first=day_first)] == [FOURTH]


def test_dotless_letters_and_places() -> None:
    text = "Güncelleme: 12 Aralık 2023, yayın: 4 Kasım 2023"
    assert [(str(written.day), text[slice(*written.span)]) for written in written_days(text)] == [
        ("2023-12-12", "12 Aralık 2023"),
        ("2023-11-04", "4 Kasım 2023"),
    ]
