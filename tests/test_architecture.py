"""The rules of the house that a linter can't see: the order of packages, their faces, and what light modules load."""

import ast
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from graphlib import CycleError, TopologicalSorter
from importlib import import_module
from pathlib import Path

import pytest

from tests.command_line import environment

ROOT = Path(__file__).resolve().parent.parent
TOP = ("config", "index", "bot")
"""The import packages, lowest first."""

ORDER = (
    "config",
    "index.errors",
    "index.dates",
    "index.language",
    "index.reading",
    "index.speakers",
    "index.figures",
    "index.segment",
    "index.generation",
    "index.building",
    "index.watching",
    "index.feeds",
    "index.conflicts",
    "index.comprehension",
    "index.search",
    "index.surveys",
    "index.evaluation",
    "index.reader",
    "index.output",
    "index.cli",
    "index.__main__",
    "bot.replies",
    "bot.journal",
    "bot.understanding",
    "bot.answering",
    "bot.render",
    "bot.desk",
    "bot.adapters",
    "bot.doctor",
    "bot.cli",
    "bot.__main__",
)
"""Packages (and single modules) from the ground up: each imports only what stands before it."""

PLATFORMS = ("discord", "slack", "terminal")
OPEN = {"config", "index.cli"}
"""Packages whose modules others may name: a face that imported all of them would make every start slow."""
READ_SETTINGS = ("index.cli", "bot.cli")
HEAVY = {
    "torch", "faiss", "sentence_transformers", "transformers", "trafilatura", "pypdfium2", "lxml", "discord",
    "slack_bolt", "slack_sdk", "aiohttp", "matplotlib", "loky",
    "watchfiles",
}  # fmt: skip
MODULES = sorted(path for package in TOP for path in (ROOT / package).rglob("*.py"))
PACKAGES = sorted(path.parent for path in MODULES if path.name == "__init__.py")


def name_of(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def module_of(path: Path) -> str:
    return ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")


NAMES = {module_of(path): path for path in MODULES}


def within(module: str, *prefixes: str) -> bool:
    return any(module == prefix or module.startswith(f"{prefix}.") for prefix in prefixes)


def room_of(module: str) -> str:
    """The package of `ORDER` that a module is in."""
    [room] = [room for room in ORDER if within(module, room)]
    return room


@cache
def imports(path: Path) -> tuple[tuple[str, tuple[str, ...], int], ...]:
    """Every imported module in full, the names taken from it, and the level of a relative import."""
    package = path.relative_to(ROOT).parent.parts

    def found() -> Iterator[tuple[str, tuple[str, ...], int]]:
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Import):
                for alias in node.names:
                    yield alias.name, (), 0
            elif isinstance(node, ast.ImportFrom):
                base = package[: len(package) - node.level + 1] if node.level else ()
                module = ".".join([*base, *([node.module] if node.module else [])])
                yield module, tuple(alias.name for alias in node.names), node.level

    return tuple(found())


def modules_of(path: Path) -> set[str]:
    """Everything that a module imports, `from a import b` as a and a.b."""
    found = set()
    for module, names, _ in imports(path):
        found |= {module, *(f"{module}.{name}" for name in names)}
    return found


def dependencies(path: Path) -> set[str]:
    """The modules of ours that a file imports; `from package import module` is that module."""
    found = set()
    for module, names, _ in imports(path):
        if within(module, *TOP):
            taken = {f"{module}.{name}" for name in names} & NAMES.keys()
            found |= taken | ({module} if len(taken) < len(names) or not names else set())
    return found - {module_of(path)}


# -- the order of the packages ----------------------------------------------------------------------------------------


def test_every_module_has_a_place_in_the_order() -> None:
    placed = {module for module in NAMES if any(within(module, room) for room in ORDER)}
    assert NAMES.keys() - placed == {"index", "bot"}
    assert [room for room in ORDER if not any(within(module, room) for module in NAMES)] == []


@pytest.mark.parametrize("path", [NAMES[each] for each in NAMES if each not in {"index", "bot"}], ids=name_of)
def test_a_package_imports_only_what_stands_before_it(path: Path) -> None:
    own = room_of(module_of(path))
    before = ORDER[: ORDER.index(own)]
    assert {each for each in dependencies(path) if not within(each, own, *before)} == set()


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_nothing_imports_the_tests_or_the_package_as_a_whole(path: Path) -> None:
    """`import index` would hide the package behind a value."""
    assert [module for module in modules_of(path) if within(module, "tests", "seeds")] == []
    assert [module for module, names, _ in imports(path) if not names and module in TOP] == []


def test_no_files_import_each_other_in_a_circle() -> None:
    graph = {module: dependencies(path) for module, path in NAMES.items()}
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as circle:
        pytest.fail(" -> ".join(circle.args[1]))


def test_a_circle_would_be_found() -> None:
    with pytest.raises(CycleError):
        TopologicalSorter({"a": {"b"}, "b": {"c"}, "c": {"a"}}).prepare()


