"""Which figures develop, and the marks that show it."""

from dataclasses import replace
from datetime import date

from bot.answering.developing import development
from tests.bot.answering.test_charts import conflict, grown


def test_each_article_has_one_mark_in_order_of_publication() -> None:
    points = [(point.mark, point.day, point.value, point.statement.source) for point in grown().points]
    assert points == [
        ("A", date(2023, 12, 30), 14, "evening.txt"),
        ("B", date(2023, 12, 31), 21, "sunday.txt"),
        ("C", date(2024, 1, 1), 24, "wire_*.txt"),
    ]


def test_what_does_not_change_with_the_days_is_not_drawn() -> None:
    found = conflict()
    same_day = tuple(replace(one, published=date(2024, 1, 1)) for one in found.statements)
    same_value = tuple(replace(found.statements[0], source=str(n), published=date(2024, 1, n)) for n in (1, 2))
    undated = tuple(replace(one, published=None) for one in found.statements)
    for statements in (same_day, same_value, undated, found.statements[:1]):
        assert development(replace(found, statements=statements)) is None
