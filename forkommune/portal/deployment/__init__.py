"""Whether this portal may be opened to its users: every verdict in words, each with its next step."""

from collections.abc import Iterator

from .services import judge_services
from .settings import judge_settings
from .upkeep import judge_upkeep
from .verdicts import Level, Verdict

__all__ = ["Level", "Verdict", "judge_deployment"]


def judge_deployment() -> Iterator[Verdict]:
    """All verdicts in a fixed order: what is set, what answers, what is kept in order."""
    yield from judge_settings()
    yield from judge_services()
    yield from judge_upkeep()
