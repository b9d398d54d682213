"""Verify: whether every file of the index is what was written, and every passage still verbatim in its article.

A damaged file is not looked into any further: what a broken array or database says is worth nothing.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Final

import numpy as np

from index.errors import Failure
from index.generation import DEAD, FILES, Generation, find_damage, live_folder, read_manifest, touch
from index.reading import Article, FoundFile, Guard, digest_of, list_files, read_content, read_drafts, read_file
from index.segment import ARCHIVE, SEAL, Segment

from .progress import Progress, ignore_progress
from .releases import HELD_BACK

_TELLING: Final = frozenset({ARCHIVE, SEAL, DEAD, FILES})
"""Files without which nothing can be said about the passages."""


@dataclass(frozen=True, slots=True)
class Problem:
    """Something that is not as it should be: where, and what."""

    where: str
    what: str


@dataclass(frozen=True, slots=True)
class VerifyReport:
    """What was checked, and what is wrong."""

    files: int
    passages: int
    problems: tuple[Problem, ...]


def verify(
    index: Path,
    articles: Path | None,
    *,
    max_bytes: int,
    on_progress: Callable[[Progress], None] = ignore_progress,
) -> VerifyReport:
    """Check the live generation: its files to the last bit, against the articles, and its parts against each other.

    Args:
        index: The folder of the index.
        articles: The folder of articles; None for the one that the index was made of.
        max_bytes: Size of the largest file that is read.
        on_progress: Told how many files are checked.

    Raises:
        IndexFailure: There is no index, or nothing can be told about it.
        ArticlesFolderMissing: There is no such folder.
    """
    folder = live_folder(index)
    manifest = read_manifest(folder)
    damage = find_damage(folder, manifest)
    touch(index, damage)
    found = [Problem("index", str(each)) for each in damage]
    if any(Path(each.file).name in _TELLING for each in damage):
        return VerifyReport(0, 0, tuple(found))
    generation = Generation(folder)
    try:
        found += () if damage else _agreement(generation)
        return _against_files(
            generation, articles or Path(manifest.articles_folder), found, max_bytes=max_bytes, on_progress=on_progress
        )
    finally:
        generation.close()


def _against_files(
    generation: Generation,
    articles: Path,
    problems: list[Problem],
    *,
    max_bytes: int,
    on_progress: Callable[[Progress], None],
) -> VerifyReport:
    """Hold every passage against the file that it is from; adds to the problems that are known."""
    files = generation.table.files
    on_disk = {found.file: found for found in list_files(articles, max_bytes=max_bytes)[0]}
    with Guard(read=partial(read_drafts, own=generation.manifest.fields)) as guard:
        for done, (file, digest) in enumerate(sorted(files.items()), start=1):
            problems += _file(generation, on_disk.get(file) or file, digest, guard, max_bytes)
            on_progress(Progress("checking", done, len(files)))
    passages = sum(count for (count,) in generation.archive.rows("SELECT count(*) FROM passages"))
    return VerifyReport(len(files), passages, tuple(problems))


def _file(
    generation: Generation, found: FoundFile | str, digest: str, guard: Guard, max_bytes: int
) -> Iterator[Problem]:
    """Hold a file, of which only the name is known if it is gone, against what the index has of it."""
    if isinstance(found, str):
        yield Problem(found, "is gone")
        return
    data = read_content(found, max_bytes=max_bytes)
    if isinstance(data, Failure):
        yield Problem(found.file, data.reason)
        return
    changed = digest_of(data) != digest.removesuffix(HELD_BACK)
    read = [each for each in read_file(found, data, drafts=guard.begin) if isinstance(each, Article)]
    yield from _passages(generation, found.file, _texts(generation, found.file, read), changed=changed)


def _texts(generation: Generation, file: str, read: list[Article]) -> dict[str, str]:
    """The articles of a file as it is now, by source; a line keeps the name that it had when it was indexed."""
    rows = sorted(generation.archive.rows("SELECT place, source FROM articles WHERE file = ?", (file,)))
    if len(rows) == len(read):
        return {source: article.text for (_, source), article in zip(rows, read, strict=True)}
    return {article.source: article.text for article in read}


def _passages(generation: Generation, file: str, texts: dict[str, str], *, changed: bool) -> Iterator[Problem]:
    """Hold each passage of a file against the file as it is now."""
    rows = generation.archive.rows(
        "SELECT source, paragraph, start, stop, text FROM passages JOIN articles ON article = number WHERE file = ?",
        (file,),
    )
    wrong = [(s, p) for s, p, start, stop, text in rows if texts.get(s, "")[start:stop] != text]
    if changed:
        yield Problem(file, f"has changed since it was indexed: {len(wrong)} of {len(rows)} passages differ")
    for source, paragraph in wrong:
        yield Problem(f"{source} ¶{paragraph}", "does not stand there word for word")


def _agreement(generation: Generation) -> Iterator[Problem]:
    """Hold the parts of the index against each other."""
    if len(generation.dense) != generation.manifest.passages:
        what = f"the segments have {len(generation.dense)} passages, the manifest {generation.manifest.passages}"
        yield Problem("index", what)
    for entry, segment in zip(generation.manifest.segments, generation.segments, strict=True):
        # The dead are there too.
        whole = Segment(segment.folder)
        try:
            yield from _agreement_of(whole, entry.passages, generation.manifest.dimension)
        finally:
            whole.close()


def _agreement_of(segment: Segment, passages: int, dimension: int) -> Iterator[Problem]:
    dense, where = segment.dense, f"segment {segment.name}"
    rows = segment.archive.rows("SELECT id FROM passages WHERE kind = 'body'")
    stored = np.sort(np.asarray([id_ for (id_,) in rows], np.int64))
    counts = {
        "archive": len(stored),
        "vectors": len(dense.passages),
        "vector ids": len(dense.ids),
        "FAISS": int(dense.faiss_index.ntotal),
        "terms": len(segment.lexical),
        "forward index": len(segment.forward("passage")),
    }
    for part, count in counts.items():
        if count != passages:
            yield Problem(where, f"{part} has {count} passages, the manifest {passages}")
    if dense.passages.shape[1:] != (dimension,) or dense.faiss_index.d != dimension:
        yield Problem(where, f"the vectors have not the {dimension} dimensions of the manifest")
    if not np.array_equal(np.sort(dense.ids), stored):
        yield Problem(where, "the vectors' ids are not those of the archive's passages")
    if not np.array_equal(dense.faiss_ids(), dense.ids):
        yield Problem(where, "FAISS's ids are not those of the vectors in their order")
