"""The dates of made-up sentences of news wires are read as measured in docs/measurements.md, or better."""

from .wire_dates import Score, score, sentences


def test_dates_of_news_wires() -> None:
    total = sum(map(score, sentences()), Score())
    assert total.found >= 0.98 * total.wanted
    assert total.exact >= 0.97 * total.wanted
    assert total.spurious <= 0.02 * total.read
