# `make` prints this help. Everything runs in .venv, which is made from the hash-locked requirements.
.DEFAULT_GOAL := help
PYTHON ?= python3.11
BIN := .venv/bin
STAMP := .venv/.installed

help:  ## Show this help
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "  make %-10s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

$(STAMP): requirements/dev.txt pyproject.toml
	@scripts/install $(PYTHON)
	@touch $@

install: $(STAMP)  ## Make .venv and install what the locked requirements name

demo: $(STAMP)  ## Regenerate, start the emulator, call every action, print one table
	@$(BIN)/yunbind-codegen generate
	@$(BIN)/python scripts/demo.py

test: $(STAMP)  ## Run all tests, fast and slow, in parallel
	$(BIN)/python -m pytest -n auto --dist loadgroup

generate: $(STAMP)  ## Write the bindings that the specs ask for
	$(BIN)/yunbind-codegen generate

check: $(STAMP)  ## Check drift, lint, format, types and import contracts
	$(BIN)/yunbind-codegen check
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/pyright
	$(BIN)/lint-imports

format: $(STAMP)  ## Lay the hand-written code out
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

record: $(STAMP)  ## Record the cassettes again, from the emulator
	$(BIN)/python -m pytest tests/recorded --record-mode=rewrite

lock: $(STAMP)  ## Pin the requirements again, with hashes
	$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header \
	  pyproject.toml --all-extras requirements/dev.in --output-file requirements/dev.txt

clean:  ## Remove .venv and caches
	rm -rf .venv .pytest_cache .ruff_cache .import_linter_cache .hypothesis

.PHONY: help install demo test generate check format record lock clean
