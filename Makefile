# Everything runs in .venv, made on first use. PYTHON may name another interpreter.
PYTHON ?= python3
VENV := .venv
RUN := $(VENV)/bin

.PHONY: install run test bench bench-device lint translations

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
	$(RUN)/python -m pytest -n 2

bench: install
	$(RUN)/python -m bench

# What a phone weighs and how fast it answers; wants a chromium on this machine.
bench-device: install
	$(RUN)/python -m bench.device

lint: install
	$(RUN)/ruff check .

translations: install
	$(RUN)/python -m translations
