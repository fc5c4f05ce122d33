"""A real OpenID provider in the test process, which can be told to lie in the tokens it signs."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any
from wsgiref.simple_server import WSGIRequestHandler, make_server

import flask
import jwt
import oidc_provider_mock
from cryptography.hazmat.primitives.asymmetric import rsa

Claims = dict[str, Any]


class Quiet(WSGIRequestHandler):
    """Says nothing of each request."""

    def log_message(self, *words: object) -> None:
        """Nothing."""


class Provider:
    """The running provider.

    issuer: its address. lie: what becomes of the claims before they are signed again; None for the
    truth. token_requests: what the portal sent to the token endpoint.
    """

    def __init__(self) -> None:
        self.lie: Callable[[Claims], Claims] | None = None
        self.foreign_key = False
        self.token_requests: list[dict[str, str]] = []
        self.app = oidc_provider_mock.app()
        self.app.before_request(self._note)
        self.app.after_request(self._spoil)
        self.issuer = ""

    def _note(self) -> None:
        if flask.request.path == "/oauth2/token":
            self.token_requests.append(flask.request.form.to_dict())

    def _spoil(self, response: flask.Response) -> flask.Response:
        body = response.get_json(silent=True)
        if flask.request.path != "/oauth2/token" or not (body and self.lie):
            return response
        token = body["id_token"]
        claims = self.lie(jwt.decode(token, options={"verify_signature": False}))
        body["id_token"] = jwt.encode(claims, self._key(), algorithm="RS256")
        response.set_data(json.dumps(body))
        return response

    def _key(self) -> Any:
        if self.foreign_key:
            return rsa.generate_private_key(65537, 2048)
        storage = flask.g.oidc_provider_mock_storage
        return jwt.PyJWK.from_dict(storage.jwk.as_dict(is_private=True), algorithm="RS256").key


@contextmanager
def running_provider() -> Iterator[Provider]:
    """A provider on a free port of this machine, until the block ends."""
    provider = Provider()
    server = make_server("127.0.0.1", 0, provider.app, handler_class=Quiet)
    provider.issuer = f"http://127.0.0.1:{server.server_port}"
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield provider
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
