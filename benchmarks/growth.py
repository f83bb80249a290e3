"""Whether time grows with the length of what is read, parsed or exported: 64 times as much takes at most 80 times as long.

usage: python benchmarks/growth.py [WORD]      (some minutes; of the rows that hold WORD; the exit code is 1 if one grows faster)

The texts are those in which a sentence, a paragraph, a list or a table has no end. What is measured is the time of the processor, the
best of several, which a busy machine changes least.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import govdoc_parse as gp
from govdoc_parse import export

ROOT = Path(__file__).parent.parent
sys.path.append(str(ROOT / "tests"))
from makers import make_docx, make_ofd, make_pdf, make_xlsx  # noqa: E402

Call = Callable[[], object]
TIMES = 64
MOST = 80.0  # times as long
LEAST = 0.002  # seconds: what takes less is not told from nothing
ENOUGH = 0.06  # seconds of measuring a short input
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
TABLES = {  # what makes a table of a run of rows: before it, and behind it
    "rows between pipes": ("| 乡镇 | 产量（吨） | 增长（%） |\n", ""),
    "rows set with blanks": ("乡镇    产量（吨）    增长（%）\n", ""),
    "figures on lines of their own": ("\n乡镇\n产量（吨）\n", ""),
    "rows of HTML": ("<table><tr><td>乡镇</td><td>产量（吨）</td></tr>", "</table>"),
}
AROUND = ("甲", "2023年5月6日，完成投资3个。")  # what a run stands between: a run that ends a line is cut off


def factor(short: Call, long: Call, rounds: int = 2) -> float:
    """How many times as long the second takes."""
    return _best(long, rounds, 0.0) / max(_best(short, rounds, ENOUGH), LEAST)


def _best(call: Call, rounds: int, least: float) -> float:
    """The best of some rounds, or of as many as are needed to fill `least` seconds."""
    spent: list[float] = []
    while len(spent) < rounds or sum(spent) < least:
        started = time.process_time()
        call()
        spent.append(time.process_time() - started)
    return min(spent)


def distributed(count: int) -> str:
    """Figures that 分别 shares out over as many indicators."""
    return f"2023年，{'、'.join(['粮食产量'] * count)}分别为{'、'.join(['5万吨'] * count)}，分别增长{'、'.join(['5%'] * count)}。"


def attached(count: int) -> str:
    """A note of attachments, and the attachments themselves."""
    names = "".join(f"{at}. 某某表{at}\n" for at in range(1, count + 1))
    bodies = "".join(f"附件{at}\n某某表{at}\n内容。\n" for at in range(1, count + 1))
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
    "attachments": (attached, 50),
    "sections with tables": (sections, 50),
    "rows of a table": (tables, 50),
    "reports": (reports, 1),
}
EXPORTS: dict[str, Callable[[gp.Document], object]] = {
    "check": gp.check,
    "chunks": export.chunks,
    "pieces": export.find_pieces,
    "markdown": export.markdown,
    "html": export.html,
    "page": export.page,
    "summary": export.summary,
    "fact rows": export.fact_rows,
    "fact table": lambda document: export.fact_table_html(document.facts),
    "akoma ntoso": export.akoma_ntoso,
    "panel": lambda document: list(export.panel([document])),
    "json": lambda document: document.model_dump_json(),
    "str": str,
    **{
        f"rows of {name}": lambda document, name=name: list(export.table_rows(document, name)) for name in export.TABLES
    },  # type: ignore[misc]
}


def read_or_refused(data: bytes, name: str) -> object:
    """The document, or the error that refuses it."""
    try:
        return gp.parse_bytes(data, name)
    except gp.UnreadableFileError as error:
        return error


def _html(piece: str) -> Callable[[int], bytes]:
    return lambda count: f"<html><body>{piece * count}2023年完成投资3个。</body></html>".encode()


def _docx(count: int) -> bytes:
    return make_docx([(at % 3, "完成投资3亿元，同比增长5%。") for at in range(3 * count)])


def _xlsx(count: int) -> bytes:
    return make_xlsx({"甲": [["乡镇", "人口（人）", "产值（万元）"], *(["甲镇", at, 3.5] for at in range(count))]})


def _pdf(count: int) -> bytes:
    return make_pdf("完成投资3亿元，同比增长5%。\n" * count)


def _ofd(count: int) -> bytes:
    return make_ofd("完成投资3亿元，同比增长5%。\n" * count)


def _csv(count: int) -> bytes:
    return ("乡镇,人口（人）,产值（万元）\n" + "甲镇,12,3.5\n" * count).encode()


READERS: dict[str, tuple[Callable[[int], bytes], int, str]] = {
    "paragraphs": (_html("<p>完成投资3亿元，同比增长5%。</p>"), 50, "a.html"),
    "asides in one paragraph": (_html("甲<span class=share>分享</span>"), 50, "a.html"),
    "blocks in one another": (_html("<div>甲"), 30, "a.html"),
    "marks that are not closed": (_html("<p><font size=3>甲"), 50, "a.html"),
    "rows": (_html("<table><tr><td>甲镇<td>12<td>3.5"), 30, "a.html"),
    "lists": (_html("<ol><li>甲</ol>"), 50, "a.html"),
    "links": (_html("<a href=http://a.cn/x.pdf>甲</a>"), 50, "a.html"),
    "raised digits": (_html("12米<sup>2</sup>"), 50, "a.html"),
    "attributes": (
        lambda count: f"<html><body><p {' '.join(f'a{at}=1' for at in range(count))}>甲</html>".encode(),
        500,
        "a.html",
    ),
    "paragraphs of Word": (_docx, 10, "a.docx"),
    "a workbook": (_xlsx, 30, "a.xlsx"),
    "lines of a PDF": (_pdf, 10, "a.pdf"),
    "lines of an OFD": (_ofd, 10, "a.ofd"),
    "rows of a CSV": (_csv, 50, "a.csv"),
}


def rows() -> Iterator[tuple[str, Call, Call]]:
    """A name, the short call and the one of 64 times as much."""
    for name, piece in PIECES.items():
        short = piece * (CHARACTERS // len(piece))
        head, foot = TABLES.get(name, ("", ""))
        before, behind = (f"{AROUND[0]}\n{head}", f"{foot}\n{AROUND[1]}") if head else AROUND
        yield name, *(_parsing(before + short * times + behind) for times in (1, TIMES))
    for name, (make, count) in LISTS.items():
        yield name, *(_parsing(make(count * times)) for times in (1, TIMES))
    for source, (make, count) in LISTS.items():
        documents = [gp.parse(make(max(1, count // 5) * times)) for times in (1, TIMES)]
        for name, call in EXPORTS.items():
            yield f"{name}: {source}", *(_calling(call, document) for document in documents)
    for name, (made, count, file) in READERS.items():
        yield (
            f"{file}: {name}",
            *(
                _calling(lambda data, file=file: read_or_refused(data, file), made(count * times))
                for times in (1, TIMES)
            ),
        )  # type: ignore[misc]


def _parsing(text: str) -> Call:
    return lambda: gp.parse(text)


def _calling(call: Callable[[object], object], given: object) -> Call:
    return lambda: call(given)


def main() -> int:
    gp.parse("甲")
    failed = 0
    for name, short, long in rows():
        if len(sys.argv) > 1 and sys.argv[1] not in name:
            continue
        times = factor(short, long)
        failed += times > MOST
        print(f"{name:40} {times:6.1f}{'  too fast' if times > MOST else ''}", flush=True)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
