"""Words planted in research material, each found nowhere else, to be looked for in what others get.

A marker's name says what it stands in. `MAY_READ` names the few places where a role other than the
researcher's may meet one.
"""

import re
from typing import Any

from django.utils import timezone

from forkommune.evidence.models import ContactAttempt, ContactKey, Passage
from forkommune.work.models import Draft, DraftConflict, DraftRevision
from municipalities.models import ApprovalEntry
from reports.models import Sentence
from tests import factories as make

from .world import World

MARKER = re.compile(r"zqmark[a-z]+qz")
QUOTE = "zqmarkapprovedquoteqz"
RELEASED = {"zqmarkreleasedanswerqz", "zqmarkreleasedpassageqz"}
# (role, address) -> the markers that may stand there. The approved quote lies in a text that was
# not released, so on the pages it is for researchers alone: readers meet it in the edition.
MAY_READ: dict[tuple[str, str], set[str]] = {
    ("secretary", "municipalities:interview-detail"): RELEASED,
    ("secretary", "evidence:source-code"): RELEASED,
    ("secretary", "evidence:passage-detail"): RELEASED,
    ("secretary", "evidence:claim-detail"): RELEASED,
}


def plant(world: World) -> None:
    """Put markers into every place that research material lies in."""
    for name in ("kept", "released"):
        _interview(world.rows[f"{name} interview"], name)
        _source(world.rows, name)
    _draft(world.rows["kept interview"], world.users["researcher"])
    _person(world.rows["kept interview"].informant)
    _approval(world.rows["kept interview"])
    _findings(world.rows)
    _focus_group(world.rows["focus group"])
    _approved_quote(world.rows)


def _interview(interview: Any, name: str) -> None:
    interview.notes = f"zqmark{name}notesqz"
    interview.approved_how = f"zqmark{name}howqz"
    interview.approval_waived = f"zqmark{name}waivedqz"
    interview.save()
    about_respondent = make.SourceTextFactory(
        informant=interview.informant, released_at=interview.released_at, nature="respondent"
    )
    make.TextRevisionFactory(source=about_respondent, text=f"Jeg heter zqmark{name}respondentqz.")
    question = make.QuestionFactory(guide=interview.guide, kind="respondent")
    make.AnswerFactory(interview=interview, source=about_respondent, question=question)
    if name == "kept":
        value = {"text": "zqmarkkeptvalueqz"}
        make.AnswerFactory(interview=interview, value=value)


def _source(rows: dict[str, Any], name: str) -> None:
    """Words before, in and after the passage; a memo and a note by those who read them."""
    words = f"Vi har zqmark{name}answerqz og zqmark{name}passageqz til i år."
    source = rows[f"{name} source"]
    revision = make.TextRevisionFactory(
        source=source, number=2, text=words, reason=f"zqmark{name}reasonqz"
    )
    start = words.index(f"zqmark{name}passageqz")
    passage = make.PassageFactory(
        revision=revision,
        start=start,
        end=start + len(f"zqmark{name}passageqz"),
        prefix=words[:start][-30:],
        suffix=words[start:][-8:],
    )
    make.CodingFactory(passage=passage, memo=f"zqmark{name}memoqz")
    for claim in (rows[f"{name} claim"], rows["answered claim"]):
        make.SupportFactory(claim=claim, passage=passage, note=f"zqmark{name}supportqz")


def _draft(interview: Any, editor: Any) -> None:
    now = timezone.now()
    draft = Draft.objects.create(
        kind="interview",
        target=interview,
        data={"notes": "zqmarkdraftqz"},
        version=2,
        editor=editor,
        saved_at=now,
    )
    DraftRevision.objects.create(
        draft=draft, version=1, data={"notes": "zqmarkrevisionqz"}, editor=editor, saved_at=now
    )
    DraftConflict.objects.create(
        draft=draft, field="notes", value="zqmarkconflictqz", tab="1", editor=editor, saved_at=now
    )


def _approval(interview: Any) -> None:
    """What the respondent said of an answer, and is about to say of the next."""
    ApprovalEntry.objects.create(
        request=interview.approval_requests.get(),
        kind="commented",
        question=make.QuestionFactory(guide=interview.guide),
        comment="zqmarkcommentqz",
    )
    Draft.objects.create(
        kind="approval", target=interview, data={"q01_comment": "zqmarkremarkqz"}, version=1
    )


def _person(informant: Any) -> None:
    ContactKey.objects.create(
        informant=informant,
        name="zqmarknameqz",
        email="zqmarkmailqz@kommune.invalid",
        phone="zqmarkphoneqz",
        delete_on=timezone.localdate(),
    )
    make.ConsentFactory(informant=informant, way="oral", wording="Jeg sa zqmarkwordingqz.")
    ContactAttempt.objects.create(
        informant=informant,
        at=timezone.now(),
        way="phone",
        outcome="refused",
        refusal="other",
        note="zqmarkattemptqz",
    )
    informant.role_text = "zqmarkroleqz"
    informant.save()


def _findings(rows: dict[str, Any]) -> None:
    """Findings on which the municipality has not had its say, and a barrier, which never shows."""
    municipality = rows["municipality"]
    for factory in (make.MeasureFactory, make.RoutineFactory, make.InstrumentFactory):
        kind = factory._meta.model.__name__.lower()
        factory(
            municipality=municipality,
            title=f"Funn zqmark{kind}qz",
            claim__statement=f"Det er zqmark{kind}claimqz.",
        )
    barrier = make.BarrierFactory(
        municipality=municipality,
        title="Ordføreren er zqmarkbarrierqz",
        claim__statement="Det er zqmarkbarrierclaimqz.",
        claim__nature="assessment",
    )
    make.SupportFactory(claim=barrier.claim, passage=rows["kept passage"])


def _focus_group(group: Any) -> None:
    said = make.SourceTextFactory(kind="note", title="Fokusgruppe", place="minutt 12")
    make.TextRevisionFactory(source=said, text="B mener zqmarkgroupsourceqz.")
    participant = make.ParticipantFactory(group=group, informant=said.informant)
    make.NoteFactory(group=group, participant=participant, text="zqmarkgroupnoteqz", source=said)


def _approved_quote(rows: dict[str, Any]) -> Passage:
    """A quote that was approved, with a scope that covers a public edition; it alone may show."""
    interview = rows["kept interview"]
    informant = make.InformantFactory(organisation=interview.municipality.organisation)
    make.ConsentFactory(informant=informant, named=True)
    source = make.SourceTextFactory(
        informant=informant, organisation=interview.municipality.organisation
    )
    text = f"Før: zqmarkbeforequoteqz. Vi venter på {QUOTE}. Etter: zqmarkafterquoteqz."
    revision = make.TextRevisionFactory(source=source, text=text, approved_at=timezone.now())
    start = text.index("Vi venter")
    end = text.index(" Etter")
    passage = make.PassageFactory(
        revision=revision, start=start, end=end, prefix=text[:start][-30:], suffix=text[end:][:30]
    )
    claim = make.ClaimFactory(kind="sentence", statement="Kommunene venter på andre.")
    make.SupportFactory(claim=claim, passage=passage, note="zqmarkquotenoteqz")
    make.SupportFactory(claim=claim, passage=rows["kept passage"])
    make.SupportFactory(claim=rows["answered claim"], passage=passage)
    report = rows["public edition"].deliverable
    Sentence.objects.create(deliverable=report, claim=claim, place="status", position=2)
    return passage


def found_in(words: str) -> set[str]:
    """The markers in a text."""
    return set(MARKER.findall(words.lower()))
