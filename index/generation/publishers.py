"""The publishers of an archive's articles: which there are, and which articles are whose."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from index.reading import outlet_key, outlet_of_url


@dataclass(frozen=True, slots=True)
class PublisherEntry:
    """A publisher as it is listed: its name, its key (`outlet_key`), and how many articles are its own."""

    name: str
    key: str
    articles: int


class Publishers:
    """Who published what; every article may have two: an agency, and the paper at whose address its report stood.

    Args:
        rows: The stated publisher and the address of each article, None when unknown, by its number.

    Attributes:
        entries: Every publisher, the one with most articles first.
    """

    def __init__(self, rows: Sequence[tuple[str | None, str | None]]) -> None:
        owned = [_keys(publisher, url) for publisher, url in rows]
        names = Counter([publisher for publisher, _ in rows if publisher])
        names.update(name for _, url in rows if (name := outlet_of_url(url)))
        spelt = {outlet_key(name): name for name, _ in reversed(names.most_common())}
        numbers = {key: at for at, key in enumerate(spelt)}
        self._numbers = numbers
        self._own = np.asarray([numbers.get(own, -1) for own, _ in owned], np.int64)
        self._host = np.asarray([numbers.get(host, -1) for _, host in owned], np.int64)
        counts = Counter(key for keys in owned for key in {*keys} if key)
        listed = [PublisherEntry(name, key, counts[key]) for key, name in spelt.items() if key]
        self.entries = tuple(sorted(listed, key=lambda entry: (-entry.articles, entry.name.casefold())))

    def __contains__(self, key: str) -> bool:
        return key in self._numbers

    def published_by(self, keys: Iterable[str]) -> npt.NDArray[np.bool_]:
        """Mark the articles that one of some publishers published; shape (articles,)."""
        wanted = [self._numbers[key] for key in keys if key in self._numbers]
        return np.asarray(np.isin(self._own, wanted) | np.isin(self._host, wanted), bool)

    def named(self, name: str) -> tuple[str, ...]:
        """Return the keys of the publishers that a name means: the one with that name, else all that contain it."""
        key = outlet_key(name)
        if key in self._numbers:
            return (key,)
        folded = name.casefold().strip()
        return tuple(entry.key for entry in self.entries if folded and folded in entry.name.casefold())


def _keys(publisher: str | None, url: str | None) -> tuple[str, str]:
    return outlet_key(publisher or ""), outlet_key(outlet_of_url(url) or "")
