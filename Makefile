# Communiqué. `make` alone lists what it can do; each target sets up .venv when that is needed.

# The interpreter for .venv, when `python3` is not the one (3.11 or newer).
export PYTHON ?=
# Where `make import-sample` finds the Hugo content to try.
export COMMUNIQUE_SAMPLE ?= ../shared/corpora/digital-gov
# What `make new` writes.
KIND ?=
TITLE ?=
# How many items `make bench` builds.
N ?= 1000
# More words for pytest, communique or the benchmark:  make test ARGS="-k calendar"
ARGS ?=

communique := .venv/bin/communique
# Many of the tests start Python anew: it compiles what it imports once, whatever this shell says of that.
keep_compiled := PYTHONDONTWRITEBYTECODE= PYTHONPYCACHEPREFIX=$(CURDIR)/.cache/compiled
sample := .cache/sample
sample_settings := tests/sample/pelicanconf.py
sample_mapping := plugins/communique/authoring/importers/mappings/digital-gov.toml

.DEFAULT_GOAL := help
.NOTPARALLEL:
.PHONY: help serve html publish check test new import-sample components screenshots weigh lighthouse bench clean setup setup-test

help:
	@sed -n 's/^\([a-z-]*\):.*## /  make \1|/p' Makefile | awk -F'|' '{ printf "%-22s %s\n", $$1, $$2 }'

serve: setup ## Show the site on this machine and rebuild it as files are saved
	@$(communique) serve $(ARGS)

html: setup ## Build the site into output/
	@$(communique) build $(ARGS)

publish: setup ## Build the site for its public address into output/
	@$(communique) build --settings publishconf.py --search $(ARGS)

check: setup ## Check all content without writing anything
	@$(communique) check $(ARGS)

test: setup-test ## Run the tests
	@$(keep_compiled) .venv/bin/pytest $(ARGS)

new: setup ## Write a first file:  make new KIND=event TITLE="Mayors' breakfast"
	@$(communique) new "$(KIND)" "$(TITLE)" $(ARGS)

import-sample: setup ## Import, check and build the sample corpus ($COMMUNIQUE_SAMPLE)
ifneq ($(wildcard $(COMMUNIQUE_SAMPLE)/.),)
	@rm -rf $(sample)/content
	@$(communique) import hugo "$(COMMUNIQUE_SAMPLE)" $(sample)/content --mapping $(sample_mapping)
	@$(communique) check --settings $(sample_settings)
	@$(communique) build --settings $(sample_settings)
else
	@echo "Skipped: there is no folder $(COMMUNIQUE_SAMPLE). Name one:  make import-sample COMMUNIQUE_SAMPLE=/path/to/it"
endif

components: setup ## Show every component of the theme by its examples, in .cache/components/
	@$(communique) components $(ARGS)

screenshots: setup-test ## Take pictures of each kind of page:  make html screenshots ARGS="dark month"
	@.venv/bin/python tests/tools/screenshots.py $(ARGS)

weigh: setup-test ## Weigh the pages of output/ as they travel:  make html weigh
	@.venv/bin/python tests/tools/weigh.py $(ARGS)

lighthouse: setup-test ## Let Lighthouse judge home, article, event and month, as a phone
	@PATH="$(CURDIR)/.venv/bin:$$PATH" npm ci --prefix tests/tools/lighthouse --silent
	@.venv/bin/python -m tests.tools.lighthouse $(ARGS)

bench: setup ## Measure builds of N items beside Hugo and stock Pelican:  make bench N=1000
	@.venv/bin/python -m tools.bench.needs
	@.venv/bin/python -m tools.bench $(N) $(ARGS)

clean: ## Remove output/ and what is kept between builds (.cache/)
	@rm -rf output .cache

setup:
	@tools/setup

setup-test:
	@tools/setup test
