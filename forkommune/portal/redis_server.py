"""The embedded Redis: a Unix socket only, every write logged once a second."""

import signal
import socket
import subprocess
from pathlib import Path

from .binaries import redis_program
from .folders import require_free_space
from .paths import socket_folder
from .processes import last_line, start_child

TITLE = "Redis"
STOP_SIGNAL = signal.SIGTERM
SOCKET = "redis.sock"


def log_file(var: Path) -> Path:
    """Where the embedded Redis writes."""
    return var / "log" / "redis.log"


def make_folder(var: Path) -> None:
    """The folder of the append-only file."""
    (var / "redis").mkdir(mode=0o700, exist_ok=True)


def start(var: Path, *, durable: bool = True, keep_open: tuple[int, ...] = ()) -> subprocess.Popen:
    """Start Redis on its socket; `durable=False` (tests) writes nothing to disk."""
    require_free_space(var)
    command = [
        redis_program(), "--port", "0", "--unixsocket", str(socket_folder(var) / SOCKET),
        "--unixsocketperm", "700", "--dir", str(var / "redis"), "--save", "", "--daemonize", "no",
        "--appendonly", "yes" if durable else "no", "--appendfsync", "everysec",
        "--maxmemory-policy", "noeviction",
    ]  # fmt: skip
    return start_child(command, log=log_file(var), keep_open=keep_open)


def answers(var: Path) -> bool:
    """Whether the server answers PING; a plain socket, since the client library loads slowly."""
    with socket.socket(socket.AF_UNIX) as line:
        line.settimeout(2)
        try:
            line.connect(str(socket_folder(var) / SOCKET))
            line.sendall(b"PING\r\n")
            return line.recv(64).startswith(b"+PONG")
        except OSError:
            return False


def may_try_again(var: Path) -> bool:
    """Redis has no state in which a second try helps."""
    return False


def last_words(var: Path) -> str:
    """The last line of the log."""
    return last_line(log_file(var))
