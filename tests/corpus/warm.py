"""What a worker process loads, and the parser that it makes: here before there is a worker (`_warm` in tests/conftest.py)."""

from __future__ import annotations

import pyarrow.parquet
import reports

from govdoc_parse.corpus import run, worker
from govdoc_parse.parser import default_parser

LOADED = (pyarrow.parquet, reports, run, worker)
default_parser().parse(reports.report(0))
