"""A long report for the test of speed, put together from sentences of our own."""

from __future__ import annotations

NUMERALS = "一二三四五六七八九十"
FIELDS = ("水利", "交通", "教育", "卫生", "农业", "工业", "商贸", "文旅", "生态", "住建")
FIGURES = (
    "上半年，全县{field}领域完成投资{a}.{b}亿元，同比增长{b}.{c}%，新建项目{a}个。",
    "{field}服务覆盖率由{a}.{b}%提高到{c}{b}.{a}%，惠及群众{a}{b}00余人。",
    "力争全年{field}总收入达到{a}{c}亿元以上，财政补助支出下降{b}.{a}%。",
)
PROSE = (
    "各部门坚持问题导向，逐项梳理短板弱项，把责任落实到岗、到人、到环节，推动工作由被动应对转向主动治理。",
    "坚持开门听取意见，邀请基层干部、企业代表和居民群众共同参与评议，及时回应关切，工作的透明度明显提升。",
    "注重把行之有效的做法上升为制度，健全会商、通报、督办、反馈的闭环机制，避免同类问题反复出现。",
    "围绕群众反映集中的难点，组织业务骨干下沉一线，现场研究、现场协调、现场解决，形成上下联动的良好局面。",
)


def long_report(characters: int = 60_000) -> str:
    """At least so many characters, in sections of two levels, with about fifteen figures in a thousand characters."""
    out = ["云溪县2024年上半年经济社会发展情况报告", ""]
    written, turn = 0, 0
    while written < characters:
        chapter, part = divmod(turn, len(FIELDS))
        field = FIELDS[part]
        if part == 0:
            out += [f"{_numeral(chapter + 1)}、第{_numeral(chapter + 1)}批重点任务进展情况", ""]
        a, b, c = turn % 8 + 2, turn % 7 + 1, turn % 5 + 3
        figures = [sentence.format(field=field, a=a, b=b, c=c) for sentence in FIGURES]
        prose = "".join(PROSE) * 2
        paragraphs = [
            f"（{_numeral(part + 1)}）{field}工作稳步推进。{figures[0]}{prose}",
            f"{figures[1]}{figures[2]}",
            "",
        ]
        written += sum(map(len, paragraphs))
        out += paragraphs
        turn += 1
    return "\n".join([*out, "云溪县人民政府", "2024年7月15日", ""])


def _numeral(n: int) -> str:
    tens, ones = divmod(n, 10)
    head = "" if not tens else "十" if tens == 1 else f"{NUMERALS[tens - 1]}十"
    return head + (NUMERALS[ones - 1] if ones else "")
