"""An order and its answer, in this process."""

from __future__ import annotations

import csv
import io
import json
import os
import subprocess
import sys
from html.parser import HTMLParser
from typing import Any

import pytest
from openpyxl import load_workbook

from govdoc_parse.model import Document
from govdoc_parse.serve import page, work
from govdoc_parse.serve.order import Order, Part, Save

LIMIT = 1_000_000
THIS, LAST = Part("2024.txt", page.example("this")), Part("2023.txt", page.example("last"))


def answered(this: Part, last: Part | None = None, save: Save | None = None, **options: Any) -> work.Answer:
    return work.make()(Order(this, last, save, **{"max_bytes": LIMIT, **options}))


def said(answer: work.Answer) -> Any:
    return json.loads(answer.body)


class Ids(HTMLParser):
    """The ids of a page."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.ids: set[str] = set()
        self.feed(page)

    def handle_starttag(self, _: str, attrs: list[tuple[str, str | None]]) -> None:
        self.ids |= {value for name, value in attrs if name == "id" and value}


def test_one_document_is_shown_with_its_findings() -> None:
    found = said(answered(Part("a.txt", "云溪县2023年工作总结\n全年造林3亩。".encode())))
    (document,) = found["documents"]
    assert (document["name"], document["facts"], found["targets"]) == ("a.txt", 1, [])
    assert "造林" in document["view"]
    assert "#facts {\n    position: fixed" in document["view"]  # beside the text


def test_a_document_without_a_title_has_the_name_of_its_file() -> None:
    found = said(answered(Part("造林.txt", "全年造林3亩。".encode())))
    assert "<title>造林.txt</title>" in found["documents"][0]["view"]


def test_two_years_are_set_against_each_other_and_every_place_is_in_its_view() -> None:
    found = said(answered(THIS, LAST))
    this, last = (Ids(each["view"]).ids for each in found["documents"])
    results = {(each["indicator"], each["measure"]): each for each in found["targets"]}
    growth = results["地区生产总值", "target_growth"]
    assert (growth["year"], growth["difference"], growth["result"]) == (2023, "+0.3", "met")
    assert (growth["target"]["quote"], growth["outcome"]["quote"]) == ("6%", "6.3%")
    assert growth["outcome"]["mark"] == "f2"
    assert {each["result"] for each in found["targets"]} == {"met", "missed", "not_reported", "in_words"}
    assert results["城镇新增就业", "target_level"]["difference"] == "+480"
    words = next(each for each in found["targets"] if each["result"] == "in_words")
    assert words["target"]["mark"] == "L10"
    assert words["outcome"]["quote"] == "6.5%"
    assert {each["target"]["mark"] for each in found["targets"]} <= last
    assert {each["outcome"]["mark"] for each in found["targets"] if each["outcome"]} <= this


def test_findings_are_told_in_two_languages_with_their_line() -> None:
    text = "云溪县2023年工作总结\n\n2023年新增学位1620个，其中小学1000个、初中900个。\n"
    found = said(answered(Part("a.txt", text.encode())))["findings"]
    assert [(each["code"], each["severity"], each["line"]) for each in found] == [("F101", "error", 3)]
    assert "900" in found[0]["en"]
    assert "900" in found[0]["zh"]
    assert found[0]["en"] != found[0]["zh"]


def test_facts_of_both_documents_are_one_table() -> None:
    answer = answered(THIS, LAST, "csv")
    assert (answer.type, answer.name) == ("text/csv; charset=utf-8", "2024.facts.csv")
    rows = list(csv.DictReader(io.StringIO(answer.body.decode("utf-8-sig"))))
    assert {row["document"] for row in rows} == {"2024.txt", "2023.txt"}


def test_a_workbook() -> None:
    answer = answered(THIS, save="xlsx")
    assert answer.name == "2024.xlsx"
    assert "facts" in load_workbook(io.BytesIO(answer.body)).sheetnames


def test_a_page_to_keep_is_that_of_view() -> None:
    answer = answered(THIS, save="html")
    assert answer.name == "2024.view.html"
    assert b"position: fixed; z-index: 10" not in answer.body


def test_one_document_is_json_and_two_are_lines() -> None:
    one, two = answered(THIS, save="json"), answered(THIS, LAST, "json")
    assert (one.name, two.name) == ("2024.json", "2024.jsonl")
    assert Document.model_validate_json(one.body).text == THIS.data.decode()
    assert [json.loads(line)["document"] for line in two.body.splitlines()] == ["2024.txt", "2023.txt"]


@pytest.mark.parametrize(("chinese", "head"), [(False, "region"), (True, "地区")])
def test_targets_are_a_table(chinese: bool, head: str) -> None:
    answer = answered(THIS, LAST, "targets", chinese=chinese)
    first, *rows = csv.reader(io.StringIO(answer.body.decode("utf-8-sig")))
    assert answer.name == "2024.targets.csv"
    assert first[0] == head
    assert len(rows) == len(said(answered(THIS, LAST))["targets"])


def test_a_file_that_cannot_be_read_is_an_answer() -> None:
    answer = answered(Part("a.zip", b"PK\x03\x04 broken"))
    assert (answer.status, said(answer)["error"]) == (422, "unreadable")
    assert said(answer)["said"].startswith("a.zip: a damaged archive")


def test_a_file_that_is_too_large_is_an_answer() -> None:
    answer = answered(Part("a.txt", b"x" * 11), max_bytes=10)
    assert (answer.status, said(answer)["error"]) == (422, "unreadable")


def test_a_missing_package_is_an_answer(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "selectolax", None)
    monkeypatch.setitem(sys.modules, "selectolax.lexbor", None)
    monkeypatch.setitem(sys.modules, "selectolax.parser", None)
    answer = answered(Part("a.html", b"<html><body><p>x</p></body></html>"))
    assert (answer.status, said(answer)["error"]) == (422, "missing")
    assert "pip install" in said(answer)["said"]


def test_half_a_surrogate_pair_does_not_end_the_answer() -> None:
    assert work.refusal(422, "unreadable", "\ud800").body == b'{"error": "unreadable", "said": "?"}'


WATCHED = """
import sys
from govdoc_parse.serve import page, work
from govdoc_parse.serve.order import Order, Part
do = work.make()
written = []
def watch(event, args):
    if event == "open" and isinstance(args[1], str) and set(args[1]) & set("wax+"):
        written.append(args)
    elif event in {"os.mkdir", "tempfile.mkstemp", "tempfile.mkdtemp"}:
        written.append((event, args))
sys.addaudithook(watch)
parts = [Part(f"{name}.txt", page.example(name)) for name in ("this", "last")]
for save in (None, "csv", "xlsx", "json", "html", "targets"):
    answer = do(Order(*parts, save, False, 1_000_000))
    assert answer.status == 200, answer
assert not written, written
open(sys.argv[1], "w").close()
assert written
"""


def test_nothing_is_written_to_a_disk(tmp_path: Any) -> None:
    environment = {**os.environ, "PYTHONDONTWRITEBYTECODE": "1"}
    command = [sys.executable, "-c", WATCHED, str(tmp_path / "seen")]
    subprocess.run(command, check=True, env=environment, capture_output=True)
