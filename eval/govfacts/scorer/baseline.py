"""A baseline of plain regular expressions: number, unit, noun phrase before it, 同比/增长, year of the title. At most 80 lines."""

import re
from decimal import Decimal

from .load import Fact

HALF = str.maketrans("０１２３４５６７８９．％，；：（）　", "0123456789.%,;:() ")
MAGNITUDES = {"": 1, "千": 10**3, "万": 10**4, "百万": 10**6, "千万": 10**7, "亿": 10**8, "万亿": 10**12}
UNITS = {
    "percentage_point": "个百分点 百分点", "percent": "% ‰", "money": "美元 元", "multiple": "倍", "energy": "千瓦时", "score": "分", "rank": "位",
    "area": "平方公里 平方米 公顷 亩", "length": "公里 毫米 米", "mass": "公斤 吨 斤", "volume": "立方米 升", "rate": "微克/立方米 元/吨 元/亩",
    "duration": "个工作日 工作日 个月 小时 分钟 天 年 日", "count": "人次 批次 个 家 项 户 人 件 所 场 座 台 辆 条 处 起 次 套 名 批 期 张 只 头 种 篇 份 栋 间",
}  # fmt: skip
KINDS = {unit: kind for kind, units in UNITS.items() for unit in units.split()}
UNIT = "|".join(sorted(map(re.escape, KINDS), key=len, reverse=True))
NUMBER = r"(?<![\d.])(?P<rank>第)?(?P<number>\d[\d,]*(?: \d{3}(?!\d))*(?:\.\d+)?) ?(?P<more>[余多])?"
MAGNITUDE = r"(?P<magnitude>百万|千万|万亿|亿|万|千)? ?[余多]? ?"
QUANTITY = re.compile(rf"{NUMBER}{MAGNITUDE}(?P<unit>{UNIT})|(?P<tenths>[一二三四五六七八九])成")
DATE = re.compile(r"(?:\d+ ?年)? ?\d+ ?月(?: ?\d+ ?日)?|(?:19|20)\d\d ?年|\d+号|第\d+[条章届次期]")
YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?= ?年)")
UP = "增长|增加|提高|上升|上涨|净增|增|高|高于|高出|快于|多|提升|回升|增收|加快|涨"
DOWN = "下降|减少|降低|回落|下跌|压减|收窄|低|低于|(?<!不)少|降|减|少于"
CHANGE = re.compile(rf"(?<!不)(?:(?P<up>{UP})|(?P<down>{DOWN}))[了约近超过]*$")
REACHED = re.compile(r"(?:(?P<up>提高|增加|增长|上升|提升|增|升|扩大)|(?P<down>下降|减少|降低|回落|降|减))[到至]$")
LISTED = re.compile(r"^(?:、|和)$")  # 分别增长8%、9%: what is between two figures of a list
SHARE, RULE = re.compile(r"(?:占|比重|占比|的)[^,。;]*$"), re.compile(r"每[人户亩月年日]|标准|不得|补助|补贴|奖励")
PLAN = re.compile(r"目标|计划|力争|确保|预期|年初预算|安排|到20\d\d年|今年要|不低于|不超过")
PLANS = re.compile(r"计划|方案|要点|规划|任务|意见|预算(?!执行)")
BASES = {"yoy": "同比|[比较][上去]年|去年同期", "mom": "环比", "ytd": "[比较]年初", "entity": "[高低快]于"}
APPROX = (
    ("about", "约$", "左右"), ("nearly", "近$", "(?!)"), ("at_least", "不[低少]于$", "(?!)"), ("at_most", "不超过$", "以内|以下"),
    ("over", "[^不]超过?$|突破$|逾$", "以上"), ("under", "不足$|不到$", "(?!)"),
)  # fmt: skip
COUNTERS = frozenset(UNITS["count"].split()) - {"人", "人次"}
VERBS = "已|达到?|完成|实现|为|约|近|超过?|突破|不[低少]于|不超过|[到至共有是了仅只]|占比?|总?计|第|累计|分别|[控保稳][制持定]在|同比|环比"
TAIL = re.compile(rf"(?:{VERBS}|[比较](?:上年|去年|年初)(?:同期|末)?|{UP}|{DOWN})+$")
NOUN, STOP = re.compile(r"[\u4e00-\u9fffA-Za-z“”]+$"), re.compile("[为占比较由从高低的和元仅只]")
HEAD = re.compile(
    "^(?:其中|全?年|[今去]年|上半年|[一二三四]季度|新[增建]|完成|实现|累计|建成|组织|开展|年[末底]|共|全[市县])+"
)


