# Alle Befehle des Projekts; „make help“ zählt sie auf.

.DEFAULT_GOAL := help
.PHONY: help setup model run index test check quality bench broschuere clean

PYTHON ?= $(or $(shell command -v python3.11),$(shell command -v python3))
BIN := .venv/bin
DATA := $(or $(WEGWEISER_DATA),var)

help:  ## diese Übersicht
	@awk -F ':.*## ' '/^[a-z]+:.*## / {printf "make %-10s %s\n", $$1, $$2}' Makefile

setup: .venv/run.stamp  ## Python-Umgebung in .venv einrichten
.venv/run.stamp: pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "Python 3.11 oder neuer fehlt. Nach der Installation: make PYTHON=/pfad/zu/python3.11 $(MAKECMDGOALS)"; exit 1; }
	@test -x $(BIN)/python || { echo "Umgebung .venv wird angelegt …"; $(PYTHON) -m venv .venv || \
	  { rm -rf .venv; echo "Das Modul venv fehlt, unter Debian: apt-get install python3-venv"; exit 1; }; }
	@echo "Pakete werden installiert (beim ersten Mal einige Minuten) …"
	@$(BIN)/python -m pip install --disable-pip-version-check --editable .
	@touch $@

.venv/test.stamp: .venv/run.stamp
	@echo "Pakete für Tests und Prüfungen werden installiert …"
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[check,test]'
	@touch $@

model: .venv/run.stamp  ## Embedding-Modell bereitstellen
	@$(BIN)/python -m index.model --data '$(DATA)' --model '$(WEGWEISER_MODEL)'

run: model  ## einrichten, Index bei Bedarf bauen, Server auf 127.0.0.1:8000 starten (PORT=… für einen anderen)
	@$(BIN)/wegweiser index build --if-stale
	@$(BIN)/wegweiser serve $(if $(PORT),--port $(PORT))

index: model  ## Index aus corpus/ neu bauen
	@$(BIN)/wegweiser index build

test: .venv/test.stamp model chromium nginx  ## alles einrichten und alle Tests laufen lassen
	@$(BIN)/python -m pytest

.PHONY: chromium
chromium:
	@command -v chromium chromium-browser google-chrome >/dev/null || { \
	  echo "Chromium für die Browsertests fehlt."; \
	  test "$$(id -u)" = 0 && command -v apt-get >/dev/null || \
	    { echo "Bitte installieren, unter Debian: sudo apt-get install chromium"; exit 1; }; \
	  echo "Es wird mit apt-get installiert …"; \
	  apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends chromium; }

.PHONY: nginx
nginx:
	@PATH="$$PATH:/usr/sbin:/sbin" command -v nginx >/dev/null || { \
	  echo "nginx für den Test hinter einem Proxy fehlt."; \
	  test "$$(id -u)" = 0 && command -v apt-get >/dev/null || \
	    { echo "Bitte installieren, unter Debian: sudo apt-get install nginx-light"; exit 1; }; \
	  echo "Es wird mit apt-get installiert …"; \
	  apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends nginx-light; }

check: .venv/test.stamp  ## Format, Lint, Typen und Übereinstimmung der Dokumentation prüfen
	@$(BIN)/ruff format --check .
	@$(BIN)/ruff check .
	@$(BIN)/mypy
	@$(BIN)/python -m pytest -q tests/docs

quality: .venv/test.stamp model  ## Qualitätsbericht: Bericht auf der Ausgabe, Zahlen als JSON
	@$(BIN)/python -m tests.quality

bench: .venv/test.stamp model  ## Geschwindigkeit messen, Ergebnis als JSON
	@$(BIN)/python -m tests.quality.bench

broschuere: .venv/test.stamp  ## Handreichung (PDF) aus ihren Typst-Quellen neu setzen
	@$(BIN)/python corpus/broschuere/_quelle/bauen.py

clean:  ## Umgebung und Zwischenstände löschen (Modell, Index und Daten bleiben)
	rm -rf .venv build *.egg-info .pytest_cache .mypy_cache .ruff_cache .hypothesis
