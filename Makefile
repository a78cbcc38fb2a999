# Everything runs in .venv, made on first use. PYTHON may name another interpreter.
PYTHON ?= python3
VENV := .venv
RUN := $(VENV)/bin
PIP := $(RUN)/python -m pip install --quiet --disable-pip-version-check
NO_PACKAGES := "The packages could not be fetched. Is there a network? What is here so far is kept: make it again."
OLD := "Lianfang needs Python 3.11 or newer. Name one: make PYTHON=python3.11"

.PHONY: install develop run links test test-thorough simulate simulate-phone losses mutants mutants-phone bench bench-device try-deploy lint translations

# What it takes to run it, invented people included; `develop`: to test and measure it too. Both can be repeated.
install: $(VENV)/installed
develop: $(VENV)/developed

$(VENV)/installed: requirements.txt requirements-demo.txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo $(OLD); exit 1; }
	@$(PYTHON) -m venv $(VENV)
	@$(PIP) -r requirements-demo.txt || { echo $(NO_PACKAGES); exit 1; }
	@touch $@

$(VENV)/developed: $(VENV)/installed requirements-dev.txt
	@$(PIP) -r requirements-dev.txt || { echo $(NO_PACKAGES); exit 1; }
	@touch $@

# A running, demonstrable system on the embedded database; honours HOST, PORT, DATABASE_URL, DEMO. The server says where it
# is and who gets in how once somebody can come.
run: install
	@$(RUN)/flask --app app start
	@SAY_LINKS=1 $(RUN)/gunicorn -c gunicorn.conf.py "app:create_app()"

# The addresses and ways in once more, as `run` ended with them.
links: install
	$(RUN)/flask --app app links

test: develop
	$(RUN)/python -m pytest -n 2 --dist worksteal

# More examples of each law, what takes long, and the pages on PostgreSQL too.
test-thorough: develop
	LAWS=thorough ENGINES=all $(RUN)/python -m pytest -n 2 --dist worksteal

# Normal days of a compound, one seed after the other; SEEDS=20 HOURS=13 make a long one. Then WEEKS of three compounds
# with everything that can go wrong; `python -m tests.week --seed 17` tells one of them.
simulate: develop
	$(RUN)/python -m tests.normal --seeds $(or $(SEEDS),5) --hours $(or $(HOURS),13)
	$(RUN)/python -m tests.week --seeds $(or $(WEEKS),5)

# The phone's own modules under a seed that fails, cuts and empties, before the real collector.
simulate-phone: develop
	$(RUN)/python -m tests.simulator --seeds $(or $(SEEDS),1000)

# Phones whose database is thrown away, and phones on a full disk; wants a chromium, and root for the small disk.
losses: develop
	$(RUN)/python -m tests.browser.device.losses --rounds $(or $(ROUNDS),20)

# Wrong signs, one at a time, in the pure modules of both sides: which of them no test catches; tests/survivors.md names
# those that change nothing. About half an hour. A mutant that never ends must not take all the memory.
mutants: develop mutants-phone
	ulimit -v 4000000; $(RUN)/mutmut run --max-children 1 >mutants.log
	$(RUN)/python -m tests.mutants.centre

# MODULES="clock.js idcards.js" tries only these.
mutants-phone: develop
	$(RUN)/python -m tests.mutants $(MODULES)

# KINDS=40 declares so many kinds beside the product's own: what they cost although nobody writes them.
bench: develop
	BENCH_KINDS=$(KINDS) $(RUN)/python -m bench

# What a phone weighs and how fast it answers; wants a chromium on this machine.
bench-device: develop
	$(RUN)/python -m bench.device

# `deploy/` as it is written: PostgreSQL, the units' commands, nginx with TLS, all on loopback; wants nginx and openssl.
try-deploy: develop
	$(RUN)/python -m tests.deploy

# What mypy looks at, and what it does not yet, stands in pyproject.toml.
lint: develop
	$(RUN)/ruff check --extend-select ANN201 .
	$(RUN)/mypy

translations: develop
	$(RUN)/python -m translations
