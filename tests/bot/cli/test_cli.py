"""The command line as people and programs call it: data on stdout, one sentence on stderr, honest exit statuses."""

import json
import os
import re
import shutil
import signal
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from index.generation import live_folder, read_manifest
from tests.command_line import Ran, dateline, environment, failed, several
from tests.servers.process import ROOT

DRONES = "how many drones did Ukraine say it shot down on Dec 31?"
PASSAGE_KEYS = [
    "rank",
    "source",
    "paragraph",
    "lines",
    "chars",
    "text",
    "sentence",
    "title",
    "published",
    "published_how",
    "event_dates",
    "score",
    "probability",
]
SEEDS = ROOT / "seeds"
posix = pytest.mark.skipif(os.name != "posix", reason="signals and pipes of POSIX")


def on_seeds(home: Path, *arguments: str | Path, given: str | bytes = "", **env: str) -> Ran:
    """Run a command over the index of seeds/."""
    return dateline(*arguments, cwd=home, given=given, DATELINE_HOME=str(home), **env)


def wrong_calls() -> dict[str, tuple[list[str], int, str]]:
    """Calls with the status and the words that the sentence must hold."""
    return {
        "no question": (["ask"], 2, "QUESTION"),
        "empty question": (["ask", ""], 2, "there are no words in it"),
        "blank question": (["search", " \t\n"], 2, "there are no words in it"),
        "question of signs": (["ask", "?!"], 2, "write a question in quotes"),
        "question of invisible signs": (["ask", "\u200b\u202e"], 2, "there are no words in it"),
        "k of 0": (["search", "drones", "--top-k", "0"], 2, "--top-k"),
        "k below 0": (["search", "drones", "--top-k=-3"], 2, "--top-k"),
        "k that is none": (["search", "drones", "--top-k", "many"], 2, "--top-k"),
        "date that is none": (["ask", "drones", "--asked-on", "soon"], 2, "write it as 2023-12-31"),
        "day that is not": (["ask", "drones", "--from", "2023-02-30"], 2, "2023-02-30"),
        "to before from": (["ask", "drones", "--from", "2024-01-02", "--to", "2024-01-01"], 2, "swap them"),
        "unknown option": (["ask", "drones", "--loud"], 2, "--loud"),
        "unknown command": (["answer", "drones"], 2, "answer"),
        "questions not there": (["eval", "nowhere.jsonl"], 2, "nowhere.jsonl"),
        "baseline that is none": (["eval", "--baseline", "magic", "settings.toml"], 2, "magic"),
        "articles not there": (["rebuild", "--articles", "nowhere"], 1, "--articles DIR"),
        "articles a file": (["rebuild", "--articles", "settings.toml"], 1, "no articles folder"),
        "no index to search": (["search", "drones"], 1, "run `dateline rebuild` first"),
        "no index to ask": (["ask", "drones"], 1, "run `dateline rebuild` first"),
        "no index to chat about": (["chat"], 1, "run `dateline rebuild` first"),
        "no index to list": (["sources"], 1, "run `dateline rebuild` first"),
        "no index to tell of": (["status"], 1, "run `dateline rebuild` first"),
        "no index to verify": (["verify"], 1, "run `dateline rebuild` first"),
        "settings not there": (["status", "--config", "nowhere.toml"], 1, "nowhere.toml"),
        "settings no TOML": (["status", "--config", "broken.toml"], 1, "is not TOML"),
        "unknown setting": (["status", "--config", "unknown.toml"], 1, "search.depth"),
        "wrong setting": (["status", "--config", "wrong.toml"], 1, "search.top_k"),
        "token in a file": (["status", "--config", "token.toml"], 1, "DATELINE_DISCORD__TOKEN"),
        "index a file": (["status", "--index", "settings.toml"], 1, "settings.toml"),
        "rebuild into a file": (["rebuild", "--articles", ".", "--index", "settings.toml"], 1, "settings.toml"),
    }


