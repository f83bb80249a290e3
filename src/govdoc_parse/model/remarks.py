"""The diagnostics of parser and readers: the severity and the Chinese wording of each code."""

from __future__ import annotations

from govdoc_parse.model.diagnostic import Diagnostic, Severity
from govdoc_parse.model.span import Span

REMARKS: dict[str, tuple[Severity, str]] = {
    "TEXT_EMPTY": ("error", "文本为空"),
    "TEXT_CONTROL": ("warning", "文本含空字符，可能是二进制文件"),
    "TEXT_SURROGATE": ("warning", "孤立的代理字符已替换为 U+FFFD"),
    "TEXT_REPLACED": ("warning", "解码时丢失了字符（U+FFFD）"),
    "TEXT_REPEATED": ("info", "全文出现两次，第二份不计"),
    "TEXT_TRADITIONAL": ("info", "含繁体字，按对应的简体字识读"),
    "BODY_ELSEWHERE": ("info", "正文在别处"),
    "META_EMPTY_VALUE": ("warning", "标签后没有内容"),
    "DATE_IMPOSSIBLE": ("error", "日期不存在"),
    "DOCNUM_MALFORMED": ("warning", "发文字号格式不规范"),
    "ATTACHMENT_EMPTY": ("warning", "附件没有名称"),
    "ATTACHMENT_AFTER_SIGNATURE": ("warning", "附件说明位于落款之后"),
    "TABLE_NO_HEADER": ("info", "表格没有表头"),
    "TABLE_UNREAD": ("info", "表格中的数据未能识读"),
    "TABLE_UNEVEN": ("info", "表格各行无法区分"),
    "LIMIT_REACHED": ("info", "数据或表格单元格的数量达到上限，其余未识读"),
    "CSV_OF_DOCUMENTS": ("info", "每行像是一份文件，而不是表格的一行"),
    "LOOKS_LIKE_A_PATH": ("warning", "文本像是文件路径，而不是文件内容"),
    "PARA_SPLIT": ("info", "句中换行，已接为一段"),
    "PARA_FLATTENED": ("info", "多个段落连成一段"),
    "SENT_NO_TERMINATOR": ("warning", "段末缺少句末标点"),
    "SENT_RUN_TOGETHER": ("warning", "数字之后缺少标点"),
    "BOOKTITLE_UNCLOSED": ("warning", "书名号没有闭合"),
    "QUOTE_UNCLOSED": ("warning", "引号没有闭合"),
    "QUOTE_UNOPENED": ("warning", "引号缺少前一半"),
    "NUMBER_UNREAD": ("info", "数字未能识读"),
    "PERIOD_AFTER_DOCUMENT": ("warning", "已完成的数据所属时期晚于成文日期"),
    "YEAR_UNKNOWN": ("info", "标题、小标题和日期均未给出年份"),
    "CORRECTION_STALE": ("warning", "更正所引原文已不在文中，未予更正"),
    "YEARS_CONTRADICT": ("warning", "给定的年份与标题的年份不一致"),
    "NUM_SKIPPED": ("warning", "层次序数不连续"),
    "NUM_DUPLICATE": ("warning", "层次序数重复"),
    "NUM_RESTART": ("info", "同一层次内重新编号"),
    "NUM_BACKWARD": ("warning", "层次序数倒退"),
    "NUM_LEVEL_SKIPPED": ("warning", "层次序数跳级"),
}


def remark(code: str, span: Span, message: str) -> Diagnostic:
    """A diagnostic with the severity and the Chinese wording of its code."""
    severity, chinese = REMARKS[code]
    return Diagnostic.made_of(code=code, span=span, severity=severity, message=message, message_zh=chinese)
