"""Labels and heads → the name of the indicator and the subject of a figure."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cached_property

from govdoc_parse.lazy import lazy
from govdoc_parse.stages.facts.tables.heads import Head
from govdoc_parse.stages.facts.tables.labels import Label, shown
from govdoc_parse.stages.facts.tables.rows import Row
from govdoc_parse.stages.facts.tables.terms import Terms
from govdoc_parse.stages.layout.row_texts import is_year, squeezed

_OF_TITLE = lazy(r".*[省市县区镇乡州旗](?P<n>[^省市县区镇乡]{2,24})$")
_DATES = lazy(
    r"""\([^()]*\) | “?十[三四五]五”?(?:时期|期间)?
    | (?:19|20)\d\d年(?:度|末|底)?(?:[上下]半年|第?[一二三四1-4]季度|\d{1,2}(?:-\d{1,2})?月份?)?""",
    re.VERBOSE,
)


class Namer:
    """Names the figures of a table; `titles` are its caption and the title of the document, `listed` the head over its labels, `half` that over its half."""

    def __init__(self, terms: Terms, titles: Sequence[str], listed: str = "", half: str = "") -> None:
        self._terms = terms
        self._half = half
        self._listed = listed.removesuffix("名称")  # what the head over the labels says that the rows are
        self._titles = titles
        found = (terms.find("title_noun", title) for title in titles)
        self._noun = next((each[0] for each in found if each), "")  # “三公”经费: what all of the table is of

    def of_row(self, row: Row, half: str | None) -> str | None:
        """The name that a row gives: its label, with the parent that names the quantity where the label does not."""
        if row.label is None:
            return None
        name, group = self._dated_off(row.label.name), row.group
        if self._terms.says("total", name) and not self._is_total(name):
            return shown(name)  # 负债合计 says of what
        if self._is_total(name):
            noun = self._dated_off(row.parents[-1].name) if row.parents else half or self._noun
            return shown(noun) + name
        naming = group is not None and not group.rank and self._terms.names_quantity(group.name)
        parents = [group, *row.parents] if naming and group is not None else row.parents
        return self._composed(name, [self._dated_off(each.name) for each in parents])

    def of_head(self, head: Head, before: Sequence[Head]) -> str | None:
        """The name that the heads give: the lowest noun, with its parent where it names no quantity by itself."""
        if head.partial and len(head.nouns) > 1:
            return f"{head.nouns[-2]}（{head.own}）"
        if head.nouns:
            return self._of_nouns(head, before)
        if head.sense.role in {"change", "share"} or (head.days is not None and not self._is_total(head.text)):
            levels = [each for each in reversed(before) if each.own and each.sense.role == "level"]
            if levels:
                return self.of_head(levels[0], ())
        if not self._is_total(head.text):
            return self._noun or None
        return self._noun + head.text if self._noun else self._of_account() or self._half + head.text

    @cached_property
    def of_title(self) -> str | None:
        """The indicator that stands only in the title: 各县社会消费品零售总额 → 社会消费品零售总额."""
        for title in self._titles:
            found = _OF_TITLE.fullmatch(self._without_tail(title))
            if found is not None and self._terms.names_quantity(found["n"]):
                return shown(self._without_listed(found["n"]))
        return None

    def _without_listed(self, name: str) -> str:
        """The name without the things that the rows list: 主要建筑材料价格 above rows of 材料名称 is 价格."""
        _, found, rest = name.rpartition(self._listed) if self._listed else ("", "", "")
        return rest if found and rest and self._terms.names_quantity(rest) else name

    def _of_account(self) -> str | None:
        """What the caption of an account says that its column 合计 is of: 公共预算支出决算表 → 公共预算支出."""
        name = self._without_tail(self._titles[0]) if self._titles else ""
        plain = name.removesuffix("决算").removesuffix("预算")
        return shown(plain) if plain != name and self._terms.names_quantity(plain) else None

    def _without_tail(self, title: str) -> str:
        rest = _DATES.sub("", title)
        while (shorter := self._terms.without("title_tail", rest)) != rest:
            rest = shorter
        return rest

    def subject_of(self, row: Row, repeated: frozenset[str]) -> tuple[Label, ...]:
        """The labels that name the entity of a row: a group goes before classes that other groups have too."""
        if row.label is None:
            return ()
        if row.group is not None and row.label.name in repeated and not self._terms.says("total", row.label.name):
            return row.group, row.label
        return (row.label,)

    def _of_nouns(self, head: Head, before: Sequence[Head]) -> str:
        parents = [self._dated_off(noun) for noun in head.nouns[:-1]] or _parent_beside(head, before)
        name = self._dated_off(head.nouns[-1])
        if head.own or any(map(self._terms.names_quantity, parents)):
            name = self._composed(name, parents)
        last = before[-1] if before and head.sense.role == "rank" and before[-1].top == head.top else None
        return name + _rate_of(last.text) if last and last.sense.role == "change" and not last.own else name

    def _composed(self, name: str, parents: Sequence[str]) -> str:
        """A name alone if it says what is measured, else with its topmost parent that does, or its nearest one."""
        if self._terms.names_quantity(name) or not parents:
            return name
        naming = [parent for parent in parents if self._terms.names_quantity(parent)]
        nearest = parents[-1]
        if not naming and (nearest == name or self._terms.says("caption_like", nearest)):
            return name
        return f"{(naming or [nearest])[0]}（{name}）"

    def _dated_off(self, name: str) -> str:
        """A name without the year that is its period: 本年新收…申请数量 → 新收…申请数量; 本年收入合计 stays."""
        own = name[4:] if is_year(name[:5]) and name[4:5] == "年" else ""
        return self._terms.without("own_year", f"本{own}" if own else name) or name

    def _is_total(self, text: str) -> bool:
        found = self._terms.find("total", text)
        return found is not None and found.start() == 0


def _parent_beside(head: Head, before: Sequence[Head]) -> list[str]:
    """The head before 其中：新建, which that one is a part of."""
    if not head.own or not _is_part(head):
        return []
    return [each.own for each in reversed(before) if each.own and not _is_part(each)][:1]


def _is_part(head: Head) -> bool:
    return squeezed(head.cells[-1].text).startswith(("其中", "#"))


def _rate_of(text: str) -> str:
    return text if text[-1:] in {"速", "幅", "率"} and len(text) <= 3 else "增速"
