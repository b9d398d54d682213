"""The archive of a generation: the articles, passages and analyses of all its segments."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from operator import itemgetter
from typing import Any, TypeVar

import numpy as np

from index.reading import Passage
from index.segment import Archive, Ints, Record, Segment, Stored

from .layout import Layout

_Value = TypeVar("_Value")


class WholeArchive:
    """Reads what is stored about the live articles of a generation; safe to use from several threads.

    Every method raises `IndexDamaged` if a file is not the archive that it should be.

    Args:
        segments: The segments.
        layout: Returns the layout of the generation.
        segments_of: Returns the number of the segment that holds each of some passages, by id; -1 for those that are
            not searched.
    """

    def __init__(
        self, segments: Sequence[Segment], layout: Callable[[], Layout], segments_of: Callable[[Sequence[int]], Ints]
    ) -> None:
        self._archives: list[Archive] = [segment.archive for segment in segments]
        self._layout, self._segments_of = layout, segments_of

    def articles(self, columns: str) -> list[tuple[Any, ...]]:
        """Return some columns of each article, in the order of the articles' numbers in the generation."""
        rows: list[tuple[Any, ...]] = [()] * len(self._layout().articles_stored)
        for segment, archive in enumerate(self._archives):
            numbers = self._layout().articles_stored.rows_of(segment)
            for number, *values in archive.articles(columns):
                rows[numbers[number]] = tuple(values)
        return rows

    def records(self, file: str) -> Iterator[Record]:
        """Yield all articles of a file as they were stored."""
        found = [record for each in self._archives for record in each.records(each.numbers_of(file))]
        yield from sorted(found, key=lambda record: record.place)

    def stored(self, ids: Sequence[int]) -> dict[int, Stored]:
        """Look up passages by id; ids that don't exist are left out."""
        return _joined(archive.stored(own) for archive, own in self._parted(ids))

    def with_figures(self, ids: Sequence[int]) -> list[Stored]:
        """Return which of some passages state figures, and which headlines, captions and links of their articles do."""
        found: list[tuple[int, Stored]] = []
        for archive, own in self._parted(ids):
            numbers = self._layout().articles_stored.rows_of(self._archives.index(archive))
            found += [(int(numbers[number]), stored) for number, stored in archive.with_figures(own)]
        return [stored for _, stored in sorted(found, key=itemgetter(0))]

    def lengths(self, ids: Sequence[int]) -> dict[int, int]:
        """Return the length of passages in characters, by id."""
        return _joined(archive.of_passages("length(text)", own) for archive, own in self._parted(ids))

    def texts(self, ids: Sequence[int]) -> dict[int, str]:
        """Return the text of passages, by id."""
        return _joined(archive.of_passages("text", own) for archive, own in self._parted(ids))

    def terms(self, ids: Sequence[int]) -> dict[int, str]:
        """Return the terms of passages, separated by white space, by id."""
        return _joined(archive.of_passages("terms", own) for archive, own in self._parted(ids))

    def with_words(self, words: Sequence[str], most: int) -> list[int]:
        """Return the ids of at most `most` searched passages that contain plain words in this order, near or far apart.

        This reads every text, a tenth of a second for a hundred thousand passages: it is for what no index finds.
        """
        return sorted(id_ for archive in self._archives for id_ in archive.with_words(words, most))[:most]

    def speakers(self) -> list[tuple[int, str]]:
        """Return the id of each searched passage in which somebody speaks, with its `Analysis.speakers`, one a line."""
        return [each for archive in self._archives for each in archive.speakers()]

    def file_of(self, source: str) -> str | None:
        """Return the file of the article with a source; None if there is none."""
        found = (archive.file_of(source) for archive in self._archives)
        return next((file for file in found if file is not None), None)

    def paragraphs(self, source: str) -> list[Passage]:
        """Return all passages of an article in order, including boilerplate."""
        return [each for archive in self._archives for each in archive.paragraphs(source)]

    def rows(self, sql: str, parameters: Sequence[Any] = ()) -> list[tuple[Any, ...]]:
        """Run a query on each segment and return the rows of all of them."""
        return [row for archive in self._archives for row in archive.rows(sql, parameters)]

    def _parted(self, ids: Iterable[int]) -> Iterator[tuple[Archive, list[int]]]:
        """Part passages by the archive that may hold them."""
        wanted = list(ids)
        if len(self._archives) == 1:
            yield self._archives[0], wanted
            return
        owners = self._segments_of(wanted)
        for segment, archive in enumerate(self._archives):
            # What is not searched, a headline or a caption, may be anywhere.
            own = [wanted[at] for at in np.flatnonzero((owners == segment) | (owners < 0)).tolist()]
            if own:
                yield archive, own


def _joined(parts: Iterable[Mapping[int, _Value]]) -> dict[int, _Value]:
    return {id_: value for part in parts for id_, value in part.items()}
