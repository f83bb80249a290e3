"""A document → what tells whether another says the same: a hash of its words, and on request a MinHash."""

from __future__ import annotations

import hashlib
from base64 import b64decode, b64encode
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from govdoc_parse.export.pieces import find_pieces
from govdoc_parse.extras import need
from govdoc_parse.fold import fold
from govdoc_parse.model.document import Document

if TYPE_CHECKING:
    from datasketch import MinHash

_LENGTH = 5  # characters of a shingle
_DIGITS = 32  # of the hash
_SCHEME = "affine32"  # of the permutations: written hash values do not say which it was


@dataclass(frozen=True, slots=True)
class Fingerprint:
    """The hash of the words of a document, `None` where it has none, and its MinHash in base64 where that was asked for."""

    document: str
    text_hash: str | None
    minhash: str | None = None


def fingerprint(name: str, document: Document, *, near: bool = False) -> Fingerprint:
    """Return the fingerprint of a document: that of its letters and digits in title, headings, paragraphs and tables.

    Blanks, marks, full-width forms, and what a page puts around the document (navigation, the metadata table, a second copy)
    count for nothing, so that a repost on another site has the same hash. `near` needs the extra `duplicates`.
    """
    said = fold("".join(piece.text(document) for piece in find_pieces(document)))
    words = "".join(filter(str.isalnum, said))
    if not words:
        return Fingerprint(name, None)
    hashed = hashlib.sha256(words.encode(errors="surrogatepass")).hexdigest()[:_DIGITS]
    return Fingerprint(name, hashed, _minhash(words) if near else None)


def read_minhash(written: str) -> MinHash:
    """Return the MinHash that a fingerprint holds."""
    values = need("numpy", "duplicates").frombuffer(b64decode(written), dtype="<u4")
    minhash: MinHash = need("datasketch", "duplicates").MinHash(hashvalues=values, scheme=_SCHEME)
    return minhash


def _minhash(words: str) -> str:
    made: Any = need("datasketch", "duplicates").MinHash(scheme=_SCHEME)
    ends = range(max(1, len(words) - _LENGTH + 1))
    made.update_batch([words[at : at + _LENGTH].encode(errors="surrogatepass") for at in ends])
    return b64encode(made.hashvalues.astype("<u4").tobytes()).decode()
