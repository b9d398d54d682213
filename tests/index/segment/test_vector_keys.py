"""Keys of vectors: one for each text that the encoder can tell from another."""

import pytest

from index.segment.vector_keys import KEY_BYTES, key_of, keys_of


@pytest.mark.parametrize("text", ["The  crane\nfell.", " The crane fell. ", "The crane\u00a0fell."])
def test_texts_that_are_the_same_to_the_encoder_share_a_key(text: str) -> None:
    assert key_of(text) == key_of("The crane fell.")


def test_other_texts_have_other_keys() -> None:
    keys = {key_of(text) for text in ("", "crane", "cranes", "half a pair \ud83d", "half a pair \ud83e")}
    assert len(keys) == 5
    assert {len(key) for key in keys} == {KEY_BYTES}


def test_keys_of_texts_are_rows() -> None:
    assert [row.tobytes() for row in keys_of(["crane", "tram"])] == [key_of("crane"), key_of("tram")]
    assert keys_of([]).shape == (0, KEY_BYTES)
