"""How a figure relates to the whole: all of it, a part, an addition, an earlier count, or only possible. Pure."""

from typing import Final

from .clauses import Clause, Counted, Standing

_MODALS: Final = frozenset(
    "could may might would will should if unless feared fears expected threatened projected".split()
)
_FORMER: Final = frozenset("previous previously earlier initially initial originally original".split())
_CHANGED: Final = frozenset(
    "up down rose risen increase increased fell fallen revised jump jumped climbed grew grown rising dropped".split()
)
_STEPS: Final = frozenset("increase rise jump drop decrease decline".split())
_WALLS: Final = frozenset('.;:!?–—()"“”')
_NEAR: Final = 6


def standing_of(clause: Clause, index: int, counted: Counted) -> Standing:
    """Classify how the number at `index` relates to the whole of what it counts."""
    number = clause.numbers[index]
    first = number.tokens[0]
    before = [clause.low(at) for at in range(_clause_start(clause, first), first)]
    previous = clause.last()
    same = previous is not None and (previous.noun, previous.event) == (counted.noun, counted.event)
    if before[-1:] == ["of"] and not number.unit and before[-2:-1] and before[-2] in _STEPS:
        return "more"  # "an increase of 40"
    if (same and counted.more) or (before[-1:] == ["by"] and not number.unit and _CHANGED & set(before[-_NEAR:])):
        return "more"  # "rose by 40"
    if same and (
        before[-1:] == ["including"]
        or _opens_parts(clause, index)
        or clause.low(first - 1) in {"them", "whom", "which"}
        or _lists_part(clause, index)
    ):
        return "part"
    if (before[-1:] == ["from"] and _CHANGED & set(before[-_NEAR:])) or _FORMER & set(before[-_NEAR:]):
        return "former"
    after = {clause.low(at) for at in range(number.tokens[1], min(number.tokens[1] + _NEAR, len(clause.tokens)))}
    return "possible" if _MODALS & set(before[-_NEAR:]) or {"could", "may", "might", "feared"} & after else "whole"


def _clause_start(clause: Clause, at: int) -> int:
    while at > 0 and clause.low(at - 1) not in _WALLS and clause.low(at - 1) != ",":
        at -= 1
    return at


def _opens_parts(clause: Clause, index: int) -> bool:
    """Whether it follows a greater number after a dash or bracket: "five died – two in Lund, three in Ystad"."""
    number = clause.numbers[index]
    larger = index > 0 and not number.unit and clause.numbers[index - 1].value > number.value
    return larger and clause.low(number.tokens[0] - 1) in {"–", "—", "-", ":", "("} and clause.counted[-1] is not None


def _lists_part(clause: Clause, index: int) -> bool:
    """Whether it continues a list of parts: "including 16 in Lund, 12 in Ystad and two elsewhere"."""
    previous = clause.counted[index - 1] if index else None
    return (
        previous is not None
        and previous.standing == "part"
        and clause.low(clause.numbers[index].tokens[0] - 1) in {",", "and"}
    )
