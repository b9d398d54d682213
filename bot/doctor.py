"""The doctor: every check that an answer needs to pass, each with its finding and its remedy."""

from collections.abc import Iterator
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import Literal, Protocol

from index.comprehension import Readable, Reader
from index.errors import IndexFailure, NotRead
from index.generation import Encoder, Generation, find_damage, in_brief, open_current, read_state, touch
from index.reading import list_files

from .journal import Journal, JournalFailure

State = Literal["ok", "warning", "failed", "off"]


@dataclass(frozen=True, slots=True)
class CheckResult:
    """What was found.

    Attributes:
        name: What was checked.
        state: "off" for what is not set up and need not be.
        finding: What is so, in one line.
        remedy: What to do about it, "" for nothing.
    """

    name: str
    state: State
    finding: str
    remedy: str = ""


class CheckedEncoder(Encoder, Protocol):
    """An encoder that says what model it is."""

    @property
    def model(self) -> str:
        """Its name in the settings."""

    @property
    def fingerprint(self) -> str:
        """What tells its vectors from another model's."""


@dataclass(frozen=True, slots=True)
class Checkup:
    """All checks.

    Attributes:
        articles: The folder of articles.
        index: The folder of the index.
        encoder: The encoder of the settings.
        reader: Reads the best passages; None when reading is turned off.
        journal: The journal's file, None when none is kept.
        max_bytes: Size of the largest file that is read.
        discord: Whether there is a Discord token.
        slack: Whether there are both Slack tokens.
        with_bots: Whether the bots follow the articles.
    """

    articles: Path
    index: Path
    encoder: CheckedEncoder
    reader: Reader | None
    journal: Path | None
    max_bytes: int
    discord: bool
    slack: bool
    with_bots: bool = False

    def run(self) -> Iterator[CheckResult]:
        """Check one thing after another, the quick ones first."""
        yield self._articles()
        yield from self._index()
        yield self._watching()
        yield self._journal()
        yield _platform("discord", "discord.py", "discord", tokens=self.discord)
        yield _platform("slack", "slack-bolt", "slack_bolt", tokens=self.slack)
        yield self._model()
        yield self._reader()

    def _articles(self) -> CheckResult:
        try:
            files, failures = list_files(self.articles, max_bytes=self.max_bytes)
        except IndexFailure as failure:
            return _failed("articles", failure)
        found = f"{len(files)} files in {self.articles}"
        if not files:
            return CheckResult(
                "articles", "failed", found, "put articles in it, or name another folder with --articles"
            )
        refused = sum(each.count if isinstance(each, NotRead) else 1 for each in failures)
        if failures:
            return CheckResult("articles", "warning", f"{found}, {refused} can't be read", "`dateline status` says why")
        return CheckResult("articles", "ok", found)

    def _index(self) -> Iterator[CheckResult]:
        try:
            generation = open_current(self.index)
        except IndexFailure as failure:
            yield _failed("index", failure)
            return
        manifest = generation.manifest
        found = (
            f"{manifest.articles} articles, {manifest.passages} passages, built {manifest.built_at:%Y-%m-%d %H:%M} UTC"
        )
        if manifest.failures:
            yield CheckResult(
                "index", "warning", f"{found}, {manifest.failures} files failed", "`dateline status` names them"
            )
        else:
            yield CheckResult("index", "ok", found)
        yield self._fits(generation)
        generation.close()
        yield _files(generation)

    def _fits(self, generation: Generation) -> CheckResult:
        try:
            generation.manifest.require(self.index, model=self.encoder.model, fingerprint=self.encoder.fingerprint)
        except IndexFailure as failure:
            return _failed("index model", failure)
        return CheckResult("index model", "ok", f"made with {generation.manifest.model}, as the settings ask for")

    def _watching(self) -> CheckResult:
        following = read_state(self.index)
        if following is None:
            remedy = "run `dateline watch`" if self.with_bots else ""
            return CheckResult("watching", "warning" if remedy else "off", "nobody follows the articles", remedy)
        who = f"process {following.process} since {following.started_at:%Y-%m-%d %H:%M} UTC"
        if following.failing_since:
            since = f"not up to date since {following.failing_since:%Y-%m-%d %H:%M} UTC"
            return _failed("watching", IndexFailure(f"{who}, {since}: {following.failure}"))
        return CheckResult("watching", "ok", who)

    def _journal(self) -> CheckResult:
        if self.journal is None:
            return CheckResult("journal", "off", "questions and votes are not stored")
        if not self.journal.exists():
            return CheckResult("journal", "ok", f"{self.journal} will be created when a bot runs")
        try:
            Journal.open(self.journal).close()
        except JournalFailure as failure:
            return _failed("journal", failure)
        return CheckResult("journal", "ok", str(self.journal))

    def _model(self) -> CheckResult:
        try:
            vectors = self.encoder.encode_query(["Does the model answer?"])
        except IndexFailure as failure:
            return _failed("model", failure)
        return CheckResult("model", "ok", f"{self.encoder.model} gives vectors of {vectors.shape[1]} dimensions")

    def _reader(self) -> CheckResult:
        if self.reader is None:
            return CheckResult("reader", "off", "reader.model is empty: passages are ranked and not read")
        try:
            [reading] = self.reader.read(["What does the reader do?"], [Readable("The reader reads.")])
        except IndexFailure as failure:
            return _failed("reader", failure)
        words = "names the words that answer" if reading.span else "names no words"
        return CheckResult("reader", "ok", f"reads question and passage together and {words}")


def _files(generation: Generation) -> CheckResult:
    """Read every file of the index."""
    damage = find_damage(generation.folder, generation.manifest)
    touch(generation.folder.parent.parent, damage)
    if damage:
        return CheckResult("index files", "failed", in_brief(damage), "run `dateline rebuild`")
    folders = [generation.folder, *(segment.folder for segment in generation.segments)]
    count = sum(path.is_file() for folder in folders for path in folder.rglob("*"))
    return CheckResult("index files", "ok", f"all {count} are as they were written")


def _platform(name: str, package: str, module: str, *, tokens: bool) -> CheckResult:
    if find_spec(module) is None:
        remedy = f"pip install 'dateline[{name}]'" if tokens else ""
        return CheckResult(name, "failed" if tokens else "off", f"{package} is not installed", remedy)
    if not tokens:
        return CheckResult(name, "off", "no token is set (see README)")
    return CheckResult(name, "ok", f"a token is set; `dateline {name}` tries it")


def _failed(name: str, failure: Exception) -> CheckResult:
    finding, _, remedy = str(failure).rpartition(": ")
    return CheckResult(name, "failed", finding or str(failure), remedy if finding else "")
