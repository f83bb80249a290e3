"""Zip archives of untrusted files, read within a limit."""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Iterator
from io import BytesIO

from govdoc_parse.readers.text import UnreadableFileError

MAX_BYTES = 100_000_000  # of a file, and of what it unpacks to
_METHODS = frozenset({zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED})  # all that ISO/IEC 29500-2 and GB/T 33190 allow
_XML = 4  # what may be XML of the limit, as a divisor
_SMALL = 4_000_000  # bytes of XML that may be packed however well
_RATIO = 200  # of unpacked to packed; rows of a large table reach 50, what is made to harm 1,000
_BEFORE = b"\xef\xbb\xbf\xff\xfe\x00 \t\r\n"  # marks of byte order, and what may be before the first element


class TooLargeError(UnreadableFileError):
    """A file, or what it unpacks to, is larger than the limit; the message names both and how to raise it."""


def too_large(name: str, size: int, limit: int) -> TooLargeError:
    """The error for something of `size` bytes."""
    return TooLargeError(f"{name}: {size:,} bytes, more than the limit of {limit:,}; raise max_bytes to read it")


def entry_names(data: bytes, name: str) -> frozenset[str]:
    """The names in an archive, `UnreadableFileError` where it is damaged."""
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            return frozenset(archive.namelist())
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError) as error:
        raise UnreadableFileError(f"{name}: a damaged archive ({error})") from error


def check_archive(data: bytes, name: str, limit: int) -> None:
    """Refuse an archive that is encrypted, or that unpacks to more than `limit` bytes: unpacked for real, not as declared.

    A quarter of that may be XML, for the tree of XML takes ten times as much memory, and none that is packed as no document
    packs it.
    """
    unpacked = xml = 0
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            for entry in archive.infolist():
                _check_entry(entry, name, limit)
                for size, is_xml in _pieces(archive, entry, name):
                    unpacked += size
                    xml += size if is_xml else 0
                    if unpacked > limit:
                        raise too_large(f"{name}: unpacked", unpacked, limit)
                    if xml > limit // _XML:
                        said = f"more than {limit // _XML:,} bytes of XML, a quarter of max_bytes; raise max_bytes to read it"
                        raise TooLargeError(f"{name}: unpacked: {said}")
    except UnreadableFileError:
        raise
    except (zipfile.BadZipFile, zlib.error, ValueError, OSError, EOFError, RuntimeError) as error:
        raise UnreadableFileError(f"{name}: a damaged archive ({error})") from error


def _check_entry(entry: zipfile.ZipInfo, name: str, limit: int) -> None:
    if entry.flag_bits & 1:
        raise UnreadableFileError(f"{name}: an encrypted archive; remove its password first")
    if entry.compress_type not in _METHODS:
        raise UnreadableFileError(f"{name}: an archive compressed in a way that documents are not")
    if entry.file_size > limit:
        raise too_large(f"{name}: unpacked", entry.file_size, limit)


def _pieces(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, name: str) -> Iterator[tuple[int, bool]]:
    """The lengths of the pieces of a part, none of which is kept, and whether it is XML, whatever its name."""
    size = 0
    xml = False
    with archive.open(entry) as stream:
        while piece := stream.read(1 << 20):
            xml = xml or (not size and piece.lstrip(_BEFORE)[:1] in {b"<", b""})
            size += len(piece)
            if xml and size > _SMALL and size > _RATIO * entry.compress_size:
                said = f"{entry.filename} unpacks to more than {_RATIO} times its size, as no document does"
                raise TooLargeError(f"{name}: unpacked: {said}")
            yield len(piece), xml
