"""How often people may ask."""

import pytest

from bot.desk.cooldown import CoolDown, Rate
from tests.bot.desk.test_memory import Clock


def test_a_person_waits_after_as_many_as_they_may() -> None:
    clock = Clock()
    cool_down = CoolDown(Rate(2, 60), clock)
    assert cool_down.wait("alice") == 0
    cool_down.count("alice")
    clock.now += 10
    cool_down.count("alice")
    assert cool_down.wait("alice") == pytest.approx(50)
    assert cool_down.wait("bob") == 0
    clock.now += 50
    assert cool_down.wait("alice") == 0


def test_asking_whether_one_must_wait_counts_nothing() -> None:
    cool_down = CoolDown(Rate(1, 60), Clock())
    assert [cool_down.wait("alice") for _ in range(5)] == [0] * 5


def test_no_rate_no_wait() -> None:
    cool_down = CoolDown(Rate(0), Clock())
    for _ in range(500):
        cool_down.count("alice")
    assert cool_down.wait("alice") == 0


def test_people_who_left_long_ago_take_no_memory() -> None:
    clock = Clock()
    cool_down = CoolDown(Rate(1, 60), clock)
    for number in range(1_000):
        cool_down.count(f"user{number}")
    clock.now += 61
    cool_down.count("alice")
    assert len(cool_down._done) == 1
