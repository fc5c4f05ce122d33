# One image for web, worker and beat; docker-compose.yml says which one it is.
FROM python:3.12-slim-bookworm AS build
WORKDIR /portal
RUN python -m venv .venv
COPY requirements.lock ./
RUN .venv/bin/pip install --no-cache-dir --no-deps --require-hashes -r requirements.lock
COPY . .
# Styles, catalogues and static files are made here: a running container has no Node.
ENV FORKOMMUNE_VAR=/portal/var SECRET_KEY=only-while-the-image-is-built
RUN .venv/bin/python -m forkommune.ui.frontend \
 && .venv/bin/python -m forkommune.portal.catalogues \
 && .venv/bin/python manage.py collectstatic --no-input --verbosity 0 \
 && rm -rf var/npm && mkdir -p var/media var/records

FROM python:3.12-slim-bookworm
RUN apt-get update \
 && apt-get install -y --no-install-recommends \
    libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz0b libharfbuzz-subset0 libfontconfig1 \
 && rm -rf /var/lib/apt/lists/* \
 && useradd --create-home --uid 10001 portal
WORKDIR /portal
COPY --from=build --chown=portal /portal /portal
USER portal
ENV PATH=/portal/.venv/bin:$PATH FORKOMMUNE_VAR=/portal/var FORKOMMUNE_ENV=production PYTHONUNBUFFERED=1
EXPOSE 8000
CMD ["gunicorn", "forkommune.wsgi", "--bind", "0.0.0.0:8000", "--worker-class", "gthread", \
     "--workers", "3", "--threads", "2", "--preload", "--no-control-socket"]
