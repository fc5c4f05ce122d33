"""Redis as the queue of tasks, with a connection that says of itself when it is lost."""

from typing import Any

import redis
from kombu.transport.redis import Channel as RedisChannel
from kombu.transport.redis import Transport as RedisTransport


class Channel(RedisChannel):
    """Kombu's own, for what is asked of it after its connection is gone.

    A task that ends after a loss of Redis is acknowledged where it came from. Kombu 5.7 asks a transport
    there that is no more, and the AttributeError ends the worker.
    """

    def _connparams(self, asynchronous: bool = False) -> Any:
        if self.connection is None or self.connection.client is None:
            raise redis.ConnectionError("The connection that this was received by is lost.")
        return super()._connparams(asynchronous=asynchronous)  # type: ignore[misc]


class Transport(RedisTransport):
    """Kombu's own, with such channels."""

    Channel = Channel
