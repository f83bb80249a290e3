"""The reporting unit of a figure: the region (全市, 安陵县) or the public body (县教育局) that opens its clause or its sentence."""

from __future__ import annotations

import re

from govdoc_parse.lazy import lazy
from govdoc_parse.lexicon import Lexicon
from govdoc_parse.patterns.compile import NEVER
from govdoc_parse.stages.facts.distribution import Place
from govdoc_parse.stages.facts.statement import Figure

_OPENING = lazy(r"[ ,、:;\"“(]*(?:(?:其中|同时|此外|目前|累计|今年以来|至此)[,:]?)?")
_PROVINCES = "河北 山西 辽宁 吉林 黑龙江 江苏 浙江 安徽 福建 江西 山东 河南 湖北 湖南 广东 海南 四川"
_MORE = "贵州 云南 陕西 甘肃 青海 台湾"
_PROVINCE = (
    rf"(?:北京|天津|上海|重庆)市?|(?:{'|'.join(f'{_PROVINCES} {_MORE}'.split())})省?"
    "|(?:内蒙古|广西|西藏|宁夏|新疆)(?:壮族|回族|维吾尔)?(?:自治区)?"
)
_WHOLE = r"全(?:国|省|市|县|区|州|盟|旗|镇|乡|村|街道)|[我本](?:国|省|市|县|区|州|盟|旗|镇|乡|街道)(?![级场民内外])"
_NAMED = (
    r"[一-龥]{2,4}?(?:自治州|自治县|(?<![城都上股超互门夜开省区])市|(?<!各)县|旗(?!下|舰|帜)|(?<![委])盟"
    r"|(?<![社园景矿灾林牧库辖片校病厂城小成范学能特地街域棚试集发疫户行聚])区|(?<!城)镇|乡)(?![场级域民属直管容容委局人化村])"
)
_REGION = lazy(rf"(?:{_WHOLE}|(?:{_PROVINCE})|{_NAMED})(?=[一-龥]{{2}}|,)")
_OURS = "(?:我|本|该)(?:局|委|办|厅|处|院|校|所|中心|公司|集团)"
_TITLED = "[一-龥]{2,16}?(?:委员会|办公室|人民政府|街道办事处|管委会|法院|检察院|局|(?<!大)厅)"
_BODY = lazy(rf"(?:{_OURS}|{_TITLED})(?=[一-龥,])(?![长面势部城级点限域属])")
_NO_NAME = lazy(r"[在由如按对向为把将使其该每各某等的和与及以从经受被让与就并再新要]|.*[的在于对与和从为]")


class ReportingUnitFinder:
    """Recognises regions and public bodies at the opening of a clause; a name that begins with a verb is none."""

    def __init__(self, lexicon: Lexicon) -> None:
        verbs = sorted({s for row in lexicon.words for s in row.surfaces if len(s) > 1}, key=len, reverse=True)
        self._verb = lazy("|".join(map(re.escape, verbs)) or NEVER)

    def find_units(self, figure: Figure, indicator: Place | None) -> tuple[Place | None, Place | None]:
        """The region and the body named before the indicator of a figure, else those named earlier in the sentence."""
        clause, folded = figure.sentence.clauses[figure.index], figure.folded
        at, right = clause.left, clause.number
        for time in figure.sentence.times_in(at, right):
            if time.start <= at + 2 and time.end <= right:
                at = time.end
        opening = _OPENING.match(folded, at, right)
        at = opening.end() if opening else at
        region, actor = figure.topic.region, figure.topic.actor
        named = _REGION.match(folded, at, min(len(folded), right + 2))
        if named is not None and named.end() <= right and named[0][0] not in "省市县区" and self._names(named[0]):
            region, at = named.span(), named.end()
        body = _BODY.match(folded, at, right)
        if body is not None and self._names(body[0]) and indicator != body.span():
            actor = body.span()
        return region, actor

    def _names(self, text: str) -> bool:
        if text[0] in "全我本":
            return True
        if "全" in text[1:]:
            return False  # 增速列全市, 超全市
        return _NO_NAME.match(text[:-1]) is None and self._verb.match(text) is None
