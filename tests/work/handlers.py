"""Job kinds for tests: one as slow as it is told, one that fails in words, one with a bug."""

import os
import time
from pathlib import Path

from forkommune.work.registry import JobKind, job_handlers
from forkommune.work.services.jobs import JobFailed
from forkommune.work.services.running import JobRun


def slow(run: JobRun) -> dict:
    """`steps` steps of `seconds` each; every start leaves a line with its process in `log`."""
    params = run.job.params
    with Path(params["log"]).open("a", encoding="utf-8") as log:
        log.write(f"{os.getpid()}\n")
    run.plan(params["steps"])
    for number in range(params["steps"]):
        run.step(f"Steg {number + 1}")
        with run.stoppable():
            time.sleep(params["seconds"])
    return {"steps": params["steps"]}


def fails(run: JobRun) -> dict:
    """The data are not there."""
    raise JobFailed("Tallene for 2016 mangler; last dem inn først.")


def breaks(run: JobRun) -> dict:
    """A mistake in the code."""
    raise ZeroDivisionError("delt på null")


def register() -> None:
    """Put the kinds into the registry, once."""
    for name, run in (("slow", slow), ("fails", fails), ("breaks", breaks)):
        if name not in job_handlers:
            job_handlers.add(name, JobKind(run, lambda job: f"Prøve {job.kind}", lambda job: "/"))


register()
