"""The way of an example, and of a pilot, to the page.

An example: draft -> the secretariat (form, language) -> a researcher (how well the effect is known)
-> the municipality confirms, which publishes it -> confirmed yearly -> archived.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override

from forkommune.ui.dates import today
from forkommune.work.models import Mail
from forkommune.work.registry import (
    LinkScope,
    Publishable,
    Step,
    Suggestible,
    TextPart,
    link_scopes,
    publishables,
    suggestibles,
)
from forkommune.work.services.outbox import Opens, post_mail
from forkommune.work.services.publishing import CannotPublish, find_publication
from municipalities.models import Municipality
from pilots.models import EvidenceGrade, Example, Pilot

KIND = "example"
PERMISSION = "pilots.change_example"
State = Example.State
# Where an example waits, in the order of the queue: for the secretariat, a researcher, the owner.
QUEUED = (State.REVIEW.value, State.ASSESSMENT.value, State.OWNER.value)
CHECK = "work.check_examples"  # the secretariat's
ASSESS = "evidence.assess_example"  # the researchers'
OWNER_SCOPE, OWNER_LINK_DAYS = "confirm-example", 60
CONFIRM_EXAMPLE = LinkScope(
    path=lambda token: reverse("pilots:confirm-by-link", args=[token]),
    lasts=timedelta(days=OWNER_LINK_DAYS),
    max_uses=200,  # each suggestion and each confirmation use it once
)
OUT = (State.PUBLISHED.value, State.CONFIRMED.value)
FIELDS = (
    "title", "summary", "place", "lead_actor", "start_year", "end_year", "contact_role", "effect", "cost",
    "investment_nok", "yearly_cost_nok", "cost_year", "person_years", "months_to_carry_out",
    "lifetime_years", "legal_basis",
)  # fmt: skip
TERMS = ("sector", "theme", "instrument")
STORY = (
    "challenge", "goal", "anchoring", "participation", "did_not_work", "advice", "other_effects",
)  # fmt: skip
SUGGESTIBLE = (
    "title", "summary", "place", "lead_actor", "contact_role", "status", "start_year", "end_year", "effect",
    "effect_kind", "cost", "investment_nok", "yearly_cost_nok", "cost_year", "person_years",
    "months_to_carry_out", "lifetime_years", "legal_basis",
)  # fmt: skip
CHOICES = ("kind", "status", "evidence_grade")


def parts(example: Example) -> list[TextPart]:
    """What a reader sees of an example in words; what is not known is left out."""
    rows = [_field(example, name) for name in FIELDS]
    rows += [_choice(example, name) for name in CHOICES]
    rows += [_field(example, name) for name in TERMS]
    rows += [_field(example.told, name) for name in STORY]
    rows += [
        TextPart(
            name, str(label), "\n".join(filter(None, map(words, getattr(example, name).all())))
        )
        for name, label, words in ROWS
    ]
    return [part for part in rows if part.text]


def _field(row: Any, name: str) -> TextPart:
    value = getattr(row, name)
    words = "" if value is None else str(value)
    return TextPart(name, str(row._meta.get_field(name).verbose_name), words)


def _choice(row: Any, name: str) -> TextPart:
    label = str(row._meta.get_field(name).verbose_name)
    return TextPart(name, label, str(getattr(row, f"get_{name}_display")()))


def _effect(effect: Any) -> str:
    figure = " ".join(filter(None, [str(effect.value or ""), effect.unit, str(effect.year or "")]))
    known = f"{effect.get_kind_display()}, {effect.get_grade_display()}"
    return " · ".join(filter(None, [effect.what, figure, effect.words, known, effect.method]))


def _barrier(barrier: Any) -> str:
    return " · ".join(filter(None, [str(barrier.barrier), barrier.words, barrier.solution]))


def _funding(funding: Any) -> str:
    return " · ".join(
        filter(None, [str(funding.source), str(funding.amount_nok or ""), funding.words])
    )


# Rows beside an example: their relation, their heading, and each in a line.
ROWS: tuple[tuple[str, Any, Callable[[Any], str]], ...] = (
    ("steps", _("How it was done"), lambda step: step.text),
    ("barriers", _("Barriers"), _barrier),
    ("effects", _("Effects"), _effect),
    ("funding", _("Funding"), _funding),
    ("sources", _("Sources"), lambda one: " ".join(filter(None, [one.title, one.url]))),
)


def changes(example: Example, step: Step) -> None:
    """What goes along with a state. Raises CannotPublish for what may not go there yet."""
    if step.target == State.PUBLISHED:
        _require_ground(example)
        _require_source(example)
        example.published_at = example.published_at or timezone.now()
    if step.target == State.CONFIRMED:
        _require_ground(example)
        example.published_at = example.published_at or timezone.now()
        example.confirmed_on = today()
    if step.target == State.OWNER:
        if example.evidence_grade == EvidenceGrade.NOT_ASSESSED:
            raise CannotPublish(_("Assess how well the effect is known first."))
        ask_owner(example)


def _require_source(example: Example) -> None:
    """What nobody has confirmed is shown only with a source that everybody can look up."""
    if not example.sources.exists():
        raise CannotPublish(
            _(
                "The municipality has not confirmed it: give it a public source first, or wait for "
                "the municipality."
            )
        )


def ask_owner(example: Example) -> list[Mail]:
    """A mail to each municipality of an example that waits for its word; invented ones ask nobody."""
    if example.is_invented:
        return []
    version = find_publication(example).version
    places = example.municipalities.valid_on().select_related("organisation")
    return [_ask(example, place, version) for place in places if place.organisation.email]


def _ask(example: Example, place: Municipality, version: int) -> Mail:
    with override("nn" if place.language_form == "nynorsk" else "nb"):
        told = {
            "name": place.name,
            "title": example.title,
            "link": Mail.LINK_MARK,
            "days": OWNER_LINK_DAYS,
        }
        subject = _("Is this right? “%(title)s”") % told
        body = (
            _(
                "Hello,\n\nAn example from %(name)s is to be shown in Klimaomstilling i "
                "Vestregionen: %(title)s.\n\nLook it over here, suggest what should be different, "
                "and confirm it with one button. Then it is published:\n\n%(link)s\n\nThe link "
                "works for %(days)d days and needs no log-in. Whoever has it can answer for the "
                "municipality.\n\nRegards,\nVestregionen"
            )
            % told
        )
    mail, _made = post_mail(
        kind=OWNER_SCOPE,
        key=f"{example.pk}-{place.number}-{version}",
        to=place.organisation.email,
        subject=subject,
        body=body,
        opens=Opens(OWNER_SCOPE, place),
    )
    return mail


def _require_ground(example: Example) -> None:
    """An example that lost its passages comes back when a public source or a passage carries it."""
    claim = example.claim
    if claim.lost_support_at is None:
        return
    if not example.sources.exists():
        raise CannotPublish(
            _(
                "What the example rested on was withdrawn: give it a public source or a passage first."
            )
        )
    claim.lost_support_at = None
    claim.save(update_fields=["lost_support_at"])


STEPS = (
    Step(
        "send_to_review",
        _("Send to review"),
        (State.DRAFT.value, State.SHARED.value),
        State.REVIEW.value,
        PERMISSION,
        _("It waits for the secretariat to look over form and language."),
    ),
    Step(
        "pass_form",
        _("Form and language are good"),
        (State.REVIEW.value,),
        State.ASSESSMENT.value,
        CHECK,
        _("It waits for a researcher to assess how well the effect is known."),
    ),
    Step(
        "assess",
        _("The assessment stands: ask the municipality"),
        (State.ASSESSMENT.value,),
        State.OWNER.value,
        ASSESS,
        _("It waits for the municipality to confirm it."),
    ),
    Step(
        "publish",
        _("Publish without the municipality's confirmation"),
        QUEUED,
        State.PUBLISHED.value,
        PERMISSION,
        _("It stands in the example database now, as not confirmed by the municipality."),
        reason_needed=True,
    ),
    Step(
        "send_back",
        _("Send back"),
        (State.SHARED.value, *QUEUED),
        State.DRAFT.value,
        PERMISSION,
        _("It is a draft again."),
        reason_needed=True,
    ),
    Step(
        "confirm",
        _("The municipality has confirmed it"),
        (State.OWNER.value, *OUT),
        State.CONFIRMED.value,
        PERMISSION,
        _("It is shown as confirmed by the municipality."),
        reason_needed=True,
    ),
    Step(
        "archive",
        _("Archive"),
        OUT,
        State.ARCHIVED.value,
        PERMISSION,
        _("It is archived: still found, no longer kept up."),
        reason_needed=True,
    ),
    Step(
        "take_back",
        _("Take it off the page"),
        (*OUT, State.ARCHIVED.value),
        State.DRAFT.value,
        PERMISSION,
        _("It is a draft again, and no longer public."),
        reason_needed=True,
    ),
)

EXAMPLE = Publishable(
    model="pilots.Example",
    title=lambda example: example.title,
    address=lambda example: example.get_absolute_url(),
    parts=parts,
    states=lambda: {value: str(label) for value, label in State.choices},
    steps=STEPS,
    share_permission=PERMISSION,
    shareable=(State.DRAFT.value, State.SHARED.value, *QUEUED),
    changes=changes,
    is_invented=lambda example: example.is_invented,
)

PILOT_KIND, KEEP_PILOTS = "pilot", "pilots.change_pilot"
PilotState = Pilot.State
PILOT_WORDS = (
    "name", "summary", "problem", "hypothesis", "why", "potential_method", "cost", "funding",
    "risk", "legal", "participation", "next_steps",
)  # fmt: skip
PILOT_ROWS = ("sector", "barrier", "instrument", "owner", "researcher", "network_group")


def pilot_parts(pilot: Pilot) -> list[TextPart]:
    """What a reader sees of a pilot in words, its measurements apart."""
    label = {field.name: str(field.verbose_name) for field in Pilot._meta.fields}
    rows = [(name, str(getattr(pilot, name) or "")) for name in (*PILOT_WORDS, *PILOT_ROWS)]
    rows.append(("municipalities", ", ".join(map(str, pilot.municipalities.all()))))
    label["municipalities"] = str(_("municipalities"))
    return [TextPart(name, label[name], text) for name, text in rows if text]


def pilot_changes(pilot: Pilot, step: Step) -> None:
    """The time that goes along with the state. Raises CannotPublish for what rests on nothing."""
    if step.target != PilotState.PUBLISHED:
        return
    if pilot.claim.lost_support_at is not None:
        raise CannotPublish(
            _("What the pilot rested on was withdrawn: let it rest on something else first.")
        )
    pilot.published_at = pilot.published_at or timezone.now()


PILOT_STEPS = (
    Step(
        "publish",
        _("Publish"),
        (PilotState.DRAFT.value, PilotState.SHARED.value),
        PilotState.PUBLISHED.value,
        KEEP_PILOTS,
        _("Everybody can read about the pilot now."),
    ),
    Step(
        "take_back",
        _("Take it off the page"),
        (PilotState.PUBLISHED.value,),
        PilotState.DRAFT.value,
        KEEP_PILOTS,
        _("It is a draft again, and no longer public."),
        reason_needed=True,
    ),
)

PILOT = Publishable(
    model="pilots.Pilot",
    title=lambda pilot: pilot.name,
    address=lambda pilot: pilot.get_absolute_url(),
    parts=pilot_parts,
    states=lambda: {value: str(label) for value, label in PilotState.choices},
    steps=PILOT_STEPS,
    share_permission=KEEP_PILOTS,
    shareable=(PilotState.DRAFT.value, PilotState.SHARED.value),
    changes=pilot_changes,
    is_invented=lambda pilot: pilot.is_invented,
)


def register() -> None:
    """Put examples and pilots in the registry, and open examples to the corrections of municipalities."""
    publishables.add(KIND, EXAMPLE)
    publishables.add(PILOT_KIND, PILOT)
    link_scopes.add(OWNER_SCOPE, CONFIRM_EXAMPLE)
    suggestibles.add(
        "pilots.example",
        Suggestible(
            fields=SUGGESTIBLE,
            title=lambda example: example.title,
            address=lambda example: example.get_absolute_url(),
        ),
    )
