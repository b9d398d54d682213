"""Starting the real command line as people do, in a process of its own."""

import json
import os
import re
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.servers.process import ROOT

_MARKED = re.compile("([^\x1e]*)\x1e(\\d+)\n")


@dataclass(frozen=True)
class Ran:
    """What a command did."""

    status: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        """Its output as one JSON value."""
        return json.loads(self.out)

    @property
    def lines(self) -> list[Any]:
        """Its output as JSON lines."""
        return [json.loads(line) for line in self.out.splitlines()]


def environment(**more: str) -> dict[str, str]:
    """This environment without settings of Dateline's, and with these.

    Reading is off where a test doesn't ask for it: each process would load a model for it.
    """
    kept = {name: value for name, value in os.environ.items() if not name.startswith("DATELINE_")}
    unread = {"DATELINE_READER__MODEL": ""}
    return {**kept, "PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "utf-8", **unread, **more}


def dateline(*arguments: str | Path, cwd: Path, package: str = "bot", given: str | bytes = "", **env: str) -> Ran:
    """Run `dateline ARGUMENTS` in a folder, `given` on its stdin."""
    done = subprocess.run(
        [sys.executable, "-m", package, *map(str, arguments)],
        cwd=cwd,
        env=environment(**env),
        input=given.encode() if isinstance(given, str) else given,
        capture_output=True,
        timeout=200,
        check=False,
    )
    return Ran(done.returncode, done.stdout.decode(), done.stderr.decode())


def several(*commands: list[str], cwd: Path, given: str = "", patience: float = 200, **env: str) -> list[Ran]:
    """Run several commands in one process, which costs much less where each needs the model."""
    done = subprocess.run(
        [sys.executable, "-m", "tests.several_commands", json.dumps(commands)],
        cwd=cwd,
        env=environment(**env),
        input=given.encode(),
        capture_output=True,
        timeout=patience,
        check=True,
    )
    outs, errs = (_MARKED.findall(stream.decode()) for stream in (done.stdout, done.stderr))
    return [Ran(int(status), out, err) for (out, status), (err, _) in zip(outs, errs, strict=True)]


def failed(ran: Ran, status: int) -> str:
    """The one sentence on stderr of a command that failed with this status and printed nothing."""
    assert ran.status == status, ran
    assert ran.out == ""
    [sentence] = ran.err.splitlines()
    assert sentence.startswith("dateline: ")
    return sentence
