# Two commands do all the set-up on a machine with Python 3.11 or later and make: `make demo` and `make test`.
PYTHON ?= python3
VENV   ?= .venv
ENGINES := .venv-engines
BIN    := $(VENV)/bin
PEERS  ?= .venv-peers
DEV    := cobalt hatchling hypothesis import-linter lxml-stubs matplotlib mkdocs-material mkdocs-static-i18n 'mkdocstrings[python]' mypy openpyxl pandas-stubs pyperf pyreadstat \
          pytest pytest-xdist reportlab ruff types-regex
ROOT   := $(shell [ "$$(id -u)" = 0 ] || echo sudo)

.PHONY: demo test lint types contracts unit docs golden schema eval govfacts govfacts-agreement govfacts-peers bench house ablate nightly coverage fuzz mutants test-view test-mcp test-engines test-dist clean

demo: $(VENV)/.installed
	$(BIN)/python examples/demo.py
	$(BIN)/govdoc-parse show fixtures/county_bureau_half_year.txt

test: lint types contracts unit docs

lint: $(VENV)/.developed
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(VENV)/.developed
	$(BIN)/mypy

contracts: $(VENV)/.developed
	$(BIN)/lint-imports --no-cache

# The tests, on all processors. `make nightly` tries the same properties on more and longer texts (THOROUGH=1).
SPREAD := --numprocesses=auto --dist=worksteal
unit: $(VENV)/.developed
	$(BIN)/pytest $(SPREAD)

# The site, in site/; it needs no network, and a broken link is an error.
docs: $(VENV)/.developed
	NO_MKDOCS_2_WARNING=1 $(BIN)/mkdocs build --strict --quiet

golden: $(VENV)/.developed
	$(BIN)/pytest tests/test_golden.py --update-golden

schema: $(VENV)/.developed
	$(BIN)/python -c "import json, govdoc_parse; print(json.dumps(govdoc_parse.json_schema(), ensure_ascii=False, indent=1))" > docs/document.schema.json
	$(BIN)/python -c "import json; from govdoc_parse.export import TABLES; print(json.dumps({n: [{'name': c.name, 'type': c.type, 'meaning': c.meaning} for c in t] for n, t in TABLES.items()}, ensure_ascii=False, indent=1))" > docs/tables.schema.json

eval: $(VENV)/.developed
	$(BIN)/python eval/score.py ../shared

# GovFacts, the benchmark in eval/govfacts. `make govfacts PREDICTIONS=answers.json` scores another system beside this library;
# `make govfacts WRITE=1` writes the tables into docs/evaluation.md.
PREDICTIONS ?=
WRITE       ?=
govfacts: $(VENV)/.installed
	$(BIN)/python eval/govfacts/score.py $(if $(PREDICTIONS),--predictions $(PREDICTIONS)) $(if $(WRITE),--write)

govfacts-agreement: $(VENV)/.installed
	$(BIN)/python eval/govfacts/agreement.py

# The counts of the peers, in eval/govfacts/peers.json.
govfacts-peers: $(PEERS)/.installed
	$(PEERS)/bin/python eval/govfacts/peers.py

# The libraries compared with live in an environment of their own.
bench: $(PEERS)/.installed
	$(PEERS)/bin/python benchmarks/compare.py

# Every line and branch of the package that the tests do not reach, on more and longer texts than `make unit` has.
coverage: $(VENV)/.covered
	rm -f .coverage .coverage.*
	THOROUGH=1 $(BIN)/coverage run -m pytest $(SPREAD)
	$(BIN)/coverage combine --quiet
	$(BIN)/coverage report

# Inputs that break a target of fuzz/: `make fuzz TARGET=parse SECONDS=600`.
TARGET  ?= parse
SECONDS ?= 600
fuzz: $(VENV)/.fuzzable
	$(BIN)/python -m fuzz $(TARGET) --seconds $(SECONDS)

# Long modules, functions and patterns of the stages (eval/house.py).
house: $(VENV)/.developed
	$(BIN)/python eval/house.py

# Patterns and decisions of the fact rooms that no case, fixture or corpus fact would miss; CHANGED=1: those on changed lines.
ablate: $(VENV)/.developed
	$(BIN)/python eval/ablate.py $(if $(CHANGED),--changed)

nightly: ablate coverage

# Mutants of two stages that the cases pass (eval/mutants.md).
mutants: $(VENV)/.mutable
	$(BIN)/python eval/mutants.py

# The page of export.html in a browser; Debian's chromium is installed if there is none.
test-view: $(VENV)/.viewable
	command -v chromium > /dev/null || { $(ROOT) apt-get update --quiet && $(ROOT) apt-get install --yes --quiet chromium; }
	$(BIN)/pytest tests/view

# The tools of `govdoc-parse mcp`, asked by the client of the official SDK.
test-mcp: $(VENV)/.speaking
	$(BIN)/pytest tests/protocol

# The examples under Apache Spark and Ray, in an environment of their own: the two are heavy, and Spark wants pandas 2.
# Debian's Java is installed if there is none.
test-engines: $(ENGINES)/.installed
	command -v java > /dev/null || { $(ROOT) apt-get update --quiet && $(ROOT) apt-get install --yes --quiet openjdk-17-jre-headless; }
	$(ENGINES)/bin/pytest -rP tests/engines

# The wheel and the source distribution, in dist/, and the tests of the second where it is unpacked, in an environment of its own.
test-dist: $(VENV)/.developed
	rm -rf dist
	$(BIN)/hatchling build --directory dist
	tar --extract --gzip --directory dist --file dist/*.tar.gz
	$(MAKE) --directory dist/govdoc_parse-*/ VENV=.venv unit

$(VENV)/bin/python:
	$(PYTHON) -m venv $(VENV)

$(VENV)/.installed: pyproject.toml $(VENV)/bin/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[all]'
	touch $@

$(VENV)/.developed: $(VENV)/.installed
	$(BIN)/python -m pip install --quiet --disable-pip-version-check $(DEV)
	touch $@

$(PEERS)/.installed: pyproject.toml benchmarks/peers.txt
	$(PYTHON) -m venv $(PEERS)
	$(PEERS)/bin/python -m pip install --quiet --disable-pip-version-check --editable . --requirement benchmarks/peers.txt
	touch $@

$(VENV)/.viewable: $(VENV)/.developed
	$(BIN)/python -m pip install --quiet --disable-pip-version-check axe-playwright-python playwright
	touch $@

$(VENV)/.speaking: $(VENV)/.developed
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[mcp]'
	touch $@

$(VENV)/.covered: $(VENV)/.developed
	$(BIN)/python -m pip install --quiet --disable-pip-version-check 'coverage>=7.10'
	touch $@

$(VENV)/.fuzzable: $(VENV)/.developed
	$(BIN)/python -m pip install --quiet --disable-pip-version-check atheris
	touch $@

$(VENV)/.mutable: $(VENV)/.developed
	$(BIN)/python -m pip install --quiet --disable-pip-version-check cosmic-ray
	touch $@

$(ENGINES)/.installed: pyproject.toml
	$(PYTHON) -m venv $(ENGINES)
	$(ENGINES)/bin/python -m pip install --quiet --disable-pip-version-check --editable '.[arrow,html]' \
	  'pandas>=2.2,<3' 'pyspark>=4.0,<5' 'ray[data]>=2.50,<3' hypothesis pytest
	touch $@

clean:
	rm -rf $(VENV) $(ENGINES) $(PEERS) .mypy_cache .ruff_cache .pytest_cache .hypothesis build dist fuzz/out site
