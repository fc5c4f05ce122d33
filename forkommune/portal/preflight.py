"""What must be right before anything is started; each failure is one sentence with a next step."""

import errno
import socket
from urllib.parse import urlsplit

import psycopg2

from .errors import PortalError
from .install import missing_libraries
from .language import gettext as _
from .locks import LockFile
from .metrics_address import VARIABLE, MetricsAddress
from .processes import is_alive
from .reasons import reason_of

OLD_PORTAL_SECONDS = 20.0
PROBE_SECONDS = 0.3  # a command that asks whether a portal runs holds the lock for a moment
STOPPING = "stopping"
LAST_PORT = 65535
OLDEST_POSTGRES = 15  # the first that can hold two empty values for equal, as our constraints do
LETTERS = "ÆØÅ"


def require_alone(lock: LockFile) -> None:
    """Take the portal's lock; PortalError when another portal runs on the same folder.

    A portal that is stopping, and the children of a killed one, still hold it for some seconds.
    """
    if lock.try_exclusive(PROBE_SECONDS):
        return
    pid, *notes = lock.read().split() or [""]
    is_ending = STOPPING in notes or (pid.isdigit() and not is_alive(int(pid)))
    if is_ending and lock.try_exclusive(OLD_PORTAL_SECONDS):
        return
    raise PortalError(
        _(
            "The portal is running already (pid %(pid)s) on %(folder)s. "
            "Use it, stop it with Ctrl-C, or give this one another folder with FORKOMMUNE_VAR."
        )
        % {"pid": pid or "?", "folder": lock.path.parent}
    )


def port_number(text: str) -> int:
    """The port that somebody asked for; PortalError when no browser could reach such a one."""
    if not _is_port(text):
        raise PortalError(
            _("Port “%(text)s” is not a number from 1 to %(last)d. Try “make run PORT=8001”.")
            % {"text": text, "last": LAST_PORT}
        )
    return int(text)


def require_mail_port(text: str) -> None:
    """PortalError when MAIL_PORT is set and no port."""
    if text and not _is_port(text):
        raise PortalError(
            _(
                "MAIL_PORT “%(text)s” is not a number from 1 to %(last)d. Write the port of the "
                "mail server, or leave it out for 587."
            )
            % {"text": text, "last": LAST_PORT}
        )


def _is_port(text: str) -> bool:
    return text.isascii() and text.isdigit() and 0 < int(text) <= LAST_PORT


def require_free_port(host: str, port: int) -> None:
    """PortalError when nobody can listen on the port."""
    try:
        _listen(host, port)
    except OSError as error:
        raise PortalError(_port_refused(port, error)) from error


def require_free_metrics_port(address: MetricsAddress | None, *, beside: int) -> None:
    """PortalError when the figures for monitoring cannot be given at their address.

    beside: the port of the visitors, which is not free for them.
    """
    if address is None:
        return
    busy = _("it is busy")
    try:
        _listen(address.host, address.port)
        reason = busy if address.port == beside else ""
    except OSError as error:
        reason = busy if error.errno == errno.EADDRINUSE else reason_of(error)
    if reason:
        raise PortalError(
            _(
                "%(variable)s names %(host)s:%(port)d, which cannot be used (%(reason)s). "
                "Name another address, or leave it out to give no figures."
            )
            % {"variable": VARIABLE, "host": address.host, "port": address.port, "reason": reason}
        )


def _listen(host: str, port: int) -> None:
    with socket.socket(socket.AF_INET) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        probe.bind((host, port))
        probe.listen(1)


def _port_refused(port: int, error: OSError) -> str:
    if error.errno == errno.EADDRINUSE:
        text = _("Port %(port)d is busy. Choose another, for instance “make run PORT=%(other)d”.")
    else:
        text = _("Port %(port)d cannot be used (%(reason)s). Try “make run PORT=%(other)d”.")
    reason = _("only root may use ports below 1024") if port < 1024 else reason_of(error)
    other = port + 1 if 1024 <= port < LAST_PORT else 8001
    return text % {"port": port, "other": other, "reason": reason}


def require_libraries() -> None:
    """PortalError naming the Debian packages when a library of the PDF maker is missing."""
    missing = missing_libraries()
    if missing:
        raise PortalError(
            _(
                "The system libraries that make PDF files are missing. "
                "Install them with “apt-get install %(packages)s”."
            )
            % {"packages": " ".join(missing)}
        )


def require_database(url: str) -> str:
    """Where the external database is, without its password; PortalError when it is of no use."""
    require_database_address(url)
    try:
        connection = psycopg2.connect(url, connect_timeout=5)
    except psycopg2.Error as error:
        raise PortalError(
            _("The database in DATABASE_URL cannot be used: %(reason)s Then start again.")
            % {"reason": _why(str(error))}
        ) from error
    try:
        found = connection.get_dsn_parameters()
        version = connection.server_version // 10_000
        small = _in_small_letters(connection)
    finally:
        connection.close()
    place = f"{found.get('host', '')}:{found.get('port', '')}/{found.get('dbname', '')}"
    require_version(place, version)
    require_letters(place, small)
    return place


def _in_small_letters(connection: psycopg2.extensions.connection) -> str:
    """What the database makes of `LETTERS`; nothing in one that cannot hold every letter."""
    connection.set_client_encoding("UTF8")
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT lower(%s) WHERE current_setting('server_encoding') = 'UTF8'", [LETTERS]
        )
        [small] = cursor.fetchone() or [""]
    return str(small)


def require_version(place: str, version: int) -> None:
    """PortalError when the PostgreSQL at `place` is too old for Django or for our constraints."""
    if version < OLDEST_POSTGRES:
        raise PortalError(
            _(
                "The database %(place)s is PostgreSQL %(version)d; the portal needs %(oldest)d or "
                "newer. Name a newer server in DATABASE_URL, or leave it out to use the portal's own."
            )
            % {"place": place, "version": version, "oldest": OLDEST_POSTGRES}
        )


def require_letters(place: str, small: str) -> None:
    """PortalError when the database at `place` does not know that ø is the small letter of Ø: search
    and comparisons of names would miss words. small: what it makes of `LETTERS`."""
    if small != LETTERS.lower():
        raise PortalError(
            _(
                "The database %(place)s was made for another alphabet: it takes “%(letters)s” and "
                "“%(small)s” for different words. Make it anew with “createdb -T template0 -E UTF8 "
                "--locale=C.UTF-8”, or leave DATABASE_URL out to use the portal's own."
            )
            % {"place": place, "letters": LETTERS, "small": LETTERS.lower()}
        )


def require_database_address(url: str) -> None:
    """PortalError when DATABASE_URL is not written as the address of a PostgreSQL database."""
    if not _is_address(url, ("postgres", "postgresql")):
        raise PortalError(
            _(
                "DATABASE_URL is not the address of a PostgreSQL database. Write it as "
                "“postgres://user:password@host:5432/name”, with / @ : # ? of a password as "
                "%2F %40 %3A %23 %3F, or leave it out to use the portal's own."
            )
        )


def require_redis(url: str) -> str:
    """Where the external Redis is, without its password; PortalError when it is not reached."""
    import redis

    require_redis_address(url)
    try:
        client = redis.Redis.from_url(url, socket_connect_timeout=5)
        client.ping()
    except (redis.RedisError, ValueError) as error:
        raise PortalError(
            _("The Redis in REDIS_URL cannot be used: %(reason)s Then start again.")
            % {"reason": _why(str(error))}
        ) from error
    client.close()
    return without_password(url)


def require_redis_address(url: str) -> None:
    """PortalError when REDIS_URL is not written as the address of a Redis."""
    if not _is_address(url, ("redis", "rediss", "unix")):
        raise PortalError(
            _(
                "REDIS_URL is not the address of a Redis. Write it as “redis://host:6379/0”, "
                "or leave it out to use the portal's own."
            )
        )


def _is_address(url: str, schemes: tuple[str, ...]) -> bool:
    try:
        parts = urlsplit(url)
        # Reading it is what refuses a port that is no number.
        return parts.scheme in schemes and (parts.port is None or parts.port > 0)
    except ValueError:
        return False


def _why(said: str) -> str:
    """What to do about what a driver said; words that we do not know are shown as its own."""
    known = {
        "refused": _("nothing listens there. Start the server or correct the address."),
        "No such file": _("nothing listens there. Start the server or correct the address."),
        "translate host name": _("the machine's name is not known. Correct the address."),
        "Name or service not known": _("the machine's name is not known. Correct the address."),
        "authentication": _("the user or password is wrong. Correct the address."),
        "WRONGPASS": _("the user or password is wrong. Correct the address."),
        "imeout": _("it does not answer. Check the address and the network."),
        "imed out": _("it does not answer. Check the address and the network."),
        "does not exist": _("there is no such database or user. Make it or correct the address."),
    }
    found = next((words for sign, words in known.items() if sign in said), None)
    own = " ".join(said.split()).rstrip(".")
    return found or _("it says “%(words)s”. Correct that.") % {"words": own}


def without_password(url: str) -> str:
    """An address that may be shown: only what follows the user and password."""
    return url.rpartition("@")[2]
