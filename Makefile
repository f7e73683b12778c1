# Targets describe themselves: make help
SHELL := /bin/bash
.DEFAULT_GOAL := help
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
DATA ?= data
PORTAL_PORT ?= 8000
DESK_PORT ?= 8001
SOURCES := amparo tests scripts conftest.py
.PHONY: help setup demo test check bench docs tools

help: ## list the targets
	@grep -hE '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z]+):.*## /\1\t/' | expand -t 10

setup: $(VENV)/.ready ## make .venv with every locked part, the style sheets and the translations
	@$(BIN)/python scripts/build_style.py
	@$(BIN)/python scripts/compile_messages.py

$(VENV)/.ready: requirements-dev.txt pyproject.toml
	@$(PYTHON) scripts/require_python.py
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes --only-binary=:all: -r requirements-dev.txt
	@$(BIN)/python scripts/link_package.py
	@touch $@

demo: setup ## run a demonstration until stopped: DATA=folder PORTAL_PORT=8000 DESK_PORT=8001
	@exec $(BIN)/amparo demo --data "$(DATA)" --portal-port $(PORTAL_PORT) --desk-port $(DESK_PORT)

check: setup ## format, lint, types, import contracts, migrations, law pack, what must not stand in the tree
	@$(BIN)/ruff format --check $(SOURCES)
	@$(BIN)/ruff check $(SOURCES)
	@$(BIN)/mypy
	@$(BIN)/lint-imports
	@$(BIN)/python scripts/check_migrations.py
	@$(BIN)/amparo law check
	@$(BIN)/python scripts/check_tree.py

test: check tools ## check, then every test
	@$(BIN)/pytest -q

tools: setup
	@$(BIN)/python scripts/test_tools.py

bench: setup ## benchmarks of deposits: BENCH=name for one
	@$(BIN)/amparo bench $(BENCH)

docs: setup ## print the parts of docs/ that come from code
	@$(BIN)/python scripts/build_docs.py
