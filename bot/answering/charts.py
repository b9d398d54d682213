"""Charts of a figure that develops, drawn with matplotlib, which is imported only when a chart is drawn."""

from collections import Counter
from importlib import import_module
from io import BytesIO
from typing import Any, Final

from bot.replies import Image, notation, wording

from .developing import Development, Point

_NAME: Final = "development.png"
_INCHES: Final = (7.0, 3.6)
_DPI: Final = 144
# The chart has its own background, so that it is readable on dark pages and light ones.
_PAPER: Final = "#fbfbf8"
_INK: Final = "#1f2328"
_FAINT: Final = "#d5d8dc"
_LINE: Final = "#2f5d8a"
_BESIDE: Final = 0.14
"""Distance in days between marks of the same day."""
_DAY: Final = 0.8
"""Most of the width of a day that its marks take."""
_HEADROOM: Final = 1.18
_TICKS: Final = 7


class ChartsMissing(RuntimeError):
    """matplotlib is not installed; the message says how to install it."""

    def __init__(self) -> None:
        super().__init__(wording.NO_CHART)


def draw(development: Development) -> Image:
    """Draw a figure by day of publication, one mark for each article.

    Raises:
        ChartsMissing: matplotlib is not installed.
    """
    try:
        figure_module = import_module("matplotlib.figure")
    except ModuleNotFoundError as missing:
        raise ChartsMissing from missing
    figure = figure_module.Figure(figsize=_INCHES, dpi=_DPI, facecolor=_PAPER, layout="constrained")
    axes = figure.add_subplot(facecolor=_PAPER)
    _plot(axes, development.points)
    _dress(axes, development)
    words = told(development)
    written = BytesIO()
    figure.savefig(written, format="png", metadata={"Description": words})
    return Image(_NAME, written.getvalue(), words)


def told(development: Development) -> str:
    """Describe in words what the chart shows."""
    points = "; ".join(f"{point.mark}: {point.value:g} on {notation.day(point.day)}" for point in development.points)
    return f"Chart of {_subject(development)} by day of publication. {points}."


def _subject(development: Development) -> str:
    conflict = development.conflict
    return f"{conflict.counts}, {conflict.place}" if conflict.place else conflict.counts


def _plot(axes: Any, points: tuple[Point, ...]) -> None:
    places = _places(points)
    axes.scatter(
        places, [point.value for point in points], color=_LINE, s=42, zorder=2
    )  # no line: nobody counted in between
    for place, point in zip(places, points, strict=True):
        axes.annotate(
            f"{point.mark} {point.value:g}",
            (place, point.value),
            xytext=(0, 7),
            textcoords="offset points",
            ha="center",
            color=_INK,
            fontsize=9,
        )


def _places(points: tuple[Point, ...]) -> list[float]:
    """Return the position of each mark in days, as `date.toordinal` counts them; marks of one day are side by side."""
    of_day, seen = Counter(point.day for point in points), Counter[object]()
    places = []
    for point in points:
        aside = seen[point.day] - (of_day[point.day] - 1) / 2
        seen[point.day] += 1
        places.append(point.day.toordinal() + aside * min(_BESIDE, _DAY / of_day[point.day]))
    return places


def _dress(axes: Any, development: Development) -> None:
    axes.set_ylim(0, max(point.value for point in development.points) * _HEADROOM)
    # A dollar sign in a name must not start a formula.
    axes.set_title(_subject(development), color=_INK, fontsize=11, loc="left", parse_math=False)
    days = sorted({point.day for point in development.points})
    shown = days[:: -(-len(days) // _TICKS)]
    axes.set_xticks([each.toordinal() for each in shown], [notation.day(each) for each in shown])
    axes.set_xlabel("published", color=_INK, fontsize=9)
    axes.tick_params(colors=_INK, labelsize=8)
    axes.grid(axis="y", color=_FAINT, linewidth=0.6)
    for side, spine in axes.spines.items():
        spine.set_visible(side in {"left", "bottom"})
        spine.set_color(_INK)
