# All of this needs only Python 3.11 or newer, make and a package index.
# The first Python found that is new enough is taken; `make PYTHON=/path/to/python3.12 ...` takes another.

NEW_ENOUGH := import sys; sys.exit(sys.version_info < (3, 11))
PYTHON ?= $(shell for name in python3 python3.13 python3.12 python3.11 python; do \
	$$name -c "$(NEW_ENOUGH)" 2>/dev/null && echo $$name && break; done)
BIN := .venv/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check -qq
LOCK := $(BIN)/uv pip compile pyproject.toml --no-config --quiet --universal --python-version 3.11 --generate-hashes

# Empty files in .venv that stand for "installed": nothing is done while they are newer than what they depend on.
LOCKED := .venv/.locked
INSTALLED := .venv/.installed

.DEFAULT_GOAL := help
.PHONY: help install demo test all-tests evaluate lint format docs lock upgrade clean clean-all

help:  ## this list
	@sed -n 's/^\([a-z-]*\):.*##/\1:/p' $(MAKEFILE_LIST) | awk -F: '{ printf "make %-10s %s\n", $$1, $$2 }'

install: $(INSTALLED)  ## .venv with all that the project and its developers need, from the hashed lock

$(LOCKED): requirements/dev.lock
	@test -n "$(PYTHON)" || { echo "Python 3.11 or newer is needed: make PYTHON=/path/to/python3.11" >&2; exit 2; }
	@echo "Installing into .venv; the first time takes a minute or two"
	@test -x $(BIN)/python || $(PYTHON) -m venv .venv || { rm -rf .venv; exit 1; }
	$(PIP) install --require-hashes -r requirements/dev.lock
	@touch $@

$(INSTALLED): $(LOCKED) pyproject.toml
	$(PIP) install --no-deps --no-build-isolation --editable .
	@touch $@

demo: $(INSTALLED)  ## read samples/, print the brief, write out/brief.html and out/claims.jsonl
	@mkdir -p out
	@rm -rf out/situation.*
	$(BIN)/reportedly read samples --db out/situation.db --quiet >/dev/null
	$(BIN)/reportedly brief --db out/situation.db --format html --output out/brief.html
	$(BIN)/reportedly export jsonl --db out/situation.db --output out/claims.jsonl
	$(BIN)/reportedly brief --db out/situation.db --format text
	@echo "Written: out/brief.html (open it in a browser) and out/claims.jsonl (one claim a line)"

test: $(INSTALLED)  ## the tests that need neither corpora nor much time
	$(BIN)/python -m pytest

all-tests: $(INSTALLED)  ## every test; those on corpora only where REPORTEDLY_CORPORA names their folder
	$(BIN)/python -m pytest -m "$(if $(REPORTEDLY_CORPORA),,not corpus)"

evaluate: $(INSTALLED)  ## score the gold, and every corpus in REPORTEDLY_CORPORA, in one table; out/scores.json
	$(BIN)/python benchmarks/evaluate.py --output out/scores.json

lint: $(INSTALLED)  ## style, format, types and layers
	$(BIN)/ruff check --output-format concise .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

format: $(INSTALLED)  ## rewrite the tree in the house format
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

docs: $(INSTALLED)  ## write the pages that are made from the code
	@for page in tools/docs/[a-z]*.py; do echo "$$page"; $(BIN)/python "$$page" || exit 1; done

lock: $(LOCKED)  ## write requirements/ anew from pyproject.toml, moving no version without need
	UV_CUSTOM_COMPILE_COMMAND="make lock" $(LOCK) $(UPGRADE) --output-file requirements/run.lock
	UV_CUSTOM_COMPILE_COMMAND="make lock" $(LOCK) $(UPGRADE) --extra parquet --extra pdf --group dev \
		--constraints requirements/run.lock --output-file requirements/dev.lock

upgrade:  ## the same, with the newest version of everything
	$(MAKE) lock UPGRADE=--upgrade

clean:  ## remove what was made, except .venv
	rm -rf out build dist .pytest_cache .mypy_cache .ruff_cache .import_linter_cache .hypothesis
	find src tests tools benchmarks -name __pycache__ -type d -prune -exec rm -rf {} + 2>/dev/null || true

clean-all: clean  ## remove .venv too
	rm -rf .venv
