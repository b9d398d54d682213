"""An index knows which code read its articles: edits that may change an analysis are noticed, others are not."""

import shutil
from pathlib import Path

import pytest

from index.building.code_version import READS, reading_version, version_of
from tests.servers.process import ROOT

MODULE = '''"""What it is for."""

import re

from index.language import terms

from .spans import span


def words(text: str) -> list[str]:
    """Split it."""
    return re.split(" ", text) + terms(span(text))
'''


@pytest.fixture
def package(tmp_path: Path) -> Path:
    (tmp_path / "reading" / "formats").mkdir(parents=True)
    (tmp_path / "reading" / "formats" / "pdf.py").write_text(MODULE, "utf-8")
    return tmp_path


def version(package: Path) -> str:
    return version_of(package, ("reading",))


def rewritten(package: Path, old: str, new: str) -> str:
    """The version with a part of the module replaced."""
    file = package / "reading" / "formats" / "pdf.py"
    assert old in MODULE
    file.write_text(MODULE.replace(old, new), "utf-8")
    return version(package)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('" "', '"-"'),
        ("terms(span(text))", "terms(text)"),
        ("def words", "def tokens"),
        ("import re\n", "import regex as re\n"),
        ("from .spans import span", "from .spans import narrow as span"),
        ("text: str", "text: bytes"),
    ],
)
def test_an_edit_to_what_a_module_does_is_noticed(package: Path, old: str, new: str) -> None:
    before = version(package)
    assert rewritten(package, old, new) != before


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("What it is for.", "What it is good for."),
        ('    """Split it."""\n', '    """Split a text into words.\n\n    Twice.\n    """\n    # why\n'),
        ("index.language import", "index.words import"),
        ("from .spans import", "from ..spans import"),
        ("import re\n\nfrom index.language import terms\n", "from index.language import terms\nimport re\n"),
        ('re.split(" ", text)', "re.split(' ',\n        text)"),
    ],
)
def test_words_layout_and_where_imports_come_from_are_not(package: Path, old: str, new: str) -> None:
    before = version(package)
    assert rewritten(package, old, new) == before


def test_a_move_alone_is_not_noticed_but_a_new_and_a_lost_module_are(package: Path) -> None:
    before = version(package)
    (package / "reading" / "formats" / "pdf.py").rename(package / "reading" / "pages.py")
    assert version(package) == before
    (package / "reading" / "more.py").write_text("LIMIT = 3\n", "utf-8")
    assert version(package) != before
    (package / "reading" / "more.py").unlink()
    (package / "reading" / "pages.py").unlink()
    assert version(package) != before


def test_what_is_no_code_is_not_noticed(package: Path) -> None:
    before = version(package)
    (package / "reading" / "notes.txt").write_text("no code", "utf-8")
    assert version(package) == before


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the real package, to edit."""
    return Path(shutil.copytree(ROOT / "index", tmp_path_factory.mktemp("code") / "index"))


def edited(copy: Path, module: str) -> str:
    """The version of the real code with a statement more in one module, which is then put back."""
    file = copy / module
    kept = file.read_bytes()
    file.write_bytes(kept + b"\nADDED = 1\n")
    try:
        return version_of(copy, READS)
    finally:
        file.write_bytes(kept)


def modules(copy: Path, *folders: str) -> list[str]:
    return sorted(file.relative_to(copy).as_posix() for folder in folders for file in (copy / folder).rglob("*.py"))


def test_the_version_of_the_running_code_is_that_of_its_reading_parts(copy: Path) -> None:
    assert version_of(copy, READS) == reading_version()


def test_an_edit_anywhere_in_what_reads_and_analyses_is_noticed(copy: Path) -> None:
    reading = modules(copy, "dates", "language", "reading", "speakers", "figures")
    unnoticed = [each for each in (*reading, "segment/analysis.py") if edited(copy, each) == reading_version()]
    assert unnoticed == []


def test_an_edit_anywhere_else_is_not(copy: Path) -> None:
    packages = ("building", "conflicts", "search", "surveys", "evaluation", "cli", "generation", "segment")
    elsewhere = modules(copy, *packages)
    elsewhere.remove("segment/analysis.py")
    noticed = [each for each in (*elsewhere, "errors.py", "reader.py") if edited(copy, each) != reading_version()]
    assert noticed == []
