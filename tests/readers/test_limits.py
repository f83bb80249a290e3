"""Small files that would unpack to gigabytes: how much memory they take, measured in a process of their own."""

from __future__ import annotations

import subprocess
import sys
import zipfile
from io import BytesIO
from pathlib import Path

import pytest
from makers import make_ofd

MOST = 400  # megabytes; Python with the readers imported takes some 60
_CODE = """
import resource, sys
from pathlib import Path
import govdoc_parse as gp
try:
    said = f"read {len(gp.parse_file(sys.argv[1]).text)}"
except gp.UnreadableFileError as error:
    said = f"{type(error).__name__} {error}"
status = Path("/proc/self/status")  # on Linux ru_maxrss counts what the process that started this one took
if status.exists():
    used = int(status.read_text().partition("VmHWM:")[2].split()[0]) // 1_000
else:
    used = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // (1_000_000 if sys.platform == "darwin" else 1_000)
print(used, said)
"""


def outcome(data: bytes, folder: Path) -> str:
    """What reading a file says, once it is known that it took little memory."""
    path = folder / "a.bin"
    path.write_bytes(data)
    done = subprocess.run([sys.executable, "-c", _CODE, str(path)], capture_output=True, text=True, check=True)
    used, _, said = done.stdout.strip().partition(" ")
    assert int(used) < MOST, said
    return said.replace(str(path), path.name)


def _ofd(delta: str) -> bytes:
    """A page with one line of 5,600 characters."""
    line = "完成投资3亿元。"
    code = (f'X="0" DeltaX="{delta}"', line * 700)
    out = BytesIO()
    with zipfile.ZipFile(BytesIO(make_ofd(line))) as made, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as changed:
        for entry in made.infolist():
            text = made.read(entry).decode()
            changed.writestr(
                entry, text.replace('X="0"', code[0]).replace(line, code[1]) if "Page_" in entry.filename else text
            )
    return out.getvalue()


@pytest.mark.parametrize("delta", ["g 1000000000 5 " * 10_000, "g 1000000000 5", "g -5 5 " * 10_000])
def test_steps_of_an_ofd_that_count_on_for_ever(delta: str, tmp_path: Path) -> None:
    """10,000 times a count of 10⁹ took gigabytes, and at the end as many steps were kept as there are characters."""
    data = _ofd(delta)
    assert len(data) < 3_000
    assert outcome(data, tmp_path) == "read 5611"  # with the header of the page
