# Everything that a fresh clone needs: `make demo` to see it answer, `make test` to see it hold.
# On Linux without a GPU, TORCH_INDEX=ADDRESS saves gigabytes: see README, "Without a GPU".

PYTHON ?= python3
TORCH_INDEX ?=
BIN := .venv/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check
INSTALL := $(PIP) install --constraint constraints.txt
# A file of tests stays in one process, and the files begin in the order of tests/conftest.py.
TESTS := $(BIN)/python -m pytest --numprocesses auto --dist loadfile --no-loadscope-reorder
QUESTION := how many drones did Ukraine say it shot down on Dec 31?

.PHONY: help demo test dev check format constraints clean

help:
	@echo "make demo         install, index seeds/, ask a question"
	@echo "make test         install what the tests need, run them"
	@echo "make check        ruff, mypy and the tests"
	@echo "make format       format the code"
	@echo "make constraints  resolve all versions anew into constraints.txt"
	@echo "make clean        remove the environment and the caches; the index and the journal stay"

demo: .venv/installed
	$(BIN)/dateline rebuild
	@echo
	$(BIN)/dateline ask "$(QUESTION)"
	@echo
	@echo "Type next:"
	@echo "  $(BIN)/dateline chat                         to ask more"
	@echo "  $(BIN)/dateline rebuild --articles FOLDER    to index articles of your own"
	@echo "  $(BIN)/dateline --help                       for everything else"

test: .venv/installed-dev
	$(TESTS)

dev: .venv/installed-dev

check: .venv/installed-dev
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy --strict
	$(TESTS)

format: .venv/installed-dev
	$(BIN)/ruff format

# The stamps are made last, so that an installation cut short is taken up again.
.venv/installed: .venv/torch pyproject.toml
	$(INSTALL) --editable .
	@touch $@

.venv/installed-dev: .venv/torch pyproject.toml
	$(INSTALL) --editable '.[dev]'
	@touch .venv/installed $@

# torch first and alone, so that its build can come from an index that has nothing else.
.venv/torch: .venv/pyvenv.cfg constraints.txt
	$(if $(TORCH_INDEX),$(INSTALL) --no-deps --index-url "$(TORCH_INDEX)" torch)
	@touch $@

.venv/pyvenv.cfg:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "Dateline needs Python 3.11 or newer; name one with: make $(MAKECMDGOALS) PYTHON=python3.12"; exit 1; }
	$(PYTHON) -m venv .venv || { rm -rf .venv; exit 1; }

# Platform packages and local versions (+cpu) are left out: they differ from machine to machine.
constraints:
	rm -rf build/constraints
	$(PYTHON) -m venv build/constraints
	build/constraints/bin/pip install '.[dev]'
	{ sed '/^[^#]/,$$d' constraints.txt; build/constraints/bin/pip freeze --all --exclude dateline --exclude pip \
		| grep -viE '^(nvidia|cuda|triton)' | sed 's/+[a-z0-9.]*$$//'; } > build/constraints.txt
	mv build/constraints.txt constraints.txt
	rm -rf build/constraints

clean:
	rm -rf .venv build dist .mypy_cache .pytest_cache .ruff_cache .hypothesis
