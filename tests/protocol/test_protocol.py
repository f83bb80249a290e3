"""The server as a model's program sees it: the client of the SDK, over standard input and output. Run by `make test-mcp`."""

from __future__ import annotations

import json
import os
import re
from pathlib import Path
from typing import Any, NamedTuple

import anyio
import pytest
from command_line import MODULE
from mcp import Client, StdioServerParameters, stdio_client
from pages import ROOT, blocks

from govdoc_parse.mcp.tools import MOST, NAMES
from govdoc_parse.serve.page import example


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("reports")
    for year, name in ((2023, "last"), (2024, "this")):
        (made / f"{year}.txt").write_bytes(example(name))
    return made


class Said(NamedTuple):
    """What one conversation with a server of its own brought."""

    tools: Any
    instructions: str | None
    answers: dict[str, Any]
    errors: list[str]


ASKED: dict[str, dict[str, Any]] = {
    "parse": {"path": "2024.txt"},
    "facts": {"path": "2024.txt", "status": "planned"},
    "panel": {"paths": ["2023.txt", "2024.txt"]},
    "check": {"path": "2024.txt", "last_path": "2023.txt"},
    "explain": {"path": "2024.txt", "offset": 60},
}
WRONG: list[tuple[str, dict[str, Any], str]] = [
    ("parse", {"path": "/etc/passwd"}, "no file below"),
    ("parse", {}, "either the path of a file or a text"),
    ("facts", {"text": "造林3亩。", "limit": MOST + 1}, "less than or equal to"),
    ("facts", {"text": "造林3亩。", "status": "done"}, "status"),
    ("explain", {"text": "造林3亩。", "offset": 99}, "offset"),
    ("parse", {"text": "长" * 400_000}, "larger than 1,000,000 bytes"),
]


@pytest.fixture(scope="module")
def said(folder: Path) -> Said:
    """The server is started as the page of the documentation says, and each tool is asked rightly and wrongly."""
    settings = json.loads(next(block.body for block in blocks("docs/mcp.md") if block.language == "json"))
    started = settings["mcpServers"]["govdoc"]
    assert (started["command"], started["args"][0], len(started["args"])) == ("govdoc-parse", "mcp", 2)
    command = [*MODULE, "mcp", str(folder), "--max-mb", "1"]
    server = StdioServerParameters(command=command[0], args=command[1:], env=dict(os.environ))

    async def talk() -> Said:
        async with Client(stdio_client(server)) as client:
            listed = await client.list_tools()
            answers = {name: await client.call_tool(name, arguments) for name, arguments in ASKED.items()}
            wrong = [await client.call_tool(name, arguments) for name, arguments, _ in WRONG]
            errors = [each.content[0].text if each.is_error else "" for each in wrong]  # type: ignore[union-attr]
            return Said(listed.tools, client.instructions, answers, errors)

    return anyio.run(talk)


def test_a_model_finds_the_tools_that_the_page_tells_of(said: Said) -> None:
    told = re.findall(r"^\| `(\w+)` \|", (ROOT / "docs/mcp.md").read_text(encoding="utf-8"), re.M)
    assert [tool.name for tool in said.tools] == told == list(NAMES)
    for tool in said.tools:
        assert tool.description
        assert tool.annotations.read_only_hint is True
        assert tool.output_schema["type"] == "object"
    assert "cite" in (said.instructions or "")


def test_a_model_gets_typed_results(said: Said) -> None:
    assert [name for name, answer in said.answers.items() if answer.is_error] == []
    given = {name: answer.structured_content for name, answer in said.answers.items()}
    assert given["parse"]["title"] == "棠溪县2024年政府工作报告"
    first = given["facts"]["facts"][0]
    assert (first["name"], first["value"], first["status"]) == ("地区生产总值", "6", "planned")
    assert given["panel"]["unread"] == []
    assert [each["code"] for each in given["check"]["findings"]] == ["F122"]
    assert given["explain"]["reasons"]


def test_a_model_is_told_what_it_did_wrong(said: Said) -> None:
    assert len(said.errors) == len(WRONG)
    for (_, _, expected), error in zip(WRONG, said.errors, strict=True):
        assert expected in error
