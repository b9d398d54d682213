"""The manifest: what is written is read back, and another version or a broken file is refused."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path
from typing import Any

import orjson
import pytest

from index.errors import IndexDamaged, IndexIncompatible
from index.generation.integrity import seal
from index.generation.manifest import FORMAT, NAME, Manifest, files_of, read_manifest

MANIFEST = Manifest(
    id="20240102T030405-abcdef",
    model="default",
    fingerprint="sha256:1111111111111111",
    dimension=384,
    max_tokens=254,
    reading="abc",
    corpus_digest="0" * 64,
    articles=2,
    passages=3,
    boilerplate={"title": 2},
    failures=0,
    built_at=datetime(2024, 1, 2, 3, 4, 5, tzinfo=UTC),
    articles_folder="/articles",
)


def test_what_is_written_is_read_back_with_the_sizes_of_all_other_files(tmp_path: Path) -> None:
    (tmp_path / "terms").mkdir()
    (tmp_path / "terms" / "a").write_bytes(b"12345")
    (tmp_path / "ids.npy").write_bytes(b"")
    seal(tmp_path, MANIFEST)
    sizes = {"ids.npy": 0, "terms/a": 5}
    digests = {file: sha256((tmp_path / file).read_bytes()).hexdigest() for file in sizes}
    assert files_of(tmp_path) == sizes
    assert read_manifest(tmp_path) == replace(MANIFEST, files=sizes, sha256=digests)
    assert read_manifest(tmp_path).format == FORMAT


def test_another_format_is_refused_with_both_and_the_remedy(tmp_path: Path) -> None:
    seal(tmp_path, replace(MANIFEST, format=FORMAT + 1))
    with pytest.raises(IndexIncompatible, match=rf"format {FORMAT + 1}, but the format {FORMAT} .*`dateline rebuild`"):
        read_manifest(tmp_path)


def before_checksums(manifest: Path) -> dict[str, Any]:
    """What a manifest says, without the digest of itself."""
    content = dict(orjson.loads(manifest.read_bytes()))
    del content["checksum"]
    return content


def without_articles(content: dict[str, Any]) -> bytes:
    del content["articles"]
    return orjson.dumps(content)


@pytest.mark.parametrize(
    "damaged",
    [
        without_articles,
        lambda content: orjson.dumps(content | {"built_at": "yesterday"}),
        lambda content: orjson.dumps(content)[:-20],
        lambda _: b"[]",
        lambda _: b"",
    ],
)
def test_a_manifest_that_cannot_be_understood_is_damage(
    tmp_path: Path, damaged: Callable[[dict[str, Any]], bytes]
) -> None:
    seal(tmp_path, MANIFEST)
    file = tmp_path / NAME
    file.write_bytes(damaged(before_checksums(file)))
    with pytest.raises(IndexDamaged, match="cannot be understood"):
        read_manifest(tmp_path)


def test_a_manifest_of_before_there_were_digests_is_read(tmp_path: Path) -> None:
    seal(tmp_path, MANIFEST)
    content = before_checksums(tmp_path / NAME)
    del content["sha256"]
    (tmp_path / NAME).write_bytes(orjson.dumps(content))
    assert read_manifest(tmp_path) == MANIFEST


def test_a_manifest_that_says_something_else_than_was_written_is_damage(tmp_path: Path) -> None:
    seal(tmp_path, MANIFEST)
    written = (tmp_path / NAME).read_bytes()
    assert written.count(b'"passages": 3') == 1
    (tmp_path / NAME).write_bytes(written.replace(b'"passages": 3', b'"passages": 2'))
    with pytest.raises(IndexDamaged, match="something else than was written"):
        read_manifest(tmp_path)


def test_a_missing_manifest_is_damage(tmp_path: Path) -> None:
    with pytest.raises(IndexDamaged, match="cannot be read"):
        read_manifest(tmp_path)


def test_another_model_is_refused_by_its_weights_whatever_it_is_called(tmp_path: Path) -> None:
    MANIFEST.require(tmp_path, model="copy-of-default", fingerprint=MANIFEST.fingerprint)
    with pytest.raises(IndexIncompatible, match="the model default, but the model other"):
        MANIFEST.require(tmp_path, model="other", fingerprint="sha256:2222222222222222")
    with pytest.raises(IndexIncompatible, match=r"default \(sha256:1111.*default \(sha256:2222"):
        MANIFEST.require(tmp_path, model="default", fingerprint="sha256:2222222222222222")
