"""What benchmarks/growth.py measures: texts, documents and files that may be made as long as one likes."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

import govdoc_parse as gp

ROOT = Path(__file__).parent.parent
sys.path += [str(ROOT), str(ROOT / "tests")]
from makers import make_ofd, make_pdf, make_xlsx  # noqa: E402

from fuzz.packages import pack, paragraph, word_package  # noqa: E402

Make = Callable[[int], bytes]
CHARACTERS = 2_000  # of a short text
PIECES = {
    "figures": "10万、",
    "figures without a mark": "新建公路12公里",
    "lists of figures": "分别增长5%、6%，",
    "ratios": "3:7 ",
    "terms": "5日内",
    "lines of one paragraph": "（\n",
    "lines without a mark": "全县推进水利建设工作完成投资三点六亿元同比增长百分之五\n",
    "tables of contents": "目录\n",
    "numbers of parts": "一、\n",
    "markers in a line": "（一）甲",
    "headings 附件": "附件1\n",
    "dates": "2023年6月20日\n",
    "issuers": "某县人民政府\n",
    "cells": "甲\t3\n",
    "labels": "索引号：\n",
    "labels in a line": "索引号：1 ",
    "labels before a day": "来源：甲 2023年6月20日 ",
    "blanks": " ",
    "leaders": "…",
    "words that link": "的",
    "brackets": "（其中2022年3个",
    "times": "2023年6月、",
    "pipes": "| 甲 | 3 |\n",
    "rows between pipes": "| 甲村 | 12.5 | 3.5 |\n",
    "rows set with blanks": "甲村    12.5    3.5\n        12.5    3.5\n",
    "figures on lines of their own": "甲村\n12.5\n",
    "rows of HTML": "<tr><td rowspan=3>甲村</td><td>12.5</td></tr><tr><td colspan=2>3.5</td></tr>",
    "paragraphs of a kind": "2023年，全县完成投资3.5亿元，同比增长5%。\n",
}
SETTINGS = {  # what makes a table of a run of rows, or the body of a run of lines: before it, and behind it
    "lines without a mark": ("2023年工作总结\n一、工作情况\n", ""),
    "rows between pipes": ("| 乡镇 | 产量（吨） | 增长（%） |\n", ""),
    "rows set with blanks": ("乡镇    产量（吨）    增长（%）\n", ""),
    "figures on lines of their own": ("\n乡镇\n产量（吨）\n", ""),
    "rows of HTML": ("<table><tr><td>乡镇</td><td>产量（吨）</td></tr>", "</table>"),
}
AROUND = ("甲", "2023年5月6日，完成投资3个。")  # what a run stands between: a run that ends a line is cut off


def distributed(count: int) -> str:
    """Figures that 分别 shares out over as many indicators."""
    return f"2023年，{'、'.join(['粮食产量'] * count)}分别为{'、'.join(['5万吨'] * count)}，分别增长{'、'.join(['5%'] * count)}。"


def attached(count: int) -> str:
    """A note of attachments, and the attachments themselves, all with numbers of three digits."""
    numbers = range(100, 100 + count)
    names = "".join(f"{at}. 某某表{at}\n" for at in numbers)
    bodies = "".join(f"附件{at}\n某某表{at}\n内容。\n" for at in numbers)
    return f"关于某事的通知\n各单位：\n现通知如下。\n附件：{names}某县人民政府\n2023年6月20日\n{bodies}"


def sections(count: int) -> str:
    """Sections with a figure and a table each."""
    return "".join(f"一、甲{at}\n完成投资3亿元。\n| 甲 | 投资（亿元） |\n| 乙 | 3 |\n" for at in range(count))


def tables(count: int) -> str:
    """One table of many rows."""
    return "各乡镇情况表\n| 乡镇 | 人口（人） | 产值（万元） |\n" + "".join(
        f"| 甲{at}镇 | {at} | 3.5 |\n" for at in range(count)
    )


def reports(count: int) -> str:
    """A report of the fixtures, over and over."""
    return (ROOT / "fixtures" / "county_bureau_half_year.txt").read_text(encoding="utf-8") * count


LISTS: dict[str, tuple[Callable[[int], str], int]] = {
    "a list shared out": (distributed, 100),
    "attachments": (attached, 14),
    "sections with tables": (sections, 50),
    "rows of a table": (tables, 50),
    "reports": (reports, 1),
}

_SENTENCE = "完成投资3亿元，同比增长5%。"
_MAIL = (
    'MIME-Version: 1.0\r\nContent-Type: multipart/related; type="text/html"; boundary="x"\r\n\r\n'
    "--x\r\nContent-Type: text/html\r\nContent-Transfer-Encoding: 8bit\r\n\r\n{page}\r\n--x--\r\n"
)
_SPACES = "".join(
    f' xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{short}:1.0"' for short in ("office", "text", "table")
)


def _html(piece: str) -> Make:
    return lambda count: f"<html><body>{piece * count}2023年完成投资3个。</body></html>".encode()


def _attributes(count: int) -> bytes:
    return f"<html><body><p {' '.join(f'a{at}=1' for at in range(count))}>甲</html>".encode()


def _mail(count: int) -> bytes:
    return _MAIL.format(page=f"<html><body>{f'<p>{_SENTENCE}</p>' * count}</body></html>").encode()


def _mail_parts(count: int) -> bytes:
    return _MAIL.format(page="--x\r\nContent-Type: image/png\r\n\r\n甲\r\n" * count).encode()


def _word(piece: str) -> Make:
    return lambda count: word_package(piece * count)


def _runs(count: int) -> bytes:
    return word_package(f"<w:p>{'<w:r><w:t>投资3亿元，</w:t></w:r>' * count}</w:p>")


def _word_table(count: int) -> bytes:
    row = f"<w:tr>{''.join(f'<w:tc>{paragraph(text)}</w:tc>' for text in ('甲镇', '12', '3.5'))}</w:tr>"
    return word_package(f"<w:tbl>{row * count}</w:tbl>{paragraph('完')}")


def _odt(piece: str) -> Make:
    def make(count: int) -> bytes:
        body = f"<office:body><office:text>{piece * count}</office:text></office:body>"
        content = f"<office:document-content{_SPACES}>{body}</office:document-content>"
        return pack({"mimetype": b"application/vnd.oasis.opendocument.text", "content.xml": content.encode()})

    return make


def _odt_table(count: int) -> bytes:
    cells = "".join(f"<table:table-cell><text:p>{text}</text:p></table:table-cell>" for text in ("甲镇", "12", "3.5"))
    return _odt(f"<table:table>{f'<table:table-row>{cells}</table:table-row>' * count}</table:table>")(1)


def _xlsx(count: int) -> bytes:
    return make_xlsx({"甲": [["乡镇", "人口（人）", "产值（万元）"], *(["甲镇", at, 3.5] for at in range(count))]})


def _sheets(count: int) -> bytes:
    return make_xlsx({f"表{at}": [["乡镇", "人口（人）"], ["甲镇", at]] for at in range(count)})


def _csv(mark: str) -> Make:
    return lambda count: (f"乡镇{mark}人口（人）{mark}产值（万元）\n" + f"甲镇{mark}12{mark}3.5\n" * count).encode()


READERS: dict[str, tuple[Make, int, str]] = {
    "paragraphs": (_html(f"<p>{_SENTENCE}</p>"), 50, "a.html"),
    "asides in one paragraph": (_html("甲<span class=share>分享</span>"), 50, "a.html"),
    "blocks in one another": (_html("<div>甲"), 30, "a.html"),
    "marks that are not closed": (_html("<p><font size=3>甲"), 50, "a.html"),
    "rows": (_html("<table><tr><td>甲镇<td>12<td>3.5"), 30, "a.html"),
    "rows of one table": (_html("<tr><td rowspan=2>甲镇<td>12<td>3.5"), 30, "a.html"),
    "lists": (_html("<ol><li>甲</ol>"), 50, "a.html"),
    "links": (_html("<a href=http://a.cn/x.pdf>甲</a>"), 50, "a.html"),
    "raised digits": (_html("12米<sup>2</sup>"), 50, "a.html"),
    "attributes": (_attributes, 500, "a.html"),
    "a saved page": (_mail, 50, "a.mhtml"),
    "parts of a saved page": (_mail_parts, 50, "a.mhtml"),
    "paragraphs of Word": (_word(paragraph(_SENTENCE)), 30, "a.docx"),
    "numbered paragraphs": (_word(paragraph(_SENTENCE, '<w:numPr><w:numId w:val="1"/></w:numPr>')), 30, "a.docx"),
    "runs of one paragraph": (_runs, 30, "a.docx"),
    "rows of Word": (_word_table, 30, "a.docx"),
    "paragraphs of Open Document": (_odt(f"<text:p>{_SENTENCE}</text:p>"), 30, "a.odt"),
    "lists in lists": (
        _odt("<text:list><text:list-item><text:p>甲</text:p></text:list-item></text:list>"),
        30,
        "a.odt",
    ),
    "rows of Open Document": (_odt_table, 30, "a.odt"),
    "a workbook": (_xlsx, 30, "a.xlsx"),
    "sheets of a workbook": (_sheets, 10, "a.xlsx"),
    "lines of a PDF": (lambda count: make_pdf(f"{_SENTENCE}\n" * count), 10, "a.pdf"),
    "rows of a PDF": (lambda count: make_pdf("甲镇    12    3.5\n" * count), 10, "a.pdf"),
    "lines of an OFD": (lambda count: make_ofd(f"{_SENTENCE}\n" * count), 10, "a.ofd"),
    "rows of a CSV": (_csv(","), 50, "a.csv"),
    "rows of a TSV": (_csv("\t"), 50, "a.tsv"),
    "text in GB18030": (lambda count: f"{_SENTENCE}\n".encode("gb18030") * count, 30, "a.txt"),
    "text in UTF-16": (lambda count: f"{_SENTENCE}\n".encode("utf-16") * count, 30, "a.txt"),
    "an old file": (lambda count: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(512) * count, 500, "a.doc"),
    "rich text": (lambda count: rb"{\rtf1 " + rb"\u30002 ?" * count + b"}", 500, "a.rtf"),
}


def read_or_refused(data: bytes, name: str) -> object:
    """The document, or the error that refuses it: old files are, where LibreOffice is missing."""
    try:
        return gp.parse_bytes(data, name)
    except gp.UnreadableFileError as error:
        return error
