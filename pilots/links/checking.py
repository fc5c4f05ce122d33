"""Many addresses at once, politely: few servers at a time, and each server's own one after another."""

from __future__ import annotations

import time
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from urllib.parse import urlsplit

from .fetching import Answer

SERVERS_AT_ONCE = 4
PAUSE = 1.0  # seconds between two calls to one server


def look_at_all(
    urls: Iterable[str],
    look: Callable[[str], Answer],
    *,
    at_once: int = SERVERS_AT_ONCE,
    pause: float = PAUSE,
) -> Iterator[tuple[str, Answer]]:
    """Each address with its answer, as the answers come."""
    queues: dict[str, list[str]] = defaultdict(list)
    for url in dict.fromkeys(urls):
        queues[_server(url)].append(url)
    waiting = list(queues.values())
    with ThreadPoolExecutor(max_workers=at_once, thread_name_prefix="link") as pool:
        running: dict[Future[Answer], tuple[str, list[str]]] = {}
        while waiting or running:
            while waiting and len(running) < at_once:
                queue = waiting.pop()
                first = queue.pop(0)
                running[pool.submit(look, first)] = (first, queue)
            done, _rest = wait(running, return_when=FIRST_COMPLETED)
            for future in done:
                url, queue = running.pop(future)
                yield url, future.result()
                if queue:
                    following = queue.pop(0)
                    running[pool.submit(_after, pause, look, following)] = (following, queue)


def _after(pause: float, look: Callable[[str], Answer], url: str) -> Answer:
    time.sleep(pause)
    return look(url)


def _server(url: str) -> str:
    try:
        return urlsplit(url).hostname or ""
    except ValueError:
        return ""
