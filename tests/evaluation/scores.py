"""How many were right, of how many, by what was measured."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Score:
    """So many, of so many."""

    count: int
    of: int

    def __str__(self) -> str:
        return f"{self.count:>4} of {self.of:<4}" + (f"{self.count / self.of:>8.1%}" if self.of else "")


class Scores(dict[str, Score]):
    """Scores by name, in the order of measuring."""

    def add(self, name: str, *, right: bool) -> None:
        """Count one more, right or wrong."""
        before = self.get(name, Score(0, 0))
        self[name] = Score(before.count + right, before.of + 1)