@pytest.mark.parametrize("name", wrong_calls())
def test_a_wrong_call_gets_one_sentence_with_the_remedy(tmp_path: Path, name: str) -> None:
    (tmp_path / "settings.toml").write_text("[search]\ntop_k = 3\n")
    (tmp_path / "broken.toml").write_text("[search\n")
    (tmp_path / "unknown.toml").write_text("[search]\ndepth = 3\n")
    (tmp_path / "wrong.toml").write_text("[search]\ntop_k = 0\n")
    (tmp_path / "token.toml").write_text('[discord]\ntoken = "hush"\n')
    arguments, status, words = wrong_calls()[name]
    sentence = failed(dateline(*arguments, cwd=tmp_path), status)
    assert words in sentence
    assert "hush" not in sentence
    assert not (tmp_path / ".dateline" / "index").exists(), "a wrong call leaves nothing behind"


def test_a_rebuild_of_nothing_readable_names_each_file(tmp_path: Path) -> None:
    (tmp_path / "articles").mkdir()
    (tmp_path / "articles" / "empty.txt").touch()
    ran = dateline("rebuild", "--articles", "articles", cwd=tmp_path)
    assert (ran.status, ran.out) == (1, "")
    [named, sentence] = ran.err.splitlines()
    assert named == "not indexed: empty.txt: empty: no bytes"
    assert sentence.startswith("dateline: nothing in articles could be indexed (empty.txt: empty")


def test_no_command_shows_the_help_on_stderr(tmp_path: Path) -> None:
    ran = dateline(cwd=tmp_path)
    assert (ran.status, ran.out) == (2, "")
    assert ran.err.startswith("Usage:")


# -- help and imports -------------------------------------------------------------------------------------------------

COMMANDS = ["rebuild", "search", "eval", "status", "verify", "ask", "sources", "chat"]


@pytest.mark.parametrize("command", COMMANDS)
def test_every_help_carries_examples_that_are_calls_of_it(tmp_path: Path, command: str) -> None:
    ran = dateline(command, "--help", cwd=tmp_path)
    assert ran.status == 0
    assert ran.err == ""
    examples = re.findall(r"^    dateline (\w+)", ran.out.partition("Examples:")[2], re.MULTILINE)
    assert examples
    assert set(examples) == {command}
    assert max(map(len, ran.out.splitlines())) <= 80


def test_the_help_lists_every_command(tmp_path: Path) -> None:
    ran = dateline("--help", cwd=tmp_path)
    assert all(re.search(rf"^  {command} ", ran.out, re.MULTILINE) for command in COMMANDS)
    ours = dateline("--help", cwd=tmp_path, package="index")
    assert all(
        re.search(rf"^  {command} ", ours.out, re.MULTILINE)
        for command in ("rebuild", "search", "eval", "status", "verify")
    )


HEAVY = {"torch", "sentence_transformers", "transformers", "faiss", "trafilatura", "pypdfium2", "discord", "slack_bolt"}
PROBE = """
import sys
from bot.cli import dateline
from index.cli import run
sys.argv[1:] and run(dateline, sys.argv[1:])
print("\\nloaded:", *sys.modules, file=sys.stderr)
"""


def loaded(home: Path, *arguments: str) -> set[str]:
    """The heavy modules that a command imports."""
    done = subprocess.run(
        [sys.executable, "-c", PROBE, *arguments],
        cwd=home,
        env=environment(DATELINE_HOME=str(home)),
        capture_output=True,
        text=True,
        check=True,
    )
    return HEAVY & set(done.stderr.rpartition("loaded: ")[2].split())


@pytest.mark.parametrize(
    "arguments",
    [
        [],
        ["--help"],
        ["ask", "--help"],
        ["status"],
        ["sources"],
        ["sources", "kharkiv", "--json"],
        ["status", "--json"],
    ],
)
def test_what_needs_no_model_imports_none(seeds_home: Path, arguments: list[str]) -> None:
    assert loaded(seeds_home, *arguments) == set()


