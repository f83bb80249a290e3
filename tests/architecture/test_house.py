"""No module and no function of the stages is longer than a reader can take in (eval/house.py counts the rest)."""

from __future__ import annotations

from pathlib import Path

from eval import house


def test_modules_and_functions_are_short() -> None:
    assert [breach for module in house.read_modules() for breach in module.breaches] == []


SAMPLE = '''"""A module."""
import re
NAME = "甲" * 2
LONG = "一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十一"
plain = re.compile("甲")
long = re.compile(LONG)
parts = re.compile(f"{NAME}一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十一")
verbose = re.compile(LONG, re.VERBOSE)


class A:
    def __init__(self, a, b, *, c, d, e):
        self.cut = compiled(a + b)

    def f(self, a, b, c, d, e, *rest):
        return re.sub("甲", "乙", a)
'''


def test_patterns_are_counted_wherever_they_stand(tmp_path: Path) -> None:
    (tmp_path / "facts").mkdir()
    (tmp_path / "facts" / "sample.py").write_text(SAMPLE, "utf-8")
    module = house.read_module(tmp_path / "facts" / "sample.py", tmp_path)
    assert [(pattern.place, pattern.long) for pattern in module.patterns] == [
        ("facts/sample.py:5", False),
        ("facts/sample.py:6", True),
        ("facts/sample.py:7", False),
        ("facts/sample.py:8", False),
        ("facts/sample.py:13", False),
        ("facts/sample.py:16", False),
    ]
    assert [(breach.place, breach.what) for breach in module.breaches] == [("facts/sample.py:15", "f: 6 parameters")]
    assert module.statements == 12


def test_a_long_module_and_a_long_function_are_breaches(tmp_path: Path) -> None:
    (tmp_path / "facts").mkdir()
    (tmp_path / "facts" / "sample.py").write_text("def f():\n" + "    pass\n" * 250, "utf-8")
    module = house.read_module(tmp_path / "facts" / "sample.py", tmp_path)
    assert [breach.what for breach in module.breaches] == ["251 lines", "f: 251 lines"]
    table, breaches = house.report([module])
    assert table[1].split() == ["facts", "1", "251", "251", "0", "0"]
    assert breaches == ["facts/sample.py: 251 lines", "facts/sample.py:1: f: 251 lines"]
