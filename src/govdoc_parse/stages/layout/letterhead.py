"""The 版头 and 版记 of a printed document (GB/T 9704-2012, 7.2 and 7.4): what stands above the title and at the end."""

from __future__ import annotations

import re
from collections.abc import Callable

from govdoc_parse.lazy import lazy
from govdoc_parse.patterns.rule import Rule
from govdoc_parse.stages.text.dates import DATE

Found = tuple[str, str]  # the key of the metadata entry and the group that holds its value


def _key(key: str) -> Callable[[re.Match[str]], Found]:
    return lambda _: (key, "v")


HEAD: tuple[Rule[Found], ...] = (
    Rule("copy_number", r"(?P<v>\d{6})", _key("copy_number"), ("000012",)),
    Rule(
        "security_class",
        r"(?P<v>(?:绝密|机密|秘密)(?: *★ *(?:\d+年|\d+个月|长期))?)",
        _key("security_class"),
        ("机密★1年", "秘密"),
    ),
    Rule("urgency", r"(?P<v>特 *提|特 *急|加 *急|平 *急)", _key("urgency"), ("特急",)),
    Rule("signatory", r"签 *发 *人 *: *(?P<v>[一-龥· ]{2,30})", _key("signatory"), ("签发人：李某某",)),
    Rule("issuer_mark", r"(?P<v>[一-龥、 ]{2,40}文 *件)", _key("issuer_mark"), ("岱川市人民政府办公室文件",)),
)
IMPRINT: tuple[Rule[Found], ...] = (
    Rule("copies_to", r"(?:抄 *送|抄 *报) *: *(?P<v>.+?)。?", _key("copies_to"), ("抄送：市委办公室。",)),
    Rule("subject_terms", r"主 *题 *词 *: *(?P<v>.+)", _key("subject_terms"), ("主题词：财政 预算 通知",)),
    Rule(
        "printing_organ",
        rf"(?P<v>[^。]{{4,40}}?) +(?:{re.sub('[?]P<[a-z0-9]+>', '?:', DATE)}) *印发",
        _key("printing_organ"),
        ("岱川市人民政府办公室　　2024年3月8日印发",),
    ),
)


_COMPILED = {rules: tuple((lazy(rule.pattern), rule) for rule in rules) for rules in (HEAD, IMPRINT)}
LONGEST = 120


def match_line(rules: tuple[Rule[Found], ...], line: str) -> tuple[str, int, int] | None:
    """The key and the place of the value if the folded line is such an element and nothing else."""
    if len(line) > LONGEST:
        return None
    for pattern, rule in _COMPILED[rules]:
        match = pattern.fullmatch(line)
        built = rule.build(match) if match else None
        if match is not None and built is not None:
            return built[0], match.start(built[1]), match.end(built[1])
    return None
