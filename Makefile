PYTHON ?= python3
VENV := .venv
READY := $(VENV)/.ready
SHARED ?= ../shared/data
.DEFAULT_GOAL := help
.PHONY: help chat test check lock index format browser-test scale peers clean

help:  ## say what there is
	@grep -E '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 14

$(READY): requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit("Python 3.11 or newer is needed; this is " + sys.version.split()[0] + ". Name another: make PYTHON=python3.12 ...") if sys.version_info < (3, 11) else None'
	@test -x $(VENV)/bin/python || $(PYTHON) -m venv $(VENV)
	$(VENV)/bin/python -m pip install --quiet --disable-pip-version-check -r requirements.lock
	$(VENV)/bin/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $(READY)

chat: $(READY)  ## index the sample releases if nothing is indexed, and open the page
	@$(VENV)/bin/rilis index --samples --if-empty
	@exec $(VENV)/bin/python app.py

test: $(READY)  ## the default tests
	@$(VENV)/bin/python -m pytest

browser-test: $(READY)  ## the page in Chromium (.ci/install-chromium installs it)
	@$(VENV)/bin/python -m pytest -m browser

scale: $(READY)  ## kills at random moments, many readers, 100,000 passages: an hour, on ../shared/data
	@$(VENV)/bin/python -m tests.index.kills $(SHARED)/releases.jsonl 30
	@$(VENV)/bin/python -m tests.index.kill_writes $(SHARED)/releases.jsonl 40
	@$(VENV)/bin/python -m tests.index.readers $(SHARED)/releases.jsonl changes 500
	@$(VENV)/bin/python -m tests.index.readers $(SHARED)/releases.jsonl rebuild 5
	@$(VENV)/bin/python -m tests.index.scale $(SHARED)/releases.jsonl $(SHARED)/headlines.jsonl $(VENV)/scale

check: $(READY)  ## format, lint, types, import rules
	$(VENV)/bin/ruff format --check .
	$(VENV)/bin/ruff check .
	$(VENV)/bin/mypy
	$(VENV)/bin/lint-imports

format: $(READY)  ## write the format
	$(VENV)/bin/ruff check --fix .
	$(VENV)/bin/ruff format .

index: $(READY)  ## index releases: make index FROM=folder
	@test -n "$(FROM)" || { echo "Say what to index: make index FROM=folder"; exit 2; }
	@$(VENV)/bin/rilis index "$(FROM)"

lock: $(READY)  ## renew requirements.lock
	$(VENV)/bin/uv pip compile --quiet --extra dev --no-emit-index-url --no-header --no-annotate --python-version 3.11 --universal pyproject.toml -o requirements.lock

peers: $(READY)  ## measure other systems beside ours, on ../shared/data, into README.md
	$(VENV)/bin/python -m pip install --quiet --disable-pip-version-check -c requirements.lock -e '.[peers]'
	@$(VENV)/bin/python -m tests.evaluation.peers $(SHARED)/releases.jsonl $(SHARED)/questions.jsonl --readme README.md

clean:  ## remove what make made
	rm -rf $(VENV) build dist *.egg-info
