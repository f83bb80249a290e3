"""Which line of a page is what, also where line breaks were lost."""

from __future__ import annotations

import pytest

import govdoc_parse as gp

PROSE = (
    "各村民小组要在组长带领下对本组沟渠、塘坝、机井和泵站逐一查看，凡是淤塞、渗漏、破损的都要登记在册，写明位置、长度和受益田块，"
    "由镇水利站汇总后分类提出处理意见，需要购置材料的由镇里统一采购，需要专业队伍施工的列入下一批项目。"
)


def _blocks(text: str) -> list[tuple[str, str]]:
    return [(block.kind, text[block.start : block.end]) for block in gp.parse(text).blocks]


def test_a_notice_without_line_breaks_is_cut_where_its_parts_begin() -> None:
    """A second authority begins like the first; the annexed title is one of those that the notice names."""
    parts = [
        ("document_number", "岚水发〔2023〕12号"),
        ("title", "岚川县水利局岚川县应急局关于印发《岚川县防汛物资管理办法》的通知"),
        ("addressee", "各乡镇人民政府，县直各部门："),
        ("body", f"请对照《岚川县防汛应急预案》，执行《岚川县防汛物资管理办法》。{PROSE}"),
        ("issuer", "岚川县水利局"),
        ("issuer", "岚川县应急局"),
        ("date", "2023年5月6日"),
        ("note", "（此件公开发布）"),
        ("annexed_title", "岚川县防汛物资管理办法"),
        ("body", "第一条为了管好物资，制定本办法。第二条本办法自印发之日起施行。"),
    ]
    assert _blocks("".join(text for _, text in parts)) == parts


def test_nothing_is_annexed_that_is_only_named() -> None:
    parts = [
        ("document_number", "岚府发〔2023〕12号"),
        ("title", "岚川县人民政府关于做好防汛工作的通知"),
        ("addressee", "各乡镇人民政府，县直各部门："),
        ("body", f"为落实《岚川县防汛应急预案》，现通知如下。{PROSE}{PROSE}"),
        ("issuer", "岚川县人民政府"),
        ("date", "2023年5月6日"),
    ]
    assert _blocks("".join(text for _, text in parts)) == parts


def test_a_date_in_a_long_line_signs_nothing_alone() -> None:
    text = f"岚川县水利局2024年5月6日召开会议。{PROSE * 2}会议于2024年5月7日结束。"
    assert _blocks(text) == [("body", text)]


def test_the_text_of_a_section_that_was_cut_ends_without_blanks() -> None:
    text = (
        f"现通知如下：一、查清底数。{PROSE}切实负起责任！ 二、抓紧修复。{PROSE * 2}切实负起责任！ 三、严格监督。{PROSE}"
    )
    document = gp.parse(text)
    assert [text[p.spans[-1].end - 1] for s in document.sections for p in s.paragraphs] == ["！", "！", "。"]


def test_a_document_behind_the_signature_begins_where_its_title_stands() -> None:
    """What stands between the signature and the title that the notice names in 《》 belongs to neither of them."""
    text = (
        "关于印发《岚川县河湖管护办法》的通知\n各乡镇人民政府：\n现将《岚川县河湖管护办法》印发给你们，请遵照执行。\n"
        "岚川县水利局\n2024年5月6日\n办法全文如下，请对照落实。\n其余事项另行通知。\n联系电话另行公布。\n"
        "岚川县河湖管护办法\n一、总则\n管好河湖。"
    )
    assert ("annexed_title", "岚川县河湖管护办法") in _blocks(text)
    assert [text[a.span.start :][:9] for a in gp.parse(text).attachments if a.span] == [
        "办法全文如下，请对",
        "岚川县河湖管护办法",
    ]


@pytest.mark.parametrize(
    "line", ["http://www.example.gov.cn/xwzx/index.html/zwgk/index.html", "更多信息请关注岚川水利微信公众号"]
)
def test_the_remains_of_a_menu_are_furniture(line: str) -> None:
    text = f"岚川县水利局工作总结\n\n{line}\n\n一、总结\n全年新建堤防8公里。"
    assert [each for kind, each in _blocks(text) if kind == "furniture"] == [line]


