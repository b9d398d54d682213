"""Reads transcripts (.vtt, .srt): what one person says becomes a paragraph, cited by the time at which it begins."""

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import Final

from .draft import Draft, UnreadableError
from .plain import decoded

_TIME: Final = r"[ \t]*(?:(\d{1,4}):)?(\d{1,2}):(\d{2})(?:[.,]\d{1,3})?"
_TIMES: Final = re.compile(rf"{_TIME}[ \t]*-->{_TIME}(?:[ \t][^\n]{{0,300}})?$")
_VOICE: Final = re.compile(r"<v(?:\.[^\s>]{0,100})?[ \t]+([^<>\n]{1,120})>")
_TAG: Final = re.compile(r"</?[A-Za-z][^<>\n]{0,200}>|</?\d[\d:.]{0,20}>|\{\\[^{}\n]{0,100}\}")
_SPEAKER: Final = re.compile(r"(?:>>+[ \t]*|-[ \t]*)?([A-Z][\w.'’ -]{1,60}?(?:[ \t]*\([^()\n]{1,60}\))?):(?=\s|$)")
_CHANGE: Final = re.compile(r"(?:>>+|-)[ \t]*(?=\S)")
_SPACE: Final = re.compile(r"\s+")
_SENTENCE_END: Final = re.compile(r"[.!?…][\"'”’)\]]*$")
_MOST_WORDS: Final = 6
_PAUSE: Final = 4
"""Seconds of silence after which somebody who goes on begins a new paragraph, once a sentence has ended."""
_LONG: Final = 600
"""Characters after which a paragraph ends with its sentence."""
_OTHER_BLOCK: Final = re.compile(r"(?:NOTE|STYLE|REGION)(?:[ \t]|$)")


@dataclass(frozen=True, slots=True)
class _Cue:
    """Words between two times, in seconds; `speaker` None where it doesn't say, "" where it is somebody else."""

    start: int
    end: int
    speaker: str | None
    text: str


def read(data: bytes) -> Iterator[Draft | UnreadableError]:
    """Yield the one article of a transcript.

    The cues of a speaker are joined by spaces into paragraphs, each of which begins with the speaker's name where the
    file states it; markup, and a cue that only repeats the one before (as captions that roll do), are left out.

    Raises:
        UnreadableError: The bytes are not text, or hold no cue.
    """
    written = decoded(data).replace("\r\n", "\n").replace("\r", "\n")
    cues = list(_unrolled(_cues(written.split("\n"))))
    if not cues:
        raise UnreadableError("a transcript without a cue that has words")
    text, times = _joined(cues)
    yield Draft(text=text, times=times)


def _cues(lines: list[str]) -> Iterator[_Cue]:
    """Yield the cues in the lines of a file; a voice that changes within one begins another.

    Only a line of times begins a cue: files forget empty lines between cues, and put them into cues.
    """
    marks = [(number, match) for number, line in enumerate(lines) if (match := _TIMES.match(line))]
    ends = [*(_without_name(lines, number) for number, _ in marks[1:]), len(lines)][: len(marks)]
    for (number, match), last in zip(marks, ends, strict=True):
        start, end = (_seconds(match.groups()[first : first + 3]) for first in (0, 3))
        for speaker, words in _voices("\n".join(_shown(lines[number + 1 : last]))):
            text = _SPACE.sub(" ", html.unescape(_TAG.sub("", words))).strip()
            if text:
                yield _Cue(start, end, speaker, text)


def _without_name(lines: list[str], mark: int) -> int:
    """Return where the cue before a line of times ends: before the number or name that stands above that line."""
    above = lines[mark - 1].strip() if mark else ""
    named = above.isdecimal() or (above and mark > 1 and not lines[mark - 2].strip())
    return mark - 1 if named else mark


def _shown(lines: list[str]) -> Iterator[str]:
    """Yield the lines of a cue without the notes and styles that may follow it."""
    hidden = False
    for place, line in enumerate(lines):
        if not line:
            hidden = False
        elif place and not lines[place - 1] and _OTHER_BLOCK.match(line):
            hidden = True
        if not hidden:
            yield line


def _voices(words: str) -> Iterator[tuple[str | None, str]]:
    """Yield who says what in a cue: by its voice tags, else by names and dashes at the start of its lines."""
    pieces = _VOICE.split(words)
    if len(pieces) > 1:
        yield from [(None, pieces[0])] if pieces[0].strip() else []
        yield from (
            (_SPACE.sub(" ", name).strip(), said) for name, said in zip(pieces[1::2], pieces[2::2], strict=True)
        )
        return
    run: list[str] = []
    speaker: str | None = None
    for line in words.split("\n"):
        plain = _TAG.sub("", line).strip()
        named, changed = _SPEAKER.match(plain), _CHANGE.match(plain)
        if (named and len(named[1].split()) <= _MOST_WORDS) or changed:
            if run:
                yield speaker, "\n".join(run)
            run = []
            is_name = named is not None and len(named[1].split()) <= _MOST_WORDS
            speaker = named[1] if named and is_name else ""
            plain = plain[named.end() :] if named and is_name else plain[changed.end() :] if changed else plain
        run.append(plain)
    if run:
        yield speaker, "\n".join(run)


def _unrolled(cues: Iterator[_Cue]) -> Iterator[_Cue]:
    """Leave out of each cue what the one before ended with, where the words roll up the screen."""
    before = ""
    for cue in cues:
        if cue.text == before or (before and before.endswith(f" {cue.text}")):
            continue
        rolled = before and cue.text.startswith(f"{before} ")
        yield _Cue(cue.start, cue.end, cue.speaker, cue.text[len(before) + 1 :]) if rolled else cue
        before = cue.text[len(before) + 1 :] if rolled else cue.text


def _joined(cues: list[_Cue]) -> tuple[str, tuple[tuple[int, int], ...]]:
    """Join cues into paragraphs.

    Returns:
        The text, and where in it each cue begins, with its second.
    """
    text: list[str] = []
    times: list[tuple[int, int]] = []
    length = 0
    for _, group in groupby(_paragraphs(cues), key=lambda pair: pair[0]):
        paragraph = [cue for _, cue in group]
        opening = "\n\n" if text else ""
        name = f"{paragraph[0].speaker}: " if paragraph[0].speaker else ""
        for number, cue in enumerate(paragraph):
            piece = (opening + name if number == 0 else " ") + cue.text
            times.append((length + (len(opening) if number == 0 else 1), cue.start))
            text.append(piece)
            length += len(piece)
    return "".join(text), tuple(times)


def _paragraphs(cues: list[_Cue]) -> Iterator[tuple[int, _Cue]]:
    """Yield each cue with the number of its paragraph; the first of one knows its speaker."""
    number, size = 0, 0
    speaker: str | None = None
    before: _Cue | None = None
    for cue in cues:
        ended = before is not None and bool(_SENTENCE_END.search(before.text))
        changes = cue.speaker is not None and (cue.speaker == "" or cue.speaker != speaker)
        pause = before is not None and cue.start - before.end >= _PAUSE
        if before is not None and (changes or (ended and (pause or size >= _LONG))):
            number, size = number + 1, 0
        speaker = speaker if cue.speaker is None else cue.speaker
        size += len(cue.text)
        before = cue
        yield number, _Cue(cue.start, cue.end, speaker, cue.text)


def _seconds(parts: tuple[str | None, ...]) -> int:
    hours, minutes, seconds = (int(part or 0) for part in parts)
    return 3600 * hours + 60 * minutes + seconds
