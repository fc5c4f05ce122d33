"""What the portal knows of a meeting, as sections of minutes: the programme as it was held, who came,
what the tables said, published votes, conclusions and follow-up. Nobody is named.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from forkommune.accounts.models import Organisation
from forkommune.evidence.models import Claim
from forkommune.figures.numbers import format_date
from forkommune.ui.dates import long_date
from forkommune.ui.filters import clock
from workshops.invitations.matrix import ROLES, row_of
from workshops.models import Action, Idea, Invitation, Meeting, Poll, Session
from workshops.outcomes.notes import text_of
from workshops.outcomes.page import OWN_KINDS, when_of
from workshops.programme import Slot
from workshops.programmes.showing import Programme, as_planned, published
from workshops.voting.results import Result, result_of
from workshops.voting.ties import ties_of

from .markup import HASH, listed, one_line, paragraphs, table

ABOUT, PEOPLE, NOTES, TABLES = "about", "people", "notes", "tables"
POLLS, CONCLUSIONS, ACTIONS, OTHER = "polls", "conclusions", "actions", "other"
SESSION = "session-"
TITLE_LENGTH = 200


@dataclass(frozen=True)
class Drafted:
    """A section as the data give it. code: what it is made from."""

    code: str
    title: str
    text: str


def drafted(meeting: Meeting) -> list[Drafted]:
    """All sections of a meeting's minutes, in their order, in the language that is in force."""
    programme = held_programme(meeting)
    ideas = list(meeting.ideas.heads().select_related("table", "session").order_by("pk"))
    sessions = list(_sessions(programme, ideas))
    told = {one.title for one in sessions}
    left = [idea for idea in ideas if not idea.session or idea.session.title not in told]
    parts = [
        Drafted(ABOUT, _("About the meeting"), _about(meeting, programme)),
        Drafted(PEOPLE, _("Who took part"), _people(meeting)),
        *sessions,
        Drafted(TABLES, _("From the tables"), _ideas(left)),
        Drafted(NOTES, _("From the notes"), text_of(meeting)),
        Drafted(POLLS, _("Votes"), _polls(meeting)),
        Drafted(CONCLUSIONS, pgettext("of a meeting", "Conclusions"), _conclusions(meeting)),
        Drafted(ACTIONS, _("Follow-up"), _actions(meeting)),
        Drafted(OTHER, _("Other matters"), ""),
    ]
    optional = {TABLES, NOTES, POLLS}
    return [one for one in parts if one.text or one.code not in optional]


def held_programme(meeting: Meeting) -> Programme:
    """The version that stood: the one that was published last, or else the items as they are."""
    return published(meeting) if meeting.published_at else as_planned(meeting)


def programme_words(meeting: Meeting) -> str:
    """Which version of the programme stood; "" where there is none."""
    if meeting.published_at is None:
        return ""
    day = format_date(timezone.localdate(meeting.published_at))
    if meeting.programme_version:
        return _("version %(number)s, published %(day)s") % {
            "number": meeting.programme_version,
            "day": day,
        }
    return _("published %(day)s") % {"day": day}


def hidden_polls(meeting: Meeting) -> int:
    """How many polls that people answered do not stand in the minutes, for they are not public."""
    return int(meeting.polls.filter(opened_at__isnull=False, published_at__isnull=True).count())


def _about(meeting: Meeting, programme: Programme) -> str:
    day = when_of(meeting)
    when = long_date(day) if day else _("day not set")
    if meeting.starts_at and programme.ends:
        when = _("%(day)s from %(start)s to %(end)s") % {
            "day": when,
            "start": clock(meeting.starts_at),
            "end": clock(programme.ends),
        }
    lines = [
        _("When: %(when)s") % {"when": when},
        _("Where: %(place)s") % {"place": meeting.place} if meeting.place else "",
        _("Held by: %(who)s") % {"who": meeting.organiser},
    ]
    if words := programme_words(meeting):
        lines.append(_("Programme: %(version)s") % {"version": words})
    if meeting.case_number:
        lines.append(_("Case number: %(number)s") % {"number": meeting.case_number})
    return listed(filter(None, lines))


def attended(meeting: Meeting) -> list[tuple[str, Organisation]]:
    """Role and organisation of everybody who took part: those who were noted, and the invited who came."""
    came = meeting.invitations.filter(attendances__isnull=False).distinct()
    rows = [
        *meeting.noted.select_related("organisation__successor"),
        *came.select_related("organisation__successor"),
    ]
    return [(row.role, row.organisation) for row in rows]


