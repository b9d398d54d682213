"""Verbs that report speech in certain company only: with a quotation, "that" or an infinitive. Pure."""

from collections.abc import Sequence
from typing import Final, Literal

from index.language import AUXILIARIES, PREPOSITIONS, Token, plural_noun, verb_forms

from .reporting_verbs import REPORTING, has_clause

Company = Literal["quotation", "that", "whether", "infinitive", "told to", "for"]

# What must follow (or, quoted, precede) for these to report: base forms by their company.
_BASES: Final[dict[Company, str]] = {
    "quotation": (
        "ask call joke quip exclaim shout cry yell whisper mutter boast brag gush muse wonder question condemn "
        "criticise criticize denounce blast slam dismiss deride mock ridicule decry rebuke rail attack lambast lash "
        "scold berate praise hail laud celebrate applaud commend welcome brand label dub describe characterise "
        "characterize liken compare portray paint refer proclaim demand implore beg plead exhort encourage advise "
        "recommend chant agree disagree concede counter retort reply react opine reason theorise theorize speculate "
        "caution remind summarise summarize elaborate clarify continue conclude interject respond echo "
        "mention hope worry urge state recall recount reflect explain smile laugh sigh grin shrug nod "
        "reject repeat quote cite admire rate tout defend chide tease snap fume "
        "thank apologise apologize declare sum point insist add note vow promise pledge"
    ),
    "that": (
        "agree concede caution boast joke counter demand recommend speculate hope worry propose charge signal hint "
        "imply remind reason theorise theorize proclaim brag complain lament request order rule concur opine swear "
        "reckon stipulate decide underscore reassure advise inform notify"
    ),
    "whether": "ask question wonder debate",
    "for": "call",
    "infinitive": "promise pledge vow threaten swear",
    "told to": "urge implore exhort encourage instruct beg advise order ask call",
}
_NEVER_SAYING: Final = frozenset({"referring", "writing", "welcoming", "greeting", "repeating"})
_SAID: Final = (
    "say tell claim write add indicate explain confirm assure assert estimate warn deny stress insist argue "
    "note recall "
    "declare admit acknowledge tweet allege maintain cite suggest reveal disclose testify conclude believe accuse "
    "describe predict emphasise emphasize underline comment remark respond promise vow pledge complain lament "
    "reiterate "
    "observe contend urge announce think"
)
# In "-ing" these mostly do something else: "adding 12 ships", "citing a shortage", "revealing a map".
_SAY_LITTLE: Final = (
    "add cite reveal recall describe believe think accuse respond indicate estimate suggest maintain observe "
    "note promise "
    "vow pledge urge announce confirm disclose tweet write tell conclude"
)


def _forms(bases: str) -> dict[str, frozenset[str]]:
    return {base: verb_forms(base) for base in bases.split()}


def _read_finite() -> dict[str, frozenset[Company]]:
    found: dict[str, set[Company]] = {}
    for company, bases in _BASES.items():
        for base, forms in _forms(bases).items():
            for form in forms - {base}:
                if not form.endswith("ing"):
                    found.setdefault(form, set()).add(company)
    return {form: frozenset(companies) for form, companies in found.items()}


def _read_participles() -> dict[str, frozenset[Company]]:
    found: dict[str, set[Company]] = {}
    for bases, companies in (
        (_SAID, {"quotation", "that"}),
        *((bases, {company}) for company, bases in _BASES.items()),
    ):
        for forms in _forms(bases).values():
            for form in forms:
                if form.endswith("ing"):
                    found.setdefault(form, set()).update(companies)  # type: ignore[arg-type]
    return {form: frozenset(companies) for form, companies in found.items() if form not in _NEVER_SAYING}


QUOTING: Final = _read_finite() | dict.fromkeys(("read", "reads"), frozenset[Company]({"quotation"}))
"""Finite forms and what must follow them."""

SAYING: Final = _read_participles()
"""Forms in "-ing" and what must follow them."""

