"""Broken, encrypted, disguised, empty and oversized files: one clear error each."""

from __future__ import annotations

import importlib.metadata
import os
import stat
import subprocess
import sys
import time
import zipfile
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest
from makers import make_docx, make_ofd, make_pdf, make_xlsx

import govdoc_parse as gp
from govdoc_parse.extras import install_command, need
from govdoc_parse.readers import file, legacy, pdf

PDF, DOCX, OFD = (
    make_pdf("安陵县工作总结\n完成投资3亿元。"),
    make_docx([(0, "甲"), (1, "乙")]),
    make_ofd("完成投资3亿元。"),
)


def _zip(**files: bytes) -> bytes:
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name.replace("__", "/").replace("_dot_", "."), data)
    return out.getvalue()


def _flagged_as_encrypted(archive: bytes) -> bytes:
    """The archive with the flag of encryption set for each of its entries, in the local headers and in the directory."""
    out = bytearray(archive)
    for signature, flags in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = archive.find(signature)
        while at >= 0:
            out[at + flags] |= 1
            at = archive.find(signature, at + 4)
    return bytes(out)


def _torn(archive: bytes) -> bytes:
    """The archive with its directory whole and the content of its largest entry damaged."""
    with zipfile.ZipFile(BytesIO(archive)) as opened:
        entry = max(opened.infolist(), key=lambda e: e.compress_size)
    at = entry.header_offset + 30 + len(entry.filename) + entry.compress_size // 2
    return archive[:at] + bytes(byte ^ 255 for byte in archive[at : at + 8]) + archive[at + 8 :]


def _encrypted_pdf() -> bytes:
    from reportlab.lib.pdfencrypt import StandardEncryption
    from reportlab.pdfgen.canvas import Canvas

    out = BytesIO()
    canvas = Canvas(out, encrypt=StandardEncryption("secret", canPrint=0))
    canvas.drawString(100, 100, "x")
    canvas.save()
    return out.getvalue()


def _scan() -> bytes:
    from reportlab.lib.utils import ImageReader
    from reportlab.pdfgen.canvas import Canvas

    picture = BytesIO(b"P6 2 2 255 " + bytes(range(12)))  # the smallest picture there is: two by two points
    out = BytesIO()
    canvas = Canvas(out)
    canvas.drawImage(ImageReader(picture), 0, 0, 595, 842)
    canvas.save()
    return out.getvalue()


