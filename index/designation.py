"""How a text names a speaker, brought to the shortest name, without titles, articles and papers. Pure."""

from collections.abc import Sequence
from typing import Final

from .gazetteer import gazetteer
from .phrases import CLAUSE_WORDS, DETERMINERS, PREPOSITIONS
from .tokens import Token

# Before a person's name; a name after one of these is the speaker.
TITLES: Final = frozenset(
    (
        "president mr mrs ms dr sir lord lady dame mayor governor minister premier chancellor king queen prince "
        "princess pope chief director secretary spokesman spokeswoman spokesperson commissioner senator sen rep "
        "gov gen general colonel col captain capt lieutenant lt major maj sergeant sgt admiral commander officer "
        "deputy ambassador envoy judge justice attorney lawyer prosecutor professor prof doctor analyst economist "
        "expert researcher scientist author editor reporter journalist correspondent coach manager captain "
        "chairman chairwoman chair ceo cfo coo founder co-founder owner leader head executive congressman "
        "congresswoman lawmaker representative speaker councilman councillor sheriff inspector superintendent "
        "detective coordinator adviser advisor aide official bishop archbishop cardinal rabbi imam father sister "
        "mother brother husband wife son daughter resident activist campaigner meteorologist epidemiologist "
        "physician surgeon nurse teacher principal counsel mp mep md clerk administrator treasurer auditor "
        "marshal dean curator chaplain strategist historian actor actress singer player"
    ).split()
)
# A name with one of these is an institution's.
INSTITUTIONS: Final = frozenset(
    (
        "ministry department staff force forces army navy military agency council committee commission university "
        "company bank police party court government administration office service authority authorities institute "
        "association federation union parliament senate congress house governorate directorate board bureau "
        "center centre group inc corp ltd llc foundation organization organisation nations league club team "
        "hospital school college command guard media news times post press network tv radio newspaper society "
        "fund industries airlines airways kremlin"
    ).split()
)
# What is quoted instead of its author: "a statement from the ministry", "the ministry's note".
PAPERS: Final = frozenset(
    (
        "statement statements report reports note notes message messages data figures information update updates "
        "estimate estimates release survey study poll analysis documents document records filing letter memo post "
        "tweet article bulletin briefing count tally numbers announcement findings interview projections"
    ).split()
)
# Nobody in particular.
IMPERSONAL: Final = PAPERS | frozenset(("plan law schedule forecasts legend rules reports media").split()) - {
    "media",
}
_LEADING: Final = (
    frozenset(
        (
            "and but or while as meanwhile later earlier also then however yet so still initial latest separate new "
            "recent another today yesterday now then instead finally first second what official former"
        ).split()
    )
    | DETERMINERS
)
_NO_TITLE: Final = PREPOSITIONS | CLAUSE_WORDS | DETERMINERS | {"and", "or"}
_TRAILING: Final = frozenset(
    (
        "himself herself itself themselves also later meanwhile further earlier then too again today yesterday since"
    ).split()
)


def is_capitalised(token: Token) -> bool:
    """Tell whether a word is written with a capital."""
    return token.text[0].isupper()


def is_person(words: Sequence[Token]) -> bool:
    """Tell whether words look like a person's name: two to four capitalised words, none of an institution."""
    names = [word for word in words if word.text[0].isalpha()]
    return (
        2 <= len(names) <= 4  # noqa: PLR2004 - given name, middle names, surname
        and len(names) == len(words)
        and words[0].low not in _LEADING | PREPOSITIONS | CLAUSE_WORDS
        and all(is_capitalised(word) or word.low in {"de", "van", "von", "der", "bin", "al", "la"} for word in words)
        and not any(word.low in INSTITUTIONS or word.low in TITLES for word in words)
    )


def shorten(words: Sequence[Token]) -> list[Token]:
    """Cut a noun phrase down to the name or designation that it holds; empty when it names nobody."""
    words = list(words)
    while words and (
        (words[0].low in _LEADING and not _is_new_place(words))
        # "one protester", but "One Medical"
        or (words[0].low == "one" and len(words) > 1 and (words[0].text == "one" or words[1].text.islower()))
        or words[0].low.endswith("ly")
        or not words[0].text[0].isalnum()
    ):
        words = words[1:]
    while words and (words[-1].low in _TRAILING or words[-1].low.endswith("ly") or not words[-1].text[-1].isalnum()):
        words = words[:-1]
    words = _author(words)
    for at in range(2, len(words) - 1):
        # "Anna Holm of Lund", but "National Conference of Cities"
        if words[at].low in {"of", "from", "in"} and is_person(words[:at]) and gazetteer().find(words[at + 1].text):
            return words[:at]
        # "Anna Holm of the National Rail Agency"
        employed = words[at].low in {"of", "from", "with"} and words[at + 1].low == "the" and is_person(words[:at])
        if employed and any(word.low in INSTITUTIONS for word in words[at:]):
            return words[:at]
    return _named(words) or words


def _is_new_place(words: Sequence[Token]) -> bool:
    """Tell whether "new" belongs to a name: "New Jersey"."""
    return words[0].text == "New" and len(words) > 1 and gazetteer().find(f"New {words[1].text}") is not None


def takes_title(words: Sequence[Token]) -> bool:
    """Tell whether words are a title with a person's name: "President Anna Holm"."""
    return bool(_named(list(words)))


def _author(words: list[Token]) -> list[Token]:
    """Go from a paper to who wrote it: "a report from the ministry", "the ministry's data", "the ministry note"."""
    for at, word in enumerate(words):
        if (
            (word.low in PAPERS or word.low in {"research", "projection"})
            and at + 1 < len(words)
            and words[at + 1].low in {"from", "by", "of"}
        ):
            return shorten(words[at + 2 :]) or words
    if len(words) > 1 and words[-1].low in PAPERS:
        owner = next((at for at in range(len(words) - 2, 0, -1) if words[at].low in {"'s", "'"}), None)
        if owner is not None and any(is_capitalised(word) for word in words[owner:-1]):
            owner = None
        # "the ministry's latest data"
        shorter = words[:-1] if owner is None else words[:owner]
        named = any(is_capitalised(word) or word.low in INSTITUTIONS for word in shorter)
        return shorter if named else words
    return words


def _named(words: list[Token]) -> list[Token]:
    """Take the name that follows a title: "NATO chief Jens Stoltenberg"."""
    at = len(words)
    while at > 0 and (
        is_capitalised(words[at - 1]) or words[at - 1].low in {"de", "van", "von", "der", "bin", "al", "."}
    ):
        at -= 1
    run = words[at:]
    titled = at > 0 and words[at - 1].low in TITLES
    # Not the last word: "Jim Justice" is a name.
    for place in range(len(run) - 2, -1, -1):
        if run[place].low in TITLES:
            run, titled = run[place + 1 :], True
            break
    while run and run[0].text == ".":
        run = run[1:]
    # Whatever common noun stands before a full name is a title: "the virologist Lena Voss".
    before = words[at - 1] if at else None
    common = before and before.text.isalpha() and before.text.islower() and before.low not in _NO_TITLE
    titled = titled or bool(common and is_person(run))
    if not run or not titled or any(word.low in INSTITUTIONS for word in run):
        return []
    return run
