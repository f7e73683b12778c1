# Targets describe themselves: make help
SHELL := /bin/bash
.DEFAULT_GOAL := help
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
DATA ?= data
PORTAL_PORT ?= 8000
DESK_PORT ?= 8001
ORGANISATION_PORT ?=
# Two more than there are processors: tests that wait for a browser or a process leave one idle.
WORKERS ?= $(shell expr $$(nproc) + 2)
SOURCES := amparo tests scripts conftest.py
.PHONY: help setup built demo test check bench docs tools

help: ## list the targets
	@grep -hE '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z]+):.*## /\1\t/' | expand -t 10

setup: $(VENV)/.ready built ## make .venv with every locked part, the style sheets and the translations

built: $(VENV)/.running
	@$(BIN)/python scripts/build_style.py
	@$(BIN)/python scripts/compile_messages.py

INSTALL := $(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes --only-binary=:all:

$(VENV)/.running: requirements.txt scripts/link_package.py
	@$(PYTHON) scripts/require_python.py
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@$(INSTALL) -r requirements.txt
	@$(BIN)/python scripts/link_package.py
	@touch $@

$(VENV)/.ready: requirements-dev.txt $(VENV)/.running
	@$(INSTALL) -r requirements-dev.txt
	@touch $@

demo: built ## run a demonstration until stopped: DATA=folder PORTAL_PORT=8000 DESK_PORT=8001 ORGANISATION_PORT=8002
	@exec $(BIN)/amparo demo --data "$(DATA)" --portal-port $(PORTAL_PORT) --desk-port $(DESK_PORT) \
		$(if $(ORGANISATION_PORT),--organisation-port $(ORGANISATION_PORT))

check: setup ## format, lint, types, import contracts, migrations, law pack, what must not stand in the tree
	@$(BIN)/ruff format --check $(SOURCES)
	@$(BIN)/ruff check $(SOURCES)
	@$(BIN)/mypy
	@$(BIN)/lint-imports
	@$(BIN)/python scripts/check_migrations.py
	@$(BIN)/amparo law check
	@$(BIN)/python scripts/check_tree.py

test: check tools ## check, then every test: WORKERS=how many at once
	@$(BIN)/pytest -q -n $(WORKERS) --maxprocesses 4 --dist loadscope

tools: setup
	@$(BIN)/python scripts/test_tools.py

# Other programs to compare with, in an environment of their own; never part of the product.
$(VENV)/bench/.ready: requirements-bench.txt $(VENV)/.running
	@test -x $(VENV)/bench/bin/python || $(PYTHON) -m venv $(VENV)/bench
	@$(VENV)/bench/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes --only-binary=:all: \
		-r requirements-bench.txt
	@touch $@

bench: built $(if $(filter linkage,$(BENCH)),$(VENV)/bench/.ready) ## benchmarks: BENCH=deposits or BENCH=linkage
	@$(BIN)/amparo bench $(BENCH)

docs: setup ## print the parts of docs/ that come from code
	@$(BIN)/python scripts/build_docs.py
