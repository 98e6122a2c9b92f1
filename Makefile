# Homestretch. Needs make and Python 3.11 or newer with pip; it makes and fetches all the rest.

PYTHON ?= python3
# Tests at a time. Extra words for pytest: make test ARGS="-k pain"
WORKERS ?= 2
ARGS ?=

# The Python's version stands in the stamp's name: after an upgrade of the system the old
# environment is of no use and is made anew.
VERSION := $(shell $(PYTHON) -c 'import sys; print("%d.%d" % sys.version_info[:2])')
MADE := .venv/made-for-$(VERSION)
RUN := .venv/installed-run
TEST := .venv/installed-test
LOCK := .venv/installed-lock

# Debian's Python may lack ensurepip, so the environment has no pip of its own.
PIP := $(PYTHON) -m pip --disable-pip-version-check --no-input --python .venv/bin/python
INSTALL := $(PIP) install --quiet --require-hashes

.DEFAULT_GOAL := help
.PHONY: help run demo test soak browser bench lint shots vendor lock clean
.DELETE_ON_ERROR:

help: ## say what each command does
	@sed -n 's/^\([a-z]*\):.*## \(.*\)/make \1|\2/p' $(MAKEFILE_LIST) | while IFS='|' read -r c t; \
	do printf '%-12s %s\n' "$$c" "$$t"; done

run: $(RUN) ## start Homestretch here; HOST, PORT, HOMESTRETCH_DATA, DATABASE_URL can be set
	@exec .venv/bin/python -m tools.run

demo: $(RUN) ## as run, with a made-up person and a year of data; HOST, PORT, DEMO_DATA can be set
	@exec .venv/bin/python -m tools.demo

test: $(TEST) browser ## run all tests, on SQLite and on PostgreSQL
	.venv/bin/python -m pytest -n $(WORKERS) $(ARGS)

soak: $(TEST) browser ## break everything for a while, and count; the last line is one JSON object
	@.venv/bin/python -m tests.faults.soak $(ARGS)

bench: $(TEST) browser ## measure speed; the last line is one JSON object
	@.venv/bin/python -m bench $(ARGS)

lint: $(TEST) ## check style, code and templates
	.venv/bin/ruff check
	.venv/bin/ruff format --check
	.venv/bin/python -m tools.lint_templates

shots: $(TEST) browser ## take pictures of every page and state into pictures/
	.venv/bin/python -m tests.shots $(ARGS)

vendor: $(RUN) ## renew the vendored browser files (maintainers; needs npm)
	.venv/bin/python -m tools.vendor

# The lock must come out the same on any machine: uv does not read pip's settings.
LOCKED = ../.venv/bin/uv pip compile --quiet --universal --python-version 3.11 --upgrade \
	--generate-hashes --no-emit-index-url --no-emit-find-links \
	--custom-compile-command 'make lock'
lock: $(LOCK) ## pin the newest dependencies with hashes (maintainers)
	cd requirements && for part in run test lock; \
	do $(LOCKED) $$part.in --output-file $$part.txt || exit 1; done

clean: ## remove the environment and caches; data stays
	rm -rf .venv .hypothesis .pytest_cache .ruff_cache

browser: $(TEST)
	@.venv/bin/python -m tools.install_browser

$(MADE):
	@$(PYTHON) -c 'import sys; sys.version_info < (3, 11) and sys.exit("Homestretch needs Python 3.11 or newer: name one with PYTHON=")'
	rm -rf .venv
	$(PYTHON) -m venv --without-pip .venv
	@touch $@

$(RUN): requirements/run.txt $(MADE)
	$(INSTALL) -r requirements/run.txt
	@touch $@

$(TEST): requirements/test.txt $(RUN)
	$(INSTALL) -r requirements/test.txt
	@touch $@

$(LOCK): requirements/lock.txt $(MADE)
	$(INSTALL) -r requirements/lock.txt
	@touch $@
