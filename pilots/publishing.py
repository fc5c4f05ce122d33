"""The way of an example, and of a pilot, to the page: draft, shared draft, review, published, confirmed, archived."""

from __future__ import annotations

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from forkommune.ui.dates import today
from forkommune.work.registry import Publishable, Step, TextPart, publishables
from forkommune.work.services.publishing import CannotPublish
from pilots.models import Example, Pilot

KIND = "example"
PERMISSION = "pilots.change_example"
State = Example.State
OUT = (State.PUBLISHED.value, State.CONFIRMED.value)
FIELDS = ("title", "summary", "place", "lead_actor", "effect", "cost")
CHOICES = ("kind", "status", "evidence_grade")


def parts(example: Example) -> list[TextPart]:
    """What a reader sees of an example in words; what is not known is left out."""
    label = {field.name: str(field.verbose_name) for field in Example._meta.concrete_fields}
    rows = [(name, str(getattr(example, name))) for name in FIELDS]
    rows += [(name, str(getattr(example, f"get_{name}_display")())) for name in CHOICES]
    rows += [(name, str(getattr(example, name))) for name in ("sector", "theme", "instrument")]
    rows.append(("start_year", str(example.start_year or "")))
    sources = "\n".join(" ".join(filter(None, [s.title, s.url])) for s in example.sources.all())
    found = [TextPart(name, label[name], text) for name, text in rows if text]
    return [*found, TextPart("sources", str(_("Sources")), sources)] if sources else found


def changes(example: Example, step: Step) -> None:
    """The times that go along with a state. Raises CannotPublish for what rests on nothing now."""
    if step.target == State.PUBLISHED:
        _require_ground(example)
        example.published_at = example.published_at or timezone.now()
    if step.target == State.CONFIRMED:
        example.confirmed_on = today()


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
        _("It waits in the queue of those who assess examples."),
    ),
    Step(
        "publish",
        _("Publish"),
        (State.REVIEW.value,),
        State.PUBLISHED.value,
        PERMISSION,
        _("It stands in the example database now."),
    ),
    Step(
        "send_back",
        _("Send back"),
        (State.SHARED.value, State.REVIEW.value),
        State.DRAFT.value,
        PERMISSION,
        _("It is a draft again."),
        reason_needed=True,
    ),
    Step(
        "confirm",
        _("The municipality has confirmed it"),
        (State.PUBLISHED.value,),
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
    shareable=(State.DRAFT.value, State.SHARED.value, State.REVIEW.value),
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
    """Put examples and pilots in the registry."""
    publishables.add(KIND, EXAMPLE)
    publishables.add(PILOT_KIND, PILOT)
