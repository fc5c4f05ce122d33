"""The steps of a document that is being laid out, told on the page of its job."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _

from .services.running import JobRun


class StepTeller:
    """Called by the layout before each chapter and each later step (`documents.rendered.Progress`).

    last: words of the step after the check. more: steps that the caller tells after that one.
    """

    def __init__(self, run: JobRun, *, last: Any = "", more: int = 0) -> None:
        self._run = run
        self._last = str(last) or _("Storing the file")
        self._more = more
        self._is_planned = False

    def __call__(self, step: str, done: int, total: int) -> None:
        """Raises what `JobRun.step` raises."""
        if not self._is_planned:
            self._is_planned = True
            self._run.plan(total + 1 + self._more)
        if step == "validate":
            self._run.validating(_("Checking the file"))
        else:
            words = {"merge": _("Joining the chapters"), "done": self._last}
            self._run.step(words.get(step, step))
