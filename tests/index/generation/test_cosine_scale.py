"""The scale of cosines: what was measured of any model is taken to where the reference has it."""

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from index.generation.cosine_scale import REFERENCE, CosineScale, Line, scale_of

KINDS = ("passage", "title", "likeness")


def test_what_was_not_measured_stays_as_it_is() -> None:
    assert scale_of(None) == CosineScale()
    cosines = np.asarray([0.3, -0.7, 1], np.float32)
    assert all(np.array_equal(getattr(CosineScale(), kind)(cosines), cosines) for kind in KINDS)


@pytest.mark.parametrize("kind", KINDS)
def test_unrelated_and_related_texts_come_to_lie_where_the_reference_has_them(kind: str) -> None:
    line = getattr(scale_of(dict.fromkeys(KINDS, (0.72, 0.91))), kind)
    assert np.allclose(line(np.asarray([0.72, 0.91], np.float32)), REFERENCE[kind], atol=1e-5)


def test_the_reference_itself_is_left_alone() -> None:
    scale = scale_of(REFERENCE)
    for kind in KINDS:
        line = getattr(scale, kind)
        assert (line.offset, line.slope) == pytest.approx((0, 1))


def test_equal_passages_stay_equal_for_any_model() -> None:
    assert scale_of(dict.fromkeys(KINDS, (0.8, 1.0))).likeness(np.ones(1, np.float32)) == pytest.approx(1.0)


@pytest.mark.parametrize("anchors", [(0.5, 0.5), (0.6, 0.5), (0.5, 0.51)])
def test_a_model_that_cannot_tell_what_is_related_is_not_stretched(anchors: tuple[float, float]) -> None:
    assert scale_of(dict.fromkeys(KINDS, anchors)).passage == Line()


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.floats(-0.5, 0.7),
    st.floats(0.05, 0.9),
    st.lists(st.floats(-1, 1), min_size=2, max_size=5),
)
def test_a_squeezed_model_gives_back_what_it_squeezed_and_no_order_changes(
    unrelated: float, width: float, cosines: list[float]
) -> None:
    floor, top = REFERENCE["passage"]
    squeezed = np.asarray(unrelated + width * (np.asarray(cosines) - floor) / (top - floor), np.float32)
    line = scale_of(dict.fromkeys(KINDS, (unrelated, unrelated + width))).passage
    assert line(squeezed) == pytest.approx(cosines, abs=1e-4)
    assert line.slope > 0
