VENV ?= .venv
PORT ?= 8501
BIN = $(VENV)/bin
SETUP = bash scripts/setup.sh
# One lock for all platforms and Pythons, of wheels only, with extras kept and no addresses.
COMPILE = $(BIN)/uv pip compile -q pyproject.toml --extra build --universal --python-version 3.11 \
	--generate-hashes --only-binary :all: --no-strip-extras --no-annotate --no-header $(LOCK)

# Node comes with the environment.
export PATH := $(abspath $(BIN)):$(PATH)

.PHONY: help run test check unit browser bench js golden lock data reference docs pictures clean

help:       ## list the targets
	@grep -E '^[a-z]+: .*##' $(MAKEFILE_LIST) | sed 's/:.*##/\t/'

run:        ## set up and start the dashboard on http://localhost:8501 (PORT=... for another)
	@$(SETUP) run "$(VENV)"
	@$(BIN)/escape-routes serve --port $(PORT)

test:       ## set up and run every check and every test, the browser's included
	@$(SETUP) test "$(VENV)"
	@$(MAKE) --no-print-directory check unit browser

check:      ## style, types, imports, spelling, the data, all of the JavaScript, the documentation
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/codespell
	$(BIN)/escape-routes validate
	npm run --silent check
	@site=$$(mktemp -d) && trap 'rm -rf "$$site"' EXIT && $(BIN)/mkdocs build --strict -q -d "$$site"

unit:       ## tests without a browser
	$(BIN)/pytest tests --ignore tests/browser -n 2 --cov escape_routes --cov-branch --cov-fail-under 95 -q

browser:    ## tests in Chromium
	$(BIN)/pytest tests/browser -n 2 --dist loadfile -q

bench:      ## set up and measure the dashboard beside its peers (BENCH=--quick for a glance)
	@$(SETUP) test "$(VENV)"
	$(BIN)/python -m bench $(BENCH)
	$(BIN)/python -m bench.map_story

js:         ## build the JavaScript bundles anew
	npm run --silent build

golden:     ## write what Python computes anew, for the tests of the JavaScript
	$(BIN)/python -m tests.golden

lock:       ## write the lock files anew from pyproject.toml (LOCK=--upgrade for newer versions)
lock: $(BIN)/uv
	$(COMPILE) -o requirements.lock
	$(COMPILE) --extra dev -c requirements.lock -o requirements-dev.lock

$(BIN)/uv:
	@$(SETUP) test "$(VENV)"

data:       ## write what follows from the schema anew: datapackage.json, and the form of briefings
	$(BIN)/escape-routes describe --write

reference:  ## write the pages of the documentation that follow from the code anew
	$(BIN)/python -m scripts.reference

docs:       ## set up and build the documentation into site/
	@$(SETUP) test "$(VENV)"
	$(BIN)/mkdocs build --strict -q

pictures:   ## take the pictures of the documentation anew from the running dashboard
	@$(SETUP) test "$(VENV)"
	$(BIN)/python -m scripts.pictures

clean:      ## remove what the targets above made
	rm -rf $(VENV) node_modules site .pytest_cache .mypy_cache .ruff_cache .hypothesis .coverage
