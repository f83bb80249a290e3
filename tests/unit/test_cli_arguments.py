"""What is no file is told at once, with what to do instead."""

from __future__ import annotations

from pathlib import Path

import pytest
from typer.testing import CliRunner

from govdoc_parse.cli import app


@pytest.mark.parametrize("command", [["parse"], ["show"], ["explain"], ["case"]])
@pytest.mark.parametrize("address", [False, True])
def test_folders_and_addresses(tmp_path: Path, command: list[str], address: bool) -> None:
    argument = "https://www.example.gov.cn/a.html" if address else str(tmp_path)
    result = CliRunner().invoke(app, [*command, argument, *(["0"] if command[0] in {"explain", "case"} else [])])
    assert result.exit_code == 2
    assert ("addresses are not fetched" if address else f"govdoc-parse batch {tmp_path} -o TABLES") in result.output
    assert len(result.output.splitlines()) == 1
