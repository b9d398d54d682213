"""A file that hangs, crashes or eats up its reader costs itself alone: every process here is a real one."""

import os
import time

import pytest

from index.reading.formats import Draft, UnreadableError
from index.reading.guard import Guard, Reading
from index.reading.guard_worker import Limits

from .hostile_reader import read

LIMITS = Limits(memory=200_000_000, seconds=0.4, earned=0.25)

linux = pytest.mark.skipif(not os.path.exists("/proc/self/statm"), reason="limits of Linux")  # noqa: PTH110 - a condition


def outcome(reading: Reading) -> tuple[list[str], str]:
    """Return the articles of a file without their process, and why there are no more."""
    found: list[str] = []
    try:
        found.extend(each.text.partition(" by ")[0] if isinstance(each, Draft) else str(each) for each in reading)
    except UnreadableError as failure:
        return found, str(failure)
    return found, ""


@linux
def test_a_hostile_file_costs_itself_alone() -> None:
    names = ("a", "loop", "b", "crash", "eat", "c", "break", "refuse", "long", "d")
    with Guard(1, limits=LIMITS, read=read) as guard:
        begun = [(name, guard.begin(f"{name}.pdf", b"%PDF-")) for name in names]
        told = {name: outcome(reading) for name, reading in begun}
    for fine in "a", "b", "c", "long", "d":
        assert told[fine] == ([f"{fine}.pdf of 5 bytes", "a part of it"], "")
    reasons = {
        "loop": "too long",
        "crash": "crash (SIGSEGV)",
        "eat": "more memory than a file of articles may (200 MB)",
        "break": "cannot be read (KeyError)",
        "refuse": "no article in it",
    }
    for name, reason in reasons.items():
        found, why = told[name]
        assert found == [f"{name}.pdf of 5 bytes"]
        assert reason in why
        assert why.startswith("after 1 parts that could be read: ")


def test_a_reader_that_waits_for_ever_is_ended_and_one_that_has_grown_large_replaced() -> None:
    started = time.monotonic()
    with Guard(1, limits=Limits(worn_out=1), silence=2, read=read) as guard:
        [first, *_] = guard.begin("a.pdf", b"%PDF-")
        found, why = outcome(guard.begin("wait.pdf", b"%PDF-"))
        [after, *_] = guard.begin("a.pdf", b"%PDF-")
    assert isinstance(first, Draft)
    assert isinstance(after, Draft)
    assert first.text != after.text
    assert len(found) == 1
    assert "too long" in why
    assert time.monotonic() - started < 120


def test_files_are_read_by_the_same_processes_and_text_by_none() -> None:
    with Guard(1, read=read) as guard:
        first, second = (next(iter(guard.begin(f"{name}.pdf", b"%PDF-"))) for name in "ab")
        plain = next(iter(guard.begin("a.txt", b"Trams run.")))
        false = next(iter(guard.begin("a.txt", b"%PDF-")))
    assert isinstance(first, Draft)
    assert isinstance(second, Draft)
    assert isinstance(false, Draft)
    ours = str(os.getpid())
    processes = {each.text.rpartition(" ")[2] for each in (first, second, false)}
    assert len(processes) == 1
    assert ours not in processes
    assert isinstance(plain, Draft)
    assert plain.text == f"a.txt of 10 bytes by {ours}"
