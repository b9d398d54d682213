"""The manifest: what is written is read back, and another version or a broken file is refused."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from hashlib import sha256
from pathlib import Path
from typing import Any

import orjson
import pytest

from index.errors import IndexDamaged, IndexIncompatible
from index.generation.manifest import FORMAT, NAME, SegmentEntry, read_manifest

from .generations import MANIFEST

SEGMENTS = (
    SegmentEntry("20240102T030405-123456", "1" * 64, 3, 4),
    SegmentEntry("20240102T030405-654321", "2" * 64, 1, 1),
)


def test_what_is_written_is_read_back_with_the_sizes_and_digests_of_all_other_files(tmp_path: Path) -> None:
    (tmp_path / "terms").mkdir()
    (tmp_path / "terms" / "a").write_bytes(b"12345")
    (tmp_path / "ids.npy").write_bytes(b"")
    written = replace(
        MANIFEST, segments=SEGMENTS, newest_at=MANIFEST.built_at - timedelta(days=1), fields={"id": "key"}
    )
    written.write(tmp_path)
    sizes = {"ids.npy": 0, "terms/a": 5}
    digests = {file: sha256((tmp_path / file).read_bytes()).hexdigest() for file in sizes}
    assert read_manifest(tmp_path) == replace(written, files=sizes, sha256=digests)
    assert read_manifest(tmp_path).format == FORMAT


def test_a_manifest_that_is_written_again_does_not_speak_of_itself(tmp_path: Path) -> None:
    MANIFEST.write(tmp_path)
    read_manifest(tmp_path).write(tmp_path)
    assert read_manifest(tmp_path) == MANIFEST


def test_another_format_is_refused_with_both_and_the_remedy(tmp_path: Path) -> None:
    replace(MANIFEST, format=FORMAT + 1).write(tmp_path)
    with pytest.raises(IndexIncompatible, match=rf"format {FORMAT + 1}, but the format {FORMAT} .*`dateline rebuild`"):
        read_manifest(tmp_path)


@pytest.mark.parametrize("number", [1, FORMAT - 1])
def test_a_manifest_from_before_is_of_another_format_whatever_it_lacks(tmp_path: Path, number: int) -> None:
    """That it has no segments and no digest of itself is no damage: the next rebuild makes it again."""
    (tmp_path / NAME).write_bytes(orjson.dumps({"format": number, "id": "x"}))
    with pytest.raises(IndexIncompatible, match=rf"format {number}, but the format {FORMAT} .*`dateline rebuild`"):
        read_manifest(tmp_path)


def content_of(manifest: Path) -> dict[str, Any]:
    """What a manifest says, without the digest of itself."""
    content = dict(orjson.loads(manifest.read_bytes()))
    del content["checksum"]
    return content


def sealed(content: dict[str, Any]) -> bytes:
    return orjson.dumps({**content, "checksum": sha256(orjson.dumps(content)).hexdigest()})


def without(field: str) -> Callable[[dict[str, Any]], bytes]:
    return lambda content: sealed({name: value for name, value in content.items() if name != field})


@pytest.mark.parametrize(
    "damaged",
    [
        without("articles"),
        without("segments"),
        without("newest_at"),
        lambda content: sealed(content | {"built_at": "yesterday"}),
        lambda content: sealed(content | {"segments": [{"name": "x"}]}),
        lambda content: sealed(content)[:-20],
        lambda _: b"[]",
        lambda _: b"",
    ],
)
def test_a_manifest_that_cannot_be_understood_is_damage(
    tmp_path: Path, damaged: Callable[[dict[str, Any]], bytes]
) -> None:
    MANIFEST.write(tmp_path)
    file = tmp_path / NAME
    file.write_bytes(damaged(content_of(file)))
    with pytest.raises(IndexDamaged, match="cannot be understood"):
        read_manifest(tmp_path)


def test_a_manifest_without_a_digest_of_itself_is_damage(tmp_path: Path) -> None:
    MANIFEST.write(tmp_path)
    (tmp_path / NAME).write_bytes(orjson.dumps(content_of(tmp_path / NAME)))
    with pytest.raises(IndexDamaged, match="something else than was written"):
        read_manifest(tmp_path)


def test_a_manifest_that_says_something_else_than_was_written_is_damage(tmp_path: Path) -> None:
    MANIFEST.write(tmp_path)
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
