"""Verify: whether every passage still stands verbatim in its file, and whether the index agrees with itself."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import numpy as np

from index.errors import Failure
from index.generation import Generation
from index.reading import Article, FoundFile, Guard, digest_of, list_files, read_content, read_drafts, read_file

from .progress import Progress, ignore_progress
from .reading import HELD_BACK


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
    generation: Generation,
    articles: Path,
    *,
    max_bytes: int,
    on_progress: Callable[[Progress], None] = ignore_progress,
) -> VerifyReport:
    """Check a generation against the files it was made of, and its parts against each other.

    Args:
        generation: The index.
        articles: The folder of articles.
        max_bytes: Size of the largest file that is read.
        on_progress: Told how many files are checked.

    Raises:
        ArticlesFolderMissing: There is no such folder.
    """
    files = generation.archive.files()
    on_disk = {found.file: found for found in list_files(articles, max_bytes=max_bytes)[0]}
    problems = list(_agreement(generation))
    with Guard(read=partial(read_drafts, own=generation.manifest.fields)) as guard:
        for done, (file, digest) in enumerate(sorted(files.items()), start=1):
            problems += _file(generation, on_disk.get(file) or file, digest, guard, max_bytes)
            on_progress(Progress("checking", done, len(files)))
    [(passages,)] = generation.archive.rows("SELECT count(*) FROM passages")
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
    rows = generation.archive.rows("SELECT source FROM articles WHERE file = ? ORDER BY number", (file,))
    if len(rows) == len(read):
        return {source: article.text for (source,), article in zip(rows, read, strict=True)}
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
    manifest, dense, lexical = generation.manifest, generation.dense, generation.lexical
    rows = generation.archive.rows("SELECT id FROM passages WHERE kind = 'body'")
    stored = np.sort(np.asarray([id_ for (id_,) in rows], np.int64))
    counts = {
        "archive": len(stored),
        "vectors": len(dense.passages),
        "vector ids": len(dense.ids),
        "FAISS": int(dense.faiss_index.ntotal),
        "terms": len(lexical),
        "forward index": len(generation.passage_terms),
    }
    for part, count in counts.items():
        if count != manifest.passages:
            yield Problem("index", f"{part} has {count} passages, the manifest {manifest.passages}")
    if dense.passages.shape[1:] != (manifest.dimension,) or dense.faiss_index.d != manifest.dimension:
        yield Problem("index", f"the vectors have not the {manifest.dimension} dimensions of the manifest")
    if not np.array_equal(np.sort(dense.ids), stored):
        yield Problem("index", "the vectors' ids are not those of the archive's passages")
    if not np.array_equal(dense.faiss_ids(), dense.ids):
        yield Problem("index", "FAISS's ids are not those of the vectors in their order")
