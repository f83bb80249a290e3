"""The command case: a place of a file as a case for tests/cases."""

from __future__ import annotations

from typing import Annotated

import typer

from govdoc_parse.cli.language import Lang_
from govdoc_parse.cli.places import PlaceArgument, offset_of
from govdoc_parse.cli.reading import Reader
from govdoc_parse.cli.terminal import complain, say


def case_command(
    file: Annotated[str, typer.Argument(metavar="FILE", help="A file as parse takes it, or - for standard input.")],
    offset: PlaceArgument,
    _lang: Lang_ = None,
) -> None:
    """Print the sentence at an offset and what is read in it as a case, to report what is wrong or to paste into tests/cases.

    It says what is read now: change `expect` to what should be.
    """
    from govdoc_parse.export import case

    document = Reader(None, [file]).read(file)
    if document is None:
        raise typer.Exit(1)
    at = offset_of(document, offset)
    try:
        if at is None:
            raise ValueError(f"no offset {offset} in a text of {len(document.text)} characters")
        say(case(document, at), nl=False)
    except ValueError as error:
        complain(f"govdoc-parse: {file}: {error}")
        raise typer.Exit(2) from error
