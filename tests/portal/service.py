"""The processes of docker-compose.yml, started by hand: two web servers, two workers, a clock, a proxy.

PostgreSQL and Redis are those of another state folder, named by address as a service names its own.
"""

import base64
import hmac
import http.client
import json
import os
import re
import signal
import ssl
import struct
import subprocess
import sys
import time
from collections.abc import Mapping
from contextlib import suppress
from http.cookiejar import CookieJar
from pathlib import Path
from urllib.error import HTTPError
from urllib.parse import urlencode
from urllib.request import HTTPCookieProcessor, HTTPRedirectHandler, HTTPSHandler, Request
from urllib.request import build_opener as build

import html5lib
from aiosmtpd.controller import Controller

from .on_machine import ROOT, clean_environment, patience, wait_until
from .running import free_port

PROGRAMS = Path(sys.executable).parent
NAMES = ("web-1", "web-2", "worker-1", "worker-2", "beat", "proxy")


class Postbox:
    """A mail server's mind: it keeps what it is given."""

    def __init__(self) -> None:
        self.mails: list[bytes] = []

    async def handle_DATA(self, server, session, envelope) -> str:
        self.mails.append(envelope.content)
        return "250 OK"


class Service:
    """All processes over one state folder, each with a log of its own."""

    def __init__(self, folder: Path, *, database_url: str, redis_url: str, built: Path, key: str):
        self.folder = folder
        self.ports = {name: free_port() for name in ("web-1", "web-2", "https", "http", "health")}
        self.metrics_port = free_port()
        self.address = f"https://localhost:{self.ports['https']}"
        self.postbox = Postbox()
        self.mail_server = Controller(self.postbox, hostname="127.0.0.1", port=free_port())
        self.processes: dict[str, subprocess.Popen[bytes]] = {}
        (folder / "secret_key").write_text(key)
        (folder / "redis_url").write_text(redis_url)
        self.environment = clean_environment(
            FORKOMMUNE_ENV="production",
            FORKOMMUNE_VAR=str(folder),
            FORKOMMUNE_BUILT=str(built),
            SECRET_KEY_FILE=str(folder / "secret_key"),
            DATABASE_URL=database_url,
            REDIS_URL_FILE=str(folder / "redis_url"),
            ALLOWED_HOSTS="localhost,127.0.0.1",
            BASE_URL=self.address,
            CSRF_TRUSTED_ORIGINS=self.address,
            TRUSTED_PROXY="1",
            MAIL_HOST="127.0.0.1",
            MAIL_PORT=str(self.mail_server.port),
            MAIL_FROM="portal@portal.example",
            WEB_PROCESSES="1",
        )

    def start(self) -> None:
        """Start all and wait until the proxy answers that all parts work."""
        self.mail_server.start()
        web = ["gunicorn", "forkommune.wsgi", "--config", "python:forkommune.portal.web_server"]
        for name in ("web-1", "web-2"):
            more = {"WEB_ADDRESS": f"127.0.0.1:{self.ports[name]}"}
            if name == "web-1":
                more["FORKOMMUNE_METRICS_ADDRESS"] = f"127.0.0.1:{self.metrics_port}"
            self._begin(name, ["-m", *web], more)
        celery = ["-m", "celery", "-A", "forkommune"]
        for name in ("worker-1", "worker-2"):
            worker = [
                "worker",
                "--queues",
                "celery,reports",
                "--concurrency",
                "1",
                "--loglevel",
                "INFO",
            ]
            self._begin(name, [*celery, *worker, "--hostname", f"{name}@%h"], {})
        schedule = ["--schedule", str(self.folder / "schedule"), "--pidfile="]
        self._begin("beat", [*celery, "beat", *schedule, "--loglevel", "INFO"], {})
        self._begin_proxy()
        wait_until(self._is_ready, 60, "all parts are in order")

    def _begin(self, name: str, arguments: list[str], more: Mapping[str, str]) -> None:
        self._spawn(name, [sys.executable, *arguments], self.environment | more)

    def _begin_proxy(self) -> None:
        settings = {
            "PORTAL_HOST": self.address,
            "PORTAL_UPSTREAMS": "addresses "
            f"127.0.0.1:{self.ports['web-1']} 127.0.0.1:{self.ports['web-2']}",
            "HTTP_PORT": str(self.ports["http"]),
            "HTTPS_PORT": str(self.ports["https"]),
            "HEALTH_PORT": str(self.ports["health"]),
            "XDG_DATA_HOME": str(self.folder / "proxy"),
            "XDG_CONFIG_HOME": str(self.folder / "proxy"),
        }
        config = ["--adapter", "caddyfile", "--config", "forkommune/portal/Caddyfile"]
        self._spawn("proxy", [str(PROGRAMS / "caddy"), "run", *config], os.environ | settings)

    def _spawn(self, name: str, command: list[str], environment: Mapping[str, str]) -> None:
        with (self.folder / f"{name}.log").open("ab") as log:
            self.processes[name] = subprocess.Popen(
                command, cwd=ROOT, env=dict(environment), stdin=subprocess.DEVNULL,
                stdout=log, stderr=log, start_new_session=True,
            )  # fmt: skip

    def _is_ready(self) -> bool:
        for name, process in self.processes.items():
            assert process.poll() is None, self.log(name)
        with suppress(OSError):
            return Browser(self).get("/helse/klar")[0] == 200
        return False

    @property
    def authority(self) -> Path:
        """The certificate by which the proxy signs its own."""
        return self.folder / "proxy" / "caddy" / "pki" / "authorities" / "local" / "root.crt"

    def log(self, name: str) -> str:
        """What a process has written."""
        return (self.folder / f"{name}.log").read_text(encoding="utf-8", errors="replace")

    def manage(self, *arguments: str) -> tuple[int, str]:
        """Exit code and output of a command in the service's environment."""
        done = subprocess.run(
            [sys.executable, "manage.py", *arguments],
            cwd=ROOT, env=self.environment, capture_output=True, text=True,
            timeout=60 * patience(), check=False,
        )  # fmt: skip
        return done.returncode, done.stdout + done.stderr

    def stop(self, name: str) -> None:
        """End one process and its children."""
        process = self.processes.pop(name)
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()

    def stop_all(self) -> None:
        """End everything that was started."""
        for name in list(self.processes):
            self.stop(name)
        with suppress(AssertionError):  # it never came to that
            self.mail_server.stop()


