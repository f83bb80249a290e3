"""A grammar of documents: markers, numerals, units, words, and lines of all kinds."""

from __future__ import annotations

from hypothesis import strategies as st

CHINESE_NUMBERS = "一二三四五六七八九十"
MARKERS = st.one_of(
    st.sampled_from([f"{c}、" for c in CHINESE_NUMBERS]),
    st.sampled_from([f"({c})" for c in CHINESE_NUMBERS]),
    st.sampled_from([f"（{c}）" for c in CHINESE_NUMBERS]),
    st.integers(1, 30).map(lambda n: f"{n}."),
    st.integers(1, 30).map(lambda n: f"({n})"),
    st.integers(1, 30).map(lambda n: f"第{n}条 "),
    st.sampled_from([f"{c}是" for c in CHINESE_NUMBERS]),
    st.sampled_from(["第一章 ", "第二章 ", "①", "②", "——", "●", "1.1 ", "首先，", "其次，", "第一，", "# ", ""]),
)
NUMERALS = st.one_of(
    st.integers(0, 10**6).map(str),
    st.decimals(0, 10**4, places=2, allow_nan=False).map(lambda d: f"{d:f}"),
    st.sampled_from(
        [
            "三百五十",
            "十几",
            "数百",
            "近1.5万",
            "1,930",
            "2—3",
            "百分之十五",
            "三分之一",
            "8.3∶41.4∶50.3",
            "第9",
            "二〇二三",
        ]
    ),
)
UNITS = st.sampled_from(
    ["个", "家", "亿元", "万吨", "%", "个百分点", "平方米", "余家", "公里", "倍", "位", "微克/立方米", "", "户"]
)
WORDS = st.sampled_from(
    ["完成", "地区生产总值", "同比增长", "较去年全年下降", "新增", "其中", "分别", "城镇、农村居民收入", "占", "力争", "一季度", "截至目前",
     "2023年", "位列17个指标中", "《方案》", "“1+N”", "，", "。", "；", "、", "和", "的", "由", "提高到", "企业", "工作开展情况"]
)  # fmt: skip
PHRASES = st.lists(st.one_of(WORDS, st.builds(lambda n, u: n + u, NUMERALS, UNITS)), max_size=14).map("".join)
LINES = st.one_of(
    st.builds(lambda m, p: m + p, MARKERS, PHRASES),
    st.sampled_from(
        ["索引号", "MB1A/2023-1", "文号", "发布机构：某县科技局", "某县2023年工作总结", "各乡镇人民政府：", "附件：", "附件1", "某县人民政府", "2023年6月20日",
         "（此件公开发布）", "我要打印 关闭窗口", "单位：亿元", "指标\t数值\t增长", "产值\t12.5\t3.1", "a | b | c", "", "　　"]
    ),
)  # fmt: skip
DOCUMENTS = st.builds(
    lambda lines, end: end.join(lines), st.lists(LINES, max_size=14), st.sampled_from(["\n", "\r\n", "\n\n", ""])
)
