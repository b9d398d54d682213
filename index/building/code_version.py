"""Which version of the code read and analysed the articles of an index."""

import ast
import hashlib
import sys
from collections.abc import Iterator
from functools import cache, lru_cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Final

READS: Final = ("dates", "language", "reading", "speakers", "figures", "segment/analysis.py")
"""Packages and modules of `index` whose code decides what is read of a file and how it is analysed.

What merely stores an analysis is not among them: its form on disk has a version of its own, `FORMAT`.
"""


@cache
def reading_version() -> str:
    """Return a digest of the code that reads articles: other code may read or analyse them differently.

    Nobody has to remember to raise a number. Only what can change an analysis counts: moving or renaming a module,
    docstrings, comments, layout and the order of imports do not. At worst a rebuild reads everything again, and encodes
    nothing again; another minor version of Python is such a case, for its syntax trees differ.
    """
    return version_of(files("index"), READS)


@cache
def code_digest() -> str:
    """Return a digest of the same code as it stands, comments and all, which takes a fiftieth of the time.

    While it is the same, so is `reading_version`.
    """
    package = files("index")
    digest = hashlib.sha256(sys.version.encode())
    for part in READS:
        for source in _sources(package.joinpath(*part.split("/"))):
            digest.update(hashlib.sha256(source).digest())
    return digest.hexdigest()


def version_of(package: Traversable, parts: tuple[str, ...]) -> str:
    """Return the digest of some parts of a package, each a folder or a file in it."""
    digests = sorted(_digest(source) for part in parts for source in _sources(package.joinpath(*part.split("/"))))
    return hashlib.sha256(b"".join(digests)).hexdigest()[:16]


def _sources(part: Traversable) -> Iterator[bytes]:
    """Read every Python file of a folder and its sub-folders, or the one file."""
    if part.is_dir():
        for entry in sorted(part.iterdir(), key=lambda entry: entry.name):
            if entry.is_dir() or entry.name.endswith(".py"):
                yield from _sources(entry)
    else:
        yield part.read_bytes()


@lru_cache(maxsize=1_000)
def _digest(source: bytes) -> bytes:
    return hashlib.sha256(_substance(source).encode()).digest()


def _substance(source: bytes) -> str:
    """Reduce a module to what it does: its syntax tree without docstrings and without where its imports come from."""
    module = ast.parse(source)
    imported: set[str] = set()
    for node in ast.walk(module):
        body = getattr(node, "body", None)
        if not isinstance(body, list):
            continue
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef) and _has_docstring(
            body
        ):
            del body[0]
        for statement in [each for each in body if isinstance(each, ast.Import | ast.ImportFrom)]:
            body.remove(statement)
            imported |= set(_names(statement))
    return "\n".join([*sorted(imported), ast.dump(module)])


def _has_docstring(body: list[ast.stmt]) -> bool:
    first = body[0] if body else None
    return isinstance(first, ast.Expr) and isinstance(first.value, ast.Constant) and isinstance(first.value.value, str)


def _names(statement: ast.Import | ast.ImportFrom) -> Iterator[str]:
    """Name what a statement imports; of our own modules without the module, which may move."""
    own = isinstance(statement, ast.ImportFrom) and (
        statement.level > 0 or (statement.module or "").partition(".")[0] == "index"
    )
    module = "" if own or isinstance(statement, ast.Import) else statement.module
    for alias in statement.names:
        yield f"{module}:{alias.name}:{alias.asname or ''}"
