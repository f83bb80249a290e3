"""Statement → verdicts: period, status, role, direction and comparison."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from govdoc_parse.model.fact import Direction, Period
from govdoc_parse.stages.facts import comparisons, periods, roles, statuses
from govdoc_parse.stages.facts.decision import Verdict, decided
from govdoc_parse.stages.facts.statement import Statement
from govdoc_parse.stages.times.bases import Base


@dataclass(frozen=True, slots=True)
class Verdicts:
    """A statement with what was decided of it; `statement` has the values of period, status and role."""

    statement: Statement
    period: Verdict[Period | None] | None
    status: Verdict[Any]
    role: Verdict[Any]
    base: Verdict[Base | None] | None
    direction: Direction | None

    @property
    def decisions(self) -> tuple[str, ...]:
        """The ids of the decisions, such as `role.share`."""
        made = (("period", self.period), ("status", self.status), ("role", self.role), ("comparison", self.base))
        return tuple(f"{what}.{verdict.decision}" for what, verdict in made if verdict is not None)


def judged(statement: Statement) -> Verdicts:
    """The verdicts of a statement, each given those before it."""
    said = (statement.figure, statement.indicator, statement.indicator_case, statement.change)
    period = decided(periods.DECISIONS, statement)
    days = None if period is None else period.value
    statement = Statement(*said, days)
    status = decided(statuses.DECISIONS, statement)
    assert status is not None, "the frame has a status for everything"
    statement = Statement(*said, days, status.value)
    role = decided(roles.DECISIONS, statement)
    assert role is not None, "all that is nothing else is a level"
    statement = Statement(*said, days, status.value, role.value)
    base = decided(comparisons.DECISIONS, statement) if role.value == "change" else None
    return Verdicts(statement, period, status, role, base, roles.direction_of(statement))
