"""Labels and heads → the name of the indicator and the subject of a figure."""

from __future__ import annotations

import re
from collections.abc import Sequence

from govdoc_parse.stages.facts.tables.heads import Head
from govdoc_parse.stages.facts.tables.labels import Label, names_quantity, shown
from govdoc_parse.stages.facts.tables.rows import Row
from govdoc_parse.stages.layout.row_texts import squeezed

TOTAL = re.compile("(?:合计|小计|总计|共计)$")
_ONLY_TOTAL = re.compile("(?:合计|小计|总计|共计)")
_CAPTION_LIKE = re.compile("(?:结果|情况|方面|指标|类别|项目|任务|目标)$")
_OWN_YEAR = re.compile(r"^(?:本年度?|当年|全年|20\d\d年度?)(?!收入|支出|结转|结余|盈余)")
_TITLE_NOUN = re.compile('[“"]三公[”"]经费|三公经费')
_OF_TITLE = re.compile(r".*[省市县区镇乡州旗](?P<n>[^省市县区镇乡]{2,24})$")
_DATES = re.compile(
    r"\([^()]*\)|(?:19|20)\d\d年(?:度|末|底)?(?:[上下]半年|第?[一二三四1-4]季度|\d{1,2}(?:-\d{1,2})?月份?)?|“?十[三四五]五”?(?:时期|期间)?"
)
_TAIL = re.compile("(?:完成|统计|排名|排序)?(?:情况)?(?:统计|一览|汇总|排名)?表?$")


def dated_off(name: str) -> str:
    """A name without the year that is its period: 本年新收…申请数量 → 新收…申请数量; 本年收入合计 stays."""
    return _OWN_YEAR.sub("", name) or name


def of_row(row: Row, half: str | None, titles: Sequence[str]) -> str | None:
    """The name that a row gives: its label, with the parent that names the quantity where the label does not."""
    label = row.label
    if label is None:
        return None
    name = dated_off(label.name)
    if _ONLY_TOTAL.fullmatch(name):
        return _total(name, row.parents, half, titles)
    parents = [dated_off(each.name) for each in _parents(row)]
    return composed(name, parents)


def _parents(row: Row) -> list[Label]:
    group = row.group
    if group is None or group.rank or not names_quantity(group.name):
        return list(row.parents)
    return [group, *row.parents]


def composed(name: str, parents: Sequence[str]) -> str:
    """A name alone if it says what is measured, else with its topmost parent that does, or its nearest one."""
    if names_quantity(name) or not parents:
        return name
    naming = [parent for parent in parents if names_quantity(parent)]
    nearest = parents[-1]
    if not naming and (_CAPTION_LIKE.search(nearest) or nearest == name):
        return name
    return f"{(naming or [nearest])[0]}（{name}）"


def _total(word: str, parents: Sequence[Label], half: str | None, titles: Sequence[str]) -> str:
    """收入总计, 办理结果总计, “三公”经费合计: a total takes the noun of its parent, half or title."""
    noun = dated_off(parents[-1].name) if parents else half or title_noun(titles) or ""
    return shown(noun) + word


def title_noun(titles: Sequence[str]) -> str | None:
    """What a title says that all of its table is of (“三公”经费)."""
    return next((found[0] for title in titles if (found := _TITLE_NOUN.search(title))), None)


def of_head(head: Head, before: Sequence[Head], titles: Sequence[str]) -> str | None:
    """The name that the heads give: the lowest noun, with its parent where it names no quantity by itself."""
    if head.partial and len(head.nouns) > 1:
        return f"{head.nouns[-2]}（{head.own}）"
    if head.nouns:
        parents = [dated_off(noun) for noun in head.nouns[:-1]] or _parent_beside(head, before)
        whole = not head.own and not any(map(names_quantity, parents))
        name = dated_off(head.nouns[-1]) if whole else composed(dated_off(head.nouns[-1]), parents)
        follows = (
            head.sense.role == "rank" and before and before[-1].sense.role == "change" and before[-1].top == head.top
        )
        return name + _rate_of(before[-1].text) if follows and not before[-1].own else name
    if head.sense.role in {"change", "share"} and (named := _named_before(before)) is not None:
        return named
    if _ONLY_TOTAL.fullmatch(head.text):
        return (title_noun(titles) or "") + head.text
    return None


def _parent_beside(head: Head, before: Sequence[Head]) -> list[str]:
    """The head before 其中：新建, which that one is a part of."""
    if not head.own or not squeezed(head.cells[-1].text).startswith(("其中", "#")):
        return []
    whole = [
        each.own
        for each in reversed(before)
        if each.own and not squeezed(each.cells[-1].text).startswith(("其中", "#"))
    ]
    return whole[:1]


def _rate_of(text: str) -> str:
    return text if text[-1:] in {"速", "幅", "率"} and len(text) <= 3 else "增速"


def _named_before(before: Sequence[Head]) -> str | None:
    levels = [each for each in reversed(before) if each.own and each.sense.role == "level"]
    return of_head(levels[0], (), ()) if levels else None


def of_title(titles: Sequence[str]) -> str | None:
    """The indicator that stands only in the title: 各县社会消费品零售总额 → 社会消费品零售总额."""
    for title in titles:
        found = _OF_TITLE.fullmatch(_TAIL.sub("", _DATES.sub("", title)))
        if found is not None and names_quantity(found["n"]):
            return shown(found["n"])
    return None


def subject_of(row: Row, repeated: frozenset[str]) -> tuple[Label, ...]:
    """The labels that name the entity of a row: a group goes before classes that other groups have too."""
    if row.label is None:
        return ()
    if row.group is not None and row.label.name in repeated and not TOTAL.search(row.label.name):
        return row.group, row.label
    return (row.label,)