def test_a_rebuild_with_nothing_changed_imports_neither_torch_nor_faiss(seeds_home: Path) -> None:
    assert loaded(seeds_home, "rebuild", "--articles", str(SEEDS)) & {"torch", "faiss", "transformers"} == set()


# -- data -------------------------------------------------------------------------------------------------------------


def assert_passage(passage: dict[str, Any]) -> None:
    assert [key for key in passage if key in PASSAGE_KEYS] == PASSAGE_KEYS
    text = (SEEDS / str(passage["source"])).read_text("utf-8")
    assert text[slice(*passage["chars"])] == passage["text"]
    assert str(passage["sentence"]) in str(passage["text"])


def test_the_demo_question_is_answered_with_its_source(seeds_home: Path) -> None:
    ran = on_seeds(seeds_home, "search", DRONES, "--top-k", "3", "--json", "--asked-on", "2024-01-02")
    assert (ran.status, ran.err) == (0, "")
    passages = ran.lines
    assert [passage["rank"] for passage in passages] == [1, 2, 3]
    for passage in passages:
        assert_passage(passage)
    assert any(passage["source"][:3] in {"003", "004"} and "21 of" in passage["text"] for passage in passages)


@pytest.fixture(scope="module")
def asked(seeds_home: Path) -> list[Ran]:
    """An answer, an abstention, a search in one article, an answer from days that no article is about."""
    return several(
        ["ask", DRONES, "--json", "--asked-on", "2024-01-02"],
        ["ask", "who won the chess tournament of Wijk aan Zee?", "--json"],
        ["search", "drones", "--json", "--top-k", "100", "--source", "003_25788"],
        ["ask", "drones?", "--json", "--from", "2030-01-01"],
        cwd=seeds_home,
        DATELINE_HOME=str(seeds_home),
    )


def test_ask_prints_one_object(asked: list[Ran]) -> None:
    ran = asked[0]
    assert (ran.status, ran.err) == (0, "")
    answer = ran.json
    required = ["question", "asked_on", "window", "abstained", "reason", "passages", "conflicts", "coverage"]
    assert [key for key in answer if key in required] == required
    assert (answer["question"], answer["asked_on"]) == (DRONES, "2024-01-02")
    assert answer["window"] == ["2023-12-31", "2023-12-31"]
    assert (answer["abstained"], answer["reason"]) == (False, None)
    assert answer["coverage"]["articles"] == 5
    assert (answer["coverage"]["from"], answer["coverage"]["to"]) == ("2023-12-30", "2023-12-31")
    for passage in answer["passages"]:
        assert_passage(passage)


def test_ask_abstains_with_a_reason_and_succeeds(asked: list[Ran]) -> None:
    """That the archive holds no answer is an answer: exit status 0."""
    ran = asked[1]
    assert ran.status == 0
    assert ran.json["abstained"]
    assert ran.json["reason"]


def test_filters_hold(asked: list[Ran]) -> None:
    assert {passage["source"] for passage in asked[2].lines} == {"003_25788d25ba91e898.txt"}
    assert asked[3].json["abstained"]
    assert asked[3].json["passages"] == []


def test_whether_a_question_is_answered_does_not_depend_on_how_much_is_shown(seeds_home: Path) -> None:
    """What comes nearest in meaning to the first question is not among the first passages."""
    questions = ("what happened to the ice rink in Belgorod", "how many drones did Ukraine shoot down on January 7?")
    shown = (1, 5, 10)
    commands = [
        ["search", question, "--asked-on", "2024-01-01", "--top-k", str(top_k)]
        for top_k in shown
        for question in questions
    ]
    ran = several(*commands, cwd=seeds_home, DATELINE_HOME=str(seeds_home))
    assert ["no passage answers this" in each.err for each in ran] == [False, True] * len(shown)
    assert [each.out.count("\n[") + each.out.startswith("[") for each in ran[::2]] == list(shown)


