# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.set-up

.PHONY: help setup demo messages test lint types leaks lock train clean
help: ## Show what can be made
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed 's/:.*## /	/'

setup: $(STAMP) ## Build .venv with the sloer command, the data for text recognition and the parts of the pages

$(STAMP): requirements/dev.lock pyproject.toml package-lock.json tools/install_parts.py
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Slør needs Python 3.11 or newer")'
	$(PYTHON) -m venv $(VENV)
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements/dev.lock
	$(BIN)/pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	$(BIN)/npm ci --silent --no-audit --no-fund
	$(BIN)/python tools/install_parts.py --browser node_modules $(VENV)/share/sloer
	@touch $(STAMP)

demo: setup messages ## Veil the samples, then start the service with invented applicants (Ctrl-C stops it)
	@$(BIN)/python tools/demo.py

lint: setup ## What pre-commit and CI run before the tests
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/reuse lint --quiet

types: setup ## Strict types
	$(BIN)/mypy

messages: setup ## Compile the service's message catalogues
	@$(BIN)/python tools/compile_messages.py

test: lint types messages ## Everything CI runs
	$(BIN)/pytest -n 2 --dist worksteal

lock: ## Renew the lock files from pyproject.toml (needs uv)
	for group in run dev training; do \
	  uv pip compile pyproject.toml --extra service $$( [ $$group = run ] || echo "--group $$group" ) --universal \
	    --generate-hashes --no-header --no-emit-index-url --python-version 3.11 -q \
	    -o requirements/$$group.lock; \
	done

DATA ?= ../shared/data
TRAINING := .venv-training
train: setup $(TRAINING)/.set-up ## Train the reader anew from the open data in DATA (an hour)
	PYTHONHASHSEED=0 PYTHONPATH=.:src $(TRAINING)/bin/python -m training $(DATA)
	$(BIN)/python tools/fit_confidence.py

$(TRAINING)/.set-up: requirements/training.lock
	$(PYTHON) -m venv $(TRAINING)
	$(TRAINING)/bin/pip install --quiet --disable-pip-version-check --require-hashes -r requirements/training.lock
	@touch $@

clean: ## Remove what make built
	rm -rf $(VENV) node_modules out
