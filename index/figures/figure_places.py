"""Where a figure belongs: which of the places named in or before its sentence. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Final, Literal

from index.language import LOCATING, SURELY, Named, PlaceMention, Token, gazetteer, past_form

Found = tuple[list[Named], tuple[int, int] | None]
PlaceOrigin = Literal["sentence", "paragraph", "context", ""]

_OWN: Final = frozenset({"territory", "soil", "airspace", "country"})
_WALLS: Final = frozenset({",", ";", ".", "–", "—", "(", "which", "where", "while", "but", "who", "that"})
_BETWEEN: Final = frozenset({",", "and", "or", "the", "city", "of", "region"})
_EVERYWHERE: Final = frozenset({"nationwide", "countrywide", "nationally"})
_TOWN: Final = frozenset({"city", "town", "village", "region", "province", "district"})
_COMPASS: Final = frozenset("north south east west northeast northwest southeast southwest".split())
_REACH: Final = 12
_GAP: Final = 3


@dataclass(frozen=True, slots=True)
class Ground:
    """The places that a text has named so far.

    Attributes:
        places: The places of the last event.
        city: The town named last, to which "the city" and "the region" refer.
        land: Country code of the place named last, to which "the country" refers.
        origin: Where `places` were named, as seen from the next sentence.
    """

    places: tuple[Named, ...] = ()
    city: Named | None = None
    land: str | None = None
    origin: PlaceOrigin = "context"

    def locate(
        self, tokens: Sequence[Token], mentions: Sequence[PlaceMention], word: int, *, home: str | None, distance: bool
    ) -> tuple[Found, PlaceOrigin]:
        """Find the places of a figure and how far away they are named.

        Args:
            tokens: Tokens of the sentence.
            mentions: The places and peoples named in it.
            word: Index of the first token of the figure.
            home: Country code of the speaker, None when unknown.
            distance: Whether the figure is a distance, which belongs to the place before it.
        """
        if distance:
            found = site_of(mentions, word, self.places)
        else:
            found = place_of(tokens, mentions, word, self.places, home or self.land)
        if found[1]:
            return found, "sentence"
        if self.city and _speaks_of_town(tokens):
            return ([self.city], None), "paragraph"
        return found, self.origin if found[0] else ""

    def after(self, mentions: Sequence[PlaceMention], placed: Sequence[Named] | None) -> "Ground":
        """Return the places after a sentence: those of its figures (None if it has none), else the last one named."""
        sure = [mention.named for mention in mentions if mention.locates == SURELY]
        named = [mention.named for mention in mentions if mention.named.kind != "people"]
        places = tuple(placed) if placed else tuple(sure[-1:]) if sure and placed is None else ()
        return Ground(
            places or self.places,
            next((place for place in reversed(sure) if place.kind == "city"), self.city),
            named[-1].country or self.land if named else self.land,
            "paragraph" if places else self.origin,
        )

    def apart(self) -> "Ground":
        """Return what a heading or caption may refer to: it stands by itself, so no place carries over."""
        return replace(self, places=(), origin="")

    def farther(self) -> "Ground":
        """Return the places as seen from the next paragraph."""
        return replace(self, origin="context")


def _speaks_of_town(tokens: Sequence[Token]) -> bool:
    """Whether a sentence refers back to a town: "the city's schools", "the governor of the region"."""
    return any(token.low in _TOWN and before.low in {"the", "wider"} for before, token in pairwise(tokens))


def place_of(
    tokens: Sequence[Token], mentions: Sequence[PlaceMention], word: int, last: Sequence[Named], home: str | None = None
) -> Found:
    """Find the places of a figure.

    Args:
        tokens: Tokens of the sentence.
        mentions: The places and peoples named in it.
        word: Index of the first token of the figure.
        last: The places named last before this sentence.
        home: Country code of the speaker, or of the place named last, to which "its territory" and "the country" refer.

    Returns:
        The places, empty if unknown; and the first and last (exclusive) token that name them, None if they carry over
        from an earlier sentence.
    """
    whole = _whole_country(tokens, mentions, word, last, home) or _where(tokens, mentions, word)
    if whole:
        return whole
    sure = [mention for mention in mentions if mention.locates == SURELY]
    after = next((m for m in sure if m.tokens[0] > word and not _walled(tokens[word : m.tokens[0]])), None)
    if after:
        return _list(tokens, sure, after, forward=True)
    before = next((m for m in reversed(sure) if m.tokens[0] < word), None)
    if before:
        return _list(tokens, sure, before, forward=False)
    vague = [mention for mention in mentions if mention.locates]
    return _list(tokens, vague, vague[0], forward=True) if vague else (list(last), None)


def site_of(mentions: Sequence[PlaceMention], word: int, last: Sequence[Named]) -> Found:
    """Find the place that a distance belongs to: "Lund" in "Lund lies ten miles from the coast"."""
    before = next((mention for mention in reversed(mentions) if mention.tokens[0] < word), None)
    return ([before.named], before.tokens) if before else (list(last), None)


def _whole_country(
    tokens: Sequence[Token], mentions: Sequence[PlaceMention], word: int, last: Sequence[Named], home: str | None
) -> Found | None:
    """Read "throughout the country", "in the capital" and "against its territory" after the figure."""
    named = [mention.named for mention in mentions if mention.named.kind != "people"]
    code = named[-1].country if named else home or (last[-1].country if last else None)
    for at in range(word + 1, min(word + _REACH, len(tokens) - 1)):
        if tokens[at].text in ".;":
            break
        if tokens[at].low in _EVERYWHERE:
            return _country(code) if code else [], (at, at + 1)
        article, noun = tokens[at].low, tokens[at + 1].low
        if tokens[at - 1].low not in LOCATING | {"all"} or article not in {"the", "its", "our", "their"}:
            continue
        if noun in _OWN and (home or code) and (article, noun) != ("the", "country"):
            return _country(home or code or ""), (at, at + 2)
        if noun == "country" and code:
            return _country(code), (at, at + 2)
        if noun == "capital" and code:
            capital = next((place for place in reversed([*last, *named]) if place.capital), gazetteer().capital(code))
            return [capital] if capital else [], (at, at + 2)
    return None


def _where(tokens: Sequence[Token], mentions: Sequence[PlaceMention], word: int) -> Found | None:
    """Find the place before "where": "Lund, where 28 people were hurt"."""
    for at in range(word - 1, max(-1, word - _REACH), -1):
        if tokens[at].text in ".;,":
            return None
        if tokens[at].low == "where":
            end = at - 1 if tokens[at - 1].text == "," else at
            named = next((mention for mention in mentions if mention.tokens[1] == end), None)
            if named and _is_landmark(tokens, named):
                named = next((m for m in reversed(mentions) if m.tokens[1] < named.tokens[0] and m.locates), None)
            # "The Lund region of Sweden, where" means Lund.
            if named and named.named.kind != "city":
                return _list(tokens, mentions, named, forward=False)
            return ([named.named], named.tokens) if named else None
    return None


def _is_landmark(tokens: Sequence[Token], mention: PlaceMention) -> bool:
    """Whether a name only says what a place is near: "Ystad, to the south of Lund"."""
    of = mention.tokens[0] - 1
    while of > 0 and tokens[of].text[0].isupper():
        of -= 1
    near = of > 1 and tokens[of].low == "of" and tokens[of - 1].low in _COMPASS
    return near and not (tokens[of - 2].low == "the" and tokens[of - 3].low == "in")


def _town_of_state(tokens: Sequence[Token], town: PlaceMention, state: PlaceMention) -> Named | None:
    """Read "Reno, Nevada" as the town in that state, which may not be the largest of its name."""
    near = tokens[town.tokens[1]].text == "," and town.tokens[1] + 1 == state.tokens[0]
    if not near or not gazetteer().is_state(state.named) or gazetteer().is_state(town.named):
        return None
    if gazetteer().state_of(town.named) in {None, state.named.name} and town.named.country in {"US", ""}:
        return town.named
    return Named(" ".join(token.text for token in tokens[slice(*town.tokens)]), "US", "city", 0)


def _country(code: str) -> list[Named]:
    named = gazetteer().find(gazetteer().country_name(code))
    return [named] if named else []


def _walled(between: Sequence[Token]) -> bool:
    """Whether the words between a figure and a place after it cross into another clause."""
    if any(token.low in _WALLS for token in between):
        return True
    # The last word may be the verb whose object the place is; one other may be the participle of what is counted.
    verbs = [
        token for token in between[:-1] if past_form(token.low) and token.low not in {"killed", "injured", "wounded"}
    ]
    return len(verbs) > 1


def _list(tokens: Sequence[Token], mentions: Sequence[PlaceMention], start: PlaceMention, *, forward: bool) -> Found:
    """Collect a list of places: "in Lund, Ystad and Kivik"."""
    group = [start]
    order = mentions if forward else list(reversed(mentions))
    for mention in order[order.index(start) + 1 :]:
        left, right = (group[-1], mention) if forward else (mention, group[-1])
        between = [token.low for token in tokens[left.tokens[1] : right.tokens[0]]]
        inserted = between[:1] == ["("] and between[-1] in {")", "and"} and ")" in between
        within = between == [",", "in"]
        if not inserted and not within and not (0 < len(between) <= _GAP and set(between) <= _BETWEEN):
            break
        group.append(mention)
    group.sort(key=lambda mention: mention.tokens)
    if len(group) == 2 and (town := _town_of_state(tokens, *group)):  # noqa: PLR2004 - town, state
        return [town], (group[0].tokens[0], group[-1].tokens[1])
    # "Lund, Sweden" is one place.
    holding = {mention.named.country for mention in group if mention.named.kind == "city"}
    named = [mention.named for mention in group if mention.named.kind == "city" or mention.named.country not in holding]
    return named, (group[0].tokens[0], group[-1].tokens[1])
