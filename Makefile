VENV ?= .venv
PORT ?= 8501
BIN = $(VENV)/bin
SETUP = bash scripts/setup.sh

.PHONY: help run test check unit browser bench lock data clean

help:       ## list the targets
	@grep -E '^[a-z]+: .*##' $(MAKEFILE_LIST) | sed 's/:.*##/\t/'

run:        ## set up and start the dashboard on http://localhost:8501 (PORT=... for another)
	@$(SETUP) run $(VENV)
	$(BIN)/streamlit run app.py --server.port $(PORT)

test:       ## set up and run every check and every test, the browser's included
	@$(SETUP) test $(VENV)
	@$(MAKE) --no-print-directory check unit browser

check:      ## style, types, imports, spelling, and the data
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/codespell
	$(BIN)/escape-routes validate

unit:       ## tests without a browser
	$(BIN)/pytest tests --ignore tests/browser -n 2 --cov escape_routes --cov-branch --cov-fail-under 95 -q

browser:    ## tests in Chromium
	$(BIN)/pytest tests/browser -n 2 --dist loadfile -q

bench:      ## set up and measure the dashboard beside its peers (BENCH=--quick for a glance)
	@$(SETUP) test $(VENV)
	$(BIN)/python -m bench $(BENCH)

lock:       ## write the lock files anew from pyproject.toml
	$(BIN)/pip-compile -q --generate-hashes --strip-extras --allow-unsafe --no-annotate --no-header --no-emit-index-url --no-emit-find-links --no-emit-trusted-host --extra build -o requirements.lock pyproject.toml
	$(BIN)/pip-compile -q --generate-hashes --strip-extras --allow-unsafe --no-annotate --no-header --no-emit-index-url --no-emit-find-links --no-emit-trusted-host --extra build --extra dev -o requirements-dev.lock pyproject.toml

data:       ## write data/datapackage.json anew from the schema
	$(BIN)/escape-routes describe --write

clean:      ## remove what the targets above made
	rm -rf $(VENV) .pytest_cache .mypy_cache .ruff_cache .hypothesis .coverage
