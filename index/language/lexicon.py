"""Words for what happens to what is counted, brought to one form: "slain" and "dead" are killed, "flats" apartments."""

from collections.abc import Iterable
from functools import cache
from typing import Final

from .tokens import Token

# class: base forms (a star doubles the last letter: "down" no, "stop*" yes), then irregular forms in brackets.
_VERBS: Final = """
killed: kill perish massacre murder drown electrocute assassinate behead (die dies died dying slay slew slain
    slays dead death deaths fatal fatally killing killings fatality fatalities)
injured: injure wound maim (hurt hurts hurting injury injuries)
missing: (missing unaccounted disappear disappeared disappears)
launched: launch fire
shot down: down intercept (shootdown)
destroyed: destroy demolish raze obliterate neutralise neutralize eliminate (destruction)
damaged: damage
attacked: attack target bomb shell bombard pound strafe assault (hit hits hitting strike strikes struck striking
    attacks bombing shelling)
affected: affect
used: use (using)
arrested: arrest detain apprehend (arrests detention)
evacuated: evacuate (evacuation evacuations)
displaced: displace uproot
rescued: rescue
hospitalised: hospitalise hospitalize
infected: infect contract (infection infections)
vaccinated: vaccinate immunise immunize inoculate
cancelled: cancel* scrap* (canceled canceling cancellation cancellations)
delayed: delay
postponed: postpone
stranded: strand
trapped: trap*
laid off: (layoff layoffs)
hired: hire recruit employ
sold: (sell sells sold selling sale sales)
bought: purchase acquire order (buy buys bought buying)
produced: produce manufacture
built: construct (build builds built building)
opened: open
closed: close shutter
raised: raise
spent: (spend spends spent spending)
paid: (pay pays paid paying)
lost: (lose loses lost losing)
won: (win wins won winning)
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
delivered: deliver supply (supplied supplies)
sent: ship* (send sends sent sending)
deployed: deploy
donated: donate pledge
elected: elect
attended: attend
flooded: flood inundate submerge
burned: burn (burnt)
stolen: rob* (steal steals stole stolen stealing)
cut: eliminate (cut cuts cutting axe axed)
created: create add
born: (born)
treated: treat
tested: test
recovered: recover retrieve
identified: identify confirm (confirmed)
found: discover (find finds found finding)
held: (hold holds held holding)
given: (give gives gave given giving)
made: (make makes made making)
seen: (see sees saw seen seeing)
taken: (take takes took taken taking)
caught: (catch catches caught catching)
shot: (shoot shoots shot shooting)
abducted: abduct kidnap*
poisoned: poison sicken
executed: (executed executions)
earned: earn gross
cost: (cost costs costing)
visited: visit
viewed: view watch stream
signed: sign
rejected: reject veto decline
approved: approve
voted: vote
played: play
carried: (carry carries carried carrying)
fled: (flee flees fled fleeing)
written: (write writes wrote written writing)
flown: (fly flies flew flown flying)
broken: (break breaks broke broken breaking)
planted: plant
grown: (grow)
"""

# What changes a number, not what is counted.
ATTACKS: Final = frozenset(
    "attack attacks bombing bombings strike strikes airstrike airstrikes shelling bombardment bombardments raid "
    "raids".split()
)
"""Words for an attack: what one report calls a strike another calls a raid."""

CHANGES: Final = frozenset(
    (
        "rise rises rose risen rising increase increases increased increasing grow grows grew grown growing climb "
        "climbs climbed climbing jump jumps jumped jumping soar soars soared soaring surge surges surged surging "
        "reach reaches reached reaching hit fall falls fell fallen falling drop drops dropped dropping decline "
        "declines declined declining decrease decreases decreased decreasing plunge plunged tumble tumbled slip "
        "slipped exceed exceeds exceeded total totals totalled totaled totalling stand stands stood top topped "
        "tops number numbered include includes included including say says said estimate estimated estimates put "
        "puts bring brings brought remain remains remained double doubled pass passed surpassed surpass swell "
        "swelled gained gain dip dipped shrank shrunk edged eased ticked accelerated slowed called named based"
    ).split()
)
RISES: Final = frozenset(
    (
        "rise rises rose risen rising increase increases increased increasing grow grows grew grown growing climb "
        "climbs climbed climbing jump jumps jumped jumping soar soars soared soaring surge surges surged surging "
        "gained gain up accelerated added"
    ).split()
)
FALLS: Final = frozenset(
    (
        "fall falls fell fallen falling drop drops dropped dropping decline declines declined declining decrease "
        "decreases decreased decreasing plunge plunged tumble tumbled slip slipped down lost shrank shrunk slid "
        "slumped dip dipped eased"
    ).split()
)

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
# Happens to people: a bare number with such an event counts people.
OF_PEOPLE: Final = frozenset(
    (
        "killed injured missing arrested evacuated displaced rescued hospitalised infected vaccinated laid-off "
        "hired abducted poisoned convicted charged sentenced dead homeless born treated elected shot"
    ).split()
) | {"without power", "without water"}
# Befalls things in some place, so that a place spoken of paragraphs before is still theirs.
BEFALLING: Final = frozenset(
    (
        "killed injured missing arrested evacuated displaced rescued hospitalised infected abducted poisoned shot "
        "destroyed damaged attacked affected launched flooded burned trapped stranded"
    ).split()
) | {"shot down", "made homeless", "without power", "without water"}
# A head that says by itself what happened, and to whom.
TELLING: Final = {
    "dead": "killed", "death": "killed", "deaths": "killed", "fatality": "killed", "fatalities": "killed",
    "killed": "killed", "died": "killed", "injured": "injured", "wounded": "injured", "injuries": "injured",
    "injury": "injured", "hurt": "injured", "missing": "missing", "arrests": "arrested", "arrest": "arrested",
    "detained": "arrested", "arrested": "arrested", "displaced": "displaced", "hospitalized": "hospitalised",
    "hospitalised": "hospitalised", "homeless": "made homeless", "evacuated": "evacuated", "detainees": "arrested",
    "hospitalizations": "hospitalised", "hospitalisations": "hospitalised", "killings": "killed", "lives": "killed",
}  # fmt: skip


