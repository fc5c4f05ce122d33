"""Asking the running web server how it is, as a visitor would.

`python -m forkommune.portal.asking` says by its exit code whether the server of WEB_ADDRESS lives.
"""

import http.client
import json
import os
import sys

TIMEOUT_SECONDS = 5.0


def is_live(port: int) -> bool:
    """Whether `/helse/live` on this machine answers 200."""
    return _get(port, "/helse/live")[0] == 200


def readiness(port: int) -> dict[str, str]:
    """What is not ready yet, by part, with its reason; empty when `/helse/klar` answers 200."""
    status, body = _get(port, "/helse/klar")
    if status == 200:
        return {}
    try:
        parts = json.loads(body)
    except ValueError:
        return {"web": f"HTTP {status}"}
    return {part: reason for part, reason in parts.items() if reason != "ok"}


def _get(port: int, path: str) -> tuple[int, bytes]:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=TIMEOUT_SECONDS)
    try:
        connection.request("GET", path, headers={"X-Forwarded-Proto": "https"})
        answer = connection.getresponse()
        return answer.status, answer.read()
    except (OSError, http.client.HTTPException):
        return 0, b""
    finally:
        connection.close()


if __name__ == "__main__":
    sys.exit(0 if is_live(int(os.environ["WEB_ADDRESS"].rpartition(":")[2])) else 1)
