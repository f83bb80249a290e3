"""Whole documents as Akoma Ntoso: valid, complete, and with references that lead somewhere."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from akn_reading import broken_promises, read, read_schema
from conftest import FIXTURES, SHARED, THOROUGH, examples
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree
from parsed import PATHS, parsed

import govdoc_parse as gp
from govdoc_parse.export import akoma_ntoso

CORPUS = sorted((SHARED / "txt").glob("*.txt")) if THOROUGH else []
SAMPLE = CORPUS[:: max(1, len(CORPUS) // 24)] + [path for path in CORPUS if path.name.startswith("law-")]
LINES = st.sampled_from([
    "索引号：MB1A/2023-1", "文号：", "某县2023年工作总结", "某县河道管理条例（草案）", "各乡镇人民政府：", "第一编 总则", "第一章 总则", "第一节 范围",
    "第一条 处5万元以上10万元以下罚款：", "第一条之一 施行。", "（一）水利投资3.6亿元，增长12.5%；", "1.堆放垃圾；", "①其他。", "前款规定由县里执行。", "一、工作情况",
    "（二）推进建设。完成约2—3公里。", "——水利。", "●农业。", "1.1 目的", "## 二、计划", "**重点**", "第二条：", "第三条【范围】", "目 录", "一、工作情况……1", "附件：1.清单",
    "附件1", "附件2", "清单", "某县人民政府", "2023年6月20日", "2023年2月30日", "（此件公开发布）", "抄送：县委。", "单位：亿元", "指标\t数值\t增长", "产值\t12.5\t3.1",
    "a | b | c", "序号", "名称", "1", "甲", "2", "乙", "3", "丙", "4", "我要打印 关闭窗口", "", "　　", "<p>&amp;]]>", "\x00\x0b甲\x1f", "\ufffe乙\ud800", "𠀀丙", "（（（",
])  # fmt: skip


@pytest.fixture(scope="module")
def schema() -> etree.XMLSchema:
    return read_schema()


@pytest.mark.parametrize("path", PATHS, ids=lambda path: path.stem)
def test_every_fixture(path: Path, schema: etree.XMLSchema) -> None:
    document = parsed(path)
    assert list(broken_promises(document, read(document), schema)) == []


@pytest.mark.parametrize("path", SAMPLE, ids=lambda path: path.stem)
def test_real_documents(path: Path, schema: etree.XMLSchema) -> None:
    document = parsed(path)
    assert list(broken_promises(document, read(document), schema)) == []


@settings(deadline=None, max_examples=examples(150), suppress_health_check=[HealthCheck.too_slow])
@given(st.one_of(st.lists(LINES, max_size=16).map("\n".join), st.text(max_size=200)))
def test_a_document_of_any_text(text: str) -> None:
    document = gp.parse(text)
    assert list(broken_promises(document, read(document), _schema())) == []


def test_a_figure_over_two_lines_loses_what_has_no_width(schema: etree.XMLSchema) -> None:
    document = gp.parse("一、工作\n应当在2\n\u200b个工作日内办结。\n")
    assert [fact.quantity.quote.text for fact in document.facts] == ["2\n\u200b个工作日"]
    assert list(broken_promises(document, read(document), schema)) == []


def test_equal_documents_give_equal_bytes() -> None:
    path = FIXTURES / "issued_scheme.txt"
    code = f"import sys, govdoc_parse as g, govdoc_parse.export as e; sys.stdout.buffer.write(e.akoma_ntoso(g.parse_file({str(path)!r})).encode())"
    env = {**os.environ, "PYTHONHASHSEED": "1"}
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, env=env, check=True)
    assert done.stdout == akoma_ntoso(gp.parse_file(path)).encode()


def test_without_lxml_the_error_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "lxml.etree", None)
    with pytest.raises(gp.MissingExtraError, match=r'pip install "lxml>=\S+" \(extra akn\)'):
        akoma_ntoso(gp.parse("一、情况"))


_READ: list[etree.XMLSchema] = []


def _schema() -> etree.XMLSchema:
    """The schema for tests that Hypothesis calls many times."""
    if not _READ:
        _READ.append(read_schema())
    return _READ[0]
