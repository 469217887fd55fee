# `make` prints the targets. Every tool runs in .venv, which is installed from the locked requirements.
.DEFAULT_GOAL := help
PYTHON ?= python3.11
BIN := .venv/bin
STAMP := .venv/.installed
LICENCES := MIT;BSD;Apache;MPL-2.0;Mozilla Public License 2.0;PSF-2.0;Python Software Foundation
# Packages whose metadata names no licence; tests/test_requirements.py reads their licence files.
UNNAMED := pyreqwest
LOCK := $(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header
PEER_STAMP := .venv-peer/.installed
NODE_STAMP := .peer-node/.installed
TCCLI_STAMP := .venv-tccli/.installed
AUDIT_STAMP := .venv-audit/.installed
FROZEN_STAMP := .venv-frozen/.installed
PYTEST := $(BIN)/python -m pytest --numprocesses auto --dist

# Python keeps compiled modules between runs, which halves the time that the tests take to start.
unexport PYTHONDONTWRITEBYTECODE

help:  ## Show this help
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "  make %-10s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

$(STAMP): requirements/dev.txt pyproject.toml cli/pyproject.toml codegen/pyproject.toml conformance/pyproject.toml
	@scripts/install $(PYTHON)
	@touch $@

$(PEER_STAMP): requirements/peer.txt requirements/build.txt
	@scripts/install-peer $(PYTHON)
	@touch $@

$(NODE_STAMP): $(STAMP) requirements/node/package-lock.json
	@scripts/install-peer-node
	@touch $@

$(TCCLI_STAMP): requirements/tccli.txt requirements/build.txt
	@scripts/install-tccli $(PYTHON)
	@touch $@

$(AUDIT_STAMP): requirements/audit.txt
	@scripts/install-audit $(PYTHON)
	@touch $@

$(FROZEN_STAMP): requirements/frozen.txt
	@scripts/install-frozen $(PYTHON)
	@touch $@

install: $(STAMP)  ## Install the locked requirements and all packages into .venv

peer: $(PEER_STAMP)  ## Install the vendors' own SDKs into .venv-peer; the tests compare with them

peer-node: $(NODE_STAMP)  ## Install the vendors' SDKs for Node.js into .peer-node

demo: $(STAMP)  ## Regenerate, run the life cycle of image caches on the emulator, print a table
	@$(BIN)/yunbind-codegen generate
	@$(BIN)/python scripts/demo.py

redis:  ## Install redis-server, which the tests of the shared rate limit start
	@scripts/install-redis

programs:  ## Install curl, fish and zsh, which the tests of the command line start
	@scripts/install-programs

test: $(STAMP) $(PEER_STAMP) $(NODE_STAMP) $(FROZEN_STAMP) $(if $(CI),redis programs)  ## Run all tests in parallel: 10 to 15 minutes on two cores
	$(PYTEST) loadgroup -m "not tccli"

test-fast: $(STAMP)  ## Run the tests that are neither slow nor need the vendors' SDKs: under 3 minutes on two cores
	$(PYTEST) worksteal -m "not slow and not peer and not tccli"

test-tccli: $(STAMP) $(TCCLI_STAMP)  ## Run the tests with Tencent's command line, which takes 260 MB
	$(PYTEST) load -m tccli

audit: $(STAMP) $(AUDIT_STAMP)  ## Look all locked requirements up in a database of known vulnerabilities
	@scripts/audit

bench: $(STAMP) $(PEER_STAMP)  ## Measure calls and imports, and compare with a vendor's SDK
	@$(BIN)/python scripts/bench.py

generate: $(STAMP)  ## Generate the clients, the catalog and the reference from the specs
	$(BIN)/yunbind-codegen generate

check: $(STAMP)  ## Check drift, lint, format, types, import contracts and licences
	$(BIN)/yunbind-codegen check
	$(BIN)/yunbind-codegen lint --strict
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/pyright
	$(BIN)/mypy
	$(BIN)/ty check
	$(BIN)/pyrefly check
	$(BIN)/lint-imports
	@$(BIN)/pip check
	@$(BIN)/pip-licenses --from=mixed --partial-match --order=license --summary --allow-only="$(LICENCES)" --ignore-packages $(UNNAMED)

format: $(STAMP)  ## Format the hand-written code and fix what lint can fix
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

record: $(STAMP)  ## Record the cassettes again, from the emulator
	$(BIN)/python -m pytest tests/recorded --record-mode=rewrite

lock: $(STAMP)  ## Update the locked requirements, with hashes
	$(LOCK) pyproject.toml codegen/pyproject.toml requirements/dev.in --all-extras --output-file requirements/dev.txt
	$(foreach name,audit build peer,$(LOCK) requirements/$(name).in --output-file requirements/$(name).txt &&) true
	$(LOCK) pyproject.toml requirements/frozen.in --extra emulator --constraints requirements/dev.txt --output-file requirements/frozen.txt
	$(LOCK) --no-deps requirements/tccli.in --output-file requirements/tccli.txt
	scripts/lock-peer-node

release: $(STAMP)  ## Build a version and check it in empty environments: make release VERSION=x.y.z [DRY_RUN=1]
	@$(BIN)/python scripts/release.py $(if $(DRY_RUN),--dry-run) "$(VERSION)"

clean:  ## Remove the environments and caches
	rm -rf .venv .venv-audit .venv-frozen .venv-peer .venv-tccli .peer-node .mypy_cache .pytest_cache .ruff_cache .import_linter_cache .hypothesis

.PHONY: help install peer peer-node redis programs demo test test-fast test-tccli audit bench generate check format record lock release clean
