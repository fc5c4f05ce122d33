"""`manage.py check_deployment`: may this portal be opened to its users?"""

import json
import sys
from argparse import ArgumentParser
from dataclasses import asdict

from django.core.management import BaseCommand
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from forkommune.portal.deployment import Level, Verdict, judge_deployment


class Command(BaseCommand):
    """Asks what is set, what answers and what is kept in order; changes nothing."""

    help = "Say in words what is missing or unsafe before the portal meets its users."
    requires_system_checks: list[str] = []  # they are one of the verdicts

    def add_arguments(self, parser: ArgumentParser) -> None:
        """--json for machines."""
        parser.add_argument("--json", action="store_true", help="one list instead of words")

    def handle(self, *, json: bool, **options: object) -> None:
        """One verdict a line, with the next step under it; exit code 1 when one is an error."""
        verdicts = list(judge_deployment())
        self.stdout.write(_as_json(verdicts) if json else _in_words(verdicts))
        if any(one.level == Level.ERROR for one in verdicts):
            sys.exit(1)


def _as_json(verdicts: list[Verdict]) -> str:
    return json.dumps([asdict(one) for one in verdicts], ensure_ascii=False, indent=1)


def _in_words(verdicts: list[Verdict]) -> str:
    marks = {Level.OK: _("in order"), Level.WARNING: _("LOOK"), Level.ERROR: _("WRONG")}
    wide = max(len(mark) for mark in marks.values())
    lines = []
    for one in verdicts:
        lines.append(f"{marks[one.level]:<{wide}}  {one.subject}: {one.words}")
        if one.next_step:
            lines.append(f"{'':<{wide}}  → {one.next_step}")
    return "\n".join([*lines, _summary(verdicts)])


def _summary(verdicts: list[Verdict]) -> str:
    errors = sum(one.level == Level.ERROR for one in verdicts)
    doubts = sum(one.level == Level.WARNING for one in verdicts)
    wrong = ngettext("%(n)d thing is wrong", "%(n)d things are wrong", errors) % {"n": errors}
    look = ngettext("%(n)d needs a look", "%(n)d need a look", doubts) % {"n": doubts}
    return _("%(wrong)s, %(look)s.") % {"wrong": wrong, "look": look}
