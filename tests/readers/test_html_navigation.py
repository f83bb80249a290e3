"""What stands around a document is dropped; what only bears a name of navigation, or the word 位置, is kept."""

from __future__ import annotations

import pytest

from govdoc_parse.readers.html import html_text


@pytest.mark.parametrize(
    ("page", "text"),
    [
        ("<h1>项目公示</h1><div id=print><p>新建堤防8.4公里。</p></div>", "项目公示\n新建堤防8.4公里。\n"),
        ("<p>新建<span class=position>堤防</span>8.4公里。</p>", "新建堤防8.4公里。\n"),
        ("<h1>新建<span class=position>堤防</span>工程公示</h1>", "新建堤防工程公示\n"),
        ("<div id=print><h1>春灌的通知</h1></div><p>甲。</p>", "春灌的通知\n甲。\n"),
        ("<div id=print>请各村扫描二维码填报。</div>", "请各村扫描二维码填报。\n"),
        ("<p>请<a class=print>打印</a>申请表，盖章后报送。</p>", "请打印申请表，盖章后报送。\n"),
        ("<p>请<b><a class=print>打印</a></b>申请表，盖章后报送。</p>", "请打印申请表，盖章后报送。\n"),
        ("<p>请<b><i class=print>打印</i>申请表</b>，盖章后报送。</p>", "请打印申请表，盖章后报送。\n"),
        ("<p>位置：云溪县城关镇东街，占地86亩。</p>", "位置：云溪县城关镇东街，占地86亩。\n"),
        ("<p>所在位置：云溪县城关镇东街，占地86亩。</p>", "所在位置：云溪县城关镇东街，占地86亩。\n"),
        ("<p>位置：城关镇东街</p>", "位置：城关镇东街\n"),
        ("<p>位置：<a href=map>城关镇东街</a>，占地86亩。</p>", "位置：城关镇东街，占地86亩。\n"),
    ],
)
def test_what_belongs_to_the_document_is_kept(page: str, text: str) -> None:
    assert html_text(page) == text


@pytest.mark.parametrize(
    "around",
    [
        "<p>位置：首页 &gt; 政务公开</p>",
        "<p>位置：<a href=/>本站</a> <a href=/zw>政务</a></p>",
        "<p>所在位置：首页＞公告</p>",
        "<div>您现在的位置是：政务公开</div>",
        "<div><span>当前位置：</span>政务公开</div>",
        "<div class=position>政务公开 通知公告</div>",
        "<div class=share>分享到：<a>微信</a></div>",
        "<div>来源：县水利局 <a class=nav>水利要闻</a><label class=nav>栏目</label></div>",
        "<div class=foot>版权所有：云溪县人民政府。备案号见首页。</div>",
        "<ul class=menu><li><a>机构</a></li><li><a>政策。</a></li></ul>",
        "<div>来源：县水利局 <span class=share>分享：</span><a class=print>打印</a></div>",
    ],
)
def test_what_stands_around_is_dropped(around: str) -> None:
    text = html_text(f"<h1>公示</h1>{around}<p>新建堤防8.4公里。</p>")
    assert text.replace("来源：县水利局\n", "") == "公示\n新建堤防8.4公里。\n"
