"""Title → the genre of the document (文种, report, plan, budget …)."""

from __future__ import annotations

from govdoc_parse.lazy import lazy
from govdoc_parse.lexicon import Genre, Lexicon
from govdoc_parse.patterns.compile import compiled

_BRACKETS = lazy(r"\([^()]*\)$")
_NUMBER = lazy(r"第?[一二三四五六七八九十\d]+[号期]?$")  # …公报第2号


class GenreFinder:
    """Tells the genre of a document by its title alone."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._genres = tuple((compiled(row.pattern), row) for row in lexicon.genres)

    def by_id(self, kind: str) -> Genre:
        """The first genre with this id; `ValueError` for one that no row has."""
        for _, genre in self._genres:
            if genre.id == kind:
                return genre
        known = sorted({genre.id for _, genre in self._genres})
        raise ValueError(f"no kind {kind!r}; the lexicon has {', '.join(known)}")

    def genre_of(self, title: str) -> Genre | None:
        """The genre that a folded title names; what follows it in brackets (试行) does not count. `None` if no row knows it."""
        bare = "".join(title.split())
        while (shorter := _NUMBER.sub("", _BRACKETS.sub("", bare))) != bare:
            bare = shorter
        return next((genre for pattern, genre in self._genres if pattern.search(bare)), None)
