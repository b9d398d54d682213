"""Transcripts: what a speaker says is a paragraph, cited by the time at which it begins; made by hand and by `srt`."""

from datetime import timedelta
from pathlib import Path

import pytest
import srt
from hypothesis import given, settings
from hypothesis import strategies as st

from index.reading.formats.draft import UnreadableError
from index.reading.formats.transcripts import read
from index.reading.passages import split_article
from tests.index.reading.outcomes import article, failure

from .sentences import FIRST, SECOND, THIRD

HALF = FIRST.index(" on Monday")


def made(*cues: tuple[int, str]) -> str:
    """An .srt of cues, each three seconds long, by the second at which it begins."""
    return str(
        srt.compose(
            srt.Subtitle(number, timedelta(seconds=start), timedelta(seconds=start + 3), text)
            for number, (start, text) in enumerate(cues, start=1)
        )
    )


def cited(folder: Path, name: str, text: str) -> list[tuple[str, str]]:
    """The passages of a transcript with their places."""
    found = split_article(article(folder, name, text.encode()))
    return [(passage.anchor.paragraph(passage.paragraph), passage.text) for passage in found]


def test_cues_are_joined_and_cited_by_their_time(tmp_path: Path) -> None:
    cues = [(1, FIRST[:HALF]), (4, f"{FIRST[HALF:].strip()}"), (3727, f"MARTA OYELARAN: {SECOND}"), (3731, THIRD)]
    assert cited(tmp_path, "a.srt", made(*cues)) == [
        ("0:00:01 · ¶1", FIRST),
        ("1:02:07 · ¶2", f"MARTA OYELARAN: {SECOND} {THIRD}"),
    ]


def test_voices_of_webvtt(tmp_path: Path) -> None:
    text = (
        "WEBVTT - Council\n\nNOTE made up\nin two lines\n\nSTYLE\n::cue {color: red}\n\n"
        "1\n00:01.000 --> 00:04.500 align:start"
        f"\n<v.loud Marta Oyelaran>{FIRST[:HALF]}\n<i>{FIRST[HALF:].strip()}</i></v>\n\n"
        "name of a cue\n00:00:05.000 --> 00:00:06.000"
        "\n<v Marta Oyelaran>Fish &amp; chips.\n\n"
        "00:01:12.000 --> 00:01:15.000\n<v Tom Hale>Really?\n<v Ann>Yes.\n\nNOTE end\n"
    )
    assert cited(tmp_path, "a.vtt", text) == [
        ("0:00:01 · ¶1", f"Marta Oyelaran: {FIRST} Fish & chips."),
        ("0:01:12 · ¶2", "Tom Hale: Really?"),
        ("0:01:12 · ¶3", "Ann: Yes."),
    ]


def test_captions_that_roll_are_read_once(tmp_path: Path) -> None:
    text = (
        "WEBVTT\nKind: captions\n\n00:00:00.000 --> 00:00:02.000\n \nthe pier<00:00:00.500><c> is</c>\n\n"
        "00:00:02.000 --> 00:00:02.010\nthe pier is\n \n\n00:00:02.010 --> 00:00:04.000\n"
        "the pier is\nclosed<c> today</c>\n\n"
        "00:00:04.000 --> 00:00:04.010\nclosed today\n"
    )
    assert cited(tmp_path, "a.vtt", text) == [("0:00:00 · ¶1", "the pier is closed today")]


def test_dashes_and_arrows_part_speakers_without_names(tmp_path: Path) -> None:
    cues = [(1, "- Is it closed?\n- It is."), (9, ">> TOM HALE: Since when?"), (12, ">> Since Monday.")]
    assert [text for _, text in cited(tmp_path, "a.srt", made(*cues))] == [
        "Is it closed?",
        "It is.",
        "TOM HALE: Since when?",
        "Since Monday.",
    ]


def test_a_pause_after_a_sentence_begins_a_paragraph_and_repeats_the_name(tmp_path: Path) -> None:
    cues = [(1, f"HALE: {FIRST}"), (30, SECOND), (33, "and so"), (60, "it went.")]
    assert cited(tmp_path, "a.srt", made(*cues))[1] == ("0:00:30 · ¶2", f"HALE: {SECOND} and so it went.")


@pytest.mark.parametrize("ends", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "cp1252"])
def test_encodings_and_line_ends(tmp_path: Path, ends: str, encoding: str) -> None:
    text = made((1, "Café über Zürich, said the mayor."), (9, SECOND)).replace("\n", ends)
    assert article(tmp_path, "a.srt", text.encode(encoding)).text == f"Café über Zürich, said the mayor.\n\n{SECOND}"


def test_forgotten_and_superfluous_empty_lines(tmp_path: Path) -> None:
    text = f"1\n00:00:01,000 --> 00:00:02,000\n{FIRST}\n2\n00:00:09,000 --> 00:00:10,000\n\n{SECOND}\n\n\n{THIRD}\n"
    assert article(tmp_path, "a.srt", text.encode()).text == f"{FIRST}\n\n{SECOND} {THIRD}"


@pytest.mark.parametrize(
    "text", ["WEBVTT\n", "words alone", "1\n00:00:01,000 --> 00:00:02,000\n\n", "00:01 --> 00:02\n<i></i>"]
)
def test_what_has_no_words_says_so(tmp_path: Path, text: str) -> None:
    assert failure(tmp_path, "a.vtt", text.encode()).reason == "a transcript without a cue that has words"


@pytest.mark.timeout(10)
@pytest.mark.parametrize(
    "text", ["<v " * 500_000, "<v a>" * 200_000, "&" * 1_000_000, "A " * 500_000, "{\\" * 300_000, "-->" * 500_000]
)
def test_a_cue_made_to_block_its_reader_does_not(text: str) -> None:
    assert list(read(f"00:00:01.000 --> 00:00:02.000\n{text}\nend\n".encode()))


@settings(max_examples=50, deadline=None)
@given(st.lists(st.tuples(st.integers(0, 99_999), st.text(alphabet="Ab:.-><v>&; \n", max_size=40)), max_size=6))
def test_every_cue_begins_where_it_is_said_to(cues: list[tuple[int, str]]) -> None:
    """Times name places within the text, in order, each at a word."""
    try:
        [draft] = read(made(*cues).encode())
    except UnreadableError:
        return
    assert not isinstance(draft, UnreadableError)
    places = [place for place, _ in draft.times]
    assert places == sorted(places)
    assert places[0] == 0
    assert all(not draft.text[place].isspace() for place in places)
    assert {second for _, second in draft.times} <= {start for start, _ in cues}
