"""Analyses made beside the encoding, in another process or in this one."""

from datetime import date

import pytest

from index import analysing as module
from index.analysing import analysing
from index.archive import Record
from index.articles import Article
from index.passages import split_article


def record(number: int) -> Record:
    text = (
        f"Ferry {number} held\n\nFog kept {number + 2} ferries in Lisbon on Sunday, mayor Ilse Brandt said.\n\n"
        "Nobody was hurt, she added.\n"
    )
    name = f"{number}.txt"
    article = Article(name, name, f"Ferry {number} held", date(2024, 3, 5), "stated", "0", text)
    return Record(article, (), tuple(split_article(article)), ())


def test_another_process_finds_what_this_one_finds(monkeypatch: pytest.MonkeyPatch) -> None:
    records = [record(number) for number in range(40)]
    with analysing(records) as analysed:
        here = analysed()
    monkeypatch.setattr(module, "WORTH_A_PROCESS", 1)
    monkeypatch.setattr(module, "PROCESSORS", 1)
    with analysing(records) as analysed:
        there = analysed()
    assert there == here
    assert [each.article.source for each in there] == [each.article.source for each in records]
    assert all(len(each.analyses) == len(each.passages) for each in there)
    assert here[3].analyses[1].figures[0].value == 5


def test_what_is_analysed_already_stays_as_it_is() -> None:
    with analysing([record(1)]) as analysed:
        [done] = analysed()
    with analysing([done, record(2)]) as analysed:
        first, second = analysed()
    assert first is done
    assert second.analyses


def test_an_error_beside_it_ends_the_process(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "WORTH_A_PROCESS", 1)
    monkeypatch.setattr(module, "PROCESSORS", 1)
    with pytest.raises(KeyError), analysing([record(number) for number in range(64)]):
        raise KeyError
