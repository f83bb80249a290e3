# Two commands do all the set-up on a machine with Python 3.11 or later and make: `make demo` and `make test`.
PYTHON ?= python3
VENV   ?= .venv
ENGINES := .venv-engines
BIN    := $(VENV)/bin
PEERS  ?= .venv-peers
LOWEST := .venv-lowest
NEWEST := .venv-newest
PIP    := -m pip install --quiet --disable-pip-version-check
ROOT   := $(shell [ "$$(id -u)" = 0 ] || echo sudo)

.PHONY: demo test lint types contracts unit docs golden schema eval govfacts govfacts-agreement govfacts-peers bench house ablate nightly coverage fuzz fuzz-all lowest constraints mutants test-view test-mcp test-engines test-dist clean

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
TESTS  ?=
unit: $(VENV)/.tested
	$(BIN)/pytest $(SPREAD) $(TESTS)

# The tests with the lowest version of every direct dependency that pyproject.toml allows, in an environment of its own.
lowest: $(LOWEST)/.installed
	$(LOWEST)/bin/pytest $(SPREAD) $(TESTS)

# The newest version of everything that is needed, in constraints.txt: what `make test` then tests.
constraints:
	rm -rf $(NEWEST)
	$(PYTHON) -m venv $(NEWEST)
	$(NEWEST)/bin/python $(PIP) --editable '.[all,mcp]'
	$(NEWEST)/bin/python eval/versions.py installed > constraints.txt
	rm -rf $(NEWEST)

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

fuzz-all: $(VENV)/.fuzzable
	set -e; for target in parse exports decode html docx ofd pdf legacy content lexicon scanning; do \
	  $(BIN)/python -m fuzz $$target --seconds $(SECONDS); done

# Long modules, functions and patterns of the stages (eval/house.py).
house: $(VENV)/.developed
	$(BIN)/python eval/house.py

# Patterns and decisions of the fact rooms that no case, fixture or corpus fact would miss; CHANGED=1: those on changed lines.
ablate: $(VENV)/.developed
	$(BIN)/python eval/ablate.py $(if $(CHANGED),--changed)

# What takes hours. The source distribution runs all of its tests.
nightly: ablate coverage govfacts lowest fuzz-all
	$(MAKE) test-dist PACKED=

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

# The wheel and the source distribution, in dist/, and tests of the second where it is unpacked, in an environment of its own:
# all are collected, and those run that read the files of the repository; with `PACKED=` all run.
PACKED ?= tests/test_*.py
test-dist: $(VENV)/.tested
	rm -rf dist
	$(BIN)/hatchling build --directory dist
	tar --extract --gzip --directory dist --file dist/*.tar.gz
	$(MAKE) --directory dist/govdoc_parse-*/ VENV=.venv unit TESTS='--collect-only --quiet --quiet'
	$(MAKE) --directory dist/govdoc_parse-*/ VENV=.venv unit TESTS='$(PACKED)'

$(VENV)/bin/python:
	$(PYTHON) -m venv $(VENV)

$(VENV)/.installed: pyproject.toml constraints.txt $(VENV)/bin/python
	$(BIN)/python $(PIP) 'pip>=25.1'
	$(BIN)/python $(PIP) --constraint constraints.txt --editable '.[all]'
	touch $@

$(VENV)/.tested: $(VENV)/.installed
	$(BIN)/python $(PIP) --constraint constraints.txt --group test
	touch $@

$(VENV)/.developed: $(VENV)/.tested
	$(BIN)/python $(PIP) --constraint constraints.txt --group dev
	touch $@

$(LOWEST)/.installed: pyproject.toml eval/versions.py
	$(PYTHON) -m venv $(LOWEST)
	$(LOWEST)/bin/python $(PIP) 'pip>=25.1'
	$(LOWEST)/bin/python eval/versions.py lowest > $(LOWEST)/constraints.txt
	$(LOWEST)/bin/python $(PIP) --constraint $(LOWEST)/constraints.txt --editable '.[all]' --group test
	touch $@

$(PEERS)/.installed: pyproject.toml benchmarks/peers.txt
	$(PYTHON) -m venv $(PEERS)
	$(PEERS)/bin/python $(PIP) --editable . --requirement benchmarks/peers.txt
	touch $@

$(VENV)/.viewable: $(VENV)/.developed
	$(BIN)/python $(PIP) axe-playwright-python playwright
	touch $@

$(VENV)/.speaking: $(VENV)/.developed
	$(BIN)/python $(PIP) --editable '.[mcp]'
	touch $@

$(VENV)/.covered: $(VENV)/.developed
	$(BIN)/python $(PIP) 'coverage>=7.10'
	touch $@

$(VENV)/.fuzzable: $(VENV)/.developed
	$(BIN)/python $(PIP) atheris
	touch $@

$(VENV)/.mutable: $(VENV)/.developed
	$(BIN)/python $(PIP) cosmic-ray
	touch $@

$(ENGINES)/.installed: pyproject.toml
	$(PYTHON) -m venv $(ENGINES)
	$(ENGINES)/bin/python $(PIP) --editable '.[arrow,html]' \
	  'pandas>=2.2,<3' 'pyspark>=4.0,<5' 'ray[data]>=2.50,<3' hypothesis pytest
	touch $@

clean:
	rm -rf $(VENV) $(ENGINES) $(PEERS) $(LOWEST) $(NEWEST) .mypy_cache .ruff_cache .pytest_cache .hypothesis build dist fuzz/out site
