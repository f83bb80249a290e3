"""The words around a number → the noun phrase that says what is measured."""

from __future__ import annotations

import re
from collections.abc import Sequence

from govdoc_parse.lexicon import Lexicon
from govdoc_parse.patterns.compile import NEVER, compiled, of_words
from govdoc_parse.stages.times.expressions import TimeExpression
from govdoc_parse.stages.words.compounds import Compounds
from govdoc_parse.stages.words.dictionary import Words
from govdoc_parse.stages.words.verbs import alternation

SHORTEST = 2
LONGEST_AFTER = 24
REACH = 160  # no name begins so far in front of its number, none ends so far behind it
_LINKS_AT_ONCE = 32  # characters: the longest word that links a name to its number has 12
_BEGINS = re.compile(r"[一-龥“]|\d类[一-龥]")
_WORD = re.compile(r"[一-龥]|[A-Za-z]{2}")
_FROM = re.compile(
    r"(?:由|从|自)(?:[^,。;、]{2,24}之日起?|[^,。;、]{0,8}的|(?:原来|上年|去年|年初|目前|当前|现行|以前|\d{4}年|每人每月|每人每年|最低|最初|上年同期)*)$"
)
_LISTED = re.compile(r".*、[^、\n]*?(?<![高中初同优平均])等(?=..)(?!级|候)")  # 华为生活馆、砂之船奥莱等｜首店
_BRACKET = re.compile(r"\([^()]*\)$")
_OPEN = re.compile(r"[(“《][^)”》]*$")
_WITHIN_WORDS = "要中外内期时后前可等向与对以应需由按"
_SHORT_BRACKET = re.compile(r"\([一-龥、]{1,5}\)")
_COUNTIES = re.compile(r"\([市州区旗县、]+\)(?!级)")  # 县(市、区)｜通高速
_PREDICATE = compiled(  # 提取额度｜按规定额度, 最高贷款额度｜由现行新房, 单位面积产量｜比小麦高
    r"(?<=额度|限额|比例上限|上限|下限|产量|金额|款额|税率|费率|基数|决定|数额|时间|有效期|期限|补助标准|补贴标准|奖励标准)(?:分别|统一|均)?"
    r"(?:应当|调整为|顺延|应自|由|按(?!揭|劳)|按照|为|在(?!建|校|职|册)|比(?![例重])|自|从)"
)
_HOW = re.compile(r"(?:大幅|显著|明显|稳步|持续|不断|均|全部|顺利|成功|陆续|相继|如期)$")
_PROJECT = (
    "项目",
    "工程",
    "行动",
    "计划",
    "试点",
    "专项",
    "任务",
    "方案",
)  # 可靠性提升｜项目: the verb is part of the name
_LINKS = {
    "作为",
    "用于",
    "列入",
    "列为",
    "成为",
    "属于",
    "纳入",
    "开展",
    "实施",
    "参与",
    "承担",
}  # verbs that a project is the object of
_QUALITY = re.compile(r"[大强好全优高善出低多新]$")
_ATTRIBUTE = re.compile(r"[^。;]{2,60}的(?=[一-龥“]{2})")
_HEAD = re.compile(
    "金额|收入|标准|用地|材料|成本|价格|能力|时间|期限|时限|速度|进度"
)  # 采购金额, 建设用地: no verb, a compound
_RATE = re.compile("[一-龥]{2}率")  # 抽检合格率, 登记失业率
_BEFORE_VERBS = "、,可将拟已后"
_REACHES = {
    "实现",
    "完成",
    "确保",
    "力争",
    "落实",
    "推进",
    "推动",
    "促进",
}  # 实现｜覆盖率95%: verbs of which a rate is the object
_ACTIVITIES = {"服务", "培训"}  # 开展12场专题培训, but 3家机构培训学员
_ONE = {"村", "县", "人", "区", "市", "镇", "乡", "州", "省", "校"}  # nouns of one character
_DESCRIBES = re.compile("面向|聚焦|跨(?:地区|区域|行业|部门|领域|省|市)|具有|能够|体现|符合|适合|具备")
_MILESTONE = re.compile(
    "(?:[一二两三四五六七八九十几]个)?大?(?:[百千万亿]+级)?(?:台阶|大关|关口|门槛)"
)  # 跨上1300亿元台阶 passes it, and names nothing
_EDGE = " ,、;:。()\n-¥￥$€£×=+"
_EMPTY = re.compile(
    r"(?:全国|全省|全市|全区|全县|世界|其中|总数|总量|总额|规模|总规模|数量|(?:规模|数量|人数|金额|总量|总额)?占比|比重|(?:年均|同比|平均)?增速|增幅|降幅|涨幅|附近|之间|其他|每年|实际|名义|本县|本市|本省|数|人数|平均水平|合格|不合格|达标|优良|一式|最多提取|可提取|提出|每个月|每月|每天|每次|每季度|条件下|情况下|基础上|未来|剩余|调增|调减|调整|目标|左右|情况|阶段|水平|预期|人均|累计|各|每|新认定|新建成|单[台户家人个项套辆]|同一(?:主体|企业|单位|项目)(?:年度|累计)*|金额|禁止|停止|暂停|[一二两三]个?或者?)"
)


