"""Word classes for counted events and things: "slain" and "dead" are killed, "flats" are apartments."""

from functools import cache
from typing import Final

from .inflection import IRREGULAR_PASTS, plural, verb_forms
from .tokens import Token

# event: base forms of verbs, then in brackets other words for the same event.
_VERBS: Final = """
killed: kill perish massacre murder drown electrocute assassinate behead die slay (dead death deaths fatal fatally
    killings fatality fatalities)
injured: injure wound maim hurt (injury injuries)
missing: disappear (missing unaccounted)
launched: launch fire
shot down: down intercept (shootdown)
destroyed: destroy demolish raze obliterate neutralise neutralize (destruction)
damaged: damage
attacked: attack target bomb shell bombard pound strafe assault hit strike
affected: affect
used: use
arrested: arrest detain apprehend (detention)
evacuated: evacuate (evacuation evacuations)
displaced: displace uproot
rescued: rescue
hospitalised: hospitalise hospitalize
infected: infect contract (infection infections)
vaccinated: vaccinate immunise immunize inoculate
cancelled: cancel scrap (cancellation cancellations)
delayed: delay
postponed: postpone
stranded: strand
trapped: trap
laid off: (layoff layoffs)
hired: hire recruit employ
sold: sell (sale sales)
bought: purchase acquire order buy
produced: produce manufacture
built: construct build
opened: open
closed: close shutter
raised: raise
spent: spend
paid: pay
lost: lose
won: win
scored: score
captured: capture
seized: seize confiscate
released: release free
convicted: convict
charged: charge indict
sentenced: sentence
reported: report
recorded: record register
exported: export
imported: import
delivered: deliver supply
sent: ship send
deployed: deploy
donated: donate pledge
elected: elect
attended: attend
flooded: flood inundate submerge
burned: burn
stolen: rob steal
cut: cut axe eliminate
created: create add
born: (born)
treated: treat
tested: test
recovered: recover retrieve
identified: identify confirm
found: discover find
held: hold
given: give
made: make
seen: see
taken: take
caught: catch
shot: shoot
abducted: abduct kidnap
poisoned: poison sicken
executed: (executed executions)
earned: earn gross
cost: cost
visited: visit
viewed: view watch stream
signed: sign
rejected: reject veto decline
approved: approve
voted: vote
played: play
carried: carry
fled: flee
written: write
flown: fly
broken: break
planted: plant
grown: (grow)
"""

ATTACKS: Final = frozenset(
    "attack attacks bombing bombings strike strikes airstrike airstrikes shelling bombardment bombardments raid "
    "raids".split()
)
"""Words for an attack; what one report calls a strike, another calls a raid."""

_RISING: Final = "rise increase grow climb jump soar surge gain accelerate"
_FALLING: Final = "fall drop decline decrease plunge tumble slip shrink slide slump dip ease"


def _all_forms(bases: str) -> frozenset[str]:
    return frozenset(form for base in bases.split() for form in verb_forms(base))


RISES: Final = _all_forms(_RISING) | {"up", "added"}
"""Words for a number that goes up."""

FALLS: Final = _all_forms(_FALLING) | {"down", "lost"}
"""Words for a number that goes down."""

CHANGES: Final = _all_forms(
    f"{_RISING} {_FALLING} reach exceed total stand top number include say estimate put bring remain double "
    "surpass swell edge tick slow"
) | {"called", "named", "based", "hit", "pass", "passed"}
"""Verbs about the number itself, not about what is counted."""

_NOUNS: Final = """
people: people person persons individual individuals other others victim victims resident residents citizen citizens
    inhabitant inhabitants soul souls folks
children: child children kid kids minor minors teenager teenagers teen teens youngster youngsters schoolchildren
adults: adult adults grown-ups
drones: drone drones uav uavs shahed shaheds quadcopter quadcopters
missiles: missile missiles rocket rockets
homes: home homes house houses dwelling dwellings residence residences
apartments: apartment apartments flat flats
apartment buildings: condominium condominiums condo condos
businesses: business businesses
cars: car cars automobile automobiles
soldiers: soldier soldiers troop troops serviceman servicemen servicemembers
journalists: journalist journalists reporter reporters
workers: worker workers employee employees staffer staffers
flights: flight flights
aircraft: aircraft airplane airplanes aeroplane aeroplanes plane planes warplane warplanes
kilometers: km kilometer kilometers kilometre kilometres
miles: mile miles mi
meters: meter meters metre metres
percent: percent percentage %
foreigners: foreigner foreigners
students: student students pupil pupils
police officers: policeman policemen
"""
_WEAPONS: Final = frozenset(
    {
        "drones",
        "missiles",
        "missiles and drones",
        "aircraft",
        "helicopters",
        "jets",
        "projectiles",
        "bombs",
        "shells",
        "balloons",
    }
)
_SETTLEMENTS: Final = frozenset(
    {
        "towns",
        "villages",
        "cities",
        "settlements",
        "regions",
        "districts",
        "communities",
        "neighborhoods",
        "neighbourhoods",
    }
)
_BUILDINGS: Final = frozenset(
    {
        "homes", "apartments", "apartment buildings", "buildings", "businesses", "cars", "vehicles", "schools",
        "hospitals", "shops", "structures", "churches", "properties", "garages", "facilities",
        "warehouses", "buses", "trucks",
    }
)  # fmt: skip
_PEOPLE: Final = frozenset("people children adults men women civilians soldiers workers students journalists".split())
_FOR_WEAPONS: Final = {
    "destroyed": "shot down", "used": "launched", "sent": "launched", "attacked": "launched", "hired": "launched",
}  # fmt: skip
# Events that happen to people: a bare number with one of them counts people.
OF_PEOPLE: Final = frozenset(
    (
        "killed injured missing arrested evacuated displaced rescued hospitalised infected vaccinated laid-off "
        "hired abducted poisoned convicted charged sentenced dead homeless born treated elected shot"
    ).split()
) | {"without power", "without water"}
# Events that happen at a place, which may have been named paragraphs before.
BEFALLING: Final = frozenset(
    (
        "killed injured missing arrested evacuated displaced rescued hospitalised infected abducted poisoned shot "
        "destroyed damaged attacked affected launched flooded burned trapped stranded"
    ).split()
) | {"shot down", "made homeless", "without power", "without water"}
# Head nouns that already say what happened to the people counted.
TELLING: Final = {
    "dead": "killed", "death": "killed", "deaths": "killed", "fatality": "killed", "fatalities": "killed",
    "killed": "killed", "died": "killed", "injured": "injured", "wounded": "injured", "injuries": "injured",
    "injury": "injured", "hurt": "injured", "missing": "missing", "arrests": "arrested", "arrest": "arrested",
    "detained": "arrested", "arrested": "arrested", "displaced": "displaced", "hospitalized": "hospitalised",
    "hospitalised": "hospitalised", "homeless": "made homeless", "evacuated": "evacuated", "detainees": "arrested",
    "hospitalizations": "hospitalised", "hospitalisations": "hospitalised", "killings": "killed", "lives": "killed",
}  # fmt: skip


