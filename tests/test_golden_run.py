"""What the commands print about seeds/ is what they printed before, in every word and in every number."""

import json
import math
import re
from pathlib import Path
from typing import Any, Final

import pytest

from tests.golden_run import GOLDEN, commands, golden_run

pytestmark = pytest.mark.timeout(700)  # 53 commands, a minute on a quiet machine

NAMES: Final = (*commands(Path("run.jsonl")), "eval.run.jsonl")
TOLERANCE: Final = 1e-4
"""How far scores of one text may lie apart on two processors; the model adds in single precision."""
_FRACTION: Final = re.compile(r"-?\d+\.\d+")


@pytest.fixture(scope="module")
def printed(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    return golden_run(tmp_path_factory.mktemp("golden"))


def split(text: str) -> tuple[str, list[float]]:
    """Part a text into its words and its fractions, so that each is compared in its own way."""
    return _FRACTION.sub("#", text), [float(found) for found in _FRACTION.findall(text)]


@pytest.mark.parametrize("name", NAMES)
def test_a_command_prints_what_it_printed_before(printed: dict[str, str], name: str) -> None:
    now, numbers = split(printed[name])
    before, expected = split((GOLDEN / name).read_text("utf-8"))
    assert now == before
    assert numbers == pytest.approx(expected, abs=TOLERANCE)


def test_no_file_of_the_golden_run_is_left_over() -> None:
    assert {path.name for path in GOLDEN.iterdir()} == {*NAMES, "questions.jsonl"}


def test_a_changed_word_and_a_changed_number_are_noticed() -> None:
    """The comparison itself: what it takes for equal and what not."""
    words, numbers = split('{"text":"21 of 49","score":1.50001}')
    assert (words, numbers) == ('{"text":"21 of 49","score":#}', [1.50001])
    assert split('{"text":"22 of 49","score":1.50001}')[0] != words
    assert not math.isclose(1.5, 1.501, abs_tol=TOLERANCE)


def test_json_of_the_golden_run_is_json() -> None:
    values: list[Any] = []
    for path in GOLDEN.glob("*.jsonl"):
        lines = path.read_text("utf-8").splitlines()
        values += [json.loads(line) for line in lines if not line.startswith("exit ")]
    assert all(isinstance(value, dict) for value in values)