# -- faces ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("folder", PACKAGES, ids=name_of)
def test_a_package_says_in_its_docstring_what_it_is_for(folder: Path) -> None:
    docstring = ast.get_docstring(ast.parse((folder / "__init__.py").read_text("utf-8")))
    assert docstring
    assert docstring.splitlines()[0].endswith(".")


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_other_packages_are_used_through_their_faces(path: Path) -> None:
    """What a package doesn't export is its own; tests alone look inside."""
    own = room_of(module_of(path)) if module_of(path) not in TOP else ""
    for module, names, _ in imports(path):
        if not within(module, *ORDER) or (room := room_of(module)) in OPEN or room == own:
            continue
        adapter = within(module, *(f"bot.adapters.{platform}" for platform in PLATFORMS))
        assert module == (".".join(module.split(".")[:3]) if adapter else room), f"{module} is not the face of {room}"
        if (face := NAMES[module]).name == "__init__.py":
            exported = set(import_module(module).__all__)
            assert set(names) <= exported, f"{name_of(face)} does not export {set(names) - exported}"


@pytest.mark.parametrize("folder", PACKAGES, ids=name_of)
def test_a_face_exports_nothing_that_nobody_else_uses(folder: Path) -> None:
    package = module_of(folder / "__init__.py")
    exported = set(getattr(import_module(package), "__all__", ()))
    outside = [path for path in [*MODULES, *(ROOT / "tests").rglob("*.py")] if folder not in path.parents]
    used = {name for path in outside for module, names, _ in imports(path) if module == package for name in names}
    # The console script names `main`.
    assert exported - used - {"main"} == set()


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_siblings_are_named_by_a_dot_and_everything_else_in_full(path: Path) -> None:
    folder = ".".join(path.relative_to(ROOT).parent.parts)
    for module, _, level in imports(path):
        assert level <= 1
        if level == 0 and path.parent not in {ROOT / "index", ROOT / "bot"}:
            assert not within(module, folder), f"from {module} inside {folder}"


# -- settings, platforms, renderers -----------------------------------------------------------------------------------


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_only_the_command_lines_read_settings(path: Path) -> None:
    if not within(module_of(path), "config", *READ_SETTINGS):
        assert {module for module in modules_of(path) if within(module, "config")} == set()


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_only_an_adapter_knows_its_platform(path: Path) -> None:
    libraries = {"discord": ("discord",), "slack": ("slack_bolt", "slack_sdk"), "terminal": ()}
    for platform, names in libraries.items():
        if not within(module_of(path), f"bot.adapters.{platform}"):
            assert {module for module in modules_of(path) if within(module, *names)} == set()


def test_the_network_is_reached_from_two_places_only() -> None:
    """What fetches feeds refuses private addresses; nothing else may fetch."""
    using = {name_of(path) for path in MODULES if any(within(module, "aiohttp") for module in modules_of(path))}
    assert {name for name in using if not name.startswith("bot/adapters/slack/")} == {"index/feeds/fetching.py"}


@pytest.mark.parametrize("path", sorted((ROOT / "bot" / "adapters").rglob("*.py")), ids=name_of)
def test_no_adapter_knows_another(path: Path) -> None:
    own = path.relative_to(ROOT / "bot" / "adapters").parts[0]
    others = [f"bot.adapters.{platform}" for platform in PLATFORMS if platform != own]
    assert {module for module in dependencies(path) if within(module, *others)} == set()


@pytest.mark.parametrize("path", sorted((ROOT / "bot" / "render").glob("*.py")), ids=name_of)
def test_renderers_are_pure(path: Path) -> None:
    """They open no file, ask no clock and know no index of their own."""
    impure = ("os", "socket", "sqlite3", "time", "asyncio", "logging", "index.reader")
    assert [module for module in modules_of(path) if within(module, *impure)] == []


# -- what is imported, and how long a module is -----------------------------------------------------------------------


def importable() -> list[str]:
    """Modules that must be light: all but what is inside an adapter and knows its platform's library."""
    inside = tuple(f"bot.adapters.{platform}." for platform in ("discord", "slack"))
    return [module for module in NAMES if not module.endswith("__main__") and not module.startswith(inside)]


def test_no_module_imports_what_is_heavy_before_it_is_needed() -> None:
    """All of them together, in one process: torch, FAISS and the platforms' libraries come with their first use."""
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


def test_tests_mirror_the_packages() -> None:
    """A folder of tests/index and tests/bot is called as the package that it tests."""
    folders = {path.parent for top in ("index", "bot") for path in (ROOT / "tests" / top).rglob("test_*.py")}
    missing = [folder for folder in folders if not (ROOT / folder.relative_to(ROOT / "tests")).is_dir()]
    assert missing == []


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_no_module_grows_beyond_reading(path: Path) -> None:
    assert len(path.read_text("utf-8").splitlines()) <= 400