@dataclass(frozen=True)
class PresentRow:
    """How many came from a municipality in each capacity."""

    municipality: str
    political: int
    administrative: int


def present_rows(meeting: Meeting) -> tuple[list[PresentRow], Counter[tuple[str, str]]]:
    """Municipalities of the meeting with their numbers, and all others by role and organisation."""
    municipalities = list(meeting.municipalities.by_name())
    places = {one.organisation_id: one.pk for one in municipalities}
    inside: Counter[tuple[int, str]] = Counter()
    others: Counter[tuple[str, str]] = Counter()
    for role, organisation in attended(meeting):
        place = row_of(organisation, places)
        if place is not None and role in ROLES:
            inside[place, role] += 1
        else:
            others[role, str(organisation)] += 1
    rows = [
        PresentRow(one.name, *(inside[one.pk, role.value] for role in ROLES))
        for one in municipalities
    ]
    return rows, others


def _people(meeting: Meeting) -> str:
    rows, others = present_rows(meeting)
    if not others and not any(row.political or row.administrative for row in rows):
        return _("Nobody is noted as having taken part.")
    order = list(Invitation.Role.values)
    lines = [
        _("%(role)s, %(organisation)s: %(count)d")
        % {"role": Invitation.Role(role).label, "organisation": name, "count": count}
        for (role, name), count in sorted(
            others.items(), key=lambda p: (order.index(p[0][0]), p[0][1])
        )
    ]
    grid = ""
    if rows:
        both = sum(bool(row.political and row.administrative) for row in rows)
        grid = paragraphs(
            [
                ngettext(
                    "%(both)d of %(all)d municipality had both its political and its administrative "
                    "representative there.",
                    "%(both)d of %(all)d municipalities had both their political and their "
                    "administrative representative there.",
                    len(rows),
                )
                % {"both": both, "all": len(rows)},
                table(
                    [_("Municipality"), _("Political"), _("Administrative")],
                    [
                        [row.municipality, _came(row.political), _came(row.administrative)]
                        for row in rows
                    ],
                ),
            ]
        )
    return paragraphs([grid, listed(lines)])


def _came(count: int) -> str:
    if not count:
        return _("Did not attend")
    return _("Attended") if count == 1 else _("Attended (%(count)d)") % {"count": count}


def _sessions(programme: Programme, ideas: list[Idea]) -> Iterator[Drafted]:
    for number, slot in enumerate(programme.slots, start=1):
        if slot.row.kind == Session.Kind.BREAK:
            continue
        title = str(slot.row.title)[:TITLE_LENGTH]
        own = [idea for idea in ideas if idea.session and idea.session.title == slot.row.title]
        yield Drafted(f"{SESSION}{number}", title, paragraphs([_head_of(slot), _ideas(own)]))


def _head_of(slot: Slot) -> str:
    times = {"start": clock(slot.starts), "end": clock(slot.ends)}
    if slot.row.who:
        return _("%(start)s to %(end)s. Responsible: %(who)s.") % {
            **times,
            "who": ", ".join(slot.row.who),
        }
    return _("%(start)s to %(end)s.") % times


def _ideas(ideas: Iterable[Idea]) -> str:
    rows = list(ideas)
    said = [one for one in rows if one.kind == Idea.Kind.IDEA]
    notes = [one for one in rows if one.kind == Idea.Kind.NOTE]
    merged = Counter(
        Idea.objects.filter(merged_into__in=rows).values_list("merged_into", flat=True)
    )
    return paragraphs(
        [
            _("Ideas:") + "\n" + listed(_idea(one, merged[one.pk]) for one in said) if said else "",
            _("Notes:") + "\n" + listed(_idea(one, merged[one.pk]) for one in notes)
            if notes
            else "",
        ]
    )


def _idea(idea: Idea, alike: int) -> str:
    words = idea.text
    if idea.table and alike:
        return ngettext(
            "%(text)s (table %(table)s, and %(count)d alike)",
            "%(text)s (table %(table)s, and %(count)d alike)",
            alike,
        ) % {"text": words, "table": idea.table, "count": alike}
    if idea.table:
        return _("%(text)s (table %(table)s)") % {"text": words, "table": idea.table}
    return words


def public_results(meeting: Meeting) -> list[Result]:
    """Votes whose result everybody may see."""
    rows = Poll.objects.of_meeting(meeting).filter(published_at__isnull=False)
    return [result_of(poll) for poll in rows]


