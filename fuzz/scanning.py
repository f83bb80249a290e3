"""What makes scanning fast against the slow way: every rule tried at every place of a folded text."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

import govdoc_parse as gp
from fuzz.checks import BrokenError, text_of
from fuzz.parse import DICTIONARY, mutate, seeds
from govdoc_parse.fold import fold
from govdoc_parse.patterns.rule import Rule, RuleSet
from govdoc_parse.stages.quantities.rules import make_rules
from govdoc_parse.stages.times.rules import RULES

__all__ = ["DICTIONARY", "mutate", "run", "seeds"]


@lru_cache(maxsize=1)
def _sets() -> tuple[tuple[RuleSet[Any], bool], ...]:
    """The sets of rules, each with whether it looks inside of numbers."""
    lexicon = gp.Lexicon.default()
    masks = tuple(Rule(row.name, row.pattern, lambda m: m[0], (row.example,)) for row in lexicon.false_friends)
    return (RuleSet(RULES), False), (make_rules(lexicon), False), (RuleSet(masks, inside_numbers=True), True)


def run(data: bytes) -> None:
    text = fold(text_of(data))
    for rules, inside_numbers in _sets():
        expected, at = [], 0
        while at < len(text):
            inside = not inside_numbers and at > 0 and text[at - 1] in "0123456789" and text[at] in "0123456789"
            found = None if inside else rules.at(text, at)
            if found is not None:
                expected.append((found[0].name, found[1].span()))
            at = found[1].end() if found is not None else at + 1
        if [(rule.name, match.span()) for rule, match, _ in rules.scan(text)] != expected:
            raise BrokenError("a scan finds something else than every rule at every place")
