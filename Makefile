# make run   environment and index if need be, then the chat on http://127.0.0.1:7860
# make test  environment, then every test
# make dist-test source archive and wheel, installed with all they need into a new environment, and tested there
# make check what CI runs: format, lint, types, import contract, tests, question files, the evaluation's gate

PYTHON ?= python3
PORT ?= 7860
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check
# Tests that serve a page run one after the other, or they make each other late; the others, by file, on every processor.
SERVED := tests/app/web tests/eval/endurance
define PYTEST
$(BIN)/python -m pytest --numprocesses auto --dist loadfile $(addprefix --ignore=,$(SERVED))
	$(BIN)/python -m pytest $(SERVED)
endef

.PHONY: run test check dist-test format clean

run: $(VENV)/.installed
	$(BIN)/govqa chat --port $(PORT)

test: $(VENV)/.installed-dev
	$(PYTEST)

check: $(VENV)/.installed-dev
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(PYTEST)
	$(BIN)/govqa eval check
	$(BIN)/govqa eval --gate

dist-test: $(VENV)/.installed-dev
	rm -rf dist build
	$(BIN)/python -m hatchling build -d dist
	$(PYTHON) -m venv build/clean
	build/clean/bin/python -m pip --disable-pip-version-check install --quiet --constraint constraints.txt dist/*.whl
	GOVQA_INSTALLED=build/clean/bin $(BIN)/python -m pytest tests/test_shipping.py

format: $(VENV)/.installed-dev
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

# The stamps make the environment once: it is touched again only when what it is made from changes.
$(VENV)/.installed: pyproject.toml constraints.txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "govqa needs Python 3.11 or newer, found $$($(PYTHON) --version 2>&1); name another: make $(MAKECMDGOALS) PYTHON=python3.12" >&2; exit 1; }
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(PIP) install --quiet --constraint constraints.txt hatchling
	$(PIP) install --quiet --constraint constraints.txt --no-build-isolation --editable .
	touch $@

$(VENV)/.installed-dev: $(VENV)/.installed
	$(PIP) install --quiet --constraint constraints.txt --no-build-isolation --editable '.[dev]'
	touch $@

clean:
	rm -rf $(VENV) .govqa build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
