"""The doors as a service has them: HTTPS, cookies that only this host can set, nothing half configured."""

import json
import subprocess
import sys

import pytest

LOOK = """
import json, django
from django.conf import settings
# The names of styles are made when the portal starts; nothing here needs them.
settings.STORAGES["staticfiles"]["BACKEND"] = "django.contrib.staticfiles.storage.StaticFilesStorage"
django.setup()
from django.test import Client
page = Client(HTTP_HOST="portal.example")
over = page.get("/konto/login/", secure=True)
plain = Client(HTTP_HOST="portal.example").get("/konto/login/")
said = Client(HTTP_HOST="portal.example", HTTP_X_FORWARDED_PROTO="https").get("/konto/login/")
print(json.dumps({
    "cookies": {k: [bool(c["secure"]), bool(c["httponly"]), c["samesite"], c["path"], c["domain"]]
                for k, c in page.cookies.items()},
    "session": [settings.SESSION_COOKIE_NAME, settings.SESSION_COOKIE_SECURE, settings.SESSION_COOKIE_DOMAIN],
    "hsts": over["Strict-Transport-Security"],
    "policy": over["Content-Security-Policy"],
    "plain": [plain.status_code, plain["Location"]],
    "said": said.status_code,
    "factor": settings.SECOND_FACTOR_DEMANDED,
    "proxies": [settings.ALLAUTH_TRUSTED_PROXY_COUNT, settings.REST_FRAMEWORK["NUM_PROXIES"]],
}))
"""
SERVICE = {
    "FORKOMMUNE_ENV": "production",
    "SECRET_KEY": "bare-for-proven-0123456789-abcdefghijklmnopqrstuvwxyz",
    "ALLOWED_HOSTS": "portal.example",
    "BASE_URL": "https://portal.example",
    "MAIL_HOST": "mail.example",
    "DJANGO_SETTINGS_MODULE": "forkommune.settings",
    "OIDC_ISSUER": "https://feide.example/realm",
    "OIDC_CLIENT_ID": "portalen",
    "OIDC_CLIENT_SECRET": "hemmelig",
    "PATH": "/usr/bin:/bin",
}


@pytest.mark.parametrize(("proxies", "believed"), [("", 301), ("2", 200)])
def test_a_service_speaks_https_and_its_cookies_belong_to_one_host(
    repository, tmp_path, proxies, believed
):
    var = {"FORKOMMUNE_VAR": str(tmp_path), "TRUSTED_PROXY": proxies}
    answer = subprocess.run(
        [sys.executable, "-c", LOOK],
        cwd=repository,
        env=SERVICE | var,
        capture_output=True,
        text=True,
        check=False,
    )
    assert answer.returncode == 0, answer.stderr[-2000:]
    seen = json.loads(answer.stdout.splitlines()[-1])

    assert seen["cookies"] == {"__Host-csrftoken": [True, True, "Lax", "/", ""]}
    assert seen["session"] == ["__Host-sessionid", True, None]
    assert seen["hsts"] == "max-age=31536000; includeSubDomains; preload"
    assert "form-action 'self' https://feide.example;" in seen["policy"] + ";"
    assert seen["plain"] == [301, "https://portal.example/konto/login/"]
    assert seen["said"] == believed
    assert seen["factor"] is True
    assert seen["proxies"] == [int(proxies or 0)] * 2
