"""Zip archives of untrusted files, read within a limit."""

from __future__ import annotations

import zipfile
import zlib
from io import BytesIO

from govdoc_parse.readers.text import UnreadableFileError

MAX_BYTES = 100_000_000  # of a file, and of what it unpacks to
_METHODS = frozenset({zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED})  # all that ISO/IEC 29500-2 and GB/T 33190 allow


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
    """Refuse an archive that is encrypted, or that unpacks to more than `limit` bytes: unpacked for real, not as declared."""
    unpacked = 0
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            for entry in archive.infolist():
                if entry.flag_bits & 1:
                    raise UnreadableFileError(f"{name}: an encrypted archive; remove its password first")
                if entry.compress_type not in _METHODS:
                    raise UnreadableFileError(f"{name}: an archive compressed in a way that documents are not")
                if entry.file_size > limit:
                    raise too_large(f"{name}: unpacked", entry.file_size, limit)
                with archive.open(entry) as stream:
                    while piece := stream.read(1 << 20):
                        unpacked += len(piece)
                        if unpacked > limit:
                            raise too_large(f"{name}: unpacked", unpacked, limit)
    except UnreadableFileError:
        raise
    except (zipfile.BadZipFile, zlib.error, ValueError, OSError, EOFError, RuntimeError) as error:
        raise UnreadableFileError(f"{name}: a damaged archive ({error})") from error
