# Everything runs in .venv, made on first use. PYTHON may name another interpreter.
PYTHON ?= python3
VENV := .venv
RUN := $(VENV)/bin

.PHONY: install run test test-thorough simulate simulate-phone losses bench bench-device lint translations

install: $(VENV)/installed

$(VENV)/installed: requirements.txt requirements-dev.txt
	$(PYTHON) -m venv $(VENV)
	$(RUN)/pip install --quiet --disable-pip-version-check -r requirements-dev.txt
	touch $@

# A running, demonstrable system on the embedded database; honours HOST, PORT, DATABASE_URL, DEMO.
run: install
	$(RUN)/flask --app app start
	$(RUN)/gunicorn -c gunicorn.conf.py "app:create_app()"

test: install
	$(RUN)/python -m pytest -n 2 --dist worksteal

# As CI runs it: more examples of each law, what takes long, and the pages on PostgreSQL too.
test-thorough: install
	LAWS=thorough ENGINES=all $(RUN)/python -m pytest -n 2 --dist worksteal

# Normal days of a compound, one seed after the other; SEEDS=20 HOURS=13 make a long one.
simulate: install
	$(RUN)/python -m tests.normal --seeds $(or $(SEEDS),5) --hours $(or $(HOURS),13)

# The phone's own modules under a seed that fails, cuts and empties, before the real collector.
simulate-phone: install
	$(RUN)/python -m tests.simulator --seeds $(or $(SEEDS),1000)

# Phones whose database is thrown away, and phones on a full disk; wants a chromium, and root for the small disk.
losses: install
	$(RUN)/python -m tests.browser.device.losses --rounds $(or $(ROUNDS),20)

bench: install
	$(RUN)/python -m bench

# What a phone weighs and how fast it answers; wants a chromium on this machine.
bench-device: install
	$(RUN)/python -m bench.device

lint: install
	$(RUN)/ruff check .

translations: install
	$(RUN)/python -m translations
