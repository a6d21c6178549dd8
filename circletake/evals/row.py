"""One measured figure, and how several are told."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Literal, NamedTuple


class Row(NamedTuple):
    """One measured figure against its bar.

    Attributes:
        measure: What was measured, with its unit.
        value: What came out.
        bar: What it must reach; None for a figure without one.
        better: Whether less or more is better.
        baseline: The same measured the plain way in the same run; None without one.
    """

    measure: str
    value: float
    bar: float | None = None
    better: Literal["less", "more"] = "less"
    baseline: float | None = None

    @property
    def holds(self) -> bool:
        """Tell whether the bar is reached. NaN reaches none."""
        if self.bar is None:
            return self.value == self.value
        return self.value <= self.bar if self.better == "less" else self.value >= self.bar


def report(name: str, rows: Sequence[Row]) -> dict[str, Any]:
    """Return an eval's outcome as the plain object that `--json` prints."""
    return {
        "eval": name,
        "rows": [
            {"measure": row.measure, "value": row.value, "bar": row.bar, "holds": row.holds, "baseline": row.baseline}
            for row in rows
        ],
    }
