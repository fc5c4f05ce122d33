"""The embedded Redis: a Unix socket only, every write logged once a second."""

import socket
import subprocess
from pathlib import Path

from .binaries import redis_program
from .folders import require_free_space
from .paths import socket_folder
from .processes import start_child

NAME = "redis.sock"


def log_file(var: Path) -> Path:
    """Where the embedded Redis writes."""
    return var / "log" / "redis.log"


def start(var: Path, *, durable: bool = True, keep_open: tuple[int, ...] = ()) -> subprocess.Popen:
    """Start Redis on its socket; `durable=False` (tests) writes nothing to disk."""
    require_free_space(var)
    folder = var / "redis"
    folder.mkdir(mode=0o700, exist_ok=True)
    command = [
        redis_program(), "--port", "0", "--unixsocket", str(socket_folder(var) / NAME),
        "--unixsocketperm", "700", "--dir", str(folder), "--save", "", "--daemonize", "no",
        "--appendonly", "yes" if durable else "no", "--appendfsync", "everysec",
        "--maxmemory-policy", "noeviction",
    ]  # fmt: skip
    return start_child(command, log=log_file(var), keep_open=keep_open)


def answers(var: Path) -> bool:
    """Whether the server answers PING; a plain socket, since the client library loads slowly."""
    with socket.socket(socket.AF_UNIX) as line:
        line.settimeout(2)
        try:
            line.connect(str(socket_folder(var) / NAME))
            line.sendall(b"PING\r\n")
            return line.recv(64).startswith(b"+PONG")
        except OSError:
            return False