def test_status_sources_and_rebuild_print_json(seeds_home: Path) -> None:
    told = on_seeds(seeds_home, "status", "--json").json
    assert told.keys() >= {"articles", "passages", "failed", "model", "dimension", "boilerplate", "built_at", "folder"}
    listed = on_seeds(seeds_home, "sources", "--json").lines
    assert sorted(entry["source"] for entry in listed) == sorted(path.name for path in SEEDS.iterdir())
    assert {entry["source"][:3]: (entry["published"], entry["published_how"]) for entry in listed}["002"] == (
        "2023-12-31",
        "inferred",
    )
    report = on_seeds(seeds_home, "rebuild", "--articles", SEEDS, "--json").json
    assert report["articles"] == {"added": 0, "changed": 0, "removed": 0, "unchanged": 5}
    assert (report["switched"], report["reread"], report["encoded"], report["failed"]) == (False, False, 0, [])


def test_a_rebuild_says_that_it_reads_everything_anew_and_why(seeds_home: Path, tmp_path: Path) -> None:
    home = tmp_path / "home"
    shutil.copytree(seeds_home, home)
    folder, listing = live_folder(home / "index"), home / "index" / "listing.json"
    replace(read_manifest(folder), reading="another").write(folder)
    form, table, _, *rest = json.loads(listing.read_text("utf-8"))
    listing.write_text(json.dumps([form, table, "another", *rest]), "utf-8")
    told = on_seeds(home, "rebuild", "--articles", SEEDS).out
    assert "5 unchanged" in told
    assert "All articles were read again: the index was made by another version of Dateline." in told
    assert "read again" not in on_seeds(home, "rebuild", "--articles", SEEDS).out


def test_verify_is_clean_and_tells_when_it_is_not(seeds_home: Path, tmp_path: Path) -> None:
    ran = on_seeds(seeds_home, "verify", "--json")
    assert (ran.status, ran.json["problems"]) == (0, [])
    for path in SEEDS.iterdir():
        (tmp_path / path.name).write_bytes(path.read_bytes())
    (tmp_path / "003_25788d25ba91e898.txt").unlink()
    ran = on_seeds(seeds_home, "verify", "--articles", tmp_path)
    assert ran.status == 1
    assert "003_25788d25ba91e898.txt: is gone" in ran.out.splitlines()
    assert "run `dateline rebuild`" in ran.err


def test_python_m_index_does_the_same(seeds_home: Path) -> None:
    ours = dateline("status", "--json", cwd=seeds_home, package="index", DATELINE_HOME=str(seeds_home))
    assert ours == on_seeds(seeds_home, "status", "--json")


def test_json_is_utf_8_and_text_survives_any_terminal(seeds_home: Path) -> None:
    ran = on_seeds(seeds_home, "sources", "--json", PYTHONIOENCODING="ascii")
    assert any("’" in entry["title"] for entry in ran.lines)
    ran = on_seeds(seeds_home, "sources", PYTHONIOENCODING="ascii")
    assert ran.status == 0
    assert "002_b17bde02f82c6ff1.txt" in ran.out


@posix
def test_a_pipe_that_closes_early_is_no_failure(seeds_home: Path) -> None:
    for arguments in (["sources", "--json"], ["sources"], ["--help"]):
        with subprocess.Popen(
            [sys.executable, "-m", "bot", *arguments],
            cwd=seeds_home,
            env=environment(DATELINE_HOME=str(seeds_home)),
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        ) as process:
            assert process.stdout is not None
            assert process.stderr is not None
            process.stdout.close()
            assert process.stderr.read() == b""
        assert process.returncode in {0, 1}


