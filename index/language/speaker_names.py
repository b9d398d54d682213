"""Names of speakers, shortened: without titles, articles and the documents that are quoted. Pure."""

from collections.abc import Sequence
from typing import Final

from .gazetteer import gazetteer
from .noun_phrases import CLAUSE_WORDS, DETERMINERS, IN_LY, PREPOSITIONS
from .tokens import Token

# Words before a person's name; the name after one of these is the speaker.
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
# Words in the names of institutions.
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
# Documents quoted instead of their author: "a statement from the ministry", "the ministry's note".
PAPERS: Final = frozenset(
    (
        "statement statements report reports note notes message messages data figures information update updates "
        "estimate estimates release survey study poll analysis documents document records filing letter memo post "
        "tweet article bulletin briefing count tally numbers announcement findings interview projections"
    ).split()
)
# Words that name nobody in particular.
IMPERSONAL: Final = PAPERS | frozenset("plan law schedule forecasts legend rules reports".split())
_LEADING: Final = (
    frozenset(
        (
            "and but or while as meanwhile later earlier also then however yet so still initial latest separate new "
            "recent another today yesterday now then instead finally first second what official former"
        ).split()
    )
    | DETERMINERS
)
# Sources that need an author to be anybody's words. So do PAPERS, but those may also be in a newspaper's name.
_THINGS: Final = frozenset(
    (
        "result results polls surveys studies research statistics evidence footage images image video videos photos "
        "pictures"
    ).split()
)
_KINDS: Final = frozenset(
    (
        "other previous earlier partial preliminary unofficial additional recent latest updated exit further several "
        "multiple many uncorroborated unconfirmed anonymous"
    ).split()
)
# Words like _KINDS that may also begin a name: "New York", "National Institutes of Health".
_KINDS_OR_NAMES: Final = frozenset({"new", "national", "official", "final", "early", "internal", "more", "one", "most"})
_TIMES: Final = frozenset("day night week weekend month year today yesterday tonight tomorrow".split())
# What web pages print between paragraphs; extraction may put it before the name that follows.
_FURNITURE: Final = tuple(
    tuple(words.split())
    for words in (
        "video ad feedback",
        "ad feedback",
        "skip advert",
        "advertisement",
        "getty images",
        "read more",
        "watch video",
        "image caption",
        "media caption",
        "hide caption",
    )
)
# Dropped only before a full name: "Image Comics" is a publisher.
_PRINTED_BEFORE_NAMES: Final = frozenset({"photo", "image", "caption", "feedback"})
_PRINTED: Final = frozenset("feedback advert advertisement photo image images video caption".split())
# What such a document is "of" is its subject, not its author.
_EXAMINING: Final = frozenset({"analysis", "study", "survey", "poll", "review"})
_CHARGING: Final = frozenset({"of", "for"})
_NO_TITLE: Final = PREPOSITIONS | CLAUSE_WORDS | DETERMINERS | {"and", "or"}
_TRAILING: Final = frozenset(
    (
        "himself herself itself themselves also later meanwhile further earlier then too again today yesterday since "
        "both"
    ).split()
)
# With a capital these are part of a name: "Human Rights First".
ADVERBS: Final = frozenset("first now still just even once always often already soon instead long".split())
# Adverbs of two words that are no adverbs alone.
ADVERBIALS: Final = frozenset(
    {
        ("at", "first"),
        ("at", "last"),
        ("at", "once"),
        ("in", "turn"),
        ("in", "fact"),
        ("so", "far"),
        ("for", "now"),
        ("of", "course"),
    }
)


def is_capitalised(token: Token) -> bool:
    """Whether a word begins with a capital."""
    return token.text[0].isupper()


def is_person(words: Sequence[Token]) -> bool:
    """Whether words look like a person's name: two to four capitalised words, none of them an institution's."""
    if any(word.text == "." for word in words):
        # "Anna B. Holm"
        words = [word for at, word in enumerate(words) if word.text != "." or not at or len(words[at - 1].text) > 1]
    names = [word for word in words if word.text[0].isalpha()]
    return (
        2 <= len(names) <= 4  # noqa: PLR2004 - given name, middle names, surname
        and len(names) == len(words)
        and words[0].low not in _LEADING | PREPOSITIONS | CLAUSE_WORDS
        and all(is_capitalised(word) or word.low in {"de", "van", "von", "der", "bin", "al", "la"} for word in words)
        and not any(word.low in INSTITUTIONS or word.low in TITLES | _PRINTED for word in words)
    )


def adverbs_before(words: Sequence[Token], end: int) -> int:
    """Return the index of the adverb ("first", "at first") that ends before index `end`, or `end` if there is none."""
    if end > 1 and (words[end - 2].low, words[end - 1].text) in ADVERBIALS:
        return end - 2
    return end - 1 if end > 0 and words[end - 1].text in ADVERBS else end


def shorten(words: Sequence[Token]) -> list[Token]:
    """Shorten a noun phrase to the name or designation in it; empty if it names nobody."""
    words = _author(_without_charge(_trimmed(_past_furniture(list(words)))))
    if not words:
        return []
    for at in range(2, len(words) - 1):
        # "Anna Holm of Lund", but "National Conference of Cities"
        if words[at].low in {"of", "from", "in"} and is_person(words[:at]) and gazetteer().find(words[at + 1].text):
            return words[:at]
        # "Anna Holm of the National Rail Agency"
        employed = words[at].low in {"of", "from", "with"} and words[at + 1].low == "the" and is_person(words[:at])
        if employed and any(word.low in INSTITUTIONS for word in words[at:]):
            return words[:at]
    return _named(words) or words