def test_links_to_other_pages_are_furniture_with_their_dates() -> None:
    links = "相关阅读\n我县举办防汛演练，参演120人\n2024-05-01\n我县召开河长会议，到会80人\n2024-05-02"
    text = f"岚川县水利局工作总结\n\n一、总结\n全年新建堤防8公里。\n{links}"
    assert "\n".join(each for kind, each in _blocks(text) if kind == "furniture") == links
    assert [fact.quantity.quote.text for fact in gp.parse(text).facts] == ["8公里"]


def test_what_follows_without_dates_is_text() -> None:
    text = "岚川县水利局工作总结\n\n一、总结\n全年新建堤防8公里。\n相关阅读\n河长名单由县河长办公布。"
    assert [each for kind, each in _blocks(text) if kind == "furniture"] == ["相关阅读"]


def test_a_list_of_attachments_goes_on_with_the_name_of_a_file() -> None:
    text = "关于报送总结的通知\n各乡镇人民政府：\n请按时报送总结。\n附件：1.总结提纲\n岚川县水利局总结表.docx\n岚川县水利局\n2024年5月6日"
    assert [each for kind, each in _blocks(text) if kind == "attachment_note"] == [
        "附件：1.总结提纲",
        "岚川县水利局总结表.docx",
    ]


@pytest.mark.parametrize("behind", ["", "\n第一章 基础与形势\n全县水利基础稳固。"])
def test_a_table_of_contents_ends_with_its_last_leader(behind: str) -> None:
    contents = "目 录\n发展基础 …… 1\n主要任务 …… 8\n保障措施 …… 20"
    text = f"{contents}{behind}"
    assert "\n".join(each for kind, each in _blocks(text) if kind == "contents") == contents


def test_a_button_in_the_second_half_of_a_page_ends_it_unless_a_sentence_follows() -> None:
    head = "岚川县水利局工作总结\n\n一、总结\n新建堤防。\n二、计划\n续建堤防。\n打印 关闭\n"
    for behind, kinds in (("上一篇\n河长名单", {"furniture"}), ("另有泵站若干，\n计划明年开工。", {"body"})):
        assert {kind for kind, each in _blocks(head + behind) if each in behind.split("\n")} == kinds


def test_the_days_of_a_chronicle_are_no_signature() -> None:
    text = (
        "岚川县水利局大事记\n\n2024年3月1日\n召开动员会。\n2024年3月5日\n开工建设泵站，工期两年。\n各项工作有序推进。"
    )
    assert gp.parse(text).signature is None
    assert ("body", "2024年3月5日") in _blocks(text)


WRAPPED = """\
　　春灌以来全县上下齐心协力推进水利建设各项
任务按期完成，群众满意。各乡镇组织劳力疏浚
渠道清理淤泥，村组干部带头上堤巡查值守，及
时排除险情。县水利局派出技术人员驻点指导并
协调物资调运，保障泵站正常运行，灌溉用水得
到有效保证。农业部门同步开展测土配方施肥与
病虫害防治，指导农户科学管水节水，提高了水
的利用效率。气象部门滚动发布雨情信息，应急
队伍全天待命，各项准备工作全部落实到位了。
　　下一步将继续抓好渠系配套与田间工程建设，
完善管护制度，压实管护责任，确保工程长期发
挥效益。同时加强宣传引导，营造爱水护水的良
好氛围，推动全县水利事业再上新的台阶。
"""


def test_hard_wrapped_lines_are_joined_up_to_the_next_indent() -> None:
    text = f"一、水利\n{WRAPPED}"
    (section,) = gp.parse(text).sections
    assert [text[p.spans[0].start : p.spans[-1].end] for p in section.paragraphs] == [
        part.rstrip("\n") for part in WRAPPED.split("\u3000\u3000")[1:]
    ]


def test_a_table_of_contents_that_a_page_lost_is_its_title() -> None:
    assert _blocks("云溪县水利局工作总结\n目 录") == [("title", "云溪县水利局工作总结"), ("contents", "目 录")]


def test_a_block_holds_the_marks_at_its_ends() -> None:
    text = "一、灌溉\n**新建水池12平方米²**\n　　见附表[1]\n完工。"
    assert _blocks(text) == [
        ("body", "一、灌溉"),
        ("body", "**新建水池12平方米²**"),
        ("body", "见附表[1]"),
        ("body", "完工。"),
    ]
