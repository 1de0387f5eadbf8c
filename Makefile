# `make demo` and `make test` do all the set-up a fresh clone needs, given Python 3.11 or later.
PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin
DEMO_RECORD ?= demo.dateline

# What the install is made of besides Python: scripts of the page are bundled while installing.
WEB := $(wildcard web/*.js web/*.mjs web/*.css web/*.json) hatch_build.py web/build.py

.PHONY: demo test web clean

$(BIN)/python:
	$(PYTHON) -m venv $(VENV)

$(VENV)/.installed: pyproject.toml $(WEB) | $(BIN)/python
	@echo "Installing into $(VENV): about two minutes, quiet unless something goes wrong."
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e .
	touch $@

$(VENV)/.installed-dev: pyproject.toml $(WEB) | $(BIN)/python
	@echo "Installing into $(VENV), with what tests need: about two minutes, quiet unless something goes wrong."
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e '.[dev]'
	touch $@ $(VENV)/.installed

demo: $(VENV)/.installed
	@$(BIN)/dateline demo --record $(DEMO_RECORD)
	@echo "The command is $(BIN)/dateline. As a page: $(BIN)/dateline serve --record $(DEMO_RECORD) --open"

test: $(VENV)/.installed-dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/pytest -n auto --dist loadfile --ignore tests/browser
	$(BIN)/pytest tests/browser
	$(BIN)/python -m benchmarks floors

# After a change in web/: builds the scripts of the page anew, without installing.
web:
	@$(PYTHON) web/build.py

clean:
	rm -rf $(VENV) web/node_modules .mypy_cache .ruff_cache .pytest_cache .hypothesis demo.dateline*