def _trimmed(words: list[Token]) -> list[Token]:
    """Remove articles and adverbs around a name; return nothing if the phrase is torn from a longer one."""
    while words and (
        (words[0].low in _LEADING and not _is_new_place(words))
        # "one protester", but "One Medical"
        or (words[0].low == "one" and len(words) > 1 and (words[0].text == "one" or words[1].text.islower()))
        or (words[0].low.endswith("ly") and words[0].low not in IN_LY)
        or not words[0].text[0].isalnum()
    ):
        words = words[1:]
    while words:
        end = adverbs_before(words, len(words))
        last = words[-1]
        if end == len(words) and (
            last.low in _TRAILING | {"from", "for", "at"}
            or (last.low.endswith("ly") and last.low not in IN_LY)
            or not last.text[-1].isalnum()
        ):
            end -= 1
        if end == len(words):
            break
        words = words[:end]
    # "he's always said"
    if words and words[-1].low in {"'s", "’s"}:
        words = words[:-1]
    # "the plan to", "geological records of": the words for who are missing; "let's just say" names nobody
    torn = words and (words[-1].text in {"to", "of"} or words[0].low == "let")
    return [] if torn else words


def _past_furniture(words: list[Token]) -> list[Token]:
    """Remove page furniture before a name: "Video Ad Feedback Anna Holm"."""
    for furniture in _FURNITURE:
        size = len(furniture)
        if tuple(word.low for word in words[:size]) == furniture and all(map(is_capitalised, words[:size])):
            rest = words[size:]
            if rest and is_capitalised(rest[0]):
                return rest
            # "Getty Images" alone is kept: it is also an agency.
            return [] if furniture[-1] == "feedback" and not rest else words
    printed = words and words[0].low in _PRINTED_BEFORE_NAMES and is_capitalised(words[0])
    return words[1:] if printed and is_person(words[1:]) else words


def _without_charge(words: list[Token]) -> list[Token]:
    """Remove a charge or topic after a name: "Anna Holm of secretly selling boats"."""
    for at in range(1, len(words) - 1):
        named = is_capitalised(words[at - 1]) and words[at - 1].low not in INSTITUTIONS | TITLES
        doing = at + 1 + (words[at + 1].low.endswith("ly") and at + 2 < len(words))
        if named and words[at].low in _CHARGING and words[doing].low.endswith("ing") and words[doing].text.islower():
            return words[:at]
    return words


def _is_new_place(words: Sequence[Token]) -> bool:
    """Whether "New" is part of the name of a place: "New Jersey"."""
    return words[0].text == "New" and len(words) > 1 and gazetteer().find(f"New {words[1].text}") is not None


def takes_title(words: Sequence[Token]) -> bool:
    """Whether words are a title with a person's name: "President Anna Holm"."""
    return bool(_named(list(words)))


def _author(words: list[Token]) -> list[Token]:
    """Return the author of a document: "a report from the ministry", "the ministry's data", "the ministry note"."""
    for at, word in enumerate(words[:-1]):
        following = words[at + 1].low
        examined = following == "of" and word.low in _EXAMINING
        if word.low in PAPERS | {"research", "projection"} and following in {"from", "by", "of"} and not examined:
            return shorten(words[at + 2 :]) or words
        if not word.text.islower() or not is_paper(word):
            continue
        if following in {"from", "by"}:
            maker = shorten(words[at + 2 :])
            return maker if _is_named(maker) else []
        # "CDC data for September", "polls of voters"; but "senior figures in the party"
        if following in {"for", "on", "of"} or (following == "in" and word.low != "figures"):
            return _owner(words[: at + 1])
    if words and (is_paper(words[-1]) or (len(words) == 1 and words[0].low in _THINGS)):
        return _owner(words)
    return words


def is_paper(word: Token) -> bool:
    """Whether a word is a document quoted instead of its author; "Statistics", "Studies" and "Post" may end a name."""
    return (word.low in PAPERS and word.text != "Post") or (word.low in _THINGS and word.text.islower())


def _is_named(words: Sequence[Token]) -> bool:
    return any(is_capitalised(word) or word.low in INSTITUTIONS for word in words)


def _owner(words: list[Token]) -> list[Token]:
    """Return the owner of the document that words end in; without one, nothing for `_THINGS`, else the words."""
    thing = words[-1].low in _THINGS
    nobody = [] if thing else words
    owner = next((at for at in range(len(words) - 2, 0, -1) if words[at].low in {"'s", "'"}), None)
    if owner is not None and any(is_capitalised(word) for word in words[owner:-1]):
        owner = None
    # "the ministry's latest data"
    shorter = _past_kinds(words[:-1] if owner is None else words[:owner])
    if not shorter or not thing:
        return shorter if _is_named(shorter) else nobody
    # The city owns "the city's statistics"; no camera owns "police camera footage", no week "last week's results".
    owned = shorter[-1].low not in _TIMES if owner is not None else _is_named(shorter[-1:])
    return shorter if owned else nobody


def _past_kinds(words: list[Token]) -> list[Token]:
    """Remove adjectives that only distinguish documents: "other", "partial", "national" unless it begins a name."""
    while words:
        first = words[0]
        plain = first.text.islower() or len(words) == 1
        if first.low not in _KINDS and not (plain and first.low in _KINDS_OR_NAMES):
            break
        words = words[1:]
    return words


def _named(words: list[Token]) -> list[Token]:
    """Return the name after a title, empty if there is none: "NATO chief Jens Stoltenberg"."""
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
    # Any common noun before a full name is a title: "the virologist Lena Voss".
    before = words[at - 1] if at else None
    common = before and before.text.isalpha() and before.text.islower() and before.low not in _NO_TITLE
    titled = titled or bool(common and is_person(run))
    if not run or not titled or any(word.low in INSTITUTIONS for word in run):
        return []
    return run
