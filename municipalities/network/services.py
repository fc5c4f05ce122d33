"""Compute a division, change one by hand, name its groups: the only ways divisions are written."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from forkommune.accounts.models import User
from forkommune.work.history import acting
from forkommune.work.services.jobs import JobFailed, order_job
from municipalities.register.models import Municipality

from .casing import as_rows, case_of, digest, groups_of, in_letters, kept, letter, rules_of
from .dividing.account import LIMIT, best, quick, thorough
from .dividing.exact import LARGEST
from .dividing.feasible import Impossible, refuse_impossible
from .dividing.rules import Kind, Rule, Sizes, Task
from .dividing.stability import Doubt
from .dividing.weighing import BadWeight, NothingKnown, NoWeight, UnknownCriterion, weigh
from .inputs import Inputs, NoInputs
from .models import Division, DivisionMove, NetworkGroup
from .run_page import numbers_stand
from .telling import impossible_in_words, weights_in_words

JOB_KIND = "network-division"
MOST_GROUPS = 26 * 27


class CannotDivide(ValueError):
    """There is no such division; the message says why and what to do. Nothing was written."""


class CannotMove(ValueError):
    """The municipality cannot be moved so; the message says why. Nothing was written."""


@transaction.atomic
def start_division(
    *,
    inputs: Inputs,
    weights: Mapping[str, float],
    sizes: Sizes,
    groups: int,
    by: User | None,
    rules: Sequence[Rule] = (),
    doubt: Doubt = Doubt.USUAL,
    bonus: float = 0.0,
    limit: float = LIMIT,
) -> Division:
    """The division that these wishes give, kept with all that it was computed from.

    limit: divisions up to this share dearer are listed beside it.
    The same wishes on the same figures give the row that stands. Up to sixteen municipalities the
    groups are there at once and a worker finds out how stable they are; else the worker does it all.
    Raises CannotDivide before anything is written.
    """
    task = Task(inputs.keys, sizes, tuple(rules), inputs.counties, inputs.borders)
    names = {one.number: one for one in inputs.municipalities}
    counted = {code: weight for code, weight in weights.items() if weight}
    told = _refuse(inputs, task, counted, groups, doubt, bonus, limit)
    wish = {
        "weights": counted,
        "rules": as_rows(rules),
        "sizes": [sizes.smallest, sizes.largest],
        "groups": groups,
    }
    key = digest(told, wish)
    if standing := Division.objects.filter(input_hash=key).first():
        return standing
    with acting(by, "network.division_computed"):
        division = Division.objects.create(
            title=_title(groups, inputs.year),
            on=inputs.day or date(inputs.year, 1, 1),
            weights=counted,
            rules=wish["rules"],
            smallest=sizes.smallest,
            largest=sizes.largest,
            wanted=groups,
            inputs=told,
            input_hash=key,
        )
        division.municipalities.set(inputs.municipalities)
        if len(inputs.keys) <= LARGEST:
            _compute(division, names)
        order_account(division=division, by=by)
    return division


def _title(groups: int, year: int) -> str:
    return _("%(groups)d groups, figures of %(year)d") % {"groups": groups, "year": year}


def _refuse(
    inputs: Inputs,
    task: Task,
    weights: Mapping[str, float],
    groups: int,
    doubt: Doubt,
    bonus: float,
    limit: float,
) -> dict[str, Any]:
    """The inputs as they are kept. Raises CannotDivide where they cannot be divided so."""
    if task.hangs and len(task.keys) > LARGEST:
        raise CannotDivide(
            _(
                "That each group hangs together on the map can be demanded of up to %(most)d municipalities; "
                "there are %(count)d. Take the rule away, or let neighbours count as nearer."
            )
            % {"most": LARGEST, "count": len(task.keys)}
        )
    try:
        told = kept(inputs, counted=weights, doubt=doubt, bonus=bonus, limit=limit)
        weigh(inputs.matrices(), weights)
        refuse_impossible(task, groups)
    except NoInputs as error:
        raise CannotDivide(str(error)) from error
    except Impossible as error:
        named = {one.number: one.name for one in inputs.municipalities}
        raise CannotDivide(impossible_in_words(error, task, named)) from error
    except (UnknownCriterion, BadWeight, NoWeight, NothingKnown) as error:
        raise CannotDivide(weights_in_words(error, inputs.municipalities)) from error
    return told


def _compute(division: Division, names: Mapping[str, Municipality]) -> None:
    """Find the groups and what is quickly told of them. Raises CannotDivide."""
    case = case_of(division)
    try:
        answer = best(case, division.wanted or 0)
    except Impossible as error:
        told = impossible_in_words(error, case.task, {key: one.name for key, one in names.items()})
        raise CannotDivide(told) from error
    groups = in_letters(answer.groups, names)
    division.objective, division.bound = answer.objective, answer.bound
    division.result = quick(case, groups)
    division.save(update_fields=["objective", "bound", "result"])
    for number, members in enumerate(groups):
        row = NetworkGroup.objects.create(division=division, letter=letter(number))
        row.members.set(names[key] for key in members)
    _name_by_rules(division)


def _name_by_rules(division: Division) -> None:
    """A group in which somebody is fixed is called as the rule calls it."""
    for rule in rules_of(division.rules):
        if rule.kind is Kind.FIXED:
            division.groups.filter(members__number__in=rule.members).update(name=rule.label[:80])


def order_account(*, division: Division, by: User | None) -> None:
    """Let a worker find out the rest about a division's groups as they stand."""
    inputs = {"division": division.pk, "groups": groups_of(division)}
    params = {"division": division.pk, "title": division.title}
    division.job, _made = order_job(kind=JOB_KIND, inputs=inputs, params=params, by=by)
    division.save(update_fields=["job"])