_ALWAYS: Final = frozenset(
    form
    for base, forms in _forms(_SAID).items()
    if base not in _SAY_LITTLE.split()
    for form in forms
    if form.endswith("ing")
)
BASES: Final = {
    base: found
    for base in {*_SAID.split(), *" ".join(_BASES.values()).split()}
    - {"put", "read", "sum", "call", "rate", "order", "threaten"}
    if (found := SAYING.get(next((form for form in verb_forms(base) if form.endswith("ing")), ""), frozenset()))
}
"""Base forms and what must follow them, for "experts warn that" and "went on to say that"."""

_MODALS: Final = frozenset("will would can could may might must should did do 'll 'd".split())
_UNSAID: Final = frozenset(
    "refused refuses declined declines failed fails not never nothing unable want wants wanted".split()
)
_REACH: Final = 30
_TOLD: Final = 9
_NEAR: Final = 4
_ASKED: Final = frozenset({"whether", "if", "how", "why", "what", "when", "where"})
_OPENING: Final = frozenset('“"«')
_CLOSING: Final = frozenset('”"»')


def in_company(tokens: Sequence[Token], verb: int, companies: frozenset[Company]) -> bool:
    """Whether what a verb needs to report speech is there."""
    low = [token.low for token in tokens[verb + 1 : verb + 1 + _TOLD]]
    if "that" in companies and "that" in low[:_NEAR] and not set(low[: low.index("that")]) & PREPOSITIONS:
        return True
    if "that" in companies and has_clause(tokens, verb):
        return True
    if "whether" in companies and low[:1] and low[0] in _ASKED:
        return True
    if ("infinitive" in companies and low[:1] == ["to"]) or ("for" in companies and low[:1] == ["for"]):
        return True
    if "told to" in companies and "to" in low[1:]:
        before = low[: low.index("to", 1)]
        onto = 1 if before[:1] == ["on"] or before[:1] == ["upon"] else 0
        if not set(before[onto:]) & (PREPOSITIONS - {"of"} | AUXILIARIES | {",", "."}):
            return True
    return "quotation" in companies and (quotes(tokens, verb) or after_quotation(tokens, verb))


def quotes(tokens: Sequence[Token], verb: int) -> bool:
    """Whether a quotation follows a verb in its clause."""
    for at in range(verb + 1, min(verb + _REACH, len(tokens))):
        if tokens[at].text in _OPENING:
            return True
        if tokens[at].text == ";" or tokens[at].low in REPORTING or tokens[at].low in {"which", "who", "when", "where"}:
            return False
    return False


def after_quotation(tokens: Sequence[Token], verb: int) -> bool:
    """Whether a closed quotation comes before the subject of a verb: "“Why?” Holm asked"."""
    for at in range(verb - 1, max(0, verb - _REACH), -1):
        if tokens[at].text in _CLOSING:
            return tokens[at - 1].text in {",", "?", "!", "…", "-", "—", "–", "'", "’"}
        if tokens[at].text in {",", ";", ":"} and at < verb - 1:
            break
    return False


def is_plural_present(tokens: Sequence[Token], verb: int) -> bool:
    """Whether a base form is a verb of many: "experts warn", "they argue", "Democrats would ask"."""
    before = tokens[verb - 1]
    if before.low in _MODALS | {"they", "who"}:
        return True
    return plural_noun(before) and before.low not in {"this", "us"}


def is_infinitive(tokens: Sequence[Token], verb: int) -> bool:
    """Whether "to" precedes a base form that somebody does say: "went on to say", but not "refused to say"."""
    if verb < _NEAR or tokens[verb - 1].low != "to":
        return False
    return not any(token.low in _UNSAID or token.low.endswith("n't") for token in tokens[verb - _NEAR - 1 : verb])


def says_always(token: Token) -> bool:
    """Whether a form in "-ing" reports whatever follows: "saying it was late"."""
    return token.low in _ALWAYS
