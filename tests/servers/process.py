"""A bot in a subprocess whose chat platform is a loopback simulator."""

import asyncio
import os
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Self

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent
PROXIES = {"http_proxy", "https_proxy", "all_proxy"}


class BotProcess:
    """A running bot: `async with BotProcess(["-m", "bot", "discord"], sim.env, TOKEN="x") as bot`.

    It is sent SIGTERM at the end, and killed when that takes longer than ten seconds.

    Args:
        args: What follows this interpreter on the command line.
        envs: Environment variables.
        cwd: Its working folder, the repository's by default.
        extra: Further environment variables.

    Attributes:
        log: What it has printed so far.
    """

    def __init__(self, args: Sequence[str], *envs: Mapping[str, str], cwd: Path | None = None, **extra: str) -> None:
        inherited = {k: v for k, v in os.environ.items() if k.lower() not in PROXIES}
        path = os.pathsep.join([str(HERE / "shim"), str(ROOT), inherited.get("PYTHONPATH", "")]).rstrip(os.pathsep)
        self.env = {**inherited, "PYTHONPATH": path, "PYTHONUNBUFFERED": "1", **extra}
        for env in envs:
            self.env.update(env)
        self.args, self.cwd, self.log = list(args), cwd or ROOT, ""

    async def __aenter__(self) -> Self:
        self.process = await asyncio.create_subprocess_exec(
            sys.executable,
            *self.args,
            env=self.env,
            cwd=self.cwd,
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.STDOUT,
        )
        self._reader = asyncio.create_task(self._read())
        return self

    async def _read(self) -> None:
        stdout = self.process.stdout
        while stdout is not None and (chunk := await stdout.read(65536)):
            self.log += chunk.decode(errors="replace")

    async def exit_code(self, within: float = 10.0) -> int:
        """Wait until the bot has ended; return its exit status."""
        code = await asyncio.wait_for(self.process.wait(), within)
        await self._reader
        return code

    def terminate(self) -> None:
        """Tell the bot to leave, as an operating system does."""
        self.process.terminate()

    async def __aexit__(self, kind: object, *exc: object) -> None:
        if kind:
            sys.stdout.write(f"--- last output of {' '.join(self.args)} ---\n{self.log[-6000:]}\n")
        if self.process.returncode is None:
            self.process.terminate()
            try:
                await asyncio.wait_for(self.process.wait(), 10)
            except TimeoutError:
                self.process.kill()
                await self.process.wait()
        await self._reader
