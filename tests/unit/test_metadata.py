"""The properties of the metadata, each with the value of its label."""

from __future__ import annotations

from datetime import date

import pytest

import govdoc_parse as gp
from govdoc_parse.model.metadata import Metadata

PAGE = """索引号：013927465/2024-00081
发文字号：岚水发〔2024〕12号
标题：岚川县水利局关于做好防汛工作的通知
发文机关：岚川县水利局
发布机构：岚川县人民政府办公室
主题分类：水利
体裁分类：通知
组配分类：部门文件
成文日期：2024-05-06
发布日期：2024-05-08
实施日期：2024-06-01
废止日期：2029-05-31
效力状态：有效
主题词：水利；防汛
来源：县水利局
公开方式：主动公开
公开范围：面向社会

岚川县水利局关于做好防汛工作的通知
各乡镇人民政府，县直各部门：
请认真贯彻落实。
"""
VALUES = {
    "index_number": "013927465/2024-00081",
    "document_number": "岚水发〔2024〕12号",
    "title": "岚川县水利局关于做好防汛工作的通知",
    "issuing_authority": "岚川县水利局",
    "publisher": "岚川县人民政府办公室",
    "subject_category": "水利",
    "genre_category": "通知",
    "catalogue_category": "部门文件",
    "date_written": date(2024, 5, 6),
    "date_published": date(2024, 5, 8),
    "date_effective": date(2024, 6, 1),
    "date_expired": date(2029, 5, 31),
    "validity": "有效",
    "subject_terms": "水利；防汛",
    "source": "县水利局",
    "addressees": ("各乡镇人民政府", "县直各部门"),
    "disclosure_method": "主动公开",
    "disclosure_scope": "面向社会",
}
PROPERTIES = sorted(name for name, value in vars(Metadata).items() if isinstance(value, property))


def test_every_property_is_asked_for() -> None:
    assert sorted(VALUES) == PROPERTIES


@pytest.mark.parametrize("name", PROPERTIES)
def test_a_property_is_the_value_of_its_label(name: str) -> None:
    assert getattr(gp.parse(PAGE).metadata, name) == VALUES[name]


@pytest.mark.parametrize("name", PROPERTIES)
def test_what_is_not_said_is_absent(name: str) -> None:
    assert getattr(gp.parse("").metadata, name) == (() if name == "addressees" else None)
