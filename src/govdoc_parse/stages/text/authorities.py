"""Names of authorities, alone on a line or as addressees."""

from __future__ import annotations

import re

from govdoc_parse.lazy import lazy
from govdoc_parse.lexicon import Lexicon
from govdoc_parse.patterns.compile import NEVER, compiled

LONGEST_AUTHORITY = 40
LONGEST_ADDRESSEE = 300
_ADDRESSED = lazy(
    r"(?:各(?!位)|[一-龥、,()〔〕 ]*(?:政府|委员会|厅|局|部|院|单位|机构|部门|公司|企业|办|站|队|所|场|镇|乡|街道|中心|学校|银行|职工|人)[^:]{0,20}).*:"
)
_MARKED = lazy(r"[一二三四五六七八九十]{1,3}、|\([一二三四五六七八九十\d]+\)|第.{1,6}[条章]|\d{1,2}[.、]")
_ACTS = lazy(r"出席|召开|举行|助力|赴|来到|关于|走进")
_INTRODUCES = lazy(r"\d:$|应当|必须|满足|如下|下列|以下|包括|[。;]|要求|是指|规定|决定|认为")


class AuthorityFinder:
    """Recognises a line that names one authority or several side by side."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.endings = "|".join(re.escape(s) for row in lexicon.authorities for s in row.surfaces) or NEVER
        one = rf"[一-龥()·、]{{1,28}}(?:{self.endings})(?:\([^)]*章\)|\([^)]{{1,10}}\))?"
        self._line = compiled(rf"{one}(?: +{one})*")

    def matches(self, line: str) -> bool:
        """Whether the folded line names authorities and says nothing else; 科 技 部 is written with blanks."""
        if len(line) > 2 and all(len(word) == 1 for word in line.split()):
            line = "".join(line.split())
        if not 2 <= len(line) <= LONGEST_AUTHORITY or _ACTS.search(line):
            return False
        return self._line.fullmatch(line) is not None


def is_addressee(text: str) -> bool:
    """Whether a folded line is the 主送机关: authorities, a colon at the end, and nothing introduced by it."""
    return (
        len(text) <= LONGEST_ADDRESSEE
        and not _MARKED.match(text)
        and _ADDRESSED.fullmatch(text) is not None
        and not _INTRODUCES.search(text)
    )
