"""Points unmodified discord.py and slack_sdk programs at loopback servers.

Python imports this at its start when its folder comes first on PYTHONPATH. It heeds

    FAKE_DISCORD_API=http://127.0.0.1:PORT/api/v10    Discord's REST base
    FAKE_DISCORD_GATEWAY=ws://127.0.0.1:PORT/gateway  Discord's websocket
    FAKE_SLACK_API=http://127.0.0.1:PORT/api/         Slack's Web API base, with the slash at its end
    LOOPBACK_ONLY=1                                   refuse every other address

and does nothing when none is set. Modules are changed when they are imported, so that a program that never
imports discord or slack_sdk pays nothing.
"""

import importlib.abc
import importlib.machinery
import ipaddress
import os
import socket
import sys
from collections.abc import Callable, Sequence
from types import ModuleType
from typing import Any

DISCORD_API = os.environ.get("FAKE_DISCORD_API", "").rstrip("/")
DISCORD_GATEWAY = os.environ.get("FAKE_DISCORD_GATEWAY", "")
SLACK_API = os.environ.get("FAKE_SLACK_API", "")
Change = Callable[[Any], None]


def _discord_http(module: Any) -> None:
    module.Route.BASE = DISCORD_API
    module._set_api_version = lambda _: None  # it would put discord.com back


def _discord_gateway(module: Any) -> None:
    import yarl  # noqa: PLC0415 - comes with discord.py, only where that is used

    # A plain Client never asks GET /gateway/bot: it goes straight to this address.
    module.DiscordWebSocket.DEFAULT_GATEWAY = yarl.URL(DISCORD_GATEWAY)


def _discord_asset(module: Any) -> None:
    module.Asset.BASE = DISCORD_API.split("/api/")[0] + "/cdn"


def _slack_client(class_name: str) -> Change:
    def change(module: Any) -> None:
        client = getattr(module, class_name)
        client.BASE_URL = SLACK_API
        original = client.__init__

        def initialise(self: Any, *args: Any, **kwargs: Any) -> None:
            # base_url is a parameter whose default was bound when the class was made.
            if len(args) < 2 and kwargs.get("base_url") in {None, "https://slack.com/api/"}:
                kwargs["base_url"] = SLACK_API
            original(self, *args, **kwargs)

        client.__init__ = initialise

    return change


CHANGES: dict[str, Change] = {}
if DISCORD_API:
    CHANGES |= {
        "discord.http": _discord_http,
        "discord.gateway": _discord_gateway,
        "discord.asset": _discord_asset,
    }
if SLACK_API:
    CHANGES |= {
        "slack_sdk.web.base_client": _slack_client("BaseClient"),
        "slack_sdk.web.async_base_client": _slack_client("AsyncBaseClient"),
        "slack_sdk.web.legacy_base_client": _slack_client("LegacyBaseClient"),
    }


class _Finder(importlib.abc.MetaPathFinder):
    """Finds the modules to be changed as Python would, and changes them once they have been run."""

    def find_spec(
        self, fullname: str, path: Sequence[str] | None, target: ModuleType | None = None
    ) -> importlib.machinery.ModuleSpec | None:
        change = CHANGES.get(fullname)
        spec = importlib.machinery.PathFinder.find_spec(fullname, path, target) if change else None
        if change is None or spec is None or spec.loader is None:
            return spec
        loader: Any = spec.loader
        run = loader.exec_module

        def run_and_change(module: ModuleType) -> None:
            run(module)
            change(module)

        loader.exec_module = run_and_change
        return spec


def _is_local(host: object) -> bool:
    if host in {None, "", "localhost", b"localhost"}:
        return True
    try:
        return ipaddress.ip_address(host.decode() if isinstance(host, bytes) else str(host)).is_loopback
    except ValueError:
        return False


def _look_up(host: object, *args: Any, **kwargs: Any) -> Any:
    if not _is_local(host):
        sys.stderr.write(f"LOOPBACK_ONLY: refused look-up of {host!r}\n")
        raise socket.gaierror(socket.EAI_NONAME, f"loopback only, refused {host!r}")
    return _real_look_up(host, *args, **kwargs)


class _LoopbackSocket(socket.socket):
    """A socket that connects to this machine alone."""

    def connect(self, address: Any, /) -> None:
        if self.family in {socket.AF_INET, socket.AF_INET6} and not _is_local(address[0]):
            sys.stderr.write(f"LOOPBACK_ONLY: refused connection to {address!r}\n")
            raise ConnectionRefusedError(f"loopback only, refused {address!r}")
        return super().connect(address)


_real_look_up: Callable[..., Any] = socket.getaddrinfo
if CHANGES:
    sys.meta_path.insert(0, _Finder())
if os.environ.get("LOOPBACK_ONLY") == "1":
    vars(socket)["getaddrinfo"] = _look_up
    vars(socket)["socket"] = _LoopbackSocket
