"""Pages saved with their pictures, Open Document texts, and JSON."""

from __future__ import annotations

from io import BytesIO
from zipfile import ZipFile

import pytest

import govdoc_parse as gp
from govdoc_parse.readers import formats
from govdoc_parse.readers.formats import READERS, find_format

MAIL = (
    "From: <Saved>\r\nSnapshot-Content-Location: http://www.example.gov.cn/a/b.html\r\nMIME-Version: 1.0\r\n"
    'Content-Type: multipart/related; type="text/html"; boundary="--x"\r\n\r\n'
    "----x\r\nContent-Type: {type}\r\nContent-Transfer-Encoding: 8bit\r\nContent-Location: {at}\r\n\r\n{page}\r\n"
    "----x\r\nContent-Type: image/png\r\nContent-Transfer-Encoding: base64\r\n\r\niVBORw0KGgo=\r\n----x--\r\n"
)
PAGE = "<h1>云溪县水利局公告</h1><p>疏浚渠道86公里。</p><p><a href='c.docx'>清单</a></p>"
NAMES = " ".join(
    f'xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{long}:1.0"'
    for short, long in (
        ("office", "office"), ("text", "text"), ("style", "style"), ("table", "table"), ("draw", "drawing")
    )
)  # fmt: skip


def odt(body: str, styles: str = "", outline: str = "") -> bytes:
    out = BytesIO()
    with ZipFile(out, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        content = f"<office:automatic-styles>{styles}</office:automatic-styles><office:body><office:text>{body}</office:text></office:body>"
        archive.writestr("content.xml", f"<office:document-content {NAMES}>{content}</office:document-content>")
        if outline:
            archive.writestr("styles.xml", f"<office:document-styles {NAMES}>{outline}</office:document-styles>")
    return out.getvalue()


def lines(body: str, styles: str = "", outline: str = "") -> list[str]:
    return gp.parse_bytes(odt(body, styles, outline), "a.odt").text.rstrip("\n").split("\n")


@pytest.mark.parametrize(
    ("at", "address"),
    [
        ("http://www.example.gov.cn/x/y.html", "http://www.example.gov.cn/x/c.docx"),
        ("cid:1", "http://www.example.gov.cn/a/c.docx"),
    ],
)
def test_the_page_of_a_saved_mail(at: str, address: str) -> None:
    document = gp.parse_bytes(MAIL.format(type="text/html", at=at, page=PAGE).encode(), "a.mhtml")
    assert document.text.split("\n")[:2] == ["云溪县水利局公告", "疏浚渠道86公里。"]
    assert address in document.text


def test_a_mail_without_a_page() -> None:
    with pytest.raises(gp.UnreadableFileError, match=r"a\.mht: a saved page \(MHTML\) without a page"):
        gp.parse_bytes(MAIL.format(type="text/plain", at="", page="x").encode(), "a.mht")


def test_paragraphs_notes_and_what_is_left_out() -> None:
    styles = (
        '<style:style style:name="H"><style:text-properties text:display="none"/></style:style>'
        '<style:style style:name="R"><style:text-properties style:text-position="super 58%"/></style:style>'
    )
    body = (
        "<text:sequence-decls><text:p>无</text:p></text:sequence-decls>"
        "<text:p>完成<text:s text:c='2'/>投资42<text:span text:style-name='R'>1</text:span>亿元，"
        "<text:span text:style-name='H'>暗</text:span>渠<text:note><text:note-citation>1</text:note-citation>"
        "<text:note-body><text:p>含支渠。</text:p></text:note-body></text:note>长<text:tab/>8公里。</text:p>"
        "<text:p text:style-name='H'>暗</text:p><text:p>甲<text:line-break/>乙"
        "<draw:frame><draw:text-box><text:p>框</text:p></draw:text-box></draw:frame></text:p>"
        "<text:section><text:p>节</text:p></text:section>"
    )
    assert lines(body, styles) == ["完成  投资42[1]亿元，渠长\t8公里。", "", "甲", "乙", "框", "节", "", "[1] 含支渠。"]


def test_lists_and_headings_with_their_numbers() -> None:
    level = '<text:{0} text:level="{1}" style:num-format="{2}" style:num-prefix="{3}" style:num-suffix="{4}"{5}/>'
    number = "list-level-style-number"
    styles = (
        '<text:list-style style:name="L">' + level.format(number, 1, "一, 二, 三, ...", "", "、", "")
        + level.format(number, 2, "1", "（", "）", ' text:start-value="2"') + '<text:list-level-style-bullet text:level="3"/>'
        + "</text:list-style>"
    )  # fmt: skip
    outline = (
        "<text:outline-style>" + level.format("outline-level-style", 1, "1", "", ".", "")
        + level.format("outline-level-style", 2, "1", "", "", ' text:display-levels="2"') + "</text:outline-style>"
    )  # fmt: skip
    item = "<text:list-item{1}><text:p>{0}</text:p></text:list-item>"
    inner = f"<text:list>{item.format('丙', '')}</text:list>"
    body = (
        f'<text:list text:style-name="L"><text:list-header><text:p>题</text:p></text:list-header>{item.format("甲", "")}'
        f"<text:list-item><text:p>乙</text:p>{inner}</text:list-item><text:soft-page-break/></text:list>"
        f'<text:list text:style-name="L" text:continue-numbering="true">{item.format("丁", "")}</text:list>'
        f'<text:list text:style-name="L">{item.format("戊", "")}{item.format("己", " text:start-value=" + chr(34) + "7" + chr(34))}</text:list>'
        f'<text:list text:style-name="无">{item.format("庚", "")}</text:list>'
        '<text:h text:outline-level="1">总则</text:h><text:h text:outline-level="2">目的</text:h>'
    )
    assert [line.replace("\t", "") for line in lines(body, styles, outline)] == [
        "题", "一、甲", "二、乙", "（2）丙", "三、丁", "一、戊", "七、己", "庚", "1.总则", "1.1目的",
    ]  # fmt: skip


def test_tables_with_spans() -> None:
    def cell(text: str, more: str = "") -> str:
        return f"<table:table-cell {more}><text:p>{text}</text:p></table:table-cell>"

    covered = "<table:covered-table-cell/>"
    rows = (
        cell("指标", "table:number-rows-spanned='2'") + cell("投资", "table:number-columns-spanned='2'") + covered,
        covered + cell("亿元") + cell("增长"),
        cell("堤防") + cell("0", "table:number-columns-repeated='2'"),
    )
    first, *rest = (f"<table:table-row><table:x/>{row}</table:table-row>" for row in rows)
    body = f"<table:table><table:table-header-rows>{first}</table:table-header-rows>{''.join(rest)}</table:table>"
    assert lines(body)[0] == "| 指标 | 投资 |  |"
    assert lines(body)[2] == "| 堤防 | 0 | 0 |"


@pytest.mark.parametrize("parts", [{"content.xml": "<a"}, {}])
def test_a_damaged_open_document_file(parts: dict[str, str]) -> None:
    out = BytesIO()
    with ZipFile(out, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        for name, text in parts.items():
            archive.writestr(name, text)
    with pytest.raises(gp.UnreadableFileError, match=r"a\.odt: a damaged Open Document file"):
        gp.parse_bytes(out.getvalue(), "a.odt")


@pytest.mark.parametrize("text", ['{"text": "新建5家"}\n{"text": "x"}', '\ufeff[\n {"id": 1}]', '{"a\\"b" : 1}'])
def test_json_is_refused_with_the_way_to_read_it(text: str) -> None:
    with pytest.raises(gp.UnreadableFileError, match=r"a\.json: JSON, not a document; .*govdoc-parse batch"):
        gp.parse_bytes(text.encode(), "a.json")


@pytest.mark.parametrize("text", ["[1] 含支渠。", "{说明}：甲", '["通知"]'])
def test_a_text_with_brackets_is_text(text: str) -> None:
    assert find_format(text.encode()).name == "text"


def test_nothing_but_unreadable_leaves_a_reader(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(_: bytes, asked: formats.Asked) -> str:
        raise RecursionError(asked.name)

    broken = formats.Format("broken", lambda _: True, fail)
    monkeypatch.setattr(formats, "READERS", (broken, *READERS))
    with pytest.raises(gp.UnreadableFileError, match=r"a: its reader failed \(RecursionError a\); please report it"):
        gp.parse_bytes(b"x", "a")
