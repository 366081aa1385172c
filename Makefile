# make demo    a record from the sample reports, in a fresh environment
# make test    the whole suite, with types, layers and style, as CI runs it
# make help    the rest

PYTHON ?= python3
VENV   ?= .venv
BIN    := $(VENV)/bin
RECORD ?= demo.db

.PHONY: help demo test check docs train bench dist clean

help:
	@sed -n 's/^# make/make/p' Makefile
	@echo "make check   style, types and layers only"
	@echo "make docs    the documentation, in docs/_build/html"
	@echo "make bench   the benchmarks that the machine has data for (CORPORA=folder)"
	@echo "make train   train the reader's model from unpacked corpora (CORPORA=folder START=folder; TRIAL=3 to try)"
	@echo "make dist    wheel and source archive"

$(VENV)/base: requirements/base.txt pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements/base.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --editable .
	@touch $@

$(VENV)/dev: $(VENV)/base requirements/dev.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements/dev.txt
	@touch $@

demo: $(VENV)/base
	@$(BIN)/python samples/demo.py $(RECORD)

test: $(VENV)/dev check
	$(BIN)/python -m pytest -n 2 --dist worksteal

check: $(VENV)/dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

docs: $(VENV)/dev
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements/docs.txt
	$(BIN)/sphinx-build -W -b html docs docs/_build/html

CORPORA ?= corpora
START   ?= corpora/all-MiniLM-L6-v2
train:
	PYTHON=$(PYTHON) training/run.sh $(CORPORA) $(START)

bench: $(VENV)/dev
	$(BIN)/python bench/run.py --corpora $(CORPORA)

dist: $(VENV)/dev
	$(BIN)/python -m pip install --quiet --disable-pip-version-check build hatchling
	$(BIN)/python -m build --no-isolation

clean:
	rm -rf build dist docs/_build .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache
