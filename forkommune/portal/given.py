"""What somebody who runs the portal has given it: a variable, or a file that the variable names.

A password in the environment can be read by whoever may list processes or describe a container,
so every value may also stand in a file: `SECRET_KEY`, or the path of a file in `SECRET_KEY_FILE`.
"""

import os
from pathlib import Path
from urllib.parse import quote

from .errors import PortalError
from .language import gettext as _
from .reasons import reason_of

# What may stand in a file; other settings are no secrets.
SECRETS = (
    "SECRET_KEY",
    "DATABASE_URL",
    "DATABASE_PASSWORD",
    "REDIS_URL",
    "MAIL_USER",
    "MAIL_PASSWORD",
    "OIDC_CLIENT_SECRET",
)


def given(name: str, default: str = "") -> str:
    """The value of `name`, or the text of the file in `name`_FILE, or the default.

    Raises PortalError when both are set, and when the file cannot be read or is empty.
    """
    value, file = os.environ.get(name, ""), os.environ.get(f"{name}_FILE", "")
    if not file:
        return value or default
    if value:
        raise PortalError(
            _("Both %(name)s and %(name)s_FILE are set. Take one of them away.") % {"name": name}
        )
    try:
        text = Path(file).read_text(encoding="utf-8").strip()
    except (OSError, UnicodeDecodeError) as error:
        reason = reason_of(error) if isinstance(error, OSError) else _("it is not text")
        raise PortalError(
            _("The file %(file)s that %(name)s_FILE names cannot be read (%(reason)s). Mend that.")
            % {"file": file, "name": name, "reason": reason}
        ) from error
    if not text:
        raise PortalError(
            _("The file %(file)s that %(name)s_FILE names is empty. Put the value in it.")
            % {"file": file, "name": name}
        )
    return text


def database_url() -> str:
    """The address of an external database with its password in it; empty for the embedded one.

    The password may be given apart, as DATABASE_PASSWORD, where it may hold any character.
    """
    url, password = given("DATABASE_URL"), given("DATABASE_PASSWORD")
    if not (url and password):
        return url
    scheme, separator, rest = url.partition("://")
    user, at, place = rest.rpartition("@")
    if not at or ":" in user:
        raise PortalError(
            _(
                "DATABASE_PASSWORD is set, so DATABASE_URL must name a user and no password: "
                "“postgres://user@host:5432/name”."
            )
        )
    return f"{scheme}{separator}{user}:{quote(password, safe='')}@{place}"


def redis_url() -> str:
    """The address of an external Redis; empty for the embedded one."""
    return given("REDIS_URL")