def _forms(base: str) -> Iterable[str]:
    """Spell the forms of a regular verb."""
    doubled = base.endswith("*")
    base = base.rstrip("*")
    if base.endswith("e"):
        yield from (base, base + "s", base + "d", base[:-1] + "ing")
    elif base.endswith("y") and base[-2] not in "aeiou":
        yield from (base, base[:-1] + "ies", base[:-1] + "ied", base + "ing")
    else:
        stem = base + base[-1] if doubled else base
        third = base + ("es" if base.endswith(("s", "sh", "ch", "x", "z")) else "s")
        yield from (base, third, stem + "ed", stem + "ing")


def _read_verbs() -> dict[str, str]:
    table: dict[str, str] = {}
    for line in _VERBS.replace("\n    ", " ").strip().splitlines():
        event, _, words = line.partition(": ")
        regular, _, irregular = words.partition("(")
        for word in irregular.rstrip(")").split():
            table[word] = event
        for base in regular.split():
            table.update(dict.fromkeys(_forms(base), event))
    return table


def _read_nouns() -> dict[str, str]:
    lines = _NOUNS.replace("\n    ", " ").strip().splitlines()
    return {word: noun for line in lines for noun, _, words in [line.partition(": ")] for word in words.split()}


EVENTS: Final = _read_verbs()
_NOUN_CLASSES: Final = _read_nouns()


def event_of(word: str) -> str | None:
    """Name the class of what a verb form or event noun says, None when it is neither.

    Args:
        word: Lower-cased. Forms that no list holds are taken for verbs when they end in "ed".
    """
    found = EVENTS.get(word)
    if "-" in word and not found and word.endswith("ed"):
        return EVENTS.get(word.rpartition("-")[2])  # "test-fired"
    if found or not word.endswith("ed") or len(word) < 5 or word in _NOT_VERBS:  # noqa: PLR2004 - "need", "shed"
        return found
    return word.replace("ized", "ised")


_IRREGULAR_PASTS: Final = frozenset(
    (
        "died slain slew laid hurt hit struck sold bought built spent paid lost won sent burnt stole stolen cut born "
        "found held gave given made saw seen took taken caught shot cost left got became went came fell rose grew "
        "said told began put met led fled ran won broke broken written flown spoke wrote drove known shown thrown "
        "drawn"
    ).split()
)


def past_form(word: str) -> bool:
    """Tell whether a word is a past tense or past participle."""
    return word in _IRREGULAR_PASTS or (word.endswith("ed") and event_of(word) is not None)


_NOT_VERBS: Final = frozenset(
    ("indeed hundred exceed proceed succeed kindred sacred naked wicked speed breed united limited").split()
)


@cache
def noun_class(word: str) -> str:
    """Bring a noun to its plural and to the word that stands for its kind."""
    known = _NOUN_CLASSES.get(word)
    return known or plural(word)


def plural(word: str) -> str:
    """Spell the plural of an English noun; a plural stays."""
    if (
        word in _SAME_IN_PLURAL
        or word.endswith(("men", "people", "children"))
        or (word.endswith("s") and not word.endswith(("ss", "us")))
    ):
        return word
    if word.endswith("man"):
        return word[:-2] + "en"
    if word.endswith("y") and word[-2:-1] not in tuple("aeiou"):
        return word[:-1] + "ies"
    return word + ("es" if word.endswith(("s", "x", "z", "ch", "sh")) else "s")


_SAME_IN_PLURAL: Final = frozenset(
    "aircraft cattle police troops feet personnel staff crew percent sheep fish deer elk moose bison salmon spacecraft "
    "teeth mice geese".split()
)


def plural_noun(token: Token) -> bool:
    """Tell whether a word looks like a plural noun, from its form alone."""
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
    """Tell whether two nouns may share one number: "missiles and drones", "homes and shops"."""
    return any(noun in group and other in group for group in (_WEAPONS, _SETTLEMENTS, _BUILDINGS, _PEOPLE))


def is_weapon(noun: str) -> bool:
    """Tell whether things are fired, flown and shot down."""
    return noun in _WEAPONS


def event_for(noun: str, event: str) -> str:
    """Say what an event word means for such things: a missile destroyed is shot down, a home hit is damaged."""
    if noun in _WEAPONS:
        return _FOR_WEAPONS.get(event, event)
    if noun in _SETTLEMENTS and event == "affected":
        return "attacked"
    if noun in _BUILDINGS and event in {"affected", "attacked"}:
        return "damaged"
    return event