def method_of(result: Result) -> str:
    """How a vote was taken, and how many took part, in one sentence."""
    poll = result.poll
    told = {
        "dots": poll.dots,
        "most": poll.at_most,
        "answered": result.answered,
        "asked": result.asked,
    }
    if poll.is_anonymous:
        return (
            _(
                "Anonymous dots: %(dots)d each, at most %(most)d on one. %(answered)d of %(asked)d voted."
            )
            % told
        )
    return (
        _(
            "Open points: %(dots)d for each municipality, at most %(most)d on one. "
            "%(answered)d of %(asked)d municipalities gave points."
        )
        % told
    )


def _polls(meeting: Meeting) -> str:
    return paragraphs(map(_poll, public_results(meeting)))


def _poll(result: Result) -> str:
    head = f"{HASH}{one_line(result.poll.question)}\n{method_of(result)}"
    if not result.rows:
        return paragraphs([head, _("Fewer than five voted, so nothing was counted.")])
    what = _("Dots") if result.poll.is_anonymous else _("Points")
    wants = any(row.wants for row in result.rows)
    grid = [
        [
            row.option.title,
            str(row.count),
            _("%(place)d (shared)") % {"place": row.place} if row.is_shared else str(row.place),
            *([", ".join(row.wants)] if wants else []),
        ]
        for row in result.rows
    ]
    place = pgettext("of a result", "Place")
    heads = [_("Option"), what, place, *([_("Will take part")] if wants else [])]
    return paragraphs([head, table(heads, grid), listed(_ties(result))])


def _ties(result: Result) -> list[str]:
    """Ties that needed an order: who decided it when, how, and why. The tie stays the result."""
    return [
        _("The shared place %(place)d was decided %(day)s (%(who)s): %(order)s. Reason: %(reason)s")
        % {
            "place": tie.place,
            "day": format_date(tie.decision.decided_on),
            "who": tie.decision.get_decider_display().lower(),
            "order": ", ".join(option.title for option in tie.options),
            "reason": _sentence(tie.decision.reason),
        }
        for tie in ties_of(result)
        if tie.decision is not None
    ]


def _sentence(words: str) -> str:
    return words if words.endswith((".", "?", "!")) else f"{words}."


def _conclusions(meeting: Meeting) -> str:
    rows = list(meeting.conclusions.with_claims())
    if not rows:
        return _("Nothing was cleared up.")
    return listed(
        paragraph
        for row in rows
        for paragraph in [
            _joined(_sentence(row.claim.statement), _rests(row.claim, row.support_count))
        ]
    )


def _joined(*words: str) -> str:
    return " ".join(filter(None, words))


def resting_claims(claim: Claim) -> list[Claim]:
    """The pilots, criteria and conclusions that a conclusion rests on, which all who meet may see."""
    links = claim.links_out.filter(kind="rests_on", to_claim__kind__in=OWN_KINDS)
    return [link.to_claim for link in links.select_related("to_claim").order_by("pk")]


def _rests(claim: Claim, passages: int) -> str:
    """What it rests on, without anybody's words: those can be taken back."""
    told = [f"{one.get_kind_display().lower()} «{one.statement}»" for one in resting_claims(claim)]
    if passages:
        words = ngettext("%(count)d marked passage", "%(count)d marked passages", passages)
        told.append(words % {"count": passages})
    return _("Rests on: %(what)s.") % {"what": "; ".join(told)} if told else ""


def _actions(meeting: Meeting) -> str:
    rows = list(meeting.actions.filter(dropped_on__isnull=True).by_date())
    if not rows:
        return _("Nothing was agreed.")
    return table(
        [_("What is done"), _("Who"), pgettext("deadline", "By"), _("Stands")],
        [[one.text, owner_of(one), due_words(one), state_words(one)] for one in rows],
    )


def owner_of(action: Action) -> str:
    """The organisation that follows it up; a person's by the organisation alone."""
    organisation: Any = action.organisation or (action.person and action.person.organisation)
    return str(organisation) if organisation else _("a person")


def due_words(action: Action) -> str:
    """By when."""
    return format_date(action.due_on) if action.due_on else _("no date")


def state_words(action: Action) -> str:
    """Whether it is done."""
    if action.done_on:
        return _("Done %(day)s") % {"day": format_date(action.done_on)}
    return _("Not done")
