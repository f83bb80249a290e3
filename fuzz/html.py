"""Any page of HTML."""

from __future__ import annotations

from collections.abc import Iterator
from random import Random

import govdoc_parse as gp
from fuzz.checks import check, read_or_refused, text_of
from fuzz.markup import damaged_tags
from govdoc_parse.readers.html import html_text
from govdoc_parse.readers.text import decode_page

DICTIONARY = "html.dict"
_PAGES = (
    """<!DOCTYPE html><html><head><meta name="Url" content="http://www.example.gov.cn/a/b.html"><title>通知</title><style>p{}</style></head>
<body><div class="nav">您当前的位置：<a href="/">首页</a>&gt;政务公开</div><table class="info"><tr><td>索引号：</td><td>013927465/2024-00081</td>
<td>发布日期：</td><td>2024-07-12</td></tr><tr><th>文号</th><td colspan="3">云水发〔2024〕12号</td></tr></table><h1>云溪县水利局关于做好春灌工作的通知</h1>
<p>各乡镇人民政府：</p><p style="white-space:pre-wrap">　　一、总体要求
上半年完成投资3.6亿元，同比增长12.5%。</p><ol start="3"><li>疏浚渠道86公里<br>灌溉12平方米<sup>2</sup></li><li><pre>检修
泵站40座</pre></ol><script>var a="</p>"</script><div style="display:none">来源：云溪县水利局</div></body></html>""",
    """<table><caption>表1 水利投资（单位：亿元）</caption><thead><tr><th rowspan=2>指标<th colspan="2">2024年</tr><tr><th>数值<th>增长</tr></thead>
<tbody><tr><td>投资<td>3.6<td>12.5%</tr><tr><td><p>堤防</p><p>公里</p><td>8.4<td>-3.1</tr></tbody></table><p>附件：<a href="a.docx">清单</a>
<a href='http://www.example.gov.cn/download?id=1'>方案</a>""",
    """<body><table width=100%><tr><td><table><tr><td>一、工作情况</td></tr><tr><td>第一段。<p>第二段。<p>第三段。</td></tr></table></td><td>
<ul><li>其一<ul><li>其二</ul></ul><dl><dt>名<dd>值</dl><select><option>甲</select><textarea>文
本</textarea></td></tr></table><!-- 注 --><%= code %><iframe src=x></iframe><svg><text>图</text></svg><noscript>无</noscript>""",
    "<html><frameset cols='20%,80%'><frame src='left.htm'><frame src='text.htm'></frameset></html>",
    "<p>&nbsp;&#12288;&amp;lt;&#x110000;&#0;&#xd800;一二三<b>四</b><i></p>五</i>六</p></div></td></table>",
)  # fmt: skip


def seeds() -> Iterator[bytes]:
    yield from (page.encode() for page in _PAGES)


def run(data: bytes) -> None:
    page = text_of(data)
    for document in (
        read_or_refused(lambda: gp.parse(html_text(page, "http://www.example.gov.cn/"))),
        read_or_refused(lambda: gp.parse(html_text(decode_page(data, "<html>")))),
    ):
        if document is not None:
            check(document)


def mutate(data: bytes, random: Random) -> bytes:
    """Damage by whole tags."""
    return damaged_tags(data.decode("utf-8", "replace"), random).encode("utf-8", "surrogatepass")