def _read_verbs() -> dict[str, str]:
    table: dict[str, str] = {}
    for line in _VERBS.replace("\n    ", " ").strip().splitlines():
        event, _, words = line.partition(": ")
        verbs, _, others = words.partition("(")
        table.update(dict.fromkeys(others.rstrip(")").split(), event))
        for base in verbs.split():
            table.update(dict.fromkeys(verb_forms(base), event))
    return table


def _read_nouns() -> dict[str, str]:
    lines = _NOUNS.replace("\n    ", " ").strip().splitlines()
    return {word: noun for line in lines for noun, _, words in [line.partition(": ")] for word in words.split()}


EVENTS: Final = _read_verbs()
_NOUN_CLASSES: Final = _read_nouns()


def event_of(word: str) -> str | None:
    """Return the event that a verb form or event noun stands for, None if it is neither.

    Args:
        word: In lower case. An unlisted word that ends in "ed" counts as a verb and is its own event.
    """
    found = EVENTS.get(word)
    if "-" in word and not found and word.endswith("ed"):
        return EVENTS.get(word.rpartition("-")[2])  # "test-fired"
    if found or not word.endswith("ed") or len(word) < 5 or word in _NOT_VERBS:  # noqa: PLR2004 - "need", "shed"
        return found
    return word.replace("ized", "ised")


def past_form(word: str) -> bool:
    """Whether a lower-cased word is a past tense or past participle."""
    return word in IRREGULAR_PASTS or (word.endswith("ed") and event_of(word) is not None)


_NOT_VERBS: Final = frozenset(
    ("indeed hundred exceed proceed succeed kindred sacred naked wicked speed breed united limited").split()
)


@cache
def noun_class(word: str) -> str:
    """Return the class of a noun: the word for its kind if it is listed, else its plural."""
    known = _NOUN_CLASSES.get(word)
    return known or plural(word)


def plural_noun(token: Token) -> bool:
    """Whether a word looks like a plural noun, judged by its form alone."""
    low = token.low
    if low in _IRREGULAR_PLURALS or low.endswith(("men", "people", "children")):
        return low not in {"specimen", "regimen", "omen", "amen"}
    singular = low.endswith(("ss", "'s", "us", "sis")) and low not in _PLURALS_IN_US
    return len(low) > 2 and low.endswith("s") and not singular and low not in _NOT_PLURAL  # noqa: PLR2004 - "is", "as"


_IRREGULAR_PLURALS: Final = frozenset(
    (
        "people men women children police cattle sheep deer elk moose bison fish salmon aircraft spacecraft troops "
        "personnel dead injured wounded missing killed homeless staff crew cases percent km kg mph kph cm lb ft "
        "teeth feet mice geese lives percentage"
    ).split()
)
_NOT_PLURAL: Final = frozenset(
    (
        "was is has as this its his us yes thus across perhaps always plus versus less unless whereas says does "
        "goes news series besides towards afterwards including"
    ).split()
)
_PLURALS_IN_US: Final = frozenset({"menus", "gurus", "emus", "haikus"})


def alike(noun: str, other: str) -> bool:
    """Whether two nouns may share one number: "missiles and drones", "homes and shops"."""
    return any(noun in group and other in group for group in (_WEAPONS, _SETTLEMENTS, _BUILDINGS, _PEOPLE))


def is_weapon(noun: str) -> bool:
    """Whether a noun class is a weapon: something fired, flown and shot down."""
    return noun in _WEAPONS


def event_for(noun: str, event: str) -> str:
    """Return what an event means for a noun class: missiles destroyed are shot down, homes attacked are damaged."""
    if noun in _WEAPONS:
        return _FOR_WEAPONS.get(event, event)
    if noun in _SETTLEMENTS and event == "affected":
        return "attacked"
    if noun in _BUILDINGS and event in {"affected", "attacked"}:
        return "damaged"
    return event
