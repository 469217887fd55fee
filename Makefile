# `make` prints this help. Everything runs in .venv, which is made from the hash-locked requirements.
.DEFAULT_GOAL := help
PYTHON ?= python3.11
BIN := .venv/bin
STAMP := .venv/.installed
PEER_STAMP := .venv-peer/.installed

help:  ## Show this help
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "  make %-10s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

$(STAMP): requirements/dev.txt pyproject.toml
	@scripts/install $(PYTHON)
	@touch $@

$(PEER_STAMP): requirements/peer.txt
	@scripts/install-peer $(PYTHON)
	@touch $@

install: $(STAMP)  ## Make .venv and install what the locked requirements name

peer: $(PEER_STAMP)  ## Make .venv-peer and install the vendors' own SDKs, which the tests compare with

demo: $(STAMP)  ## Regenerate, run the life cycle of image caches on the emulator, print one table
	@$(BIN)/yunbind-codegen generate
	@$(BIN)/python scripts/demo.py

test: $(STAMP) $(PEER_STAMP)  ## Run all tests, fast and slow, in parallel
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

release: $(STAMP)  ## Build VERSION and check it in an empty environment: make release VERSION=x.y.z [DRY_RUN=1]
	@$(BIN)/python scripts/release.py $(if $(DRY_RUN),--dry-run) "$(VERSION)"

clean:  ## Remove .venv, .venv-peer and caches
	rm -rf .venv .venv-peer .pytest_cache .ruff_cache .import_linter_cache .hypothesis

.PHONY: help install peer demo test generate check format record lock release clean
