# `make` prints this help. Everything runs in .venv, which is made from the hash-locked requirements.
.DEFAULT_GOAL := help
PYTHON ?= python3.11
BIN := .venv/bin
STAMP := .venv/.installed
LICENCES := MIT;BSD;Apache;MPL-2.0;Mozilla Public License 2.0;PSF-2.0;Python Software Foundation
LOCK := $(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header
PEER_STAMP := .venv-peer/.installed

help:  ## Show this help
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "  make %-10s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

$(STAMP): requirements/dev.txt pyproject.toml codegen/pyproject.toml
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

redis:  ## Install redis-server where it is missing; the tests of the shared rate limit start it
	@scripts/install-redis

test: $(STAMP) $(PEER_STAMP) redis  ## Run all tests, fast and slow, in parallel
	$(BIN)/python -m pytest -n auto --dist loadgroup

bench: $(STAMP) $(PEER_STAMP)  ## Measure calls and imports beside a vendor's SDK, in one run
	@$(BIN)/python scripts/bench.py

generate: $(STAMP)  ## Write the bindings that the specs ask for
	$(BIN)/yunbind-codegen generate

check: $(STAMP)  ## Check drift, lint, format, types, import contracts and licences
	$(BIN)/yunbind-codegen check
	$(BIN)/yunbind-codegen lint --strict
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/pyright
	$(BIN)/lint-imports
	@$(BIN)/pip check
	@$(BIN)/pip-licenses --from=mixed --partial-match --order=license --summary --allow-only="$(LICENCES)"

format: $(STAMP)  ## Lay the hand-written code out
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

record: $(STAMP)  ## Record the cassettes again, from the emulator
	$(BIN)/python -m pytest tests/recorded --record-mode=rewrite

lock: $(STAMP)  ## Pin the requirements again, with hashes
	$(LOCK) pyproject.toml codegen/pyproject.toml requirements/dev.in --all-extras --output-file requirements/dev.txt
	$(LOCK) requirements/peer.in --output-file requirements/peer.txt

release: $(STAMP)  ## Build VERSION and check it in an empty environment: make release VERSION=x.y.z [DRY_RUN=1]
	@$(BIN)/python scripts/release.py $(if $(DRY_RUN),--dry-run) "$(VERSION)"

clean:  ## Remove .venv, .venv-peer and caches
	rm -rf .venv .venv-peer .pytest_cache .ruff_cache .import_linter_cache .hypothesis

.PHONY: help install peer redis demo test bench generate check format record lock release clean
