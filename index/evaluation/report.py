"""What an evaluation measured, as a table and as JSON. Pure."""

from collections.abc import Mapping
from typing import Any, Final

from .measures import Estimate
from .runs import Evaluation

_WIDTH: Final = 20


def evaluation_json(evaluation: Evaluation) -> dict[str, Any]:
    """What was measured, as JSON."""
    return {
        "questions": evaluation.questions,
        "answerable": evaluation.answerable,
        "systems": {name: _figures_json(figures) for name, figures in evaluation.figures.items()},
        "dateline_minus": {name: _figures_json(figures) for name, figures in evaluation.differences.items()},
        "abstention": evaluation.abstention,
    }


def _figures_json(figures: Mapping[str, Estimate]) -> dict[str, dict[str, float]]:
    return {
        name: {"mean": round(each.mean, 4), "low": round(each.low, 4), "high": round(each.high, 4)}
        for name, each in figures.items()
    }


def evaluation_text(evaluation: Evaluation) -> str:
    """What was measured, as a table."""
    names = list(evaluation.figures["dateline"])
    plural = "" if evaluation.questions == 1 else "s"
    asked = f"{evaluation.questions} question{plural}, {evaluation.answerable} with answers"
    lines = [
        f"{asked}; mean [95 % bootstrap interval]",
        f"{'':<16}" + "".join(f"{name:<{_WIDTH}}" for name in names),
    ]
    systems = evaluation.figures | {f"- {system}": figures for system, figures in evaluation.differences.items()}
    for system, figures in systems.items():
        lines.append(f"{system:<16}" + "".join(f"{_cell(figures[name]):<{_WIDTH}}" for name in names))
    abstention = evaluation.abstention
    lines.append(
        f"abstained from {abstention['abstained']}, {abstention['unanswerable']} without answers: "
        f"precision {abstention['precision']:.3f}, recall {abstention['recall']:.3f}"
    )
    return "\n".join(line.rstrip() for line in lines) + "\n"


def _cell(estimate: Estimate) -> str:
    return f"{estimate.mean:.3f} [{estimate.low:.3f} {estimate.high:.3f}]"