class _Stay(HTTPRedirectHandler):
    def redirect_request(self, *arguments):
        return None


class Browser:
    """A visitor with cookies, who trusts the proxy's authority and follows no redirect unasked."""

    def __init__(self, service: Service):
        self.service = service
        self.cookies = CookieJar()
        context = ssl.create_default_context(cafile=str(service.authority))
        self._opener = build(
            HTTPSHandler(context=context), HTTPCookieProcessor(self.cookies), _Stay()
        )

    def get(self, path: str, **headers: str) -> tuple[int, http.client.HTTPMessage, bytes]:
        """Status, headers and body."""
        return self._ask(Request(self._url(path), headers=headers))

    def post(
        self, path: str, data: Mapping[str, str]
    ) -> tuple[int, http.client.HTTPMessage, bytes]:
        """Send a form as a page of the portal does."""
        headers = {"Origin": self.service.address, "Referer": self._url(path)}
        return self._ask(Request(self._url(path), urlencode(data).encode(), headers))

    def form(self, path: str, **changes: str) -> dict[str, str]:
        """The fields of a page's forms with their values, and what is typed into them."""
        status, _, body = self.get(path)
        assert status == 200, (path, status)
        return fields_of(body) | changes

    def _url(self, path: str) -> str:
        return path if path.startswith("http") else f"{self.service.address}{path}"

    def _ask(self, request: Request) -> tuple[int, http.client.HTTPMessage, bytes]:
        try:
            with self._opener.open(request, timeout=30 * patience()) as answer:
                return answer.status, answer.headers, answer.read()
        except HTTPError as answer:
            with answer:
                return answer.code, answer.headers, answer.read()

    def log_in(self, email: str) -> str:
        """By the code that is mailed; returns it."""
        known = len(self.service.postbox.mails)
        way = "/konto/login/code/"
        assert self.post(way, self.form(way, email=email))[0] == 302
        wait_until(lambda: len(self.service.postbox.mails) > known, 20, "the code is mailed")
        mail = self.service.postbox.mails[-1].decode()
        [code] = re.findall(r"^\s*([A-Z0-9]{3,}(?:-?[A-Z0-9]+)*)\s*$", mail, re.MULTILINE)
        way = "/konto/login/code/confirm/"
        assert self.post(way, self.form(way, code=code))[0] == 302
        if self.get("/")[0] == 302:  # nothing is shown to staff before they have one
            self._set_up_second_factor()
        return code

    def _set_up_second_factor(self) -> None:
        way = "/konto/2fa/totp/activate/"
        page = self.get(way)[2]  # once: every look at it makes another secret
        [secret] = set(re.findall(r"(?<![A-Z2-7])[A-Z2-7]{32}(?![A-Z2-7])", page.decode()))
        assert self.post(way, fields_of(page) | {"code": six_digits(secret)})[0] == 302


def fields_of(page: bytes) -> dict[str, str]:
    """Names and values of everything that a page's forms would send."""
    tree = html5lib.parse(page, namespaceHTMLElements=False)
    fields = {one.get("name"): one.get("value", "") for one in tree.iter("input")}
    fields |= {one.get("name"): one.text or "" for one in tree.iter("textarea")}
    return {name: value for name, value in fields.items() if name}


def six_digits(secret: str) -> str:
    """What an app on a telephone shows now (RFC 6238)."""
    step = struct.pack(">Q", int(time.time()) // 30)
    digest = hmac.digest(base64.b32decode(secret), step, "sha1")
    number = struct.unpack_from(">I", digest, digest[-1] & 15)[0] & 0x7FFFFFFF
    return f"{number % 1_000_000:06d}"


def lines(log: str) -> list[dict[str, object]]:
    """The lines that our own processes write about requests and work; others are not JSON."""
    return [json.loads(line) for line in log.splitlines() if line.startswith("{")]
