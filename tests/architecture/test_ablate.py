"""The tool that takes patterns and decisions out (eval/ablate.py) finds them all, and tells the idle from the needed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest
import regex

from eval import ablate
from govdoc_parse import parse
from govdoc_parse.stages.facts import roles
from govdoc_parse.stages.facts.decision import Decision

CALLS: list[tuple[str, tuple[Any, ...]]] = [
    ("search", ("{}",)),
    ("match", ("{}",)),
    ("fullmatch", ("{}",)),
    ("finditer", ("{}",)),
    ("findall", ("{}",)),
    ("split", ("{}",)),
    ("sub", ("乙", "{}")),
    ("subn", ("乙", "{}")),
]


@pytest.mark.parametrize(("method", "arguments"), CALLS)
@pytest.mark.parametrize("library", [re, regex])
def test_a_watched_pattern_does_what_it_did_and_notes_a_match(
    library: Any, method: str, arguments: tuple[str, ...]
) -> None:
    pattern = library.compile("甲")
    for text, matches in (("甲", True), ("丙", False)):
        target = ablate.Target("甲", pattern)
        given = [argument.format(text) for argument in arguments]
        found, expected = getattr(target.watched, method)(*given), getattr(pattern, method)(*given)
        assert _plain(found) == _plain(expected)
        assert target.matched is matches
    assert target.watched.pattern == "甲"


def _plain(found: Any) -> Any:
    if isinstance(found, Iterator):
        return [match.span() for match in found]
    return found.span() if hasattr(found, "span") else found


def test_every_decision_and_many_patterns_are_found() -> None:
    targets = ablate.targets()
    assert len({target.name for target in targets}) == len(targets)
    decisions = [target.name for target in targets if isinstance(target.value, Decision)]
    assert {f"facts.roles.{decision.name}" for decision in roles.DECISIONS} <= set(decisions)
    assert len(targets) - len(decisions) >= 20
    assert all(target.lines for target in targets if target.name.startswith("facts."))


def test_what_is_idle_is_told_from_what_is_needed(monkeypatch: pytest.MonkeyPatch) -> None:
    def ranks() -> str:
        return str([(fact.role, fact.status) for fact in parse("总量居全省第2位。").facts])

    monkeypatch.setattr(ablate, "texts", lambda: iter([ablate.Text("case", "rank", ranks)]))
    before = ranks()
    counts = ablate.count(["facts.roles.place", "facts.roles.share", "facts.roles.level"], everything=True)
    assert {name: dict(found) for name, found in counts.items()} == {
        "facts.roles.place": {"case": 1},
        "facts.roles.share": {},
        "facts.roles.level": {},
    }
    assert ranks() == before


def test_only_what_stands_on_changed_lines_is_tried(monkeypatch: pytest.MonkeyPatch) -> None:
    target = next(each for each in ablate.targets() if each.name == "facts.roles.place")
    moved = replace(target, name="facts.roles.other", lines=range(1, 2))
    diff = f"+++ b/src/govdoc_parse/stages/facts/roles.py\n@@ -1 +{target.lines.start},2 @@\n+\n+"
    answers = {"merge-base": "base", "rev-parse": "head", "diff": diff}
    monkeypatch.setattr(ablate, "_git", lambda command, *_: answers[command])
    assert ablate.changed([target, moved]) == [target]
    monkeypatch.setattr(ablate, "_git", lambda *_: None)
    assert ablate.changed([target]) == []