CASES = {
    "a scan": (_scan(), "a scan without a text layer"),
    "an encrypted PDF": (_encrypted_pdf(), "an encrypted PDF"),
    "half a PDF": (PDF[: len(PDF) // 3], "PDF"),
    "a zip named PDF in its head": (b"%PDF-1.7\n" + DOCX, "PDF"),
    "a PDF whose page has no size": (PDF.replace(b"/MediaBox", b"/MediaBax"), r"a damaged PDF \(TypeError .*\)"),
    "an encrypted archive": (_flagged_as_encrypted(DOCX), "an encrypted archive; remove its password first"),
    "a Word document with a torn part": (_torn(DOCX), "a damaged archive"),
    "an OFD with a torn part": (_torn(OFD), "a damaged archive"),
    "half a Word document": (DOCX[: len(DOCX) // 2], "a damaged archive"),
    "a Word document without a body": (_zip(word__document_dot_xml=b"<a/>"), "a damaged Word document"),
    "an OFD without a document": (_zip(OFD_dot_xml=b"<a><DocRoot>x.xml</DocRoot></a>"), "a damaged OFD file"),
    "an OFD with entities": (_zip(OFD_dot_xml=b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'), "a damaged OFD file"),
    "an OFD without text": (_zip(OFD_dot_xml=b"<a/>"), "without text"),
    "an encrypted Office file": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(512) + "EncryptedPackage".encode("utf-16-le"), "an encrypted Office file"),
    "half a workbook": (_zip(xl__workbook_dot_xml=b"<a/>"), "a damaged workbook"),
    "a workbook without cells": (make_xlsx({"表": []}), "a workbook without cells"),
    "an archive": (_zip(a_dot_txt=b"x"), "an archive"),
    "a picture": (b"\x89PNG\r\n\x1a\n" + bytes(64), "a picture"),
    "a page of frames": (b"<html><frameset cols='20%,80%'><frame src='left.htm'><frame src='text.htm'></frameset></html>", "a page of frames .*read left.htm, text.htm instead"),
    "bytes without text": (bytes(range(256)) * 8, "not a text file"),
}  # fmt: skip


@pytest.mark.parametrize("case", CASES)
def test_one_clear_error(case: str) -> None:
    data, message = CASES[case]
    with pytest.raises(gp.UnreadableFileError, match=message) as caught:
        gp.parse_bytes(data, "a.bin")
    assert str(caught.value).startswith("a.bin: ")
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize("cut", range(0, 100, 7))
def test_a_truncated_file_is_read_or_refused_with_its_name(cut: int) -> None:
    for data in (PDF, DOCX, OFD):
        assert _outcome(data[: len(data) * cut // 100]).startswith(("read", "x: "))


def _outcome(data: bytes) -> str:
    try:
        return f"read {len(gp.parse_bytes(data, 'x').text)}"
    except gp.UnreadableFileError as error:
        return str(error)


def test_a_file_is_told_by_its_content(tmp_path: Path) -> None:
    page = tmp_path / "report.docx"
    page.write_text("<html><body><p>完成投资3亿元。</p></body></html>", encoding="utf-8")
    assert gp.parse_file(page).facts[0].quantity.quote.text == "3亿元"
    word = tmp_path / "page.html"
    word.write_bytes(make_docx([(0, "完成投资3亿元。")]))
    assert gp.parse_file(word).text == "一、完成投资3亿元。\n"


def test_an_empty_file_is_an_empty_document(tmp_path: Path) -> None:
    empty = tmp_path / "empty.pdf"
    empty.write_bytes(b"")
    document = gp.parse_file(empty)
    assert document.text == ""
    assert [diagnostic.code for diagnostic in document.diagnostics] == ["TEXT_EMPTY"]


def test_a_file_over_the_limit_is_refused_and_the_limit_can_be_raised(tmp_path: Path) -> None:
    large = tmp_path / "large.txt"
    large.write_text("完成投资3亿元。" * 10, encoding="utf-8")
    with pytest.raises(gp.TooLargeError, match="raise max_bytes"):
        gp.parse_file(large, max_bytes=100)
    assert gp.parse_file(large, max_bytes=1000).facts


def test_a_zip_bomb_is_refused() -> None:
    bomb = _zip(word__document_dot_xml=b"<a>" + b" " * 5_000_000 + b"</a>")
    assert len(bomb) < 20_000
    with pytest.raises(gp.TooLargeError, match="unpacked"):
        gp.parse_bytes(bomb, max_bytes=1_000_000)


def test_a_zip_bomb_of_many_parts_is_refused() -> None:
    """No entry is over the limit, all together are."""
    bomb = _zip(**{f"word__{part}_dot_xml": b"-" * 400_000 for part in ("document", "styles", "numbering")})
    with pytest.raises(gp.TooLargeError, match="unpacked: 1,2"):
        gp.parse_bytes(bomb, max_bytes=1_000_000)


def test_bytes_over_the_limit_are_refused() -> None:
    data = "完成投资3亿元。".encode() * 10
    with pytest.raises(gp.TooLargeError, match="<bytes>: 220 bytes, more than the limit of 100; raise max_bytes"):
        gp.parse_bytes(data, max_bytes=100)
    assert len(gp.parse_bytes(data, max_bytes=220).facts) == 10


def test_an_error_of_our_own_is_not_taken_for_a_damaged_pdf(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(_: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(pdf, "_page", broken)
    with pytest.raises(gp.UnreadableFileError, match=r"its reader failed \(ZeroDivisionError\); please report it"):
        gp.parse_bytes(PDF)


@pytest.mark.parametrize("method", [zipfile.ZIP_LZMA, zipfile.ZIP_BZIP2])
def test_an_archive_that_no_office_writes_is_refused(method: int) -> None:
    out = BytesIO()
    with zipfile.ZipFile(out, "w", method) as archive:
        archive.writestr("word/document.xml", "<a/>" * 500)
    with pytest.raises(gp.UnreadableFileError, match="compressed in a way"):
        gp.parse_bytes(out.getvalue())


def test_a_missing_package_is_one_line_that_helps() -> None:
    with pytest.raises(gp.MissingExtraError, match=r'pip install "pdfplumber.*" \(extra pdf\)') as caught:
        need("no_such_package.inner", "pdf")
    assert "\n" not in str(caught.value)


def test_a_file_that_needs_more_memory_than_there_is_is_one_line(monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise MemoryError

    monkeypatch.setattr(file, "find_format", full)
    with pytest.raises(gp.UnreadableFileError, match=r"^a\.txt: reading it needs more memory than there is$"):
        gp.parse_bytes(b"x", "a.txt")


def test_without_an_installation_the_extra_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    def not_installed(name: str) -> list[str]:
        raise importlib.metadata.PackageNotFoundError(name)

    monkeypatch.setattr(importlib.metadata, "requires", not_installed)
    assert install_command("pdf") == 'pip install "govdoc-parse[pdf]"'


@pytest.mark.parametrize(
    ("package", "data"), [("selectolax", b"<html><p>x"), ("docx", DOCX), ("pdfplumber", PDF), ("defusedxml", OFD)]
)
def test_each_format_says_what_it_needs(monkeypatch: pytest.MonkeyPatch, package: str, data: bytes) -> None:
    for name in [name for name in sys.modules if name.split(".")[0] == package]:
        monkeypatch.setitem(sys.modules, name, None)
    monkeypatch.setitem(sys.modules, package, None)
    with pytest.raises(gp.MissingExtraError, match=r'pip install "\S+" \(extra \w+\)'):
        gp.parse_bytes(data)


def test_an_old_file_names_the_way_without_libreoffice(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(legacy.shutil, "which", lambda _: None)
    old = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)
    with pytest.raises(gp.UnreadableFileError, match=r"LibreOffice.*soffice --convert-to docx"):
        gp.parse_bytes(old, "a.doc")


def test_an_old_file_is_converted_by_libreoffice(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    program = tmp_path / "soffice"
    made = tmp_path / "made.docx"
    made.write_bytes(make_docx([(0, "完成投资3亿元。")]))
    program.write_text(f'#!/bin/sh\nwhile [ "$1" != "--outdir" ]; do shift; done\ncp {made} "$2/document.docx"\n')
    program.chmod(0o755)
    monkeypatch.setattr(legacy.shutil, "which", lambda name: str(program) if name == "soffice" else None)
    assert gp.parse_bytes(b"{\\rtf1 x}").text == "一、完成投资3亿元。\n"


@pytest.mark.parametrize(
    ("script", "said"),
    [
        ("exit 1", r"a\.doc: LibreOffice could not convert it \(.*exit status 1"),
        ("exit 0", r"a\.doc: LibreOffice could not read it"),
        (
            'while [ "$1" != "--outdir" ]; do shift; done\nprintf x > "$2/document.docx"',
            r"a\.doc: a damaged Word document",
        ),
    ],
)
def test_an_old_file_that_libreoffice_cannot_convert_is_one_clear_error(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, script: str, said: str
) -> None:
    program = tmp_path / "soffice"
    program.write_text(f"#!/bin/sh\n{script}\n")
    program.chmod(0o755)
    monkeypatch.setattr(legacy.shutil, "which", lambda _: str(program))
    with pytest.raises(gp.UnreadableFileError, match=said):
        gp.parse_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "a.doc")


def test_readers_add_nothing_to_the_import() -> None:
    code = (
        "import sys, govdoc_parse; govdoc_parse.parse('甲');"
        "print([m for m in ('selectolax', 'docx', 'pdfplumber', 'defusedxml', 'lxml') if m in sys.modules])"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "[]"


@pytest.mark.parametrize(
    ("function", "value", "said"),
    [
        (gp.parse_bytes, None, r"parse_bytes\(\) takes the content of a file as bytes, not NoneType"),
        (gp.parse_bytes, "甲", r"not str; use parse\(\)"),
    ],
)
def test_what_is_no_input_at_all_is_a_type_error(
    function: Callable[[object], object], value: object, said: str
) -> None:
    with pytest.raises(TypeError, match=said):
        function(value)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="pipes with a name are of POSIX")
def test_a_pipe_is_refused_before_it_is_opened(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a.txt")
    with pytest.raises(
        gp.UnreadableFileError, match=r"a\.txt: a pipe or a device, not a file; standard input is read as -$"
    ):
        gp.parse_file(tmp_path / "a.txt")


@pytest.mark.skipif(not Path("/dev/zero").exists(), reason="devices are of POSIX")
def test_a_device_without_end_is_refused() -> None:
    with pytest.raises(gp.UnreadableFileError, match=r"^/dev/zero: a pipe or a device"):
        gp.parse_file("/dev/zero")


def test_a_file_that_grows_is_read_up_to_the_limit(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"x" * 50)
    small = os.stat_result((stat.S_IFREG, 0, 0, 1, 0, 0, 3, 0, 0, 0))
    monkeypatch.setattr(Path, "stat", lambda *_, **__: small)
    with pytest.raises(gp.TooLargeError, match=r"a\.txt: 11 bytes, more than the limit of 10"):
        gp.parse_file(path, max_bytes=10)


def test_libreoffice_is_ended_with_all_that_it_started(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    program, started = tmp_path / "soffice", tmp_path / "started"
    program.write_text(f"#!/bin/sh\nsleep 300 &\necho $! > {started}\nwait\n")
    program.chmod(0o755)
    monkeypatch.setattr(legacy.shutil, "which", lambda _: str(program))
    monkeypatch.setattr(legacy, "_SECONDS", 1)
    with pytest.raises(gp.UnreadableFileError, match=r"could not convert it .*timed out"):
        gp.parse_bytes(b"{\\rtf1 x}", "a.rtf")
    assert _has_ended(int(started.read_text()))


def test_libreoffice_ends_with_the_process_that_waits_for_it(tmp_path: Path) -> None:
    program, started = tmp_path / "soffice", tmp_path / "started"
    program.write_text(f"#!/bin/sh\nsleep 300 &\necho $! > {started}.part\nmv {started}.part {started}\nwait\n")
    program.chmod(0o755)
    code = r"import govdoc_parse as gp; gp.parse_bytes(b'{\\rtf1 x}', 'a.rtf')"
    path = os.pathsep.join([str(tmp_path), os.environ["PATH"]])
    waiting = subprocess.Popen([sys.executable, "-c", code], env=os.environ | {"PATH": path})
    while not started.exists():
        assert waiting.poll() is None
        time.sleep(0.05)
    waiting.kill()  # as a pool does with a worker that takes too long
    waiting.wait()
    assert _has_ended(int(started.read_text()))


def _has_ended(process: int) -> bool:
    """Whether a process ends within some seconds."""
    for _ in range(100):
        if not _is_running(process):
            return True
        time.sleep(0.05)
    return False


def _is_running(process: int) -> bool:
    """Whether there is such a process, and not only what init has not noticed yet."""
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    status = Path(f"/proc/{process}/status")
    return not (status.exists() and "\nState:\tZ" in status.read_text())
