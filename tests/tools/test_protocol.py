"""The server as a model's program sees it: the client of the SDK, over standard input and output."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any, TypeVar

import anyio
import pytest
from command_line import MODULE, run
from mcp import Client, StdioServerParameters, stdio_client
from pages import ROOT, blocks

from govdoc_parse.mcp.tools import MOST, NAMES
from govdoc_parse.serve.page import example

T = TypeVar("T")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("reports")
    for year, name in ((2023, "last"), (2024, "this")):
        (made / f"{year}.txt").write_bytes(example(name))
    return made


def talk(folder: Path, say: Callable[[Client], Awaitable[T]], *options: str) -> T:
    """What a conversation with a server of its own gives."""
    command = [*MODULE, "mcp", str(folder), *options]

    async def conversation() -> T:
        async with Client(
            stdio_client(StdioServerParameters(command=command[0], args=command[1:], env=dict(os.environ)))
        ) as client:
            return await say(client)

    return anyio.run(conversation)


def test_a_model_finds_the_tools_and_asks_each(folder: Path) -> None:
    calls: dict[str, dict[str, Any]] = {
        "parse": {"path": "2024.txt"},
        "facts": {"path": "2024.txt", "status": "planned"},
        "panel": {"paths": ["2023.txt", "2024.txt"]},
        "check": {"path": "2024.txt", "last_path": "2023.txt"},
        "explain": {"path": "2024.txt", "offset": 60},
    }

    async def say(client: Client) -> tuple[Any, dict[str, Any], str | None]:
        listed = await client.list_tools()
        answers = {name: await client.call_tool(name, arguments) for name, arguments in calls.items()}
        return listed.tools, answers, client.instructions

    listed, answers, instructions = talk(folder, say)
    assert tuple(tool.name for tool in listed) == NAMES
    for tool in listed:
        assert tool.description
        assert tool.annotations.read_only_hint is True
        assert tool.output_schema["type"] == "object"
    assert "cite" in (instructions or "")
    assert [name for name, answer in answers.items() if answer.is_error] == []
    said = {name: answer.structured_content for name, answer in answers.items()}
    assert said["parse"]["title"] == "棠溪县2024年政府工作报告"
    first = said["facts"]["facts"][0]
    assert (first["name"], first["value"], first["status"]) == ("地区生产总值", "6", "planned")
    assert said["panel"]["unread"] == []
    assert [each["code"] for each in said["check"]["findings"]] == ["F122"]
    assert said["explain"]["reasons"]


def test_the_settings_in_the_documentation_start_the_server(folder: Path) -> None:
    settings = json.loads(next(block.body for block in blocks("docs/mcp.md") if block.language == "json"))
    started = settings["mcpServers"]["govdoc"]
    assert started["command"] == "govdoc-parse"
    command, *folders = started["args"]
    assert (command, len(folders)) == ("mcp", 1)

    async def say(client: Client) -> list[str]:
        return [tool.name for tool in (await client.list_tools()).tools]

    told = re.findall(r"^\| `(\w+)` \|", (ROOT / "docs/mcp.md").read_text(encoding="utf-8"), re.M)
    assert talk(folder, say) == told == list(NAMES)


def test_a_model_is_told_what_it_did_wrong(folder: Path) -> None:
    wrong: list[tuple[str, dict[str, Any], str]] = [
        ("parse", {"path": "/etc/passwd"}, "no file below"),
        ("parse", {}, "either the path of a file or a text"),
        ("facts", {"text": "造林3亩。", "limit": MOST + 1}, "less than or equal to"),
        ("facts", {"text": "造林3亩。", "status": "done"}, "status"),
        ("explain", {"text": "造林3亩。", "offset": 99}, "offset"),
        ("parse", {"text": "长" * 400_000}, "larger than 1,000,000 bytes"),
    ]

    async def say(client: Client) -> list[Any]:
        return [await client.call_tool(tool, arguments) for tool, arguments, _ in wrong]

    for (_, _, expected), answer in zip(wrong, talk(folder, say, "--max-mb", "1"), strict=True):
        assert answer.is_error is True
        assert expected in answer.content[0].text


def test_without_the_extra_the_command_says_what_to_install() -> None:
    code = "import sys; sys.modules['mcp'] = None; from govdoc_parse.cli import run; sys.argv[1:] = ['mcp']; run()"
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, stdin=subprocess.DEVNULL, check=False
    )
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith("govdoc-parse: this needs the package mcp, which is not installed: pip install ")
    assert done.stderr.endswith("(extra mcp)\n")


def test_a_folder_that_is_none_is_refused(folder: Path) -> None:
    assert run("mcp", str(folder / "2024.txt")).returncode == 2
