# Two commands matter: `make run` and `make test`. `make help` lists the rest.
SHELL := /bin/bash
PYTHON ?= python3
PORT ?= 8000
VENV := .venv
BIN := $(VENV)/bin
export PATH := $(CURDIR)/$(VENV)/bin:$(PATH)
export CUNKOU_PORT ?= $(PORT)
export PIP_DISABLE_PIP_VERSION_CHECK := 1
.DEFAULT_GOAL := help

help: ## list what can be done
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sort | awk -F':.*## ' '{printf "  make %-12s %s\n", $$1, $$2}'

run: $(VENV)/.ready node_modules/.ready console/dist/.ready ## open a working township on this machine (PORT=8000)
	@exec $(BIN)/python -m app run

test: $(VENV)/.ready-dev node_modules/.ready console/dist/.ready .browser ## run every test, on SQLite and PostgreSQL, and in a browser
	$(BIN)/python -m pytest -n auto --dist loadgroup
	npm test --silent
	npm test --silent --prefix console

test-fast: $(VENV)/.ready-dev ## the core in under a minute: no browser, nothing slow, SQLite only
	$(BIN)/python -m pytest -n auto --engine sqlite -m "not slow and not browser" --ignore tests/browser

check: $(VENV)/.ready-dev node_modules/.ready console/node_modules/.schema ## style, types, layers, shape, generated documents
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python -m pytest tests/shape
	npm run --silent lint && npm run --silent types && npm run --silent check
	npm run --silent check --prefix console

docs: $(VENV)/.ready-dev ## write the generated parts of the documents anew
	$(BIN)/python -m tools.generated

oracles: $(VENV)/.ready-dev ## let the vendors' own kits judge our text messages (fetches them into var/oracles)
	@$(BIN)/pip install -q --no-deps --upgrade --target var/oracles -r requirements-oracles.in
	PYTHONPATH=var/oracles $(BIN)/python -m pytest --engine sqlite tests/channels/sms/test_vendor_kits.py

bench: $(VENV)/.ready-dev ## measure, as ratios within one run
	$(BIN)/python -m bench

setup: $(VENV)/.ready node_modules/.ready console/dist/.ready ## install and build, start nothing

lock: ## pin the requirements anew (needs uv)
	for part in '' -dev -node; do uv pip compile --universal --generate-hashes --no-emit-index-url \
	  --python-version 3.11 -q --custom-compile-command "make lock" -c requirements.lock \
	  requirements$$part.in -o requirements$$part.lock; done

clean: ## forget everything installed, built and rehearsed
	rm -rf $(VENV) node_modules miniprogram_stub/miniprogram_npm console/node_modules console/dist var screenshots .browser

$(VENV)/.python:
	@$(PYTHON) tools/check_python.py
	@$(PYTHON) -m venv $(VENV) && touch $@

$(VENV)/.ready: requirements.lock requirements-node.lock | $(VENV)/.python
	@echo "安装 Python 依赖 …"
	@$(BIN)/pip install -q --require-hashes -r requirements.lock
	@$(BIN)/python tools/check_node.py || $(BIN)/pip install -q --require-hashes -r requirements-node.lock
	@touch $@

$(VENV)/.ready-dev: requirements-dev.lock $(VENV)/.ready
	@echo "安装测试依赖 …"
	@$(BIN)/pip install -q --require-hashes -r requirements-dev.lock
	@touch $@

node_modules/.ready: package-lock.json | $(VENV)/.ready
	@echo "安装小程序模拟器依赖 …"
	@npm ci --loglevel=error --no-audit --no-fund && npm run --silent phone-modules && touch $@

console/node_modules/.ready: console/package-lock.json | $(VENV)/.ready
	@npm ci --loglevel=error --no-audit --no-fund --prefix console && touch $@

# The console's types of the API, out of the document that the code says; no server is needed.
console/node_modules/.schema: console/node_modules/.ready $(shell find app -name '*.py' 2>/dev/null)
	@$(BIN)/python -m app openapi > console/node_modules/.openapi.json
	@npm run --silent schema --prefix console > /dev/null && touch $@

console/dist/.ready: console/node_modules/.ready $(shell find console/src console/index.html console/vite.config.ts console/phoneRules.ts miniprogram_stub/rules -type f -not -name schema.d.ts 2>/dev/null) | console/node_modules/.schema
	@echo "构建控制台 …"
	@npm run --silent build --prefix console && touch $@

.browser: tools/install_browser.sh | $(VENV)/.ready-dev
	@bash tools/install_browser.sh && touch $@

.PHONY: help run test test-fast check docs oracles bench setup lock clean
