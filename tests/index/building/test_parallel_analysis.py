"""Analyses made in this process and in others beside it."""

import os
import signal
from datetime import date

import pytest
from loky import ProcessPoolExecutor

from index.building import parallel_analysis as module
from index.building.parallel_analysis import analyse_all
from index.reading.articles import Article
from index.reading.passages import split_article
from index.segment.archive import Record


def record(number: int) -> Record:
    text = (
        f"Ferry {number} held\n\nFog kept {number + 2} ferries in Lisbon on Sunday, mayor Ilse Brandt said.\n\n"
        "Nobody was hurt, she added.\n"
    )
    name = f"{number}.txt"
    article = Article(name, name, f"Ferry {number} held", date(2024, 3, 5), "stated", "0", text)
    return Record(article, (), tuple(split_article(article)), ())


def unheard(done: int, total: int) -> None:
    assert 0 <= done <= total


def test_other_processes_find_what_this_one_finds(monkeypatch: pytest.MonkeyPatch) -> None:
    records = [record(number) for number in range(400)]
    monkeypatch.setattr(module, "_processors", lambda: 1)
    here = analyse_all(records, unheard)
    monkeypatch.setattr(module, "_processors", lambda: 2)
    monkeypatch.setattr(module, "WORTH_A_PROCESS", 1)
    steps: list[tuple[int, int]] = []
    there = analyse_all(records, lambda done, total: steps.append((done, total)))
    assert there == here
    assert [each.article.source for each in there] == [each.article.source for each in records]
    assert all(len(each.analyses) == len(each.passages) for each in there)
    assert here[3].analyses[1].figures[0].value == 5
    assert steps[0] == (0, 400)
    assert steps[-1] == (400, 400)
    assert steps == sorted(steps)


def test_what_is_analysed_already_stays_as_it_is() -> None:
    [done] = analyse_all([record(1)], unheard)
    first, second = analyse_all([done, record(2)], unheard)
    assert first is done
    assert second.analyses


def _killed(_: object) -> None:
    """Stand in for work during which the process is killed."""
    os.kill(os.getpid(), signal.SIGKILL)


def test_a_process_that_is_killed_loses_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    """What it had taken on is done here."""
    records = [record(number) for number in range(400)]
    expected = analyse_all(records, unheard)
    monkeypatch.setattr(module, "_processors", lambda: 2)
    monkeypatch.setattr(module, "WORTH_A_PROCESS", 1)
    submit = ProcessPoolExecutor.submit
    monkeypatch.setattr(ProcessPoolExecutor, "submit", lambda pool, _, work: submit(pool, _killed, work))
    assert analyse_all(records, unheard) == expected


def test_where_no_process_can_be_had_all_is_done_here(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise OSError(38, "Function not implemented")

    records = [record(number) for number in range(400)]
    expected = analyse_all(records, unheard)
    monkeypatch.setattr(module, "_processors", lambda: 2)
    monkeypatch.setattr(module, "WORTH_A_PROCESS", 1)
    monkeypatch.setattr(ProcessPoolExecutor, "submit", refuse)
    assert analyse_all(records, unheard) == expected
