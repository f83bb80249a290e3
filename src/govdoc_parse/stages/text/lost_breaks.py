"""Long lines → the places where line breaks were lost: what a crawler glued together can be told by what it is."""

from __future__ import annotations

import re
from itertools import islice

from govdoc_parse.lazy import lazy
from govdoc_parse.lexicon import Lexicon
from govdoc_parse.patterns.compile import compiled
from govdoc_parse.stages.text.authorities import AuthorityFinder, is_addressee
from govdoc_parse.stages.text.dates import DATE
from govdoc_parse.stages.text.source import Source

SHORT = 24  # a first line beyond this may hold a document number and an addressee
LONG = 200  # a line beyond this that holds paragraph indents has lost its line breaks
FLAT = 400  # a text with fewer line breaks than one in so many characters has lost most of them

REACH = 170  # how far before its date a signature may begin
_DATE = re.sub(r"[?]P<[a-z0-9]+>", "?:", DATE)
_VISIBLE = lazy(r"\S")
_DATED = lazy(_DATE)
_INDENT = lazy("(?<=[^ ])[\u3000\u00a0]{2,}(?=[^ ])")  # the two-character indent of a Chinese paragraph
_SPACED = lazy(r"(?<=。)[ \u3000\u00a0]+(?=[一-龥“《(])")
_GLUED_TITLE = lazy(r"的(?:通知|意见|函|决定|通报|批复)(?=各[^:。]{1,80}:)")
_NUMBER = lazy(
    r" *[一-龥]{2,24} ?[〔\[【] ?(?:19|20)\d\d ?[〕\]】] ?\d{1,5} ?号(?=[一-龥 ])|[一-龥]{2,30}令 ?第 ?\d{1,5} ?号(?=[一-龥])"
)
_NOTE = lazy(r" *\((?:此件|联系)[^()]{1,60}\)")
_BESIDE = lazy(r"(?<=号) +(?=签 *发 *人 *:)")  # GB/T 9704-2012, 7.2.6: the number and who signs, on one line
_QUOTED = lazy(r"《([^《》\n]{6,60})》")
_INVITATION = lazy(r"更多(?:信息|资讯)请(?:关注|登录).{0,40}$")


HEAD = 300  # how far from its beginning a page of one line names its title
SHORTEST, LONGEST = 8, 60  # characters of such a title
_PIECE = lazy(r"[^ \n]+")
_TAIL = lazy(r"(?:\([^()]*\))+$")
_NO_TITLE = lazy("[。:;>|]")


class LostBreakFinder:
    """Finds where a long line is to be cut."""

    def __init__(self, lexicon: Lexicon) -> None:
        endings = AuthorityFinder(lexicon).endings
        authority = rf"[一-龥·、]{{2,28}}?(?:{endings})"
        self._signature = re.compile(
            rf"(?<=[。!”)]) *(?P<authorities>(?:{authority} *){{1,6}}?)(?P<date>{_DATE})(?![^()]{{0,3}}[,至起前])"
        )
        self._ending = re.compile(endings)
        self._genres = tuple(compiled(row.pattern) for row in lexicon.genres)

    def find_breaks(self, source: Source, start: int, end: int, flat: bool) -> list[int]:
        """The offsets at which `[start, end)` is to be cut, in order; `flat` tells that the whole text lost its breaks."""
        cuts = [m.end() for m in _INDENT.finditer(source.text, start, end)]
        cuts += [m.end() for m in _GLUED_TITLE.finditer(source.fold, start, end)]
        cuts += [m.start() for m in _INVITATION.finditer(source.fold, start, end)]
        if flat:
            cuts += [m.end() for m in _SPACED.finditer(source.text, start, end)]
        cuts += self.head(source, start, end)
        for dated in _DATED.finditer(source.fold, start, end):
            match = self._signature.search(source.fold, max(start, dated.start() - REACH), min(end, dated.end() + 4))
            if match is not None:
                cuts += self._signed(source, match, end)
        return sorted({cut for cut in cuts if start < cut < end})

    @staticmethod
    def beside(source: Source, start: int, end: int) -> list[int]:
        """Between the document number and 签发人： of a document to a higher authority."""
        return [m.end() for m in _BESIDE.finditer(source.fold, start, min(end, start + LONG))]

    def signed(self, source: Source, start: int, end: int) -> list[int]:
        """Around the authorities and the date that end a line of prose: …公墓4处。某某局 2023年12月20日."""
        if source.fold[end - 1] not in "日号" or source.fold.find("。", start, end) < 0:
            return []
        match = self._signature.search(source.fold, max(start, end - REACH), end)
        return [match.start("authorities"), match.start("date")] if match is not None and match.end() == end else []

    def head(self, source: Source, start: int, end: int) -> list[int]:
        """At the very start: around a title, behind a document number, and behind the colon of an addressee."""
        out = [*self._title(source, start, end)]
        number = _NUMBER.match(source.fold, start, end) if _VISIBLE.search(source.fold, 0, start) is None else None
        at = number.end() if number else start
        if number is not None:
            out.append(at)
        colon = source.fold.find(":", at, min(end, at + 300))
        if colon > 0 and is_addressee(source.fold[at : colon + 1].strip(" ")):
            out.append(colon + 1)
        return out

    def _title(self, source: Source, start: int, end: int) -> tuple[int, ...]:
        """Around the title that a page of one line has between its breadcrumbs and its date, blanks on both sides."""
        if _VISIBLE.search(source.fold, 0, start) is not None:
            return ()
        if end - start <= LONG and source.fold.find(">", start, end) < 0:
            return ()
        for piece in _PIECE.finditer(source.fold, start, min(end, start + HEAD)):
            text = _TAIL.sub("", piece[0])
            if (
                SHORTEST <= len(piece[0]) <= LONGEST
                and not _NO_TITLE.search(piece[0])
                and any(genre.search(text) for genre in self._genres)
            ):
                return piece.start(), piece.end()
        return ()

    def _signed(self, source: Source, match: re.Match[str], end: int) -> list[int]:
        """Around the authorities, the date, the notes behind it and the title of the annexed document."""
        folded = source.fold
        first = match.start("authorities")
        out = [first, match.start("date"), match.end("date")]
        region = folded[first : first + 3]
        for ending in self._ending.finditer(folded, first, match.end("authorities")):
            if folded.startswith(region, ending.end()):
                out.append(ending.end())
        at = match.end("date")
        while (note := _NOTE.match(folded, at, end)) is not None:
            at = note.end()
            out.append(at)
        for quoted in _QUOTED.finditer(folded, 0, first):
            begin = at + len(folded[at:end]) - len(folded[at:end].lstrip(" "))
            if folded.startswith(quoted[1], begin):
                out.append(begin + len(quoted[1]))
                break
        return out


def repeated_from(source: Source) -> int | None:
    """Where the second copy begins, if the text without its blanks is the same text twice over."""
    bare = "".join(source.fold.split())
    half, odd = divmod(len(bare), 2)
    if odd or half < LONG // 2 or bare[:half] != bare[half:]:
        return None
    visible = (offset for offset, character in enumerate(source.fold) if not character.isspace())
    return next(islice(visible, half, None))