def of_text(text: str) -> list[Fact]:
    """The facts of a document; folding keeps its length, so that positions are those of the text."""
    folded, found, last, end = text.translate(HALF), list[Fact](), None, 0
    title, plan = YEAR.search(folded), PLANS.search(folded[:60]) is not None
    dates = [match.span() for match in DATE.finditer(folded)]
    for match in QUANTITY.finditer(folded):
        if any(first <= match.start("number") < after for first, after in dates):
            continue
        sentence = folded[folded.rfind("。", 0, match.start()) + 1 : match.start()]
        clause = re.split(r"[,。;:\n]", sentence)[-1].strip()
        before = found[-1] if found and LISTED.match(folded[end : match.start()]) else {}
        noun = NOUN.search(TAIL.sub("", TAIL.sub("", clause)))
        after = re.match(r"[\u4e00-\u9fff]{2,8}", folded[match.end() :]) if match["unit"] in COUNTERS else None
        phrase = HEAD.sub("", noun[0]) if noun and not STOP.match(noun[0]) else ""
        last = phrase or (after[0] if after else last)
        fact = _fact(match, sentence, clause, before, folded[match.end() : match.end() + 2])
        fact |= {"q": text[match.start() : match.end()], "start": match.start(), "indicator": last}
        goal = PLAN.search(clause) or "预期目标" in sentence or (plan and "去年" not in sentence)
        fact["status"] = "planned" if goal else "actual"
        last_year = "政府工作报告" in folded[:200] and not goal  # such a report reviews the year before its own
        year = (YEAR.findall(sentence) or [str(int(title[0]) - last_year) if title else None])[-1]
        found.append(fact | ({"period": [f"{year}-01-01", f"{year}-12-31"]} if year else {}))
        end = match.end()
    return found


def _fact(match: re.Match[str], sentence: str, clause: str, before: Fact, after: str) -> Fact:
    tenths = "一二三四五六七八九".find(match["tenths"] or "十")
    value = Decimal(re.sub("[, ]", "", match["number"] or "0")) * MAGNITUDES[match["magnitude"] or ""]
    kind = "percent" if match["tenths"] else "rank" if match["rank"] else KINDS[match["unit"]]
    value = Decimal(10 * tenths + 10) if match["tenths"] else value
    fact: Fact = {"value": str(value), "unit": match["unit"] or "%", "kind": kind}
    changed, reached = CHANGE.search(clause), REACHED.search(clause)
    if changed or (before.get("role") == "change" and before["kind"] == kind):
        bases = [(at.end(), name) for name, words in BASES.items() for at in re.finditer(words, sentence)]
        since = re.search(r"[比较](20\d\d年)", clause)
        fact |= {"role": "change", "direction": ("up" if changed["up"] else "down") if changed else before["direction"]}
        fact["basis"] = f"since:{since[1]}" if since else max(bases)[1] if bases else None
    elif match["rank"] or RULE.search(clause) or (kind == "percent" and SHARE.search(clause)):
        fact["role"] = "rank" if match["rank"] else "standard" if RULE.search(clause) else "share"
    elif reached:
        fact["direction"] = "up" if reached["up"] else "down"
    about = next((n for n, b, a in APPROX if re.search(b, clause) or re.match(a, after)), None)
    return fact | {"approx": "over" if match["more"] else about}
