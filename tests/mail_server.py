"""A real mail server in the process, which takes, refuses or hangs up as a test tells it."""

from types import SimpleNamespace

import pytest
from aiosmtpd.controller import Controller

from tests.portal.running import free_port


class Postbox:
    """A mail server's mind: what it answers, and what it has taken."""

    def __init__(self):
        self.taken, self.answer_rcpt, self.answer_data = [], "250 OK", "250 OK"
        self.hangs_up = False

    async def handle_RCPT(self, server, session, envelope, address, options):
        if self.answer_rcpt.startswith("250"):
            envelope.rcpt_tos.append(address)
        return self.answer_rcpt

    async def handle_DATA(self, server, session, envelope):
        self.taken.append(envelope)
        if self.hangs_up:
            server.transport.close()
        return self.answer_data


@pytest.fixture(scope="module")
def mail_server():
    box = Postbox()
    controller = Controller(box, hostname="127.0.0.1", port=free_port())
    controller.start()
    port = controller.server.sockets[0].getsockname()[1]
    yield SimpleNamespace(box=box, port=port)
    controller.stop()


@pytest.fixture
def postbox(mail_server, settings):
    mail_server.box.__init__()
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", mail_server.port
    settings.EMAIL_USE_TLS = False
    return mail_server.box
