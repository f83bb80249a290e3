"""How the tools are given to the SDK, a stand-in here: tests/protocol asks them with its client."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from command_line import run

from govdoc_parse import __version__
from govdoc_parse.limited import Bench, Limits
from govdoc_parse.mcp import serve, server
from govdoc_parse.mcp.folders import Folders
from govdoc_parse.mcp.tools import NAMES, Tools

MADE: list[Server] = []


class ToolError(Exception):
    pass


class Server:
    """In place of the server of the SDK: what it is given."""

    def __init__(self, name: str, **options: Any) -> None:
        self.name, self.options = name, options
        self.tools: dict[str, tuple[Callable[..., Any], Any]] = {}
        self.transport = ""
        MADE.append(self)

    def add_tool(self, tool: Callable[..., Any], *, annotations: Any, structured_output: bool) -> None:
        assert structured_output
        self.tools[tool.__name__] = (tool, annotations)

    def run(self, transport: str) -> None:
        self.transport = transport


@pytest.fixture
def _sdk(monkeypatch: pytest.MonkeyPatch) -> None:
    modules = {
        "mcp.server.mcpserver": SimpleNamespace(MCPServer=Server),
        "mcp.server.mcpserver.exceptions": SimpleNamespace(ToolError=ToolError),
        "mcp.types": SimpleNamespace(ToolAnnotations=SimpleNamespace),
    }
    monkeypatch.setattr(server, "need", lambda module, extra: modules[module] if extra == "mcp" else None)


@pytest.mark.usefixtures("_sdk")
def test_the_tools_are_named_as_they_are_and_change_nothing() -> None:
    made = server.make_server(Tools(Bench(int, Limits()), Folders([]), Limits()))  # type: ignore[arg-type]
    assert (made.name, made.options["version"]) == ("govdoc_parse", __version__)
    assert tuple(made.tools) == NAMES
    for tool, hints in made.tools.values():
        assert tool.__doc__
        assert (hints.read_only_hint, hints.open_world_hint) == (True, False)


@pytest.mark.usefixtures("_sdk")
def test_a_failure_is_one_that_the_model_is_told() -> None:
    made = server.make_server(Tools(Bench(int, Limits()), Folders([]), Limits()))  # type: ignore[arg-type]
    with pytest.raises(ToolError, match="either the path of a file or a text"):
        made.tools["parse"][0]()


@pytest.mark.usefixtures("_sdk")
def test_it_is_served_over_standard_input_and_output(tmp_path: Path) -> None:
    done = run("mcp", str(tmp_path), "--max-mb", "1")
    assert (done.returncode, done.stdout) == (0, b"")
    assert MADE[-1].transport == "stdio"
    serve()
    assert tuple(MADE[-1].tools) == NAMES


def test_without_the_extra_the_command_says_what_to_install() -> None:
    code = "import sys; sys.modules['mcp'] = None; from govdoc_parse.cli import run; sys.argv[1:] = ['mcp']; run()"
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, stdin=subprocess.DEVNULL, check=False
    )
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith("govdoc-parse: this needs the package mcp, which is not installed: pip install ")
    assert done.stderr.endswith("(extra mcp)\n")


def test_a_folder_that_is_none_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.txt").touch()
    assert run("mcp", str(tmp_path / "a.txt")).returncode == 2
