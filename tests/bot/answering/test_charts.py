"""Charts of figures that develop."""

import sys
from dataclasses import replace
from io import BytesIO

import pytest

from bot.answering.charts import ChartsMissing, draw, told
from bot.answering.developing import Development, development
from index.conflicts import Conflict, find_conflicts
from tests.bot.fake_retriever import FakeRetriever
from tests.bot.render.test_differing import STORM


def conflict() -> Conflict:
    archive = FakeRetriever(STORM)
    every = [hit.id for article in STORM for hit in archive.paragraphs(article.source)]
    return next(found for found in find_conflicts(archive.figures(every)) if found.counts == "people killed")


def grown() -> Development:
    found = development(conflict())
    assert found is not None
    return found


def test_a_chart_says_in_words_what_it_shows() -> None:
    assert told(grown()) == (
        "Chart of people killed, Brno by day of publication. "
        "A: 14 on 30 Dec 2023; B: 21 on 31 Dec 2023; C: 24 on 1 Jan 2024."
    )


def test_a_chart_is_a_picture_with_its_words_in_it() -> None:
    pytest.importorskip("matplotlib")
    odd = Development(replace(conflict(), place="Brno $x_$ \\frac{"), grown().points)
    image = draw(odd)
    assert image.png.startswith(b"\x89PNG\r\n")
    assert b"Description" in image.png
    assert image.words == told(odd)
    from PIL import Image as Picture  # noqa: PLC0415 - comes with matplotlib

    picture = Picture.open(BytesIO(image.png)).convert("RGBA")
    assert picture.width > picture.height > 400
    # A paper of its own keeps it readable on a dark page.
    assert picture.tobytes()[3] == 255
    assert min(picture.tobytes()[:3]) > 240


def test_without_matplotlib_it_says_how_to_get_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "matplotlib.figure", None)
    with pytest.raises(ChartsMissing, match=r"pip install 'dateline\[charts\]'"):
        draw(grown())
