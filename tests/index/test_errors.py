"""Every failure is one sentence for a person and names its remedy."""

from pathlib import Path

import pytest

from index.errors import (
    ArticlesFolderMissing,
    Failure,
    FeedFailure,
    IndexDamaged,
    IndexFailure,
    IndexIncompatible,
    IndexMissing,
    MergeRunning,
    ModelAltered,
    ModelUnavailable,
    NoArticles,
    RebuildRunning,
    WatchRunning,
)

FOLDER = Path("folder")
FAILURES: dict[IndexFailure, str] = {
    ArticlesFolderMissing(FOLDER): "--articles DIR",
    IndexMissing(FOLDER): "`dateline rebuild`",
    IndexDamaged(FOLDER, "ids.npy cannot be read"): "`dateline rebuild --full`",
    IndexIncompatible(FOLDER, what="the model", found="a", wanted="b"): "`dateline rebuild`",
    RebuildRunning(FOLDER, "process 7"): "wait",
    MergeRunning(FOLDER, "process 7"): "wait",
    WatchRunning(FOLDER, "process 7"): "one process is enough",
    FeedFailure("https://n.example/feed", "is gone"): "check its address",
    NoArticles(FOLDER, []): "put articles there, such as .txt, .html, .docx or .pdf",
    ModelUnavailable("some/model", "no such file"): "encoder.model",
    ModelAltered(FOLDER, "1" * 64, "2" * 64): "pip install --force-reinstall",
}


def test_every_failure_is_among_these() -> None:
    """Those of `index.errors`; evaluation has failures of its own."""
    own = {failure for failure in IndexFailure.__subclasses__() if failure.__module__ == IndexFailure.__module__}
    assert {type(failure) for failure in FAILURES} == own


@pytest.mark.parametrize(("failure", "remedy"), FAILURES.items(), ids=lambda value: type(value).__name__)
def test_a_failure_is_one_line_with_its_remedy(failure: IndexFailure, remedy: str) -> None:
    sentence = str(failure)
    assert remedy in sentence
    assert sentence.isprintable()
    assert not sentence.endswith(".")


def test_where_nothing_could_be_indexed_the_first_reason_and_the_number_of_others_are_named() -> None:
    one, two = Failure("a.pdf", "broken PDF"), Failure("b.txt", "empty: no bytes")
    assert "(it is empty)" in str(NoArticles(FOLDER, []))
    assert "(a.pdf: broken PDF)" in str(NoArticles(FOLDER, [one]))
    assert "(a.pdf: broken PDF; and 1 more)" in str(NoArticles(FOLDER, [one, two]))


def test_the_model_of_another_setting_is_not_replaced_by_the_default_encoder() -> None:
    assert "`default`" in str(ModelUnavailable("m", "gone"))
    other = str(ModelUnavailable("m", "gone", setting="search.reranker"))
    assert "search.reranker" in other
    assert "`default`" not in other


@pytest.mark.parametrize(
    ("address", "told"),
    [
        ("https://user:secret@n.example/feed?token=secret#secret", "https://n.example/feed?..."),
        ("HTTP://secret@n.example", "HTTP://n.example"),
        ("https://n.example/a@b", "https://n.example/a@b"),
        ("/srv/feeds/desk.xml", "/srv/feeds/desk.xml"),
    ],
)
def test_a_failing_feed_tells_no_secret(address: str, told: str) -> None:
    assert str(FeedFailure(address, "is gone")).startswith(f"the feed {told} is gone: ")
