# make run   sets up what is missing, builds the index and serves the page
# make test  sets up what is missing and runs lint, types and all tests

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.installed

.PHONY: run setup test lint check eval constraints clean

run: setup
	@$(BIN)/certwise index
	@$(BIN)/certwise serve

setup: $(STAMP)

$(STAMP): pyproject.toml constraints.txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "Certwise needs Python 3.11 or newer; $(PYTHON) is $$($(PYTHON) --version 2>&1). Set PYTHON=/path/to/python3.11" >&2; exit 1; }
	@test -x $(BIN)/python || { echo "Making the environment in $(VENV)"; $(PYTHON) -m venv $(VENV); } || \
		{ echo "The environment could not be made. On Debian: apt-get install python3-venv" >&2; exit 1; }
	@echo "Installing the packages (once, a few minutes)"
	@$(BIN)/python -m pip install --disable-pip-version-check --quiet --constraint constraints.txt --editable '.[dev]' || \
		{ echo "The packages could not be installed: see the lines above. The first install needs the network." >&2; exit 1; }
	@touch $(STAMP)

lint: setup
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

check: setup
	$(BIN)/python -m knowledge.check

test: lint check
	$(BIN)/pytest

eval: setup
	$(BIN)/certwise eval

constraints: setup
	@{ echo "# The versions that are tested together. Made by 'make constraints'; used by every install."; \
	   $(BIN)/python -m pip freeze --exclude-editable | sed -E 's/ @ .*//; s/\+cpu//'; } > constraints.txt

clean:
	rm -rf $(VENV) .certwise build *.egg-info .pytest_cache .mypy_cache .ruff_cache .hypothesis
