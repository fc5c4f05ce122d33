"""Pages about log-in: by link, and what a user's own log-in is made of."""

from .login_link import LoginLink
from .oidc import UnlinkOpenId, oidc_callback, oidc_login
from .sign_in import EndOtherSessions, EndSession, RemovePasskey, SignIn

__all__ = [
    "EndOtherSessions",
    "EndSession",
    "LoginLink",
    "RemovePasskey",
    "SignIn",
    "UnlinkOpenId",
    "oidc_callback",
    "oidc_login",
]
