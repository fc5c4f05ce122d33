"""The recruitment board of one session: the mix on top, then the candidates with what comes next."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cached_property
from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from focusgroups.models import Candidate, FocusGroup, WantedMix
from forkommune.accounts.models import User
from forkommune.evidence.models import Consent, ContactAttempt
from forkommune.ui.dates import long_date, today

from .mix import FEWEST, MOST, Count, Person, Standing, Wish, counted, counted_in_all
from .services.mailing import morning_before
from .twins import Twins, twins_among
from .wording import Letter

State = Candidate.State
PATIENCE = timedelta(days=3)  # after a mail, before a reminder is proposed
LOOKS = {
    Standing.REACHED: "done",
    Standing.ON_THE_WAY: "partly",
    Standing.SHORT: "missing",
    Standing.TOO_MANY: "late",
}
ORDER = (State.YES, State.ASKED, State.PROPOSED, State.NO, State.REPLACED, State.WITHDRAWN)
STATE_LOOKS = {
    State.YES: "done",
    State.ASKED: "under_way",
    State.PROPOSED: "not_begun",
    State.NO: "missing",
    State.REPLACED: "not_asked",
    State.WITHDRAWN: "missing",
}


@dataclass(frozen=True)
class MixLine:
    """A line of the mix: what is wanted, how it stands, in words and as a look."""

    what: str
    count: Count

    @property
    def look(self) -> str:
        """How the state is drawn."""
        return LOOKS[self.count.standing]

    @property
    def words(self) -> str:
        """The state in words; the colour is never alone."""
        missing = self.count.missing
        match self.count.standing:
            case Standing.REACHED:
                return _("Reached")
            case Standing.TOO_MANY:
                over = self.count.yes - (self.count.most or 0)
                return ngettext("%(count)d too many", "%(count)d too many", over) % {"count": over}
            case Standing.ON_THE_WAY:
                return ngettext(
                    "Lacks %(count)d, enough are asked",
                    "Lacks %(count)d, enough are asked",
                    missing,
                ) % {"count": missing}
        return ngettext("Lacks %(count)d: ask more", "Lacks %(count)d: ask more", missing) % {
            "count": missing
        }


@dataclass(frozen=True)
class Line:
    """A candidate on the board, with the name; only recruiters of the group get this far."""

    candidate: Candidate
    name: str
    attempt: ContactAttempt | None
    has_consent: bool
    next_step: str
    twins: Twins

    @property
    def twin_names(self) -> str:
        """Who of the session is reached the same way."""
        return ", ".join(name_of(one) for one in self.twins.same)

    @property
    def look(self) -> str:
        """How the state is drawn."""
        return STATE_LOOKS[State(self.candidate.state)]

    @property
    def may_be_invited(self) -> bool:
        """Whether the person is proposed and has an address."""
        key: Any = getattr(self.candidate.informant, "contact_key", None)
        return self.candidate.state == State.PROPOSED and bool(key and key.email)

    @property
    def last(self) -> tuple[str, datetime] | None:
        """The last attempt to reach the person, by mail or otherwise, and when."""
        mailed = self.candidate.mailed_at
        if self.attempt is not None and (mailed is None or self.attempt.at >= mailed):
            return self.attempt.get_outcome_display(), self.attempt.at
        return (_("Mail ordered"), mailed) if mailed else None


@dataclass(frozen=True)
class NextStep:
    """The one thing to do next with the group, and its button."""

    title: str
    label: str
    address: str

    @property
    def is_mail(self) -> bool:
        """Whether it writes to those who stand on the list."""
        return "/e-post/" in self.address


class Board:
    """All that the page shows about one session."""

    def __init__(self, group: FocusGroup, user: User) -> None:
        self.group, self.user = group, user

    @cached_property
    def candidates(self) -> list[Candidate]:
        """Those of the session that the user may see."""
        rows = Candidate.objects.visible_to(self.user).of_group(self.group)
        return list(rows.for_board().select_related("replaced_by"))

    @cached_property
    def lines(self) -> list[Line]:
        """The candidates: those who come first, then by name."""
        lines = [self._line(one) for one in self.candidates]
        return sorted(lines, key=lambda one: (ORDER.index(State(one.candidate.state)), one.name))

    @cached_property
    def mix(self) -> list[MixLine]:
        """The lines of the wanted mix, and how many come in all."""
        people = [_person(one) for one in self.candidates]
        wanted = WantedMix.objects.visible_to(self.user).of_group(self.group)
        lines = [MixLine(_kind(row), counted(_wish(row), people)) for row in wanted]
        fewest, most = size_of(self.group)
        total = counted_in_all(people, fewest, most)
        return [*lines, MixLine(_("All, %d to %d people") % (fewest, most), total)]

    @cached_property
    def next(self) -> NextStep:
        """What moves the recruitment on."""
        waiting = [one for one in self.lines if one.may_be_invited]
        if waiting:
            title = ngettext(
                "%(count)d candidate can be invited",
                "%(count)d candidates can be invited",
                len(waiting),
            )
            return self._mail(Letter.INVITATION, title, len(waiting), _("Invite"))
        late = [one for one in self.lines if one.next_step == _("Send a reminder")]
        if late:
            title = ngettext(
                "%(count)d candidate has not answered",
                "%(count)d candidates have not answered",
                len(late),
            )
            return self._mail(Letter.REMINDER, title, len(late), _("Remind"))
        new = reverse("focusgroups:candidate-new", args=[self.group.pk])
        if any(line.count.missing for line in self.mix):
            return NextStep(_("More people are needed"), _("Add a candidate"), new)
        return NextStep(_("The group is full"), _("Add a candidate"), new)

    @property
    def reminds_at(self) -> datetime | None:
        """When those who come are reminded by themselves; None where that is past, or no day is set."""
        morning = morning_before(self.group)
        return morning if morning is not None and timezone.now() < morning else None

    def _mail(self, letter: Letter, title: str, count: int, label: str) -> NextStep:
        address = reverse("focusgroups:recruitment-mail", args=[self.group.pk, letter.value])
        return NextStep(title % {"count": count}, f"{label} {count}", address)

    @cached_property
    def _agreed(self) -> frozenset[int]:
        informants = [one.informant_id for one in self.candidates]
        rows = Consent.objects.in_force().filter(informant__in=informants)
        return frozenset(rows.values_list("informant", flat=True))

    @cached_property
    def _twins(self) -> Mapping[Any, Twins]:
        return twins_among(self.group, self.candidates)

    def _line(self, candidate: Candidate) -> Line:
        attempts = candidate.informant.attempts.all()  # newest first, by the model's order
        attempt = next(iter(attempts), None)
        agreed = candidate.informant_id in self._agreed
        return Line(
            candidate,
            name_of(candidate),
            attempt,
            agreed,
            next_step(candidate, attempt, has_consent=agreed),
            self._twins.get(candidate.pk, Twins()),
        )


def name_of(candidate: Candidate) -> str:
    """The name; a word where it is not kept any more."""
    key: Any = getattr(candidate.informant, "contact_key", None)
    return key.name if key else _("Name not kept any more")


def next_step(candidate: Candidate, attempt: ContactAttempt | None, *, has_consent: bool) -> str:
    """What to do next about one candidate, in words; "" where nothing is."""
    key: Any = getattr(candidate.informant, "contact_key", None)
    match candidate.state:
        case State.YES:
            return "" if has_consent else _("Get the consent")
        case State.NO | State.WITHDRAWN:
            return "" if hasattr(candidate, "replaced_by") else _("Find somebody else")
        case State.REPLACED:
            return ""
    if attempt is not None and attempt.call_back_at is not None:
        day = timezone.localdate(attempt.call_back_at)
        return _("Call again %(day)s") % {"day": _("today") if day == today() else long_date(day)}
    if key is None:
        return _("Write how the person is reached")
    if candidate.mailed_at is None:
        return _("Send an invitation") if key.email else _("Call")
    if candidate.mailed_at < timezone.now() - PATIENCE:
        return _("Send a reminder") if key.email else _("Call")
    return _("Wait for the answer")


def size_of(group: FocusGroup) -> tuple[int, int]:
    """How many people a session holds, as its guide says."""
    facts = group.guide.facts
    return facts.get("participants_min") or FEWEST, facts.get("participants_max") or MOST


def _kind(row: WantedMix) -> str:
    parts = [str(row.actor_group), str(row.municipality or ""), row.get_age_group_display()]
    return ", ".join(filter(None, parts))


def _wish(row: WantedMix) -> Wish:
    return Wish(row.actor_group_id, row.municipality_id, row.age_group, row.wanted)


def _person(candidate: Candidate) -> Person:
    return Person(
        candidate.actor_group_id,
        candidate.municipality_id,
        candidate.age_group,
        has_said_yes=candidate.state == State.YES,
        is_asked=candidate.state == State.ASKED,
    )
