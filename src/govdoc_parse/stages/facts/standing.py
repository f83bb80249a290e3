"""The role of a figure among its neighbours: by its words, by what is to be done, by the list it goes on."""

from __future__ import annotations

import regex

from govdoc_parse.model.fact import Role, Status
from govdoc_parse.stages.facts.changes import Change
from govdoc_parse.stages.facts.context import Memory, Sentence, Surroundings
from govdoc_parse.stages.facts.distribution import goes_on
from govdoc_parse.stages.facts.roles import find_role

_SET = regex.compile("统一?调[整增高]?[至为到]|调整为|调整至|调为")


def decide_role(
    folded: str, sentence: Sentence, index: int, change: Change | None, indicator: tuple[int, int] | None, rule: str,
    status: Status, here: Surroundings, memory: Memory,
) -> Role:  # fmt: skip
    """The role by its words, else by what is to be done in time, else that of the list it goes on."""
    clause = sentence.clauses[index]
    role = find_role(folded, clause, change, indicator, status, index, sentence.clauses, here.regulates)
    if rule == "timed_act" and role == "level" and (here.regulates or here.prior == "planned"):
        role = "standard"  # 5个工作日内作出审批意见
    reached = (
        change is not None
        and change.reaches
        and index > 0
        and sentence.clauses[index].left == sentence.clauses[index - 1].behind
    )
    if (
        role == "level"
        and memory.role == "standard"
        and (reached or _SET.match(folded, sentence.clauses[index - 1].behind))
    ):
        role = "standard"  # 最高额度由50万元｜提高至60万元: what a rule sets anew
    if role == "level" and memory.role and goes_on(folded, sentence.clauses, sentence.chains, index):
        role = memory.role  # 分别占38%和62%: said once for the whole list
    memory.role = role if role in {"share", "standard"} else None
    return role
