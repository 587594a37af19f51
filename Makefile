# `make help` lists everything. Nothing has to be installed first but Python 3.11 and make.

SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help

BIN := .venv/bin
CODE := bot core handlers migrations tests benchmarks scripts
WORKERS ?= 2
# The least part of core, in percent, that the tests must run through.
CORE_COVERAGE ?= 95

.PHONY: help install run test lint types imports check-tests format bench docs phrases screenshots \
	lock upgrade clean

help: ## what can be made
	@grep -E '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 12

install: ## .venv with the locked libraries; quick when it is there
	@scripts/install

run: install ## start: the local chat on http://127.0.0.1:8080, or Telegram with BOT_TOKEN
	@exec $(BIN)/python -m bot

test: lint types imports check-tests ## every check

lint: install ## style and mistakes (ruff)
	@$(BIN)/ruff check $(wildcard $(CODE))
	@$(BIN)/ruff format --check --quiet $(wildcard $(CODE)) || { echo 'make format mends the lines above'; false; }

types: install ## mypy, strict
	@$(BIN)/mypy

imports: install ## who may import whom
	@$(BIN)/lint-imports --no-logo

check-tests: install ## the tests, with the coverage of core
	@rm -f .coverage .coverage.*
	@$(BIN)/python -m pytest -n $(WORKERS) --dist worksteal --cov --cov-report=term:skip-covered
	@$(BIN)/coverage report --include='core/*' --format=total --fail-under=$(CORE_COVERAGE) \
		| sed 's/^/coverage of core, %: /'

format: install ## lay the code out
	@$(BIN)/ruff check --fix --quiet $(wildcard $(CODE)) || true
	@$(BIN)/ruff format $(wildcard $(CODE))

bench: install ## what must be fast, as ratios measured side by side
	@$(BIN)/python -m benchmarks

docs: install ## docs/actions.json: every action with its arguments, from the register
	@$(BIN)/python -m bot actions >docs/actions.json.new && mv docs/actions.json.new docs/actions.json

phrases: install ## teach the interpreter the phrases of all rooms; a minute or two
	@$(BIN)/python -m core.assistant.interpreter.build

screenshots: install ## docs/pictures: an owner's day in the local chat, photographed with Chromium
	@$(BIN)/python -m scripts.screenshots

lock: install ## requirements.lock for pyproject as it now is, the versions in .venv kept
	@$(BIN)/python -m pip install --quiet --editable '.[dev]'
	@$(BIN)/python scripts/lock.py >requirements.lock.new && mv requirements.lock.new requirements.lock

upgrade: install ## the newest libraries that pyproject allows, then the lock; run `make test` after it
	@$(BIN)/python -m pip install --quiet --upgrade --upgrade-strategy eager --editable '.[dev]'
	@$(BIN)/python scripts/lock.py >requirements.lock.new && mv requirements.lock.new requirements.lock
	@git --no-pager diff --stat -- requirements.lock

clean: ## remove .venv, caches and builds; data stays
	@rm -rf .venv build dist htmlcov .coverage .coverage.* .mypy_cache .ruff_cache .pytest_cache .hypothesis
	@rm -rf .import_linter_cache
	@find . -name __pycache__ -type d -prune -exec rm -rf {} +
