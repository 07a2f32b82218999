# make demo    sets up what running needs, loads the plans that come with the product, serves the page
# make test    sets up what testing needs, runs every check and every test
SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help
.ONESHELL:
.NOTPARALLEL:
.PHONY: help demo run-env test-env test lint format bench accuracy docs pictures messages lock upgrade clean

BIN := .venv/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --no-input --quiet
UV_VERSION := 0.13.9

# A stamp carries the checksum of what it stands for, so that nothing is installed twice.
checksum = $(shell cat $(1) 2>/dev/null | cksum | tr ' ' '-')
RUN_LOCK := .venv/.run-lock-$(call checksum,requirements/run.txt)
TEST_LOCK := .venv/.test-lock-$(call checksum,requirements/test.txt)
PROJECT := .venv/.project-$(call checksum,pyproject.toml)

# What a test uses but a checkout of the product alone may lack is skipped and printed; KETENKAART_CI=1 makes it fail.
PYTEST_ARGS ?= --numprocesses auto --maxprocesses 4 --dist worksteal
DEMO_ARGS ?=

help: ## this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "make %-9s %s\n", $$1, $$2 }' Makefile

demo: run-env ## load the plans that come with the product and serve the page on this machine
	$(BIN)/ketenkaart demo $(DEMO_ARGS)

test: lint ## every check and every test
	$(BIN)/python -m pytest $(PYTEST_ARGS)

lint: test-env ## ruff, the form of the code, mypy --strict
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

format: test-env ## let ruff set the form of the code
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

bench: test-env ## the benchmarks, side by side with their baselines
	$(BIN)/python -m benchmarks

accuracy: test-env ## how much is found of the labelled sets: persons, plans of the corpus, unseen documents, classes, a district
	$(BIN)/python -m tests.golden.persons
	$(BIN)/python -m tests.golden.corpus
	$(BIN)/python -m tests.golden.unseen
	$(BIN)/python -m tests.golden.classes
	$(BIN)/python -m tests.golden.district

docs: test-env ## write the pages of docs/ that follow from the code
	$(BIN)/python -c 'from graph.model.dictionary import data_dictionary as made; print(made(), end="")' > docs/reference/data-dictionary.md
	$(BIN)/python -c 'from graph.analysis.rules_page import rules_page as made; print(made(), end="")' > docs/reference/rules.md
	$(BIN)/python -c 'from api.parts.questions_page import questions_page as made; print(made(), end="")' > docs/reference/questions.md
	$(BIN)/python -c 'from loaders.form import form_schema as made; print(made(), end="")' > docs/reference/plan.schema.json
	$(BIN)/python -c 'from loaders.workbook.workbook_page import workbook_page as made; print(made(), end="")' > docs/reference/workbook.md
	$(BIN)/python -c 'from graph.export.four_w_page import four_w_page as made; print(made(), end="")' > docs/reference/four-w.md
	$(BIN)/python -c 'from api.app import description as made; print(made(), end="")' > docs/reference/openapi.json
	$(BIN)/python -m tests.architecture.drawing

pictures: test-env ## take the pictures of pages in docs/ anew (needs Chromium)
	$(BIN)/python -m tests.e2e.intake_pictures

CATALOGUE := api/parts/locale/en/LC_MESSAGES/pages.po
messages: test-env ## gather the Dutch texts of the pages in the English catalogue; what is new is empty there
	gathered="$$(mktemp)"
	trap 'rm -f "$$gathered"' EXIT
	$(BIN)/pybabel -q extract --mapping-file pyproject.toml --add-location file --no-wrap -o "$$gathered" api
	$(BIN)/pybabel -q update --locale en --input-file "$$gathered" --output-file $(CATALOGUE) --width 120 \
	  --no-fuzzy-matching --ignore-obsolete --ignore-pot-creation-date

run-env: $(RUN_LOCK) $(PROJECT)

test-env: $(TEST_LOCK) $(PROJECT)

$(BIN)/python:
	@found=""
	for candidate in $${PYTHON:-} python3 python3.13 python3.12 python3.11; do
	  if "$$candidate" -c 'import ensurepip, sys, venv; sys.exit(sys.version_info < (3, 11))' 2>/dev/null
	  then found="$$candidate"; break; fi
	done
	if [ -z "$$found" ]; then
	  echo "make: no Python 3.11 or later with venv was found (tried: $${PYTHON:-} python3 python3.13 python3.12" \
	       "python3.11). Install one (Debian: apt install python3 python3-venv), or name it: make PYTHON=/path/to/python" >&2
	  exit 1
	fi
	echo "setting up .venv with $$("$$found" --version)"
	"$$found" -m venv --clear .venv

# Without --no-compile pip spends half its time on modules that nobody imports.
# The run-time lock holds the same versions as the test lock, which is compiled under it.
$(RUN_LOCK): | $(BIN)/python
	@echo "installing what running needs"
	$(PIP) install --no-compile --require-hashes --requirement requirements/run.txt
	rm -f .venv/.run-lock-* && touch $@

$(TEST_LOCK): | $(BIN)/python
	@echo "installing what testing needs"
	$(PIP) install --no-compile --require-hashes --requirement requirements/test.txt
	rm -f .venv/.test-lock-* && touch $@

$(PROJECT): | $(BIN)/python
	@$(PIP) install --no-deps --no-build-isolation --no-index --editable .
	rm -f .venv/.project-* && touch $@

# Locks hold no address and are valid on every Python from 3.11 on. `lock` keeps what is locked where it can.
LOCK = .venv/lock/bin/uv pip compile --quiet --universal --fork-strategy fewest --python-version 3.11 \
  --generate-hashes --no-header --no-config --no-emit-index-url --no-emit-find-links

lock: | $(BIN)/python ## compile requirements/run.txt and requirements/test.txt from pyproject.toml
	@test -x .venv/lock/bin/uv || { $(BIN)/python -m venv .venv/lock && .venv/lock/bin/pip install --quiet uv==$(UV_VERSION); }
	$(LOCK) $(LOCK_ARGS) --output-file requirements/run.txt pyproject.toml requirements/build.in
	$(LOCK) $(LOCK_ARGS) --output-file requirements/test.txt --extra test --constraint requirements/run.txt \
	  pyproject.toml requirements/build.in

upgrade: ## the same, with the newest versions
	$(MAKE) lock LOCK_ARGS=--upgrade

clean: ## remove what the commands above made (not the data of the demo)
	rm -rf .venv build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
