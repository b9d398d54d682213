"""What is remembered of conversations, and for how long."""

from bot.desk.memory import Memory, Seen


class Clock:
    """Seconds that a test moves on."""

    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now


def test_the_newest_are_remembered_and_the_oldest_go_first() -> None:
    memory: Memory[str, int] = Memory(2, 10)
    for number, key in enumerate("abca"):
        memory.put(key, number)
    assert (memory.get("a"), memory.get("b"), memory.get("c")) == (3, None, 2)


def test_what_is_old_is_forgotten() -> None:
    clock = Clock()
    memory: Memory[str, int] = Memory(9, 10, clock)
    memory.put("a", 1)
    clock.now += 10
    assert memory.get("a") == 1
    clock.now += 0.1
    assert memory.get("a") is None


def test_chosen_values_can_be_forgotten() -> None:
    memory: Memory[str, int] = Memory(9, 10)
    for number, key in enumerate("abc"):
        memory.put(key, number)
    assert memory.forget(lambda value: value > 0) == 2
    assert (memory.get("a"), memory.get("b")) == (0, None)


def test_an_event_is_new_once() -> None:
    seen = Seen()
    assert [seen.first("e1"), seen.first("e1"), seen.first("e2")] == [True, False, True]


def test_an_event_is_new_again_when_long_forgotten() -> None:
    clock = Clock()
    seen = Seen(most=5, seconds=60, clock=clock)
    seen.first("e")
    clock.now += 61
    assert seen.first("e")