def finish_division(run: Any) -> dict[str, Any]:
    """The worker's part: groups where there are none yet, then all that takes time. Idempotent."""
    division = Division.objects.filter(pk=run.job.params["division"]).first()
    if division is None:
        raise JobFailed(_("The division was taken away meanwhile."))
    steps = {
        "stability": _("Trying other weights"),
        "numbers": _("Trying other numbers of groups"),
        "without": _("Leaving out one criterion at a time"),
        "rules": _("Leaving out one rule at a time"),
    }
    run.plan(len(steps) + 1)
    run.step(_("Dividing"))
    names = {one.number: one for one in division.municipalities.all()}
    if not division.groups.exists():
        try:
            with transaction.atomic(), acting(run.job.ordered_by, "network.division_computed"):
                _compute(division, names)
        except CannotDivide as error:
            raise JobFailed(str(error)) from error
    if not numbers_stand(division, list(division.groups.with_members())):
        raise JobFailed(
            _("A municipality has another number than when this was computed. Divide anew.")
        )
    groups = groups_of(division)
    rest = thorough(case_of(division), groups, told=lambda step: run.step(steps[step]))
    with transaction.atomic(), acting(run.job.ordered_by, "network.division_assessed"):
        row = Division.objects.select_for_update().filter(pk=division.pk).first()
        if row is not None and groups_of(row) == groups:  # nobody moved anything meanwhile
            row.result = {**row.result, **rest}
            row.save(update_fields=["result"])
    return {"division": division.pk}


