"""The doctor: what it finds of models and folders, and the remedy for each that fails."""

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.doctor import CheckResult, Checkup
from index.building.rebuild import Rebuild
from index.comprehension import HubReader, SmallReader
from index.generation.encoder import SentenceTransformerEncoder
from index.generation.watch_state import WatchState, watch_lock
from tests.index.archives import write

ARTICLES = {"ferries.txt": "Ferries held\n\ndate 2024-03-04 Fog kept four ferries in the harbour of Nordholm.\n"}


@pytest.fixture(scope="module")
def checkup(tmp_path_factory: pytest.TempPathFactory) -> Checkup:
    folder = tmp_path_factory.mktemp("desk")
    articles, encoder = write(folder / "articles", ARTICLES), SentenceTransformerEncoder()
    Rebuild(articles, folder / "index", encoder).run()
    return Checkup(articles, folder / "index", encoder, SmallReader(), None, 1_000_000, discord=False, slack=False)


def found(checkup: Checkup) -> dict[str, CheckResult]:
    return {check.name: check for check in checkup.run()}


def test_a_desk_that_works_has_nothing_that_failed(checkup: Checkup) -> None:
    checks = found(checkup)
    assert {check.name for check in checks.values() if check.state == "failed"} == set()
    assert checks["model"].finding.endswith("gives vectors of 384 dimensions")
    files = [path for name in ("generations", "segments") for path in (checkup.index / name).rglob("*")]
    assert checks["index files"].finding == f"all {sum(path.is_file() for path in files)} are as they were written"
    assert checks["reader"] == CheckResult(
        "reader", "ok", "reads question and passage together and names the words that answer"
    )


def test_reading_that_is_turned_off_is_said_and_is_no_failure(checkup: Checkup) -> None:
    check = found(replace(checkup, reader=None))["reader"]
    assert check.state == "off"
    assert "reader.model" in check.finding


def test_a_reader_that_cannot_be_loaded_names_its_setting(checkup: Checkup, tmp_path: Path) -> None:
    check = found(replace(checkup, reader=HubReader(str(tmp_path / "missing"))))["reader"]
    assert check.state == "failed"
    assert "reader.model" in check.remedy


def test_a_missing_index_names_the_rebuild(checkup: Checkup, tmp_path: Path) -> None:
    checks = found(replace(checkup, index=tmp_path / "none"))
    assert checks["index"].state == "failed"
    assert "dateline rebuild" in checks["index"].remedy


def test_whether_somebody_follows_the_articles_is_told_and_why_that_fails(checkup: Checkup) -> None:
    nobody = found(checkup)["watching"]
    assert (nobody.state, nobody.remedy) == ("off", "")
    wanted = found(replace(checkup, with_bots=True))["watching"]
    assert (wanted.state, wanted.remedy) == ("warning", "run `dateline watch`")
    now = datetime(2024, 1, 2, 3, 4, tzinfo=UTC)
    with watch_lock(checkup.index):
        WatchState(7, now).write(checkup.index)
        assert found(checkup)["watching"] == CheckResult("watching", "ok", "process 7 since 2024-01-02 03:04 UTC")
        WatchState(7, now, failure="the disk is full: free some space", failing_since=now).write(checkup.index)
        failing = found(checkup)["watching"]
    assert (failing.state, failing.remedy) == ("failed", "free some space")
    assert failing.finding.endswith("not up to date since 2024-01-02 03:04 UTC: the disk is full")
