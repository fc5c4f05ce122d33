"""Divides municipalities into groups: `manage.py divide_network --groups 4 --json`. Writes nothing."""

from __future__ import annotations

import json
from argparse import ArgumentParser
from datetime import date
from pathlib import Path
from typing import Any

from django.core.management import BaseCommand, CommandError
from django.utils.translation import gettext as _

from municipalities.network.dividing.feasible import Impossible, numbers_of_groups
from municipalities.network.dividing.objective import silhouette
from municipalities.network.dividing.rules import Sizes, Task
from municipalities.network.dividing.solving import Answer, Proof, divide
from municipalities.network.dividing.stability import stability
from municipalities.network.dividing.weighing import (
    BadWeight,
    NothingKnown,
    NoWeight,
    UnknownCriterion,
    Weighed,
    weigh,
)
from municipalities.network.inputs import (
    USUAL_WEIGHTS,
    Inputs,
    NoInputs,
    gather,
    newest_year,
    of_day,
    of_numbers_given,
    of_round,
)
from municipalities.network.telling import impossible_in_words, weights_in_words

LARGEST_DRAWN = 40  # municipalities up to which weights are drawn, five hundred times


class Command(BaseCommand):
    """The newest survey round's municipalities, unless a date or numbers are given."""

    help = "Divide municipalities into groups by weighted criteria; prints, writes nothing."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Who, by what weights, into how many groups of which sizes."""
        who = parser.add_mutually_exclusive_group()
        who.add_argument("--date", default="", help="members of the alliance on this day")
        who.add_argument("--numbers", default="", help="municipality numbers with commas between")
        parser.add_argument("--year", type=int, help="year of the figures")
        parser.add_argument("--weights", default="", metavar="FILE", help="JSON: code -> weight")
        parser.add_argument("--groups", type=int, help="number of groups")
        parser.add_argument("--min-size", type=int, default=3)
        parser.add_argument("--max-size", type=int, default=6)
        parser.add_argument("--json", action="store_true", help="print JSON")

    def handle(self, **options: Any) -> None:
        """Print the division, or say on stderr what is wrong (exit 1)."""
        try:
            inputs = _inputs(options)
            matrices = inputs.matrices()
        except NoInputs as error:
            raise CommandError(str(error)) from error
        weights = _weights(options["weights"])
        task = _task(inputs, options)
        try:
            weighed = weigh(matrices, weights)
        except (UnknownCriterion, BadWeight, NoWeight, NothingKnown) as error:
            raise CommandError(weights_in_words(error, inputs.municipalities)) from error
        answer = _divided(inputs, task, weighed, options["groups"])
        told = _told(inputs, task, weighed, weights, answer)
        self.stdout.write(
            json.dumps(told, ensure_ascii=False) if options["json"] else _plain(inputs, told)
        )


def _inputs(options: dict[str, Any]) -> Inputs:
    year = options["year"]
    if options["date"]:
        try:
            day = date.fromisoformat(options["date"])
        except ValueError:
            raise NoInputs(_("%s is no date; write it as 2017-01-01.") % options["date"]) from None
        rows = of_day(day)
        year = year or day.year
    elif options["numbers"]:
        rows = of_numbers_given([one.strip() for one in options["numbers"].split(",")])
        year = year or newest_year(rows)
    else:
        rows, its_year = of_round()
        year = year or its_year
    return gather(rows, year)


def _weights(name: str) -> dict[str, float]:
    if not name:
        return dict(USUAL_WEIGHTS)
    try:
        found = json.loads(Path(name).read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError) as error:
        raise CommandError(
            _("%(file)s cannot be read: %(why)s") % {"file": name, "why": error}
        ) from error
    except ValueError as error:
        raise CommandError(
            _('%(file)s is no JSON (%(why)s); write {"size": 0.4, "nearness": 0.6}.')
            % {"file": name, "why": error}
        ) from error
    if not isinstance(found, dict):
        raise CommandError(_('%s holds no weights; write {"size": 0.4, "nearness": 0.6}.') % name)
    return found


def _task(inputs: Inputs, options: dict[str, Any]) -> Task:
    smallest, largest = options["min_size"], options["max_size"]
    try:
        sizes = Sizes(smallest, largest)
    except ValueError:
        raise CommandError(
            _(
                "Groups of %(smallest)d to %(largest)d cannot be made: the smallest is 2 or more, and "
                "not above the largest."
            )
            % {"smallest": smallest, "largest": largest}
        ) from None
    return Task(inputs.keys, sizes, (), inputs.counties)


def _divided(inputs: Inputs, task: Task, weighed: Weighed, groups: int | None) -> Answer:
    names = {one.number: one.name for one in inputs.municipalities}
    if groups is None:
        possible = numbers_of_groups(task)
        if not possible:
            raise CommandError(impossible_in_words(Impossible((), (), None), task, names))
        raise CommandError(_("Say how many groups: --groups %s.") % " | ".join(map(str, possible)))
    try:
        return divide(weighed.distances, task, groups)
    except Impossible as error:
        raise CommandError(impossible_in_words(error, task, names)) from error


def _told(
    inputs: Inputs, task: Task, weighed: Weighed, weights: dict[str, float], answer: Answer
) -> dict[str, Any]:
    place = {key: row for row, key in enumerate(task.keys)}
    rows = [[place[key] for key in group] for group in answer.groups]
    drawn = None
    if len(task.keys) <= LARGEST_DRAWN:
        drawn = stability(inputs.matrices(), weights, task, rows)
    return {
        "groups": [list(group) for group in answer.groups],
        "objective": answer.objective,
        "bound": answer.bound,
        "stability": drawn.identical if drawn else None,
        "proof": answer.proof.value,
        "silhouette": silhouette(weighed.distances, rows),
        "stability_of_groups": list(drawn.jaccard) if drawn else None,
        "year": inputs.year,
        "weights": weights,
        "known": [weighed.known_in(group) for group in rows],
        "doubtful": [[task.keys[a], task.keys[b]] for a, b in weighed.doubtful],
    }


def _plain(inputs: Inputs, told: dict[str, Any]) -> str:
    names = {one.number: one.name for one in inputs.municipalities}
    lines = [
        f"{number}: {', '.join(names[key] for key in group)}"
        for number, group in enumerate(told["groups"], start=1)
    ]
    proof = {
        Proof.PROVEN: _("Proven best"),
        Proof.WITHIN: _("Best found; none has a lower J than %.4f") % (told["bound"] or 0),
        Proof.FOUND: _("Best found, not proven"),
    }[Proof(told["proof"])]
    return "\n".join([*lines, f"J = {told['objective']:.4f}. {proof}."])
