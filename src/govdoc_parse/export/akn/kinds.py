"""Which root element a document has, and its @name: the 文种 or genre."""

from __future__ import annotations

import re

from govdoc_parse.export.akn.regions import Region
from govdoc_parse.export.pieces import one_line
from govdoc_parse.model.document import Document

# What an authority says or decides is a statement; plans, schemes, lists, budgets and guides are documents.
_STATEMENTS = frozenset({
    "announcement", "annual_disclosure_report", "bill", "circular", "communique", "decision", "letter", "notice",
    "opinion", "order", "public_notice", "reply", "report", "request_for_instructions", "resolution", "speech",
    "statistical_communique", "summary_and_plan", "work_report", "work_summary", "economic_brief",
    "audit_report", "budget_execution_report",
})  # fmt: skip
_LAWS = frozenset({"law", "measures", "regulation"})
_TAIL = re.compile(r"[（(][^（）()]*[）)]\s*$")
_DRAFT = re.compile(r"[（(](?:草案|征求意见稿|公开征求意见稿|送审稿|审议稿|讨论稿)[^（）()]*[）)]\s*$")
_GENRES = re.compile(
    r"(?:工作总结|总结|政府工作报告|工作报告|年度报告|报告|统计公报|公报|通知|通报|决议|决定|命令|令|公告|通告|意见|批复|请示|议案"
    r"|函|会议纪要|纪要|计划|要点|安排|打算|方案|预案|规划|纲要|措施|举措|条例|办法|规定|细则|规则|规程|章程|标准|法|解释"
    r"|公示|名单|目录|清单|讲话|指南|解读|预算|决算)$"
)


def root_of(document: Document, region: Region) -> tuple[str, str]:
    """The name of the root element and its @name: act (bill for a draft) where there are 条, else statement or doc."""
    title = _title(document, region)
    lawful = region.root.holds("article") or (region.attachment is None and document.kind in _LAWS)
    if lawful:
        root = "bill" if _DRAFT.search(title) else "act"
    else:
        root = "statement" if region.attachment is None and document.kind in _STATEMENTS else "doc"
    return root, _genre(document, region, title)


def _title(document: Document, region: Region) -> str:
    quote = document.title if region.attachment is None else region.attachment.title or region.attachment.listed
    return one_line(quote.text) if quote is not None else ""


def _genre(document: Document, region: Region, title: str) -> str:
    """The word that closes the title; else what the header pairs say; else 公文 or 附件."""
    if region.attachment is None and document.kind == "interpretation":
        return "解读"  # its title closes with that of the document it explains
    while (shorter := _TAIL.sub("", title).rstrip()) != title:
        title = shorter
    found = _GENRES.search(title)
    if found is not None:
        return found[0]
    if region.attachment is not None:
        return "附件"
    return document.metadata.genre_category or document.kind or "公文"
