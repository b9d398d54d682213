"""Measure attributions on articles marked as in PolNeAR (Newell et al., 2018).

    python -m tests.evaluation.polnear FOLDER [--json]

FOLDER holds text/NAME.txt and attributions/NAME_ANNOTATOR.ann, standoff annotation in the form of brat: spans of
sources, cues and contents, and which of them make an attribution.

"found is marked" counts, of the attributions that we read, those whose words overlap the words of a marked one.
"with a verb of saying" and "quotations without one" count, of the marked ones, those that one of ours overlaps.
"who, where named" counts, of ours that overlap a marked one and name their speaker there, those that name a marked
source. The articles are halved by a digest of their names, so that rules can be mended with one half in view only.
"""

import argparse
import hashlib
import json
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Final

from index.speakers import Heard, listen

from .scores import Scores

Span = tuple[int, int]

# Stated here and not taken from what is measured, so that a verb more there does not change what is asked for.
_SAYING: Final = frozenset(
    (
        "said says say told tells tell claimed claims claim stated states announced announces reported reports report "
        "wrote writes added adds indicated indicates indicate explained explains confirmed confirms assured assures "
        "assure asserted asserts estimated estimates warned warns denied denies stressed stresses insisted insists "
        "argued argues noted notes recalled recalls declared declares admitted admits acknowledged acknowledges "
        "tweeted tweets posted alleged alleges maintained maintains cited suggested suggests suggest revealed reveals "
        "disclosed testified concluded believes believe accused accuses described reckons reckon predicted predicts "
        "forecast emphasized emphasised underlined commented remarked replied responded promised vowed pledged "
        "complained lamented reiterated observed pointed put puts ruled found finds affirm affirms affirmed speaks "
        "speak spoke advocates advocated contends contended expects urged urges thinks thought guessed fears feared "
        "calculates calculated shows showed show blamed blames state"
    ).split()
)
_WORD: Final = re.compile(r"\w+")
_QUOTED: Final = re.compile(r"[“”\"]")
_PARAGRAPH: Final = re.compile(r"[^\n]+")


@dataclass(frozen=True, slots=True)
class Marked:
    """An attribution as somebody marked it; each part may be in several pieces, or missing."""

    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Said:
    """An attribution as we read it, in characters of the article; `named` is None for "he" and for nobody named."""

    span: Span
    named: Span | None


def read_marked(lines: Iterable[str]) -> list[Marked]:
    """Read standoff annotation: "T1", "Source 10 14;20 24", words; and "E1", "Attribution:T4 Content:T3 Cue:T2".

    Parts that are named and missing are left out.
    """
    parts: dict[str, list[Span]] = {}
    marked = []
    for fields in (line.rstrip("\n").split("\t") for line in lines):
        if fields[0].startswith("T"):
            _, _, places = fields[1].partition(" ")
            pieces = [piece.split() for piece in places.split(";")]
            parts[fields[0]] = [(int(start), int(end)) for start, end in pieces]
        elif fields[0].startswith("E"):
            roles = defaultdict[str, list[Span]](list)
            for role, _, part in (each.partition(":") for each in fields[1].split()):
                roles[role.rstrip("0123456789")] += parts.get(part, [])
            marked.append(Marked(*(tuple(sorted(roles[role])) for role in ("Source", "Cue", "Content"))))
    return marked


def read_said(text: str) -> Iterator[Said]:
    """Read the attributions of an article, line by line."""
    heard = Heard()
    for line in _PARAGRAPH.finditer(text):
        found, heard = listen(line[0], heard)
        for item in found:
            yield Said(_moved(item.span, line.start()), item.named and _moved(item.named, line.start()))


def measure(folder: Path) -> dict[str, Scores]:
    """Score both halves of the articles, and all of them."""
    marked = {path.stem.rpartition("_")[0]: path for path in sorted(folder.glob("attributions/*.ann"))}
    halves = {"all": Scores(), "first half": Scores(), "other half": Scores()}
    for path in sorted(folder.glob("text/*.txt")):
        text = path.read_bytes().decode("utf-8")
        golds = read_marked(marked[path.stem].read_text("utf-8").splitlines())
        for half in ("all", half_of(path.stem)):
            score(halves[half], text, golds)
    return halves


def half_of(name: str) -> str:
    """Say which half an article belongs to."""
    digest = hashlib.sha256(name.encode()).digest()
    return "other half" if digest[-1] % 2 else "first half"


def score(scores: Scores, text: str, golds: Sequence[Marked]) -> None:
    """Add the scores of one article."""
    ours = list(read_said(text))
    for item in ours:
        about = [gold for gold in golds if _overlap([item.span], gold.content)]
        scores.add("found is marked", right=bool(about))
        if about and item.named:
            scores.add("who, where named", right=any(_overlap([item.named], gold.source) for gold in about))
    for gold in golds:
        if kind := _kind(text, gold):
            scores.add(kind, right=_overlap([item.span for item in ours], gold.content))


def _kind(text: str, gold: Marked) -> str | None:
    """Name what a marked attribution is counted under, None for one without a verb and without a quotation."""
    if not gold.content:
        return None
    cue, content = (" ".join(text[start:end] for start, end in part) for part in (gold.cue, gold.content))
    if any(word.lower() in _SAYING for word in _WORD.findall(cue)):
        return "with a verb of saying"
    return "quotations without one" if _QUOTED.search(content) else "other (nouns, attitudes)"


def _overlap(spans: Iterable[Span], others: Iterable[Span]) -> bool:
    return any(start < last and first < end for start, end in spans for first, last in others)


def _moved(span: Span, by: int) -> Span:
    return span[0] + by, span[1] + by


def table(measured: Mapping[str, Scores]) -> str:
    """Lay scores out for people."""
    return "\n".join(
        f"{half:<11} {name:<26} {scores[name]}" for half, scores in measured.items() for name in sorted(scores)
    )


def main() -> None:
    """Run from the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--json", action="store_true", help="print JSON")
    arguments = parser.parse_args()
    measured = measure(arguments.folder)
    if arguments.json:
        plain = {half: {name: asdict(one) for name, one in scores.items()} for half, scores in measured.items()}
        print(json.dumps(plain, indent=2))  # noqa: T201 - a command
    else:
        print(table(measured))  # noqa: T201 - a command


if __name__ == "__main__":
    main()
