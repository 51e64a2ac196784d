# Every verb sets up what it needs; tools/setup.py says nothing where nothing is to do.
# Windows has no make: README.md gives the two lines.

PYTHON := $(shell for python in .venv/bin/python python3 python3.14 python3.13 python3.12 python3.11; do \
	if $$python -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; \
	then echo $$python; break; fi; done)
VENV := .venv/bin

.PHONY: run test lint bench screenshots setup

run: setup      ## open the sample in a window; without a display, check and export it
	@$(VENV)/python -m canvas_studio --demo

test: setup     ## all tests, off screen, on two cores
	$(VENV)/python -m pytest --quiet --numprocesses 2 --dist worksteal

lint: setup     ## format, lint, types, layers
	$(VENV)/ruff format --check .
	$(VENV)/ruff check .
	$(VENV)/mypy
	$(VENV)/lint-imports --no-logo

bench: setup    ## the budgets, as ratios measured side by side
	@$(VENV)/python -m benchmarks

screenshots: setup ## every view in both languages and themes, into docs/screenshots
	@$(VENV)/python -m tools.screenshots

setup:          ## only set up
	@$(if $(PYTHON),,echo "Canvas Studio needs Python 3.11 or newer, and none was found." >&2; exit 1;) \
	$(PYTHON) tools/setup.py
