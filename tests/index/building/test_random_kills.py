"""Killed at random moments while articles come, change and go, a rebuild loses nothing.

A longer run than the usual one: `KILLS=200 python -m pytest tests/index/building/test_random_kills.py`
"""

import os
import random
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from index.building import verify
from tests.index.archives import IndexedFolder
from tests.servers.process import ROOT

KILLS = int(os.environ.get("KILLS", "2"))
# Rebuilds for each line that it is told, without reading the index for damage: somebody else does that.
REBUILDS = """
import sys
from pathlib import Path
from index.building import Rebuild
from tests.index.hashing_encoder import HashingEncoder
for _ in sys.stdin:
    print("begins", flush=True)
    Rebuild(Path(sys.argv[1]), Path(sys.argv[2]), HashingEncoder()).run()
    print("done", flush=True)
"""


@contextmanager
def rebuilder(desk: IndexedFolder) -> Iterator[subprocess.Popen[str]]:
    command = [sys.executable, "-c", REBUILDS, str(desk.articles), str(desk.index)]
    with subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        try:
            yield process
        finally:
            process.kill()


def begin(process: subprocess.Popen[str]) -> None:
    """Tell it to rebuild, and wait until it does."""
    assert process.stdin is not None
    assert process.stdout is not None
    process.stdin.write("\n")
    process.stdin.flush()
    assert process.stdout.readline() == "begins\n"


def end(process: subprocess.Popen[str]) -> None:
    assert process.stdout is not None
    assert process.stdout.readline() == "done\n"


def change(desk: IndexedFolder, texts: dict[str, str], rng: random.Random) -> dict[str, str]:
    """Add, change, rename and remove some articles; returns the text of each."""
    changed = dict(texts)
    for _ in range(rng.randint(1, 4)):
        name = f"{rng.randrange(12)}.txt"
        if name in changed and len(changed) > 2 and rng.random() < 0.4:
            text = changed.pop(name)
            (desk.articles / name).unlink()
            if rng.random() < 0.5:
                name = f"renamed-{name}"
                changed[name] = text
                desk.write(name, text)
        else:
            changed[name] = f"Ship number {rng.randrange(10**6)} came into the harbour of Porto Vello at dawn."
            desk.write(name, changed[name])
    return changed


@pytest.mark.timeout(60 + 10 * KILLS)
def test_nothing_is_lost_at_any_moment(tmp_path: Path) -> None:
    rng = random.Random(KILLS)  # noqa: S311 - drawn the same each time
    desk = IndexedFolder(tmp_path, {"0.txt": "Ship number 0 came into the harbour of Porto Vello at dawn."})
    desk.rebuild()
    live = texts = {"0.txt": (desk.articles / "0.txt").read_text("utf-8")}
    with rebuilder(desk) as process:
        begin(process)
        end(process)
        texts = change(desk, texts, rng)
        started = time.monotonic()
        begin(process)
        end(process)
        takes, live = time.monotonic() - started, texts
    for _ in range(KILLS):
        with rebuilder(desk) as process:
            texts = change(desk, texts, rng)
            begin(process)
            time.sleep(rng.uniform(0, takes * 1.2))
            process.kill()
            process.wait()
        answered = set(desk.texts("ship harbour"))
        assert answered in (set(live.values()), set(texts.values())), "something that was never in the folder at once"
        if answered == set(texts.values()):
            live = texts
        if rng.random() < 0.5:
            desk.rebuild()
            live = texts
            assert set(desk.texts("ship harbour")) == set(texts.values())
            assert verify(desk.index, desk.articles, max_bytes=10**6).problems == ()
    desk.rebuild()
    assert set(desk.texts("ship harbour")) == set(texts.values())
    assert verify(desk.index, desk.articles, max_bytes=10**6).problems == ()
    assert len(list((desk.index / "generations").iterdir())) <= 2