@transaction.atomic
def move_by_hand(
    *,
    division: Division,
    municipality: Municipality,
    to: str,
    reason: str,
    by: User,
    origin: Division.Origin = Division.Origin.HAND,
) -> Division:
    """Put a municipality in another group, with the price and the reason kept.

    A computed or published division stays as it is: the move makes a copy. Raises CannotMove.
    """
    division = Division.objects.select_for_update().get(pk=division.pk)
    groups = {group.letter: group for group in division.groups.with_members()}
    mine = next((g for g in groups.values() if municipality in g.members.all()), None)
    if mine is None or to not in groups or not division.inputs:
        raise CannotMove(_("Choose a municipality of the division and one of its groups."))
    _refuse_renumbered(division)
    if mine.letter == to:
        raise CannotMove(
            _("%(name)s is in group %(letter)s already.") % {"name": municipality, "letter": to}
        )
    if mine.members.count() < 3:
        raise CannotMove(_("A group has two municipalities or more; move somebody else in first."))
    if not reason.strip():
        raise CannotMove(_("Write the reason; it is kept with the move."))
    before = division.objective
    with acting(by, "network.moved_by_hand", reason.strip()):
        if division.origin != origin or not division.can_change:
            division = _copied(division, origin)
        own = {group.letter: group for group in division.groups.all()}
        own[mine.letter].members.remove(municipality)
        own[to].members.add(municipality)
        _assess(division)
        DivisionMove.objects.create(
            division=division,
            municipality=municipality,
            from_letter=mine.letter,
            to_letter=to,
            price=_price(before, division.objective),
            reason=reason.strip()[:300],
        )
        order_account(division=division, by=by)
    return division


@transaction.atomic
def take_near(*, division: Division, number: int, by: User) -> Division:
    """A copy with the groups of a division that is nearly as good. Raises CannotMove."""
    division = Division.objects.select_for_update().get(pk=division.pk)
    near = division.result.get("near") or []
    if not 0 < number < len(near):
        raise CannotMove(_("That division is not among the nearly equal ones any more."))
    _refuse_renumbered(division)
    rows = {one.number: one for one in division.municipalities.all()}
    with acting(by, "network.near_division_taken"):
        copy = _copied(division, Division.Origin.HAND)
        groups = sorted(copy.groups.all(), key=lambda one: (len(one.letter), one.letter))
        for group, members in zip(groups, near[number]["groups"], strict=True):
            group.members.set(rows[key] for key in members)
        _assess(copy)
        order_account(division=copy, by=by)
    return copy


def _refuse_renumbered(division: Division) -> None:
    if not numbers_stand(division, list(division.groups.with_members())):
        raise CannotMove(
            _("A municipality has another number than when this was computed. Divide anew.")
        )


def _price(before: float | None, after: float | None) -> float:
    return after / before - 1 if before and after is not None else 0.0


def _assess(division: Division) -> None:
    """Tell anew what is told of groups that were changed; no bound is claimed for them."""
    division.result = quick(case_of(division), groups_of(division))
    division.objective, division.bound = division.result["objective"], None
    division.save(update_fields=["objective", "bound", "result"])


def _copied(division: Division, origin: Division.Origin) -> Division:
    """A draft with the same groups, whose history begins here; earlier moves go along."""
    copy = Division.objects.create(
        title=division.title,
        on=division.on,
        weights=division.weights,
        rules=division.rules,
        smallest=division.smallest,
        largest=division.largest,
        wanted=division.wanted,
        inputs=division.inputs,
        origin=origin,
        based_on=division,
        is_invented=division.is_invented,
    )
    copy.municipalities.set(division.municipalities.all())
    for group in division.groups.with_members():
        row = NetworkGroup.objects.create(division=copy, letter=group.letter, name=group.name)
        row.members.set(group.members.all())
    return copy


@transaction.atomic
def name_groups(*, division: Division, title: str, names: Mapping[str, str], by: User) -> Division:
    """Give a division its title and its groups their names; a published one keeps its own.

    Raises CannotMove for a published one.
    """
    division = Division.objects.select_for_update().get(pk=division.pk)
    if not division.can_change:
        raise CannotMove(_("A published division keeps its names. Take it off the page first."))
    with acting(by, "network.groups_named"):
        division.title = title
        division.save(update_fields=["title"])
        for group in division.groups.all():
            if group.letter in names and names[group.letter] != group.name:
                group.name = names[group.letter]
                group.save(update_fields=["name"])
    return division


@transaction.atomic
def drop_draft(*, division: Division, by: User) -> None:
    """Take a division away that was never published. Raises CannotMove for others."""
    division = Division.objects.select_for_update().get(pk=division.pk)
    if division.published_at is not None:
        raise CannotMove(_("A division that was published is archived, not taken away."))
    with acting(by, "network.draft_dropped"):
        division.delete()
