"""One row of everything that an address can name: the visitor's own, and somebody else's."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from allauth.usersessions.models import UserSession
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.utils import timezone

from focusgroups.feedback.mails import LINK_SCOPE as SUMMARY_SCOPE
from focusgroups.recruitment.services.candidates import Told
from focusgroups.recruitment.services.candidates import propose as propose_candidate
from focusgroups.recruitment.services.mailing import LINK_SCOPE as TAKE_PART_SCOPE
from forkommune.accounts.models import PersonalLink, User
from forkommune.evidence.models import Claim, CodingRound
from forkommune.evidence.services.codebook import version_in_force
from forkommune.work.importing import Options
from forkommune.work.services.importing import bring
from forkommune.work.services.sharing import LINK_SCOPE, SHARED_DRAFT, share
from municipalities.models import ApprovalRequest
from municipalities.survey.services.approval_links import LINK_SCOPE as APPROVAL_SCOPE
from pilots.services.pilots import propose
from reports.models import CitedPassage, Section, Sentence
from tests import factories as make
from workshops.evaluation.asking import LINK_SCOPE as EVALUATION_SCOPE
from workshops.holding.check_in import code_of
from workshops.invitations.services.mailing import LINK_SCOPE as MEETING_SCOPE
from workshops.invitations.services.mailing import LINK_SCOPE as PHONE_SCOPE
from workshops.minutes.commenting import LINK_SCOPE as MINUTES_SCOPE
from workshops.models import EvaluationSecret

ROLES = ("public", "officer", "researcher", "secretary", "operations", "protection")


@dataclass
class World:
    """Rows by the name that the table uses, and a user per role."""

    users: dict[str, User | None]
    rows: dict[str, Any]

    def named(self, row: str) -> dict[str, Any]:
        """What an address needs to name the row. Raises KeyError for a row that is not built."""
        return NAMED_BY[row](self.rows) if row in NAMED_BY else _by_key(self.rows[row])


def _by_key(row: Any) -> dict[str, Any]:
    """Most addresses name a row by its key, some by a slug, and a finding by its UUID."""
    if isinstance(row, dict):
        return row
    if isinstance(row, Claim):
        return {"uuid": row.uuid}
    return {"slug": row.slug} if hasattr(row, "slug") else {"pk": row.pk}


def _group(division: Any) -> dict[str, Any]:
    group = make.NetworkGroupFactory(division=division, letter="A")
    return {"pk": division.pk, "letter": group.letter}


def _contact(division: Any) -> dict[str, Any]:
    group = make.NetworkGroupFactory(division=division, letter="B")
    contact = make.NetworkContactFactory(group=group)
    return {"pk": division.pk, "letter": group.letter, "contact": contact.pk}


def _turn(note: Any) -> dict[str, Any]:
    return {"group": note.group_id, "pk": note.pk}


def _candidate(candidate: Any) -> dict[str, Any]:
    return {"group": candidate.group_id, "pk": candidate.pk}


def _transcript(group: Any) -> Any:
    """One that waits to be told who speaks."""
    options = Options(about=str(group.pk))
    return bring(kind="transcript", content=b"A: Hei.", name="opptak.txt", options=options, by=None)


def _files() -> dict[str, Any]:
    """All files that are made of an edition."""
    page = b'<div class="report"><nav id="contents" aria-label="Innhold"></nav><h2>Funn</h2></div>'
    files = {field: a_file() for field in ("file", "word", "package")}
    return {**files, "web": default_storage.save("reports/d2.html", ContentFile(page))}


def _edition(row: Any, **more: Any) -> dict[str, Any]:
    return {"code": row.deliverable.code, "number": row.number, **more}


def _support(row: Any) -> dict[str, Any]:
    return {"uuid": row.claim.uuid, "pk": row.pk}


def _quote(row: Any) -> dict[str, Any]:
    return _edition(row.edition, reference=row.reference)


def _place_of(municipality: Any) -> dict[str, Any]:
    return {"kind": "municipality", "pk": municipality.pk, "field": "administrative_centre"}


def _fact(municipality: Any) -> dict[str, Any]:
    return {"number": municipality.number, **_place_of(municipality)}


def _finding(claim: Claim, number: str) -> dict[str, Any]:
    return {"number": number, "uuid": claim.uuid}


def _suggestion(municipality: Any, suggestion: Any) -> dict[str, Any]:
    return {"number": municipality.number, "suggestion": suggestion.pk}


def _of(municipality: Any, example: Any, **more: str) -> dict[str, Any]:
    return {"number": municipality.number, "pk": example.pk, **more}


def _file_of(version: Any) -> dict[str, Any]:
    return {"pk": version.document_id, "number": version.number}


def _publication(kind: str, row: Any) -> dict[str, Any]:
    return {"kind": kind, "pk": row.pk}


NAMED_BY: dict[str, Any] = {
    "": lambda rows: {},
    "help for researchers": lambda rows: {"slug": "forsker"},
    "nynorsk": lambda rows: {"code": "nn"},
    "file of the plan": lambda rows: _file_of(rows["file of the plan"]),
    "file of the invented plan": lambda rows: _file_of(rows["file of the invented plan"]),
    "spent link": lambda rows: {"token": "brukt"},
    "grant": lambda rows: {"group": rows["grant"].group_id, "pk": rows["grant"].pk},
    "mail to candidates": lambda rows: {
        "pk": rows["recruited group"].pk,
        "what": "focus-invitation",
    },
    "candidate": lambda rows: _candidate(rows["candidate"]),
    "other candidate": lambda rows: _candidate(rows["other candidate"]),
    "letter with a key": lambda rows: {"group": rows["letter with a key"].group_id, "letter": "A"},
    "open participation": lambda rows: {"token": rows["open participation"]},
    "informant of kept interview": lambda rows: {"pk": rows["kept interview"].informant_id},
    "municipality": lambda rows: {"number": rows["municipality"].number},
    "other municipality": lambda rows: {"number": rows["other municipality"].number},
    "own fact": lambda rows: _fact(rows["municipality"]),
    "other fact": lambda rows: _fact(rows["other municipality"]),
    "own suggestion": lambda rows: _suggestion(rows["municipality"], rows["own suggestion"]),
    "other suggestion": lambda rows: _suggestion(
        rows["other municipality"], rows["other suggestion"]
    ),
    "fact by spent link": lambda rows: {"token": "brukt", **_place_of(rows["municipality"])},
    "suggestion by spent link": lambda rows: {
        "token": "brukt",
        "suggestion": rows["own suggestion"].pk,
    },
    "own example": lambda rows: _of(rows["municipality"], rows["own example"]),
    "other example": lambda rows: _of(rows["municipality"], rows["published example"]),
    "fact of an own example": lambda rows: _of(
        rows["municipality"], rows["own example"], field="title"
    ),
    "fact of another example": lambda rows: _of(
        rows["municipality"], rows["published example"], field="title"
    ),
    "example by spent link": lambda rows: {"token": "brukt", "pk": rows["own example"].pk},
    "fact of an example by spent link": lambda rows: {
        "token": "brukt",
        "pk": rows["own example"].pk,
        "field": "title",
    },
    "code, to redefine": lambda rows: {"pk": rows["code"].pk, "step": "endre"},
    "codebook": lambda rows: {"pk": rows["code"].codebook_id},
    "kept passage, as a measure": lambda rows: {"pk": rows["kept passage"].pk, "kind": "measure"},
    "released passage, as a measure": lambda rows: {
        "pk": rows["released passage"].pk,
        "kind": "measure",
    },
    "link of the kept claim": lambda rows: {
        "uuid": rows["kept claim"].uuid,
        "pk": rows["link"].pk,
    },
    "kept support": lambda rows: _support(rows["kept support"]),
    "released support": lambda rows: _support(rows["released support"]),
    "question": lambda rows: {
        "pk": rows["guide question"].guide_id,
        "question": rows["guide question"].pk,
    },
    "guide": lambda rows: {"pk": rows["guide question"].guide_id},
    "guide for the municipality": lambda rows: {
        "pk": rows["guide question"].guide_id,
        "number": rows["municipality"].number,
    },
    "file of answers": lambda rows: {"pk": rows["file of answers"].pk},
    "part of the guide": lambda rows: {
        "pk": rows["guide question"].guide_id,
        "section": rows["guide question"].section_id,
    },
    "survey round": lambda rows: {"code": rows["open interview"].round.code},
    "municipality of the round": lambda rows: {
        "code": rows["open interview"].round.code,
        "pk": rows["other municipality"].pk,
    },
    "report": lambda rows: {"code": rows["public edition"].deliverable.code},
    "final report": lambda rows: {"code": rows["final report"].code},
    "sentence": lambda rows: {
        "code": rows["sentence"].deliverable.code,
        "pk": rows["sentence"].pk,
    },
    "section": lambda rows: {"code": rows["section"].deliverable.code, "pk": rows["section"].pk},
    "comment on a section": lambda rows: {
        "code": rows["section"].deliverable.code,
        "pk": rows["section"].pk,
        "comment": rows["comment on a section"].pk,
    },
    "public edition": lambda rows: _edition(rows["public edition"]),
    "public draft": lambda rows: _edition(rows["public draft"]),
    "internal edition": lambda rows: _edition(rows["internal edition"]),
    "draft example, published": lambda rows: _publication("example", rows["draft example"]),
    "public draft, published": lambda rows: _publication("edition", rows["public draft"]),
    "internal edition, published": lambda rows: _publication("edition", rows["internal edition"]),
    "open draft": lambda rows: {"token": rows["open draft"]},
    "marked finding": lambda rows: _finding(rows["answered claim"], "0220"),
    "unmarked finding": lambda rows: _finding(rows["kept claim"], "0220"),
    "finding by spent link": lambda rows: {
        "token": "brukt",
        "uuid": rows["answered claim"].uuid,
    },
    "open approval": lambda rows: {"token": rows["open approval"]},
    "public quote of a released text": lambda rows: _quote(rows["public quote"]),
    "internal quote of a kept text": lambda rows: _quote(rows["internal quote"]),
}


def build_world() -> World:
    """Published and unpublished rows, released and kept interviews, a user of every role."""
    asker = make.MunicipalityFactory(number="0220", name="Asker")
    make.MembershipFactory(municipality=asker)
    users = {
        "public": None,
        "officer": make.OfficerFactory(role__organisation=asker.organisation),
        "researcher": make.ResearcherFactory(),
        "secretary": make.SecretaryFactory(),
        "operations": make.OperationsFactory(),
        "protection": make.ProtectionOfficerFactory(),
    }
    rows = {
        "municipality": asker,
        **facts(asker),
        **interviews(asker),
        **plans(asker),
        **published_and_not(),
        "own example": make.ExampleFactory(published=True, municipalities=[asker]),
        "own proposal": make.ExampleProposalFactory(municipality=asker),
        "other proposal": make.ExampleProposalFactory(),
        "merger": make.ExampleMergerFactory(),
        "pair put away": make.ExamplesApartFactory(),
        "sheet as CSV": {"kind": "csv"},
        "routine": {"uuid": make.RoutineFactory(municipality=asker).claim.uuid},
        "template of a routine": make.RoutineTemplateFactory(),
        "sheet of examples": make.ImportFactory(kind="examples", file_name="eksempler.xlsx"),
    }
    of_proposal = make.ExampleFileFactory(example=None, proposal=rows["own proposal"])
    rows["file of a proposal"] = {"pk": rows["own proposal"].pk, "file": of_proposal.pk}
    rows["guide question"] = make.QuestionFactory()
    rows["file of answers"] = make.ImportFactory(kind="responses", file_name="svar.csv")
    rows["open interview"].round.municipalities.set([asker, rows["other municipality"]])
    for name in ("kept interview", "released interview"):
        rows[name].round.municipalities.set([asker])
    rows |= recruitment(users)
    rows |= reports(rows, users)
    rows |= {
        "no passkey": {"pk": 0},
        "own session": {"pk": session_of(users["officer"])},
        "other session": {"pk": session_of(users["researcher"])},
    }
    return World(users=users, rows=rows)


def session_of(user: Any) -> int:
    """The key of an open session of the user in another browser."""
    store = SessionStore()
    store.update(
        {
            SESSION_KEY: str(user.pk),
            BACKEND_SESSION_KEY: "forkommune.accounts.backends.RoleBackend",
            HASH_SESSION_KEY: user.get_session_auth_hash(),
        }
    )
    store.create()
    row = UserSession.objects.create(
        user=user, ip="192.0.2.7", session_key=store.session_key, user_agent="Firefox/140 Windows"
    )
    return row.pk


def facts(asker: Any) -> dict[str, Any]:
    """Another municipality, and a suggestion of each."""
    other = make.MunicipalityFactory(number="0219", name="Bærum")
    return {
        "other municipality": other,
        "own suggestion": make.SuggestionFactory(target=asker, organisation=asker.organisation),
        "other suggestion": make.SuggestionFactory(target=other, organisation=other.organisation),
    }


def interviews(asker: Any) -> dict[str, Any]:
    """A kept and a released interview, each with a coded answer and a finding; an open one, agreed."""
    agreed = timezone.now() + timedelta(days=2)
    rows: dict[str, Any] = {
        "open interview": make.InterviewFactory(municipality=asker, planned_on=agreed)
    }
    for name, traits in {"kept": {"completed": True}, "released": {"released": True}}.items():
        interview = make.InterviewFactory(municipality=asker, **traits)
        make.ConsentFactory(informant=interview.informant)
        source = make.SourceTextFactory(
            informant=interview.informant,
            organisation=asker.organisation,
            released_at=interview.released_at,
        )
        make.AnswerFactory(interview=interview, source=source)
        passage = make.PassageFactory(revision=make.TextRevisionFactory(source=source))
        measure = make.MeasureFactory(municipality=asker)
        support = make.SupportFactory(claim=measure.claim, passage=passage)
        rows |= {
            f"{name} interview": interview,
            f"{name} source": source,
            f"{name} passage": passage,
            f"{name} coding": make.CodingFactory(passage=passage),
            f"{name} claim": measure.claim,
            f"{name} support": support,
        }
    rows["open approval"] = an_approval(rows["kept interview"])
    answered = make.MeasureFactory(municipality=asker)
    make.ClaimReviewFactory(claim=answered.claim, step="first_mark")
    make.ClaimReviewFactory(claim=answered.claim)
    rows["answered claim"] = answered.claim
    rows["round"] = CodingRound.objects.create(
        title="Runde",
        codebook=make.CodebookFactory(),
        first=make.ResearcherFactory(),
        second=make.ResearcherFactory(),
    )
    rows["link"] = make.ClaimLinkFactory(
        from_claim=rows["kept claim"], to_claim=rows["released claim"]
    )
    return rows


def plans(asker: Any) -> dict[str, Any]:
    """A real and an invented document, each with a version in one page."""
    rows: dict[str, Any] = {}
    for name, is_invented in (("plan", False), ("invented plan", True)):
        document = make.PlanDocumentFactory(is_invented=is_invented)
        document.municipalities.add(asker)
        version = make.PlanVersionFactory(document=document, format="pdf", file=a_file())
        page = make.PlanPageFactory(version=version, source__is_invented=is_invented)
        rows |= {name: document, f"file of the {name}": version, f"page of the {name}": page.source}
    return rows


def experiments() -> dict[str, Any]:
    """A pilot whose experiment is being planned, and one that is measured."""
    planned, measured = make.PilotFactory(), make.PilotFactory(hypothesis="Færre kjører.")
    open_one = make.IndicatorFactory(experiment__pilot=planned)
    indicator = make.IndicatorFactory(experiment__pilot=measured)
    measured.hypothesis_registered_at = timezone.now()
    measured.save()
    analysis = make.OwnAnalysisFactory(indicator=indicator, file=a_file())
    brought = make.ImportFactory(
        kind="experiment_data", about=measured.slug, file_name="målinger.csv"
    )
    return {
        "planned pilot": planned,
        "measured pilot": measured,
        "planned indicator": {"slug": planned.slug, "pk": open_one.pk},
        "measured indicator": {"slug": measured.slug, "pk": indicator.pk},
        "analysis": {"slug": measured.slug, "pk": analysis.pk},
        "file of measurements": {"slug": measured.slug, "pk": brought.pk},
    }


def file_of(example: Any) -> dict[str, Any]:
    """The address of a file of an example."""
    return {"slug": example.slug, "pk": make.ExampleFileFactory(example=example).pk}


def published_and_not() -> dict[str, Any]:
    """The kinds of rows that are published one by one."""
    now = timezone.now()
    meeting = make.MeetingFactory(published_at=now, starts_at=now)
    make.SessionFactory(meeting=meeting)
    return {
        "published programme": meeting,
        "published example": make.ExampleFactory(published=True, mailbox="post@lier.invalid"),
        "paper of no list": {"kind": "docx"},
        "file of an example": file_of(make.ExampleFactory(published=True)),
        "file that the owner keeps back": file_of(
            make.ExampleFactory(published=True, hidden=["files"])
        ),
        "draft example": make.ExampleFactory(),
        "criteria": make.CriteriaVersionFactory(),
        "published pilot": make.PilotFactory(published=True),
        "draft pilot": (draft := make.PilotFactory(slug="utkast")),
        "partner of a pilot": {
            "slug": draft.slug,
            "pk": make.PilotPartnerFactory(pilot=draft).pk,
        },
        "proposal of a pilot": make.PilotProposalFactory(),
        "proposal by its link": {"token": propose(told={"title": "Lån", "summary": "x"})[1]},
        **experiments(),
        "published division": (division := make.DivisionFactory(published_at=now)),
        "published group": _group(division),
        "draft division": (draft := make.DivisionFactory()),
        "draft group": _group(draft),
        "criterion": {"code": "size"},
        "contact": _contact(draft),
        "published meeting": (shown := make.MeetingFactory(published_at=now, starts_at=now)),
        "papers of no kind": {"slug": shown.slug, "kind": "ukjent"},
        "signs of a meeting": {"slug": shown.slug, "kind": "bordskilt"},
        **a_planned_meeting(),
        **polls(),
        "draft meeting": make.MeetingFactory(starts_at=now),
        **meetings(),
        "focus group": (group := make.FocusGroupFactory()),
        **guide_of_sessions(),
        **summaries(),
        "process": make.ProcessFactory(),
        "recording": {"group": group.pk, "pk": make.RecordingFactory(group=group).pk},
        "transcript": {"group": group.pk, "pk": _transcript(group).pk},
        "turn": _turn(make.NoteFactory(group=group, text="C sa det.", mentions=[[0, 1]])),
        "code": (code := make.CodeFactory()),
        "split code": make.CodeFactory(codebook=code.codebook, split_from=code).split_from,
        "version of the codebook": version_in_force(code.codebook),
        "statement": make.StatementFactory(file=a_file()),
    }


def meetings() -> dict[str, Any]:
    """What came of a meeting: who took part, what was cleared up and agreed, and its papers."""
    participant = make.MeetingParticipantFactory()
    conclusion = make.ConclusionFactory()
    question = make.OpenQuestionFactory()
    with_notes = make.MeetingFactory(
        notes=make.SourceTextFactory(kind="minutes", informant=None, released_at=timezone.now())
    )
    return {
        "meeting with notes": with_notes,
        "chosen conclusion": {"pk": make.BasisConclusionFactory().pk},
        "open question": {"pk": question.pk},
        "basis as a file": {"audience": "alle", "ending": "docx"},
        "participant": {"slug": participant.meeting.slug, "pk": participant.pk},
        "conclusion": {"slug": conclusion.meeting.slug, "pk": conclusion.pk},
        "action": make.ActionFactory(),
        "draft case paper": make.CasePaperFactory(),
        "final case paper": make.CasePaperFactory(
            state="final", final_at=timezone.now(), pdf=a_file(), word=a_file()
        ),
        **minutes(),
        **evaluations(),
    }


def evaluations() -> dict[str, Any]:
    """One that is being made, and one that is open, with the link of somebody who was there."""
    now = timezone.now()
    made = make.EvaluationFactory(meeting__starts_at=now)
    running = make.EvaluationFactory(opened=True, meeting__starts_at=now)
    for one in (made, running):
        make.EvaluationQuestionFactory(evaluation=one)
    EvaluationSecret.objects.create(evaluation=running, key=b"k" * 32)
    meeting = running.meeting
    person = make.InvitationFactory(meeting=meeting, state="accepted")
    _link, token = PersonalLink.objects.issue(
        scope=EVALUATION_SCOPE, target=person, lasts=timedelta(days=1)
    )
    return {
        "meeting with an evaluation": {"slug": made.meeting.slug},
        "meeting with an open evaluation": {"slug": meeting.slug},
        "link of an evaluation": {"token": token},
    }


def minutes() -> dict[str, Any]:
    """Minutes that are being written, out for comments with the link of a reader, and approved."""
    section = make.MinutesSectionFactory()
    reader = make.MinutesReaderFactory()
    make.MinutesSectionFactory(minutes=reader.minutes)
    _link, token = PersonalLink.objects.issue(
        scope=MINUTES_SCOPE, target=reader, lasts=timedelta(days=1)
    )
    return {
        "draft minutes": section.minutes,
        "section of minutes": {"pk": section.minutes_id, "section": section.pk},
        "approved minutes": make.MinutesFactory(approved=True),
        "minutes out for comments": reader.minutes,
        "reader of minutes": {"pk": reader.minutes_id, "reader": reader.pk},
        "link of a reader": {"token": token},
    }


def polls() -> dict[str, Any]:
    """A meeting on its day: polls in their states, a table, and the link of somebody who comes."""
    now = timezone.now()
    meeting = make.MeetingFactory(published_at=now, starts_at=now)
    person = make.RepresentativeFactory(meeting=meeting)
    person_municipality = meeting.municipalities.get()
    suggestion = make.SuggestionFactory(
        target=(other := make.MunicipalityFactory()), organisation=other.organisation
    )
    table = make.TableFactory(meeting=meeting, code="abcdefgh")
    _link, token = PersonalLink.objects.issue(
        scope=PHONE_SCOPE, target=person, lasts=timedelta(days=1), max_uses=10**6
    )
    made = {
        name: {"slug": meeting.slug, "pk": make.PollFactory(meeting=meeting, **state).pk}
        for name, state in (
            ("unopened poll", {}),
            ("open poll", {"opened": True}),
            ("published poll", {"published": True}),
        )
    }
    tied = make.PollFactory(meeting=meeting, closed=True)
    sheet = tied.sheets.create(municipality=person_municipality)
    for option in tied.options.all():
        sheet.rows.create(claim=option, points=2)
    return made | {
        "tie of a poll": {"slug": meeting.slug, "pk": tied.pk, "place": 1},
        "meeting on its day": meeting,
        "phone of a participant": {"token": token},
        "code of a participant": {"slug": meeting.slug, "code": code_of(person)},
        "fact of a card": {"token": token, **_place_of(person_municipality)},
        "suggestion of another card": {"token": token, "suggestion": suggestion.pk},
        "finding of another card": {"token": token, "uuid": make.MeasureFactory().claim.uuid},
        "view for the room": {"slug": meeting.slug, "deck": "piloter"},
        "table with a code": {"code": table.code},
        "no table": {"code": "finnesikke"},
        "poll on a phone": {"token": token, "poll": made["open poll"]["pk"]},
    }


def summaries() -> dict[str, Any]:
    """One that is being written, and one that was sent to a letter, with its link."""
    reply = make.SummaryReplyFactory()
    make.ConsentFactory(informant=reply.participant.informant)
    _link, token = PersonalLink.objects.issue(
        scope=SUMMARY_SCOPE, target=reply, lasts=timedelta(days=1)
    )
    return {
        "draft summary": make.SummaryFactory(),
        "sent summary": reply.summary,
        "open summary": {"token": token},
    }


def guide_of_sessions() -> dict[str, Any]:
    """One that no session has begun by, with a part and a question."""
    question = {"code": "F01", "text_nb": "Når nyttet det?", "feeds": []}
    part = {"code": "start", "label_nb": "Start", "minutes": 30, "questions": [question]}
    guide = make.FocusGuideFactory(parts=[part])
    return {
        "guide of sessions": guide,
        "part of a session": {"pk": guide.pk, "code": "start"},
        "question of a session": {"pk": guide.pk, "code": "F01"},
    }


def reports(rows: dict[str, Any], users: dict[str, Any]) -> dict[str, Any]:
    """A report with editions for both audiences, a sentence and quotes; and jobs."""
    report = make.DeliverableFactory(code="D2")
    made = {
        "final report": make.DeliverableFactory(code="D7"),
        "public edition": make.EditionFactory(published=True, deliverable=report, **_files()),
        "public draft": make.EditionFactory(
            state="draft",
            sha256="0" * 64,
            pages=1,
            deliverable=report,
            **_files(),
        ),
        "internal edition": make.EditionFactory(
            state="draft",
            sha256="0" * 64,
            pages=1,
            deliverable=report,
            audience="internal",
            **_files(),
        ),
    }
    claim = make.ClaimFactory(kind="sentence", statement="Kommunene mangler årsverk.")
    section = Section.objects.create(deliverable=report, key="veien", title="Veien videre")
    return made | {
        "talk that was told": make.DisseminationFactory(),
        "sentence": Sentence.objects.create(deliverable=report, claim=claim, place="status"),
        "section": section,
        "comment on a section": section.comments.create(text="Hvorfor?"),
        "public quote": quote(made["public edition"], rows["released passage"]),
        "internal quote": quote(made["internal edition"], rows["kept passage"]),
        "open draft": a_link(made["public draft"], users["secretary"]),
        "own job": {"pk": make.JobFactory(ordered_by=users["secretary"]).pk},
        "printed paper": printed_by(users["secretary"]),
        "other job": {"pk": make.JobFactory(ordered_by=make.UserFactory()).pk},
    }


def a_planned_meeting() -> dict[str, Any]:
    """A meeting that lies ahead, with an item and somebody who is invited and has a link."""
    starts = timezone.now() + timedelta(days=20)
    meeting = make.MeetingFactory(starts_at=starts, place="Sandvika", slug="planlagt")
    item = make.SessionFactory(meeting=meeting)
    invitation = make.InvitationFactory(
        meeting=meeting, name="Zqinvitert", email="zqinvitert@demo.invalid", state="sent"
    )
    _link, token = PersonalLink.objects.issue(
        scope=MEETING_SCOPE, target=invitation, lasts=timedelta(days=1)
    )
    return {
        "planned meeting": {"slug": meeting.slug},
        "planned programme, published": {"kind": "programme", "pk": meeting.pk},
        "item of a programme": {"slug": meeting.slug, "pk": item.pk},
        "invitation": {"slug": meeting.slug, "pk": invitation.pk},
        "mail to the invited": {"slug": meeting.slug, "what": "paminnelse"},
        "open invitation": {"token": token},
    }


def printed_by(user: Any) -> dict[str, Any]:
    """The address of a paper that somebody ordered."""
    paper = make.PrintedPaperFactory(ordered_by=user)
    return {"slug": paper.meeting.slug, "pk": paper.pk}


def recruitment(users: dict[str, Any]) -> dict[str, Any]:
    """Sessions that lie ahead: the researcher recruits for one and holds the key of another."""
    recruits, keeps, other = (
        make.FocusGroupFactory(starts_at=timezone.now() + timedelta(days=9)) for _at in range(3)
    )
    make.WantedMixFactory(group=recruits)
    make.GrantFactory(group=recruits, user=users["researcher"])
    make.GrantFactory(group=keeps, user=users["researcher"], key_holder=True)
    told = make.TermFactory(vocabulary="actor_group", code="citizens")
    people = {
        name: propose_candidate(
            group=group, told=Told(who, mail, phone, told, None, "", "nb"), by=users["researcher"]
        )
        for name, group, who, mail, phone in (
            ("candidate", recruits, "Kandidat", "k@demo.invalid", "90 80 70 60"),
            (
                "other candidate",
                other,
                "Zqmarkcandidateqz",
                "zqmarkcandidatemailqz@demo.invalid",
                "zqmarkcandidatephoneqz",
            ),
        )
    }
    make.ConsentFactory(informant=people["other candidate"].informant)
    make.ParticipantFactory(group=other, letter="F", informant=people["other candidate"].informant)
    _link, token = PersonalLink.objects.issue(
        scope=TAKE_PART_SCOPE, target=people["candidate"], lasts=timedelta(days=1)
    )
    make.InformationLetterFactory(published=True, number=1)
    return people | {
        "recruited group": recruits,
        "grant": make.GrantFactory(group=other),
        "letter with a key": make.ParticipantFactory(group=keeps, letter="A"),
        "open participation": token,
        "information letter": make.InformationLetterFactory(number=2),
    }


def a_file() -> str:
    """The name of a stored file."""
    return default_storage.save("reports/d2.pdf", ContentFile(b"%PDF-1.7"))


def a_link(edition: Any, by: User) -> str:
    """The token of a link to a draft that was sent to somebody."""
    people = [("Kari", "kari@demo.invalid")]
    [recipient] = share(row=edition, people=people, message="", seen=0, by=by)
    _link, token = PersonalLink.objects.issue(
        scope=LINK_SCOPE, target=recipient, lasts=SHARED_DRAFT.lasts, max_uses=50
    )
    return token


def an_approval(interview: Any) -> str:
    """The token of a link by which a respondent approves an interview's answers."""
    asked = ApprovalRequest.objects.create(interview=interview, answer_by=timezone.localdate())
    _link, token = PersonalLink.objects.issue(
        scope=APPROVAL_SCOPE, target=asked, lasts=timedelta(days=1)
    )
    return token


def quote(edition: Any, passage: Any) -> CitedPassage:
    """A passage under its reference in one edition."""
    return CitedPassage.objects.create(edition=edition, passage=passage)
