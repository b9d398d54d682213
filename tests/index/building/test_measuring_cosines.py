"""Measuring cosines: the same model has the same numbers in every archive, also in one about a single event."""

from collections.abc import Sequence

import numpy as np
import pytest

from index.building.measuring_cosines import measure_cosines
from index.generation import SentenceTransformerEncoder
from index.generation.cosine_scale import REFERENCE, scale_of
from index.segment import Vectors
from tests.index.distorted_encoders import RememberingEncoder, ShiftedEncoder, SqueezedEncoder
from tests.index.hashing_encoder import HashingEncoder

EVENT = [
    "A crane fell in the harbour of Porto Vello at dawn and crushed two lorries.",
    "The harbour master of Porto Vello closed two quays after the crane had fallen.",
    "Nobody was in the lorries when the crane fell on the quay, the port said.",
    "The crane of Porto Vello was last inspected in March, according to its maker.",
]
NOTHING: Vectors = np.zeros((0, 384), np.float32)


@pytest.fixture(scope="module")
def default() -> RememberingEncoder:
    return RememberingEncoder(SentenceTransformerEncoder())


def test_the_default_model_has_the_reference_in_an_archive_of_one_event_and_in_none(
    default: RememberingEncoder,
) -> None:
    vectors = default.encode_document(EVENT)
    assert vectors[0] @ vectors[1] > 0.6, "no two passages of this archive are unrelated"
    for passages in (vectors, NOTHING):
        measured = measure_cosines(default, passages, passages)
        for kind, anchors in REFERENCE.items():
            assert measured[kind] == pytest.approx(anchors, abs=0.05)


def test_a_large_archive_is_sampled_always_alike(default: RememberingEncoder) -> None:
    drawn = np.random.default_rng(3).standard_normal((1500, 384))
    many = np.asarray(drawn / np.linalg.norm(drawn, axis=1, keepdims=True), np.float32)
    first, again = measure_cosines(default, many, many[:300]), measure_cosines(default, many, many[:300])
    assert first == again
    assert first["passage"][0] == pytest.approx(0, abs=0.01), "the archive's passages alone say what is unrelated"
    assert first["passage"][1] == pytest.approx(REFERENCE["passage"][1], abs=0.01)


@pytest.mark.parametrize("distorted", [SqueezedEncoder, ShiftedEncoder])
def test_a_distortion_is_undone(default: RememberingEncoder, distorted: type[SqueezedEncoder]) -> None:
    encoder = distorted(default)
    told = encoder.encode_document(EVENT)
    scale = scale_of(measure_cosines(encoder, told, told))
    asked = "Why did the crane in the harbour fall?"
    here = scale.passage(encoder.encode_query([asked])[0] @ told.T)
    there = default.encode_query([asked])[0] @ default.encode_document(EVENT).T
    reference = scale_of(measure_cosines(default, default.encode_document(EVENT), default.encode_document(EVENT)))
    assert here == pytest.approx(reference.passage(there), abs=0.01)
    assert scale.likeness(told @ told.T) == pytest.approx(
        reference.likeness(default.encode_document(EVENT) @ default.encode_document(EVENT).T), abs=0.01
    )


def test_texts_are_encoded_in_their_roles() -> None:
    roles: dict[str, list[str]] = {"query": [], "document": []}

    class Noting(HashingEncoder):
        def encode_query(self, texts: Sequence[str]) -> Vectors:
            roles["query"] += texts
            return super().encode_query(texts)

        def encode_document(self, texts: Sequence[str]) -> Vectors:
            roles["document"] += texts
            return super().encode_document(texts)

    measure_cosines(Noting(), np.zeros((0, 64), np.float32), np.zeros((0, 64), np.float32))
    assert all(text.endswith("?") for text in roles["query"])
    assert len(roles["document"]) == 2 * len(roles["query"]) > 40