class Phrases:
    """Finds the phrase in front of a number and the noun behind it, by position and by the verbs of the lexicon."""

    def __init__(self, lexicon: Lexicon, words: Words | None = None) -> None:
        self._words = words
        self._compounds = Compounds(lexicon, "compound")
        self._nouns = Compounds(lexicon, "compound", "attribute")
        alone = self._compounds.absent
        self._governor = compiled(alone + alternation(lexicon.verbs, "governor"))
        known = {surface for verb in lexicon.verbs for surface in verb.surfaces}
        moving = {s for row in lexicon.changes if row.takes_object for s in row.surfaces} - known
        actions = alternation(lexicon.verbs, "governor", "action")
        self._action = compiled(f"{alone}(?:{actions}|{of_words(sorted(moving)) or NEVER})")
        self._opener = compiled(rf"(?>{alone}{alternation(lexicon.verbs, 'opener')}|[ 、,:]|\([^()]*\))++")
        self._linker = compiled(
            rf"(?>{alternation(lexicon.verbs, 'linker')}|[ :、]|(?:连续|近|过去)?[\d一二三四五六七八九十]{{1,6}}年)++$"
        )
        moves = "|".join(re.escape(s) for row in lexicon.changes for s in row.surfaces if len(s) > 1) or NEVER
        self._stop = compiled(rf"{alternation(lexicon.verbs, 'stop')}|{moves}|“|[,;:。、()《》\n\d]|-")

    def before(
        self, folded: str, left: int, right: int, times: Sequence[TimeExpression] = ()
    ) -> tuple[int, int] | None:
        """The noun phrase that ends at `right`, as a place in the text: no time, no verb, no 全市, no brackets behind."""
        left = max(left, right - REACH)
        origin = _FROM.search(folded, left, right)
        if origin is not None:  # 占比从上年的46.3%提高到…
            right = origin.start()
        for time in reversed(times):
            if left + SHORTEST <= time.start < right and self._stands_between(folded, time, right):
                right = time.start
            elif left <= time.start < right:
                left = max(left, min(time.end, right))
                left += folded.startswith("前", left, right)  # 12月31日前｜按现有标准
        end = self._right_edge(folded, left, right)
        start = self._left_edge(folded, left, end)
        start, end = _trimmed(folded, start, end)
        predicate = _PREDICATE.search(folded, start, end)
        if predicate is not None:
            end = predicate.start()
        if self._words is not None and start < end:
            start = self._words.start_of(folded, left, start, end)
        if self._action.fullmatch(folded, start, end) or self._opener.fullmatch(folded, start, end):
            return None
        if end - start < SHORTEST or not _WORD.search(folded, start, end):
            return None
        return start, end

    def _stands_between(self, folded: str, time: TimeExpression, right: int) -> bool:
        """Whether a time parts a name from its number: 财政收入｜五年累计达312亿元, not 上升到｜一九五四年的百分之八."""
        led = folded[time.start - 1] in "到至在为从自于" or folded.startswith("的", time.end)
        return not led and (time.end == right or self._before_links(folded, time.end, right) == time.end)

    def _before_links(self, folded: str, left: int, right: int) -> int:
        """Where the words begin that link a name to its number (累计｜达到), a few at a time; `right` if there are none."""
        while (linked := self._linker.search(folded, max(left, right - _LINKS_AT_ONCE), right)) is not None:
            compound = self._compounds.end_over(folded, left, linked.start(), linked.start() + 1)
            if compound is not None and compound >= right:
                return right  # 违法行为｜12起
            right = compound or linked.start()
        return right

    def _right_edge(self, folded: str, left: int, right: int) -> int:
        while True:
            end = self._before_links(folded, left, right)
            bracket = _BRACKET.search(folded, left, end)
            if bracket:
                end = bracket.start()
            if end == right:
                return end
            right = end

    def _left_edge(self, folded: str, left: int, right: int) -> int:
        behind: int | None = left
        while behind is not None:
            left = self._behind_openers(folded, behind, right)
            behind = self._behind_governor(folded, left, right)
        listed = _LISTED.match(folded, left, right)
        return listed.end() if listed else left

    def _behind_openers(self, folded: str, left: int, right: int) -> int:
        """Behind a bracket that is not closed, and behind the words and the verbs that a clause opens with."""
        opened = _OPEN.search(folded, left, right)
        if opened and folded[opened.start()] == "(":
            left = opened.start() + 1
        while True:
            start = left
            opener = self._opener.match(folded, left, right)
            if opener and opener.end() < right:
                left = opener.end()
            verb = self._action.match(folded, left, right)
            rate = verb is not None and verb[0] not in _REACHES and _RATE.fullmatch(folded, verb.end(), right)
            if verb and right - verb.end() >= SHORTEST and not (rate or _HEAD.fullmatch(folded, verb.end(), right)):
                left = verb.end()
            if left == start:
                return left

    def _behind_governor(self, folded: str, left: int, right: int) -> int | None:
        """Behind the first verb inside the phrase that governs what follows, `None` where there is none."""
        for verb in self._governor.finditer(folded, left + 1, right):
            if _HEAD.fullmatch(folded, verb.end(), right):
                continue  # 申报书受理时间
            kept = verb[0] == "新增" and folded[verb.start() - 1] not in _BEFORE_VERBS
            if right - verb.end() > SHORTEST - (not kept):  # 城镇新增就业, but 投产达效、新增｜产值
                return verb.end()
        return None

    def after(self, folded: str, left: int, right: int) -> tuple[int, int] | None:
        """The noun that begins at `left` (61家｜企业填写…), up to a verb or mark."""
        right = min(right, left + REACH)
        while left < right and folded[left] in " 的级":  # 100兆瓦级｜储能电站
            left += 1
        left += 2 * folded.startswith("方面", left, right)  # 7个方面｜工作任务
        if (
            left >= right
            or _MILESTONE.match(folded, left)
            or (folded[left] in "及和与或" and not self._nouns.end_over(folded, left, left, left + 1))
            or not _BEGINS.match(folded, left)
        ):
            return None
        end = min(right, left + LONGEST_AFTER)
        stop = self._stop_behind(folded, left, end)
        behind = self._behind_attribute(folded, left, right, stop)
        if behind is not None:
            return self.after(folded, behind, right)
        if stop is not None:
            end = stop.start()
        while end - left > SHORTEST and folded[end - 1] in "和及与或":
            end -= 1  # 18条标志性产业链和66条…, 75家融资平台转型或｜退出
        counties = _COUNTIES.search(folded, left, end)
        end = counties.end() if counties is not None else end
        how = _HOW.search(folded, left, end)  # 医用耗材价格｜大幅降低
        start, end = _trimmed(folded, left, how.start() if how is not None else end)
        if self._words is not None and end - start > SHORTEST:
            end = self._words.end_of(folded, start, end, right)
        return (start, end) if end - start >= SHORTEST or folded[start:end] in _ONE else None

    def acts(self, folded: str, left: int) -> bool:
        """Whether a verb stands at `left`."""
        return self._action.match(folded, left) is not None

    def _stop_behind(self, folded: str, left: int, end: int) -> re.Match[str] | None:
        """The first verb or mark that ends the noun at `left`; quotation marks belong to it."""
        at = left + 2 * folded[left].isdecimal()  # 1类创新药
        if folded[left] == "“":
            close = folded.find("”", left, end)
            at = close + 1 if close > 0 else left
        stop = self._stop.search(folded, at + (at > left), end)
        if stop is not None and stop[0] == "“" and stop.start() - left <= 4:  # 省级“诚信服务示范机构”
            close = folded.find("”", left, end)
            stop = self._stop.search(folded, close + 1, end) if close > 0 else stop
        while stop and (self._inside(folded, left, stop) or self._nouns.end_over(folded, left, *stop.span())):
            bracket = _SHORT_BRACKET.match(folded, stop.start())  # 首台（套）装备
            stop = self._stop.search(folded, bracket.end() if bracket else stop.end(), end)  # 中 in 高中, 规模以上工业
        return stop

    @staticmethod
    def _behind_attribute(folded: str, left: int, right: int, stop: re.Match[str] | None) -> int | None:
        """Where the noun begins that an attribute in front of 的 describes, `None` where there is none."""
        graded = stop is not None and stop[0] in "、," and _QUALITY.search(folded, left, stop.start())
        if not graded and not _DESCRIBES.match(folded, left):
            return None
        far = _ATTRIBUTE.match(folded, left, right)  # 经济规模大、竞争力强的｜龙头企业; 面向特定行业的｜平台
        return far.end() if far is not None else None

    @staticmethod
    def _inside(folded: str, left: int, stop: re.Match[str]) -> bool:
        """Whether a stop stands inside the noun and does not end it."""
        if stop[0] in _ACTIVITIES and (folded[stop.end() : stop.end() + 1] or "。") in ",。;、(":
            return True
        if stop[0] in {"以上", "以下"}:
            return folded.endswith(("模", "级", "元", "代", "级及"), left, stop.start())
        if len(stop[0]) > 1 and stop[0] not in _LINKS and folded.startswith(_PROJECT, stop.end()):
            return True
        if stop[0] in "()":
            return _SHORT_BRACKET.match(folded, stop.start()) is not None or stop[0] == ")"
        return stop.start() == left + 1 and stop[0] in _WITHIN_WORDS

    def object_of(self, folded: str, left: int, right: int) -> tuple[int, int] | None:
        """What the last verb of a finished clause governs (曝光一批典型案件｜，数量…); `None` where it has no such verb."""
        verbs = [v for v in self._action.finditer(folded, left, right) if right - v.end() > SHORTEST]
        return self.before(folded, verbs[-1].end(), right) if verbs else None

    @staticmethod
    def is_aspect(text: str) -> bool:
        """Whether a phrase names only a side of what was named before (总数, 增速), or nothing at all."""
        return _EMPTY.fullmatch(text) is not None


def _trimmed(folded: str, start: int, end: int) -> tuple[int, int]:
    while start < end and (folded[start] in _EDGE or folded[start] == "的"):
        start += 1
    while end > start and (folded[end - 1] in _EDGE or folded[end - 1] in "的了中内"):
        if (folded[end - 1] == ")" and "(" in folded[start:end]) or folded.startswith(("高中", "初中"), end - 2):
            break  # 县（市、区）, 普通高中
        end -= 1
    if folded.count("”", start, end) > folded.count("“", start, end):
        at = folded.find("”", start, end) + 1
        start, end = (at, end) if at < end else (start, end - 1)
    return start, end