@posix
def test_control_c_ends_in_a_word(tmp_path: Path) -> None:
    """A rebuild that waits for a lock of the file system, say, or a chat without a question."""
    with subprocess.Popen(
        [sys.executable, "-m", "tests.bot.cli.slow_command"],
        cwd=ROOT,
        env=environment(),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        assert process.stdout.readline() == "waiting\n"
        time.sleep(0.1)
        process.send_signal(signal.SIGINT)
        assert process.stderr.read().strip() == "dateline: interrupted"
    assert process.returncode == 130


# -- what is written must not command the terminal ---------------------------------------------------------------------

HOSTILE = "\x1b[2J \u202egnp.exe\u202c \x9b31m \u2066x\u2069 \x7f"
NEVER = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


@posix
def test_nothing_of_an_article_reaches_the_terminal_raw(tmp_path: Path) -> None:
    folder = tmp_path / "articles"
    folder.mkdir()
    story = (
        f"Council {HOSTILE} votes on the trams of Porto Vello\n\n2023-12-30\n\nThe council {HOSTILE} voted for trams.\n"
    )
    (folder / "trams.txt").write_text(story)
    (folder / f"{HOSTILE.replace('/', '')}.txt").write_text(story)
    line = {"name": f"a{HOSTILE}", "title": f"Tram {HOSTILE}", "text": f"The trams {HOSTILE} ran on time in Vello."}
    (folder / "lines.jsonl").write_text(json.dumps(line) + "\n")
    (folder / "broken.jsonl").write_text("{" + HOSTILE + "\n")
    printed = several(
        ["rebuild"],
        ["sources"],
        ["sources", HOSTILE],
        ["status"],
        ["search", f"trams {HOSTILE}"],
        ["ask", f"which trams {HOSTILE}?", "--source", HOSTILE],
        ["verify"],
        ["chat"],
        cwd=tmp_path,
        given=f"sources\nwhat about the trams {HOSTILE}?\nquit\n",
        DATELINE_HOME=str(tmp_path),
        DATELINE_ARTICLES=str(folder),
    )
    for ran in printed:
        assert ran.status == 0, ran
        assert not NEVER.search(ran.out), ran.out
        assert not NEVER.search(ran.err), ran.err
    assert all("trams" in printed[at].out for at in (4, 7))


# -- chat -------------------------------------------------------------------------------------------------------------


def test_a_conversation_through_a_pipe(seeds_home: Path) -> None:
    said = f"help\n{DRONES}\nand on Dec 30?\n\n???\nsources 003\nsources nothing-like-it\nquit\nnot read\n"
    ran = on_seeds(seeds_home, "chat", "--asked-on", "2024-01-02", given=said)
    assert (ran.status, ran.err) == (0, "")
    parts = ran.out.split("\n\n")
    assert "Ask a question" in parts[0]
    assert "Ctrl-D" in parts[1]
    assert "Understood: 31 Dec 2023" in ran.out
    assert "Understood: 30 Dec 2023" in ran.out, "the follow-up leans on the question before"
    assert "21 of" in ran.out
    assert "There are no words in that to search for." in ran.out
    assert "- 003_25788d25ba91e898.txt" in ran.out
    assert "No article has “nothing-like-it” in its name or title." in ran.out
    assert "not read" not in ran.out


def test_a_conversation_ends_with_its_input_and_bears_any_bytes(seeds_home: Path) -> None:
    ran = on_seeds(seeds_home, "chat", given=b"sources \xff\xfe\r\nsources 003")
    assert (ran.status, ran.err) == (0, "")
    assert "003_25788d25ba91e898.txt" in ran.out


def test_a_model_that_cannot_be_had_is_told_with_its_remedy(tmp_path: Path) -> None:
    """No index is left behind."""
    (tmp_path / "articles").mkdir()
    (tmp_path / "articles" / "trams.txt").write_text("The council of Porto Vello voted for twelve new trams.\n")
    (tmp_path / "empty").mkdir()
    places = {"DATELINE_HOME": str(tmp_path), "DATELINE_ARTICLES": "articles", "HF_HUB_OFFLINE": "1"}
    sentence = failed(dateline("rebuild", cwd=tmp_path, DATELINE_ENCODER__MODEL="empty", **places), 1)
    assert "encoder.model" in sentence
    assert "`default` uses the weights installed" in sentence
    assert not (tmp_path / "index" / "CURRENT").exists()
