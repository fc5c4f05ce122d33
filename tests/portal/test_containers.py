"""The container files agree with the code: nothing is set that nobody reads, or named that is not there.

Their form is judged in `make check`, by hadolint, the compose specification's schema and Caddy.
"""

import ast
import importlib.util
import re
import shlex
from pathlib import Path

import pytest
import yaml

from forkommune.portal.given import SECRETS
from forkommune.portal.known_commands import known_commands

ROOT = Path(__file__).resolve().parent.parent.parent
COMPOSE = yaml.safe_load((ROOT / "docker-compose.yml").read_text(encoding="utf-8"))
DOCKERFILE = (ROOT / "Dockerfile").read_text(encoding="utf-8")
CADDYFILE = (ROOT / "forkommune/portal/Caddyfile").read_text(encoding="utf-8")
SERVICES = COMPOSE["services"]
OURS = {name: one for name, one in SERVICES.items() if one.get("image") == "forkommune"}
# Read by what we run, not by our code.
OTHERS = {"PATH", "HOME", "XDG_CACHE_HOME", "REMAP_SIGTERM", "PROMETHEUS_MULTIPROC_DIR"}


def image_settings() -> dict[str, str]:
    """What the Dockerfile's last stage puts into the environment."""
    lines = DOCKERFILE.replace("\\\n", " ").splitlines()
    words = [word for line in lines if line.startswith("ENV ") for word in shlex.split(line)[1:]]
    return dict(word.split("=", 1) for word in words)


def read_by_the_code() -> set[str]:
    """Every text in our code that could be the name of a variable, secrets by file included."""
    found = {f"{name}_FILE" for name in SECRETS}
    for module in (ROOT / "forkommune").rglob("*.py"):
        for node in ast.walk(ast.parse(module.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                found.add(node.value)
    return found


def commands() -> list[list[str]]:
    """Every command of our image: those of the compose file, of health checks and the default."""
    found = [one["command"] for one in OURS.values() if "command" in one]
    inner = [re.search(r'"(.*)"', one)[1] for one in found if one.startswith("sh -c")]
    plain = [one for one in found if not one.startswith("sh -c")]
    split = [shlex.split(part) for one in [*inner, *plain] for part in one.split("&&")]
    checks = [
        one["healthcheck"].get("test", [])[1:] for one in OURS.values() if "healthcheck" in one
    ]
    default = [ast.literal_eval(one) for one in re.findall(r"CMD (\[.*\])", DOCKERFILE)]
    return [one for one in [*split, *checks, *default] if one]


def test_every_variable_that_is_set_is_one_that_is_read():
    set_by_us = set(image_settings()).union(*(one["environment"] for one in OURS.values()))
    python = {name for name in set_by_us if name.startswith("PYTHON")}

    assert set_by_us - python - OTHERS - read_by_the_code() == set()


def test_every_command_and_module_that_is_named_exists():
    programs = {words[0] for words in commands()}
    modules = [words[words.index("-m") + 1] for words in commands() if "-m" in words]
    modules += [
        word.removeprefix("python:") for words in commands() for word in words if ":" in word
    ]
    managed = {words[2] for words in commands() if words[1:2] == ["manage.py"]}

    assert programs == {"python", "gunicorn", "celery"}
    assert len(modules) >= 3
    assert [name for name in modules if importlib.util.find_spec(name) is None] == []
    assert managed == {"prepare_portal", "backup"}
    assert managed <= known_commands()


def test_every_file_that_is_copied_or_mounted_exists():
    copied = re.findall(r"^COPY (?!--from)(\S+) \S+$", DOCKERFILE, re.MULTILINE)
    mounted = [
        volume.split(":")[0]
        for one in SERVICES.values()
        for volume in one.get("volumes", [])
        if volume.startswith("./")
    ]

    assert copied == ["requirements.lock", "."]
    assert mounted == ["./forkommune/portal/Caddyfile"]
    assert [name for name in [*copied, *mounted] if not (ROOT / name).exists()] == []


@pytest.mark.parametrize("kind", ["networks", "secrets", "volumes"])
def test_what_a_service_uses_is_declared_and_what_is_declared_is_used(kind):
    used = {
        name.split(":")[0]
        for one in SERVICES.values()
        for name in one.get(kind, [])
        if not name.startswith("./")
    }

    assert used == set(COMPOSE[kind])


def test_services_wait_for_services_that_say_how_they_are():
    awaited = {
        (name, condition["condition"])
        for one in SERVICES.values()
        for name, condition in one.get("depends_on", {}).items()
    }

    assert {name for name, _ in awaited} <= set(SERVICES)
    healthy = {name for name, condition in awaited if condition == "service_healthy"}
    checked = {name for name, one in SERVICES.items() if "test" in one.get("healthcheck", {})}
    assert healthy - checked - {"web"} == set()
    assert "HEALTHCHECK" in DOCKERFILE  # the web server's


def test_postgresql_counts_as_well_only_when_others_reach_it():
    """While its image makes the first database, a server answers on the socket and stops again."""
    assert "--host=127.0.0.1" in SERVICES["postgres"]["healthcheck"]["test"]


def test_nothing_of_ours_runs_as_root_or_may_write_its_own_code():
    assert re.findall(r"^USER (.*)$", DOCKERFILE, re.MULTILINE) == ["10001:10001"]
    assert "--chown" not in DOCKERFILE
    for one in OURS.values():
        assert (one["read_only"], one["cap_drop"]) == (True, ["ALL"])
        assert one["security_opt"] == ["no-new-privileges:true"]


def test_only_the_proxy_is_reached_from_outside_and_it_leads_to_the_web_server():
    port = image_settings()["WEB_ADDRESS"].rpartition(":")[2]

    assert [name for name, one in SERVICES.items() if "ports" in one] == ["proxy"]
    assert COMPOSE["networks"]["back"] == {"internal": True}
    assert f"{{$PORTAL_UPSTREAMS:containers web {port}}}" in CADDYFILE
    assert OURS["web"]["expose"][0] == port
    assert set(re.findall(r"\{\$([A-Z_]+)\}", CADDYFILE)) == set(SERVICES["proxy"]["environment"])


def test_no_secret_stands_in_a_file_of_the_repository():
    ignored = (ROOT / ".gitignore").read_text(encoding="utf-8").splitlines()
    files = {Path(one["file"]).parts[0] for one in COMPOSE["secrets"].values()}
    texts = {name for one in SERVICES.values() for name in one.get("environment", {})}

    assert files == {"secrets"}
    assert {"secrets/", ".env"} <= set(ignored)
    assert {
        "SECRET_KEY",
        "MAIL_PASSWORD",
        "DATABASE_PASSWORD",
        "POSTGRES_PASSWORD",
    } & texts == set()


def test_the_guide_names_every_value_that_the_person_on_duty_must_give():
    asked = set(re.findall(r"\$\{([A-Z_]+)", (ROOT / "docker-compose.yml").read_text("utf-8")))
    guide = (ROOT / "docs/operations.md").read_text(encoding="utf-8")

    assert {name for name in asked | set(COMPOSE["secrets"]) if f"`{name}`" not in guide} == set()
