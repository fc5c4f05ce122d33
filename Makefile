# make run [PORT=8000] [DEMO=1]   the whole portal on this machine
# make test                       the whole test suite
# make check                      format, lint, types, contracts, catalogues, deployment
# make bench [ONLY=pages]         how fast it is; the figures land in var/bench/latest.json
PYTHON ?= python3
PORT ?= 8000
DEMO ?=
ONLY ?=
export PORT DEMO ONLY
# Where it is set, each of the portal's processes would compile all of its code anew at each start.
unexport PYTHONDONTWRITEBYTECODE

VENV := .venv/bin
# Our own rules for what neither ruff nor bandit knows. Semgrep brings 34 more packages (390 MB) and
# would hold back click and jsonschema, so it lives in a folder of its own; it asks nobody outside.
SEMGREP := var/semgrep
PEERS := var/peers
ASK_NOBODY := SEMGREP_SEND_METRICS=off SEMGREP_ENABLE_VERSION_CHECK=0 SEMGREP_SETTINGS_FILE=$(SEMGREP)/settings.yml
CODE := forkommune municipalities pilots focusgroups workshops reports tests manage.py
DEPLOYED := FORKOMMUNE_ENV=production SECRET_KEY=only-for-the-check-0123456789-abcdefghijklmnopqrstuvwxyz-ÆØÅ \
	ALLOWED_HOSTS=portal.example BASE_URL=https://portal.example MAIL_HOST=mail.example

.PHONY: run test check bench bench-peers install install-test

run: install
	@exec $(VENV)/python manage.py portal

install:
	@$(PYTHON) -m forkommune.portal.install run

install-test:
	@$(PYTHON) -m forkommune.portal.install test

test: install-test
	$(VENV)/pytest -n 2 --dist loadgroup

bench: install-test
	@$(VENV)/python -m tests.bench

# Django's own admin and a Wagtail of its own list and search the same rows (var/bench/peers.json). Half an hour;
# EXAMPLES=5000 searches fewer.
bench-peers: install-test $(PEERS)/installed
	@$(VENV)/python -m tests.bench.peers

$(PEERS)/installed: tests/bench/wagtail_site/requirements.lock
	$(PYTHON) -m venv $(PEERS)
	$(PEERS)/bin/pip install --quiet --require-hashes -r $<
	@touch $@

$(SEMGREP)/installed: .semgrep/requirements.lock
	$(PYTHON) -m venv $(SEMGREP)
	$(SEMGREP)/bin/pip install --quiet --require-hashes -r $<
	@touch $@

check: install-test $(SEMGREP)/installed
	$(VENV)/ruff format --check $(CODE)
	$(VENV)/ruff check $(CODE)
	$(VENV)/mypy $(filter-out tests,$(CODE))
	$(VENV)/lint-imports
	$(VENV)/pytest -q tests/catalogues tests/model/test_migrations.py
	$(VENV)/djlint templates --lint --quiet
	$(VENV)/bandit -q -c pyproject.toml --severity-level medium -r $(filter-out tests,$(CODE))
	$(VENV)/hadolint Dockerfile
	$(VENV)/check-jsonschema --quiet --builtin-schema vendor.compose-spec docker-compose.yml
	PORTAL_HOST=portal.example $(VENV)/caddy validate --adapter caddyfile --config forkommune/portal/Caddyfile
	$(ASK_NOBODY) $(SEMGREP)/bin/semgrep test .semgrep/rules
	$(ASK_NOBODY) $(SEMGREP)/bin/semgrep scan --quiet --error --config .semgrep/rules $(filter-out tests,$(CODE))
	$(DEPLOYED) $(VENV)/python manage.py check --deploy --fail-level WARNING
