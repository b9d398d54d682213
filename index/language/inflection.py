"""Forms of English verbs and nouns: spelling rules for the regular ones, a table for the others. Pure."""

from collections.abc import Iterator
from functools import cache
from typing import Final

_VOWELS: Final = frozenset("aeiou")
_HISSING: Final = ("s", "x", "z", "ch", "sh")

# base: past, past participle; one form does for both.
_PASTS: Final = """
axe: axed
bear: bore born
become: became become
begin: began begun
break: broke broken
bring: brought
build: built
burn: burned burnt
buy: bought
catch: caught
come: came
cost: cost
cut: cut
draw: drew drawn
drive: drove driven
fall: fell fallen
find: found
flee: fled
fly: flew flown
get: got gotten
give: gave given
go: went gone
grow: grew grown
hit: hit
hold: held
hurt: hurt
know: knew known
lay: laid
lead: led
leave: left
lose: lost
make: made
meet: met
pay: paid
put: put
rise: rose risen
run: ran
say: said
see: saw seen
sell: sold
send: sent
shoot: shot
show: showed shown
shrink: shrank shrunk
sing: sang sung
slay: slew slain
slide: slid
speak: spoke spoken
spend: spent
stand: stood
steal: stole stolen
strike: struck
swear: swore sworn
swell: swelled swollen
take: took taken
tell: told
throw: threw thrown
win: won
write: wrote written
"""
_DOUBLED: Final = frozenset(
    (
        "admit beg begin brag cancel concur cut dip drop dub get grin hit kidnap label nod put quip refer rob run "
        "scrap ship shrug signal slam slip snap stop sum top total trap win"
    ).split()
)
"""Verbs whose last letter is doubled before "-ed" and "-ing"."""
_EITHER: Final = frozenset({"cancel", "label", "signal", "total"})
"""Verbs that American spelling doesn't double, so that both spellings occur."""
_UNCHANGED: Final = frozenset(
    "aircraft cattle police troops feet personnel staff crew percent sheep fish deer elk moose bison salmon spacecraft "
    "teeth mice geese".split()
)


def _read_pasts() -> dict[str, tuple[str, ...]]:
    pairs = (line.split(": ") for line in _PASTS.strip().splitlines())
    return {base: tuple(forms.split()) for base, forms in pairs}


IRREGULAR: Final = _read_pasts()
"""Past forms of irregular verbs by their base."""

IRREGULAR_PASTS: Final = frozenset(form for forms in IRREGULAR.values() for form in forms)
"""Every past form of an irregular verb."""


@cache
def verb_forms(base: str) -> frozenset[str]:
    """Return every form of a verb: "rise", "rises", "rose", "risen", "rising"."""
    return frozenset({base, third_person(base), *past_forms(base), *_participles(base)})


def third_person(base: str) -> str:
    """Return the third person singular of the present: "flies", "pushes", "tells"."""
    if _ends_in_consonant_y(base):
        return base[:-1] + "ies"
    return base + ("es" if base.endswith((*_HISSING, "o")) else "s")


def past_forms(base: str) -> tuple[str, ...]:
    """Return the past and the past participle, once if they are the same."""
    if base in IRREGULAR:
        return IRREGULAR[base]
    if base.endswith("e"):
        return (base + "d",)
    if _ends_in_consonant_y(base):
        return (base[:-1] + "ied",)
    return tuple(stem + "ed" for stem in _stems(base))


def _participles(base: str) -> Iterator[str]:
    """Yield the present participle, in both spellings if there are two."""
    if base.endswith("ie"):
        yield base[:-2] + "ying"
    elif base.endswith("e") and not base.endswith("ee"):
        yield base[:-1] + "ing"
    else:
        yield from (stem + "ing" for stem in _stems(base))


def _stems(base: str) -> tuple[str, ...]:
    """Return the spellings of a base before "-ed" and "-ing"."""
    if base not in _DOUBLED:
        return (base,)
    doubled = base + base[-1]
    return (doubled, base) if base in _EITHER else (doubled,)


def plural(word: str) -> str:
    """Return the plural of a noun; a plural is returned as it is."""
    if (
        word in _UNCHANGED
        or word.endswith(("men", "people", "children"))
        or (word.endswith("s") and not word.endswith(("ss", "us")))
    ):
        return word
    if word.endswith("man"):
        return word[:-2] + "en"
    if _ends_in_consonant_y(word):
        return word[:-1] + "ies"
    return word + ("es" if word.endswith(_HISSING) else "s")


def _ends_in_consonant_y(word: str) -> bool:
    return word.endswith("y") and word[-2:-1] not in _VOWELS
