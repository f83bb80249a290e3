"""The words of the page in English and Chinese: it is written in English, its script swaps the other in.

Columns and values are called what `terms` calls them; here are the words of the page alone.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from govdoc_parse.export.view.escape import escape
from govdoc_parse.terms import terms

INTERFACE: dict[str, tuple[str, str]] = {
    # the frame
    "skip_text": ("Skip to the text", "跳至正文"),
    "skip_facts": ("Skip to the facts", "跳至数据"),
    "skip_documents": ("Skip to the documents", "跳至文件列表"),
    "pages": ("Parts of this page", "页内导航"),
    "outline": ("Outline", "目录"),
    "text": ("Text", "原文"),
    "facts": ("Facts", "数据"),
    "remarks": ("Remarks", "诊断"),
    "findings": ("Findings", "检查结果"),
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
    "conflicting": ("the text has other values too", "文中另有取值"),
    "footer": ("The text is shown as given; highlights are what the parser found.", "原文照录；标注为解析结果。"),
    "script_off": ("Filters, cards and sorting need JavaScript.", "筛选、卡片与排序需启用 JavaScript。"),
    # the card of the document
    "untitled": ("Document without a title", "无标题文件"),
    "document": ("Document", "公文要素"),
    "entries": ("Metadata as stated", "页面所载元数据"),
    "kind": ("Kind", "文种"),
    "number": ("Number", "发文字号"),
    "issuer": ("Issuer", "发文机关"),
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
    "in_paragraph": ("Paragraph", "段落"),
    "rows_hint": (
        "Arrow keys, or j and k, move between facts; Enter goes to the text.",
        "方向键或 j、k 移动，回车跳至原文。",
    ),
    "text_hint": (
        "Arrow keys, or j and k, move between facts; Enter goes to the table.",
        "方向键或 j、k 移动，回车跳至表格。",
    ),
    "place": ("Place", "位置"),
    "places": ("Places", "出处"),
    # the index of many documents
    "documents": ("Documents", "文件"),
    "n_documents": ("documents", "个文件"),
    "panel": ("Indicators side by side", "指标对照"),
    "facets": ("Filter documents", "筛选文件"),
    "index_hint": ("Words of titles and files …", "标题、文件名中的词……"),
    "genre": ("Kind", "文种"),
    "outcomes": ("Outcomes", "完成情况"),
    "targets": ("Targets", "目标"),
    "wanted": ("Indicators", "指标"),
    "wanted_hint": ("Words of indicators …", "指标名称中的词……"),
    "indicators": ("indicators", "个指标"),
    "all_lines": ("Show all lines:", "显示全部行数："),
    "no_figures": ("No indicators in these documents", "所选文件无可对照的指标"),
    "table_at": ("Table, line", "表格，行"),
    # the card of a fact
    "bounds": ("Bounds", "范围"),
    "exact": ("Exact value", "精确值"),
    "rule": ("Rule", "规则"),
    # a fact
    "not_stated": ("not stated", "未载明"),
    "correct": ("Copy a row to correct this", "复制更正行"),
    "copied": ("Copied", "已复制"),
    "link": ("Copy a link to the sentence", "复制原句链接"),
}
_COLUMNS = (
    "actor", "basis", "cell", "code", "growth", "indicator", "message", "name", "page", "period", "price_basis", "quote", "rank_of", "region",
    "role", "section", "status", "subject", "value", "year",
)  # fmt: skip
_BASES = {"standard": "standard_before", "target": "against_target"}
_VALUES = (
    "approximation",
    "common",
    "direction",
    "genre",
    "price_basis",
    "role",
    "section_kind",
    "severity",
    "source",
    "status",
)


@cache
def words() -> Mapping[str, tuple[str, str]]:
    """English and Chinese by key: of the page, of columns and of values. What is also a role or a measure is another word as a basis."""
    columns, found = terms("column"), dict(INTERFACE)
    found |= {_BASES.get(key, key): said for key, said in terms("basis").items()}
    for group in _VALUES:
        found |= terms(group)
    return found | {name: columns[name] for name in _COLUMNS}


def english(key: str) -> str:
    """The English word of a key; an identifier that has none is read as it stands, its underscores as blanks."""
    return words()[key][0] if key in words() else key.replace("_", " ")


def word(key: str) -> str:
    """A word of the interface as an element whose language the script can switch."""
    if key not in words():
        return escape(english(key))
    return f'<span data-k="{key}">{escape(english(key))}</span>'


def switched(key: str) -> str:
    """The attribute that makes an element's whole text switch its language; nothing for what has no Chinese."""
    return f' data-k="{key}"' if key in words() else ""


def labelled(key: str, attribute: str = "aria-label") -> str:
    """An attribute in English that the script can switch."""
    return f' {attribute}="{escape(english(key))}" data-k-{attribute}="{key}"'
