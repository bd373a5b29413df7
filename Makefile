# Weighbridge: `make help` lists what can be done. Needs Python 3.11 or newer; everything else is installed into .venv.
PYTHON ?= $(shell for p in python3 python3.13 python3.12 python3.11; do \
	$$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$p && break; done)
PIP := .venv/bin/python -m pip install --quiet --disable-pip-version-check

.PHONY: help run setup test bench lint texts chromium
.DEFAULT_GOAL := help

help: ## this list
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "make %-10s %s\n", $$1, $$2 }' Makefile

run: .venv/run-time.stamp ## serve Weighbridge with the demo study on this machine
	@.venv/bin/python -m cli serve $(ARGS)

setup: .venv/development.stamp ## make or refresh .venv with everything tests and lint need

test: setup chromium ## all tests, on every core: first those without a browser, then the browser (ARGS: your own choice)
ifdef ARGS
	@.venv/bin/python -m pytest $(ARGS)
else
	@.venv/bin/python -m pytest -n auto --dist worksteal --ignore tests/e2e; fast=$$?; \
		.venv/bin/python -m pytest -n auto --maxprocesses 4 --dist worksteal tests/e2e; browser=$$?; \
		test $$fast -eq 0 -a $$browser -eq 0
endif

bench: setup ## side by side with peers, which get an environment of their own
	@.venv/bin/python -m benchmarks $(ARGS)

lint: setup ## style, security rules, types, floors, requirements, licences
	.venv/bin/ruff check .
	.venv/bin/ruff format --check .
	.venv/bin/mypy
	.venv/bin/lint-imports
	.venv/bin/python -m pip check
	.venv/bin/python -m tests.house.licences

texts: setup ## set the Chinese texts in full-width punctuation
	@.venv/bin/python -m i18n.punctuation

# A real browser for tests/e2e: the one that is here, else the system's package where we may install it.
chromium: setup
	@.venv/bin/python tests/e2e/browser.py || { \
		test "$$(id -u)" = 0 && command -v apt-get >/dev/null && echo "Installing Chromium with apt-get ..." && \
		apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq chromium >/dev/null; } || true

# Stamps: pip runs again only when the requirements change.
.venv/run-time.stamp: requirements.txt | .venv/bin/python
	@echo "Installing what Weighbridge needs into .venv (a minute or two) ..."
	@$(PIP) -r requirements.txt
	@touch $@

.venv/development.stamp: requirements.txt requirements-cluster.txt requirements-dev.txt | .venv/bin/python
	@echo "Installing what Weighbridge and its tests need into .venv (a minute or two) ..."
	@$(PIP) -r requirements-dev.txt
	@touch .venv/run-time.stamp $@

.venv/bin/python:
	@test -n "$(PYTHON)" || { echo "Weighbridge needs Python 3.11 or newer: none found as python3. Name one: make PYTHON=/path/to/python3.12 $(MAKECMDGOALS)" >&2; exit 1; }
	@$(PYTHON) -c 'import venv, ensurepip' 2>/dev/null || { echo "This Python cannot make virtual environments: install its venv package (Debian, Ubuntu: apt-get install python3-venv), then call make again." >&2; exit 1; }
	@$(PYTHON) -m venv .venv
