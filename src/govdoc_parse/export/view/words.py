"""The words of the interface in English and Chinese: the page is written in English, its script swaps the other in."""

from __future__ import annotations

from govdoc_parse.export.view.escape import escape

WORDS: dict[str, tuple[str, str]] = {
    # the frame
    "skip_text": ("Skip to the text", "跳至正文"),
    "skip_facts": ("Skip to the facts", "跳至数据"),
    "pages": ("Parts of this page", "页内导航"),
    "outline": ("Outline", "目录"),
    "text": ("Text", "原文"),
    "facts": ("Facts", "数据"),
    "remarks": ("Remarks", "诊断"),
    "findings": ("Findings", "核对"),
    "tables": ("Tables", "表格"),
    "close": ("Close", "关闭"),
    "language": ("中文", "English"),
    "theme": ("Switch between light and dark", "切换深浅色"),
    "keys": ("Keyboard", "快捷键"),
    "keys_on": ("Single-key shortcuts", "启用单键快捷键"),
    "key_next": ("next, previous fact", "下一条、上一条数据"),
    "key_row": ("from the text to its row, and back", "在原文与表格间往返"),
    "key_close": ("close the card", "关闭卡片"),
    "key_filter": ("filter the facts", "筛选数据"),
    "fold": ("Fold", "折叠"),
    "no_outline": ("No numbered headings", "无层次标题"),
    "no_facts": ("No quantified statements", "无量化数据"),
    "no_remarks": ("Nothing odd was noticed", "未发现异常"),
    "headline": ("Headline figures", "主要指标"),
    "target": ("target", "目标"),
    "high": ("high confidence", "可信度高"),
    "medium": ("medium confidence", "可信度中"),
    "low": ("low confidence", "可信度低"),
    "footer": ("The text is shown as given; highlights are what the parser found.", "原文照录；标注为解析结果。"),
    "script_off": ("Filters, cards and sorting need JavaScript.", "筛选、卡片与排序需启用 JavaScript。"),
    # the card of the document
    "untitled": ("Document without a title", "无标题文件"),
    "document": ("Document", "公文要素"),
    "entries": ("Metadata as stated", "页面所载元数据"),
    "kind": ("Kind", "文种"),
    "number": ("Number", "发文字号"),
    "issuer": ("Issuer", "发文机关"),
    "period": ("Period", "时期"),
    "signature": ("Signed by", "落款"),
    "signature_date": ("Signed on", "成文日期"),
    "published": ("Published", "发布日期"),
    "attachments": ("Attachments", "附件"),
    "attached": ("in the text", "见正文"),
    "listed_only": ("listed only", "仅列名"),
    "malformed": ("not well formed", "格式不规范"),
    "impossible": ("no such day", "日期有误"),
    "absent": ("not found", "未见"),
    "empties": ("labels without a value", "项无内容"),
    "characters": ("characters", "字"),
    "sections": ("sections", "个层次"),
    "n_facts": ("facts", "条数据"),
    "n_remarks": ("remarks", "条诊断"),
    "n_findings": ("findings", "处存疑"),
    # the table of facts
    "filter": ("Filter", "筛选"),
    "filter_hint": ("Words of names and sentences …", "名称、原句中的词……"),
    "any_role": ("Every role", "全部类型"),
    "any_status": ("Every status", "全部状态"),
    "any_section": ("Every section", "全部层次"),
    "clear": ("Clear", "清除"),
    "csv": ("CSV of the facts shown", "下载所示数据（CSV）"),
    "shown": ("shown", "条显示"),
    "nr": ("No.", "序号"),
    "section": ("Section", "层次"),
    "page": ("Page", "页码"),
    "in_paragraph": ("Paragraph", "段落"),
    "cell": ("Cell", "单元格"),
    "subject": ("Subject", "对象"),
    "name": ("Name", "名称"),
    "quote": ("As written", "原文"),
    "value": ("Value", "数值"),
    "growth": ("Growth", "增速"),
    "role": ("Role", "类型"),
    "basis": ("Compared with", "比较基准"),
    "status": ("Status", "状态"),
    "rows_hint": (
        "Arrow keys, or j and k, move between facts; Enter goes to the text.",
        "方向键或 j、k 移动，回车跳至原文。",
    ),
    "text_hint": (
        "Arrow keys, or j and k, move between facts; Enter goes to the table.",
        "方向键或 j、k 移动，回车跳至表格。",
    ),
    "place": ("Place", "位置"),
    "code": ("Code", "代码"),
    "message": ("Message", "说明"),
    "places": ("Places", "出处"),
    "error": ("error", "错误"),
    "warning": ("warning", "存疑"),
    "info": ("note", "提示"),
    "table_at": ("Table, line", "表格，行"),
    # the card of a fact
    "indicator": ("Indicator", "指标"),
    "bounds": ("Bounds", "范围"),
    "exact": ("Exact value", "精确值"),
    "price_basis": ("Prices", "价格"),
    "region": ("Region", "地区"),
    "actor": ("Actor", "主体"),
    "rank_of": ("Among", "总数"),
    "rule": ("Rule", "规则"),
    # values of the model
    "level": ("level", "水平"),
    "change": ("change", "变动"),
    "share": ("share", "占比"),
    "rank": ("rank", "位次"),
    "standard": ("standard", "标准"),
    "not_set": ("none", "无"),
    "up": ("up", "上升"),
    "down": ("down", "下降"),
    "flat": ("flat", "持平"),
    "achieved": ("achieved", "已完成"),
    "ongoing": ("ongoing", "进行中"),
    "estimated": ("estimated", "预计"),
    "planned": ("planned", "计划"),
    "required": ("required", "规定"),
    "yoy": ("year on year", "同比"),
    "prev_year": ("year before", "比上年"),
    "prev_year_full": ("whole year before", "比上年全年"),
    "mom": ("month before", "环比（月）"),
    "qoq": ("quarter before", "环比（季）"),
    "prev_period": ("period before", "比前期"),
    "ytd": ("since January", "比年初"),
    "fixed_year": ("a named year", "比某年"),
    "plan_period": ("annual average", "年均"),
    "entity": ("another place", "比其他地区"),
    "against_target": ("target", "比目标"),
    "standard_before": ("former standard", "比原标准"),
    "about": ("about", "约"),
    "nearly": ("nearly", "近"),
    "over": ("over", "超过"),
    "at_least": ("at least", "不少于"),
    "at_most": ("at most", "不超过"),
    "under": ("under", "不足"),
    "constant": ("constant", "不变价"),
    "current": ("current", "现价"),
    "clause": ("beside the figure", "本句"),
    "sentence": ("the sentence", "句中"),
    "paragraph": ("the paragraph", "段中"),
    "heading": ("the heading", "小标题"),
    "title": ("the title", "标题"),
    "correct": ("Copy a row to correct this", "复制更正行"),
    "copied": ("Copied", "已复制"),
    "link": ("Copy a link to the sentence", "复制原句链接"),
    "correction": ("a correction", "更正"),
    "anchor": ("the date of the document", "文件日期"),
    "review": ("review", "总结"),
    "plan": ("plan", "计划"),
    "problem": ("problem", "问题"),
    "situation": ("situation", "形势"),
    "background": ("background", "背景"),
    "measure": ("measure", "措施"),
}


def english(key: str) -> str:
    """The English word of a key; an identifier that has none is read as it stands, its underscores as blanks."""
    return WORDS[key][0] if key in WORDS else key.replace("_", " ")


def word(key: str) -> str:
    """A word of the interface as an element whose language the script can switch."""
    if key not in WORDS:
        return escape(english(key))
    return f'<span data-k="{key}">{escape(english(key))}</span>'


def switched(key: str) -> str:
    """The attribute that makes an element's whole text switch its language; nothing for what has no Chinese."""
    return f' data-k="{key}"' if key in WORDS else ""


def labelled(key: str, attribute: str = "aria-label") -> str:
    """An attribute in English that the script can switch."""
    return f' {attribute}="{escape(english(key))}" data-k-{attribute}="{key}"'
