"""The help and the complaints about wrong use in Chinese: the texts of the commands are put in place of the English before they run.

Help is laid out here, for typer cuts what has no blanks to break a line at.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import Enum
from functools import partial
from typing import Any

import typer
from rich.cells import cell_len
from rich.console import Console
from rich.table import Table
from rich.text import Text

from govdoc_parse.cli.chinese import translated

_METAVARS = {
    "FILE…": "文件…", "FILE": "文件", "SOURCE…": "来源…", "FOLDER": "文件夹", "[FOLDER…]": "[文件夹…]", "CODES": "代码", "LAST": "上年", "THIS": "本年",
    "OFFSET": "位置", "offset": "位置",
}  # fmt: skip
_NAMES = 24  # columns for names
_PADDING = 8  # columns around names and texts
_PIECE = re.compile(r"(?:[!-~]+|.)[，。；：、）”]* ?")


def run_in_chinese(app: typer.Typer) -> int:
    """Run the command line with Chinese help; returns the exit status."""
    command = typer.main.get_command(app)
    _translate(command)
    try:
        return command(standalone_mode=False) or 0
    except Exception as error:
        if not hasattr(error, "format_message"):  # wrong use, by whichever click typer brings
            raise
        _complain(error)
        return 2


def _translate(command: Any) -> None:
    command.help = translated(" ".join((command.help or "").split()))
    command.format_help = partial(_print_help, command)
    for parameter in command.params:
        shown = parameter.metavar or (parameter.name if _is_argument(parameter) else "")
        parameter.metavar = _METAVARS.get(shown, shown) or None
        parameter.help = translated(parameter.help)  # of each, as a test holds
    for each in getattr(command, "commands", {}).values():
        _translate(each)


def _print_help(command: Any, context: Any, _: object = None) -> None:
    console = Console(highlight=False)
    said = _wrapped(command.help, console.width)
    console.print(Text(f"{_usage(context)}\n\n{said}"), overflow="fold")
    arguments = [each for each in command.params if _is_argument(each)]
    options = [each for each in command.params if not _is_argument(each)]
    commands = getattr(command, "commands", {})
    for title, rows in (
        ("参数", [(each.metavar, each.help) for each in arguments]),
        ("选项", [*map(_option, options), ("--help", "显示本说明后退出。")]),
        ("命令", [(name, each.help) for name, each in commands.items()]),
    ):
        if rows:
            console.print(Text(f"\n{title}", style="bold"), _table(rows, console.width - _NAMES - _PADDING), sep="\n")


def _table(rows: list[tuple[str, str]], width: int) -> Table:
    table = Table(box=None, show_header=False, padding=(0, 2, 0, 2))
    table.add_column(style="cyan", width=_NAMES, overflow="fold")
    table.add_column(overflow="fold")
    for name, said in rows:
        table.add_row(Text(name), Text(_wrapped(said or "", max(width, _NAMES))))
    return table


def _wrapped(text: str, width: int) -> str:
    """The text in lines of a width: broken between characters, but not inside a Latin word, nor before a mark that closes."""
    lines = [""]
    for piece in _PIECE.findall(text):
        if cell_len(lines[-1]) + cell_len(piece.rstrip()) > width:
            lines.append("")
        lines[-1] += piece
    return "\n".join(line.rstrip() for line in lines)


def _option(option: Any) -> tuple[str, str]:
    """The names of an option with its value, and what it does, with its choices, and its default or that it must be given."""
    names = ", ".join((*option.opts, *option.secondary_opts))
    return f"{names} {option.metavar}" if option.metavar else names, f"{option.help}{''.join(_notes(option))}"


def _notes(option: Any) -> Iterator[str]:
    kind = getattr(option, "type_descriptor", None) or option.type  # of a later and of an earlier typer
    if choices := getattr(kind, "choices", None):
        yield f"可选：{'、'.join(map(_shown, choices))}。"
    if option.required:
        yield "必填。"
    elif option.show_default and isinstance(option.default, str) and option.default:
        yield f"默认：{_shown(option.default)}。"


def _shown(value: object) -> str:
    return str(value.value if isinstance(value, Enum) else value)


def _usage(context: Any) -> str:
    command = context.command
    arguments = [each.metavar for each in command.params if _is_argument(each)]
    rest = ["命令 [参数]…"] if hasattr(command, "commands") else arguments
    return f"用法：{' '.join((context.command_path, '[选项]', *rest))}"


def _is_argument(parameter: Any) -> bool:
    return str(parameter.param_type_name) == "argument"


def _complain(error: Any) -> None:
    """Say what is wrong with a command line; without arguments the help was shown already."""
    if type(error).__name__ == "NoArgsIsHelpError":
        return
    if (context := error.ctx) is not None:
        typer.echo(f"{_usage(context)}\n查看帮助：{context.command_path} --help", err=True)
    typer.echo(f"错误：{translated(error.format_message())}", err=True)
