"""What people install: the wheel's contents, its command, and names that nothing else lays claim to."""

import ast
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from importlib import metadata
from itertools import chain
from pathlib import Path, PurePosixPath
from typing import Any
from zipfile import ZipFile

import pytest

ROOT = Path(__file__).resolve().parent.parent
PACKAGES = {"bot", "index", "config"}
PINNED_FOR_OTHERS = {"torch", "lxml-html-clean"}
"""Named in pyproject.toml, with their reasons, for what others make of them: nothing here imports them."""


@pytest.fixture(scope="module")
def project() -> dict[str, Any]:
    described: dict[str, Any] = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    return described


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ZipFile]:
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    [path] = folder.glob("*.whl")
    with ZipFile(path) as opened:
        yield opened


def module_files() -> set[str]:
    return {path.relative_to(ROOT).as_posix() for name in PACKAGES for path in (ROOT / name).rglob("*.py")}


def test_the_wheel_holds_every_module_and_the_data_they_read(wheel: ZipFile) -> None:
    names = set(wheel.namelist())
    assert module_files() <= names
    assert {
        "config/default.toml",
        "index/search/ranking_weights.json",
        "index/comprehension/reader_weights.safetensors",
    } <= names


def test_the_wheel_holds_nothing_but_the_packages(wheel: ZipFile) -> None:
    """Neither seeds nor tests: articles are data, and an installed `tests` would be everybody's."""
    tops = {PurePosixPath(name).parts[0] for name in wheel.namelist()}
    assert {top for top in tops if not top.endswith(".dist-info")} == PACKAGES
    assert {PurePosixPath(name).suffix for name in wheel.namelist() if name.split("/")[0] in PACKAGES} == {
        ".py",
        ".toml",
        ".safetensors",
        ".json",
    }


def test_the_wheel_carries_its_licence_and_version(wheel: ZipFile, project: dict[str, Any]) -> None:
    names = wheel.namelist()
    [licence] = [name for name in names if name.endswith("/LICENSE")]
    assert wheel.read(licence) == (ROOT / "LICENSE").read_bytes()
    [described] = [name for name in names if name.endswith(".dist-info/METADATA")]
    assert f"\nVersion: {project['version']}\n" in wheel.read(described).decode()


def test_the_installed_version_is_that_of_the_sources(project: dict[str, Any]) -> None:
    assert metadata.version("dateline") == project["version"]


def test_the_changelog_tells_of_this_version(project: dict[str, Any]) -> None:
    assert f"## {project['version']}" in (ROOT / "CHANGELOG.md").read_text("utf-8")


def test_the_command_starts_the_composition_root() -> None:
    [script] = [entry for entry in metadata.distribution("dateline").entry_points if entry.group == "console_scripts"]
    assert (script.name, script.value) == ("dateline", "bot.cli:main")
    assert callable(script.load())


@pytest.mark.parametrize("name", sorted(PACKAGES))
def test_no_other_distribution_owns_the_name(name: str) -> None:
    """Short names such as `bot` are common; another package under one of them would be imported in ours' place."""
    owners = set(metadata.packages_distributions().get(name, []))
    assert owners <= {"dateline"}


@pytest.mark.parametrize("start", [["-m", "bot"], ["-m", "index"]])
def test_packages_run_as_modules_from_anywhere(start: list[str], tmp_path: Path) -> None:
    ran = subprocess.run([sys.executable, *start, "--help"], cwd=tmp_path, capture_output=True, text=True, check=False)
    assert ran.returncode == 0, ran.stderr
    assert "rebuild" in ran.stdout


def test_the_modules_and_the_command_offer_the_same(tmp_path: Path) -> None:
    script = Path(sys.executable).with_name("dateline")
    by_module, by_script = (
        subprocess.run([*start, "rebuild", "--help"], cwd=tmp_path, capture_output=True, text=True, check=True).stdout
        for start in ([sys.executable, "-m", "bot"], [str(script)])
    )
    assert by_module.splitlines()[2:] == by_script.splitlines()[2:]


def test_every_pinned_version_is_exact() -> None:
    lines = (ROOT / "constraints.txt").read_text("utf-8").splitlines()
    pins = [line for line in lines if not line.startswith("#")]
    assert pins
    assert [pin for pin in pins if pin.count("==") != 1 or "+" in pin or "@" in pin] == []


def test_the_default_folder_of_articles_is_named_when_missing(tmp_path: Path) -> None:
    """Away from a checkout there is no seeds/: the command says so and names the remedy."""
    command = [sys.executable, "-m", "bot", "rebuild"]
    ran = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert ran.returncode == 1
    assert "no articles folder at seeds" in ran.stderr
    assert "--articles" in ran.stderr
    assert "Traceback" not in ran.stderr


def canonical(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def names_of(requirements: list[str]) -> set[str]:
    return {canonical(re.split(r"[^\w.-]", each)[0]) for each in requirements}


def imported() -> set[str]:
    """Top-level names of everything that the packages import, wherever in a module."""
    nodes = chain.from_iterable(ast.walk(ast.parse((ROOT / file).read_text("utf-8"))) for file in module_files())
    names: set[str] = set()
    for node in nodes:
        if isinstance(node, ast.Import):
            names |= {alias.name.split(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            names.add(node.module.split(".")[0])
    return names - sys.stdlib_module_names - PACKAGES


def test_what_is_imported_is_declared_and_what_is_declared_is_imported(project: dict[str, Any]) -> None:
    owners = metadata.packages_distributions()
    used = {canonical(owner) for name in imported() for owner in owners[name]}
    always = names_of(project["dependencies"])
    extras = names_of([*chain.from_iterable(project["optional-dependencies"].values())])
    assert used <= always | extras
    assert always <= used | PINNED_FOR_OTHERS


def test_every_requirement_is_pinned(project: dict[str, Any]) -> None:
    lines = (ROOT / "constraints.txt").read_text("utf-8").splitlines()
    wanted = [*project["dependencies"], *chain.from_iterable(project["optional-dependencies"].values())]
    assert names_of(wanted) - names_of([line for line in lines if not line.startswith("#")]) == {"dateline"}
