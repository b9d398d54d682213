"""The rules of the house that a linter can't see: who may import whom, and what is imported at all by light modules."""

import ast
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from tests.command_line import environment

ROOT = Path(__file__).resolve().parent.parent
PACKAGES = ("config", "index", "bot")
MODULES = sorted(path for package in PACKAGES for path in (ROOT / package).rglob("*.py"))
READ_SETTINGS = {"bot/cli.py", "index/cli.py"}
HEAVY = {"torch", "faiss", "sentence_transformers", "transformers", "trafilatura", "pypdf", "discord", "slack_bolt"}


def name_of(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def imports(path: Path) -> Iterator[tuple[str, tuple[str, ...], int]]:
    """Yield every imported module in full, what is taken of it, and the level of a relative import."""
    package = path.relative_to(ROOT).parent.parts
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            for alias in node.names:
                yield alias.name, (), 0
        elif isinstance(node, ast.ImportFrom):
            base = package[: len(package) - node.level + 1] if node.level else ()
            module = ".".join([*base, *([node.module] if node.module else [])])
            yield module, tuple(alias.name for alias in node.names), node.level


def modules_of(path: Path) -> set[str]:
    """Everything that a module imports, `from a import b` as a and a.b."""
    found = set()
    for module, names, _ in imports(path):
        found |= {module, *(f"{module}.{name}" for name in names)}
    return found


def within(module: str, *prefixes: str) -> bool:
    return any(module == prefix or module.startswith(f"{prefix}.") for prefix in prefixes)


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_imports_point_from_bot_to_index_to_config(path: Path) -> None:
    package = PACKAGES.index(path.relative_to(ROOT).parts[0])
    above = (*PACKAGES[package + 1 :], "tests", "seeds")
    assert [module for module in modules_of(path) if within(module, *above)] == []


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_only_the_command_lines_read_settings(path: Path) -> None:
    if name_of(path) in READ_SETTINGS or path.parent.name == "config":
        return
    taken = {module for module in modules_of(path) if within(module, "config")}
    allowed = {"config.settings", "config.settings.SettingsError"} if name_of(path) == "index/command.py" else set()
    assert taken <= allowed


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_packages_are_named_whole_and_siblings_by_a_dot(path: Path) -> None:
    """`import index` would hide the package behind a value; modules of one folder name each other relatively."""
    folder = ".".join(path.relative_to(ROOT).parent.parts)
    for module, names, level in imports(path):
        if not names:
            assert module not in PACKAGES, f"import {module}"
        if level == 0:
            assert not within(module, folder), f"from {module} inside {folder}"


PLATFORMS = ("discord", "slack", "terminal")


def module_of(path: Path) -> str:
    return ".".join(path.relative_to(ROOT).with_suffix("").parts)


NAMES = {module_of(path): path for path in MODULES}


@cache
def reached(module: str) -> frozenset[str]:
    """Every module of bot that comes with one, itself left out."""
    found: set[str] = set()
    pending = [module]
    while pending:
        for each in modules_of(NAMES[pending.pop()]) & NAMES.keys() - found:
            if within(each, "bot"):
                found.add(each)
                pending.append(each)
    return frozenset(found)


@pytest.mark.parametrize("module", ["answering", "commands", "limits", "escaping", "replies", "journal"])
def test_what_lies_lowest_knows_no_renderer(module: str) -> None:
    assert {each for each in reached(f"bot.{module}") if within(each, "bot.render", "bot.adapters", "bot.cli")} == set()


@pytest.mark.parametrize("path", sorted((ROOT / "bot" / "render").glob("*.py")), ids=name_of)
def test_renderers_lie_below_all_that_uses_them(path: Path) -> None:
    """What makes replies (the desk and its like) imports renderers and is imported by none."""
    below = {each for each in reached(module_of(path)) if not within(each, "bot.render")}
    assert {each for each in below if any(within(other, "bot.render") for other in reached(each))} == set()
    assert {each for each in below if within(each, "bot.adapters", "bot.cli")} == set()


@pytest.mark.parametrize("path", sorted((ROOT / "bot").glob("*.py")), ids=name_of)
def test_only_the_command_line_starts_an_adapter(path: Path) -> None:
    if path.name not in {"cli.py", "__main__.py"}:
        assert {each for each in reached(module_of(path)) if within(each, "bot.adapters", "bot.cli")} == set()


@pytest.mark.parametrize("path", sorted((ROOT / "bot" / "adapters").glob("*.py")), ids=name_of)
def test_no_adapter_knows_the_command_line_or_another_platform(path: Path) -> None:
    platform = path.stem.partition("_")[0]
    others = {f"bot.{part}.{other}" for part in ("adapters", "render") for other in PLATFORMS if other != platform}
    assert {each for each in reached(module_of(path)) if within(each, "bot.cli", *others)} == set()


@pytest.mark.parametrize("path", sorted((ROOT / "bot").glob("*.py")), ids=name_of)
def test_replies_are_made_without_knowing_the_platform(path: Path) -> None:
    """Only adapters, and the command line for its own terminal, take a renderer of one platform."""
    if path.name != "cli.py":
        assert [module for module in modules_of(path) if within(module, *(f"bot.render.{p}" for p in PLATFORMS))] == []


@pytest.mark.parametrize("path", sorted((ROOT / "bot" / "render").glob("*.py")), ids=name_of)
def test_renderers_are_pure(path: Path) -> None:
    """They open no file, ask no clock and know no index of their own."""
    impure = ("os", "socket", "sqlite3", "time", "asyncio", "logging", "index.reader", "index.store", "index.search")
    assert [module for module in modules_of(path) if within(module, *impure)] == []


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_only_adapters_know_the_platforms(path: Path) -> None:
    if path.parent == ROOT / "bot" / "adapters":
        return
    taken = {module for module in modules_of(path) if within(module, "discord", "slack_bolt", "slack_sdk", "aiohttp")}
    assert taken == set()


def importable() -> list[str]:
    """Modules that must be light: all of config and index, and all of bot but what stands for a platform."""
    return [
        module_of(path).removesuffix(".__init__")
        for path in MODULES
        if path.stem != "__main__" and not any(word in path.stem for word in ("discord", "slack"))
    ]


def test_no_module_imports_what_is_heavy_before_it_is_needed() -> None:
    """All of them together, in one process: torch, FAISS and the readers of pages come with their first use."""
    code = "import importlib, sys\nfor m in sys.argv[1:]: importlib.import_module(m)\nprint(*sys.modules)"
    done = subprocess.run(
        [sys.executable, "-c", code, *importable()],
        cwd=ROOT,
        env=environment(),
        capture_output=True,
        text=True,
        check=True,
    )
    assert HEAVY & set(done.stdout.split()) == set()


def test_every_folder_of_code_is_a_package() -> None:
    for folder in {path.parent for path in MODULES} | {path.parent for path in (ROOT / "tests").rglob("test_*.py")}:
        assert (folder / "__init__.py").is_file(), folder


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_no_module_grows_beyond_reading(path: Path) -> None:
    assert len(path.read_text("utf-8").splitlines()) <= 400
