"""Order, make, publish and withdraw editions; add sentences that rest on passages."""

from __future__ import annotations

import uuid
from collections.abc import Iterable
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from forkommune.accounts.models import User
from forkommune.documents.errors import DocumentError, DocumentHtmlError
from forkommune.evidence.models import Claim, Passage, Support
from forkommune.evidence.selectors.resting import quotability_of
from forkommune.plan.models import Deliverable
from forkommune.work.history import acting
from forkommune.work.models import Job
from forkommune.work.services import publishing
from forkommune.work.services.jobs import JobFailed, order_job
from forkommune.work.services.running import JobRun
from forkommune.work.steps import StepTeller
from reports.models import Audience, CitedPassage, Edition, Sentence, Snapshot
from reports.models.edition import new_reference
from reports.rendering import (
    COMPOSED,
    EvidenceGone,
    document_of,
    forget_chapters,
    lay_out,
    load_typesetting,
    pack,
    store,
    write_for_the_web,
    write_in_word,
)
from reports.snapshots.freezing import Frozen, freeze
from reports.snapshots.texts import TextFault
from reports.writing.rehearsal import demand_composable

JOB_KIND = "report"
TIMES_FROZEN = 3


class CannotMake(ValueError):
    """The report cannot be made yet; the message names those that can."""


class CannotPublish(publishing.CannotPublish):
    """The edition cannot be published; the message says why and what to do."""


class CannotAdd(ValueError):
    """The sentence cannot be added; the message says what is missing."""


@transaction.atomic
def order_edition(
    *,
    deliverable: Deliverable,
    audience: str,
    profile: str,
    by: User | None,
    send: bool = True,
) -> Edition:
    """A new edition with its frozen data, and the job that makes its file.

    While the same report is being made for the same readers in the same form, that edition is
    returned: a double click orders one. send=False: the caller runs the job itself, and always
    gets an edition of its own. Raises CannotMake for a report that is not built yet, where a sentence
    that lost a passage has not been read again, and where what it cites goes as often as it is put together.
    """
    if deliverable.code not in COMPOSED:
        raise CannotMake(
            _("%(code)s cannot be made yet. The reports that can be made now are %(made)s.")
            % {"code": deliverable.code, "made": ", ".join(COMPOSED)}
        )
    Deliverable.objects.select_for_update().get(pk=deliverable.pk)  # one number at a time
    _demand_read_again(deliverable)
    inputs = {"code": deliverable.code, "audience": audience, "profile": profile}
    if not send:
        inputs["once"] = uuid.uuid4().hex
    job, is_new = order_job(kind=JOB_KIND, inputs=inputs, by=by, send=send)
    if not is_new:
        return Edition.objects.get(job=job)
    frozen = _frozen(deliverable, audience)
    with acting(by, "edition.ordered"):
        edition = Edition.objects.create(
            deliverable=deliverable,
            number=Edition.objects.next_number(deliverable),
            audience=audience,
            profile=profile,
            ordered_by=by,
            job=job,
            snapshot=_snapshot(deliverable, audience, frozen),
        )
        _cite(edition, frozen)
    return edition


def _demand_read_again(deliverable: Deliverable) -> None:
    """Raises CannotMake naming each sentence that lost a passage and that nobody has read again."""
    rows = list(deliverable.sentences.weakened())
    if rows:
        raise CannotMake(
            _(
                "No edition is made until somebody has read again what lost a passage it rested on: %(sentences)s"
            )
            % {"sentences": " ".join(f"«{row.claim.statement}»" for row in rows)}
        )


def _frozen(deliverable: Deliverable, audience: str) -> Frozen:
    """The data, with each passage that they cite held: who withdraws waits, and finds the edition.

    Where somebody withdrew while they were put together they are put together anew.
    """
    for _time in range(TIMES_FROZEN):
        frozen = _settable(deliverable, audience)
        held = Passage.objects.select_for_update(no_key=True).filter(pk__in=set(frozen.passages))
        if len(held.order_by("pk").values_list("pk")) == len(set(frozen.passages)):
            return frozen
    raise CannotMake(_withdrawn_words())


def _settable(deliverable: Deliverable, audience: str) -> Frozen:
    """The data, of which every section can be set. Raises CannotMake naming section and place."""
    try:
        frozen = freeze(deliverable, audience=audience, at=timezone.now())
        demand_composable(frozen.data, audience=audience, at=frozen.at)
    except (TextFault, DocumentHtmlError) as fault:
        raise CannotMake(_("No edition is made. %(why)s") % {"why": fault}) from fault
    return frozen


def _snapshot(deliverable: Deliverable, audience: str, frozen: Frozen) -> Snapshot:
    return Snapshot.objects.create(
        deliverable=deliverable,
        audience=audience,
        taken_at=frozen.at,
        data=frozen.data,
        sha256=frozen.sha256,
        has_invented=frozen.has_invented,
    )


def _cite(edition: Edition, frozen: Frozen) -> None:
    known = {} if edition.audience == Audience.PUBLIC else _known_references(edition, frozen)
    CitedPassage.objects.bulk_create(
        CitedPassage(
            edition=edition,
            passage_id=passage,
            place=place,
            claim_id=frozen.claims.get(passage),
            reference=known.get(passage) or new_reference(),
        )
        for place, passage in enumerate(frozen.passages, start=1)
    )


def _known_references(edition: Edition, frozen: Frozen) -> dict[int, str]:
    """References that earlier internal editions made; researchers meet a passage under one name.

    Public editions always make new ones, so that no two of them can be laid side by side.
    """
    rows = CitedPassage.objects.filter(
        edition__deliverable=edition.deliverable,
        edition__audience=edition.audience,
        passage__in=frozen.passages,
    )
    return dict(rows.order_by("edition__number").values_list("passage", "reference"))


def make_edition(run: JobRun) -> dict[str, object]:
    """Job handler: the file of the job's edition, validated, stored, and written into its row."""
    edition = Edition.objects.for_listing().filter(job=run.job).first()
    if edition is None:
        raise JobFailed(_withdrawn_words())
    is_published = bool(run.job.params.get("publish"))
    try:
        load_typesetting()
        with run.stoppable():
            document = document_of(edition, is_published=is_published)
            last = _("Writing the Word file, the web version and the data package")
            rendered = lay_out(document, StepTeller(run, last=last, more=1))
            made = {
                "word": (write_in_word(document), "docx"),
                "web": (write_for_the_web(edition, is_published=is_published), "html"),
                "package": (pack(document, edition, is_published=is_published), "zip"),
            }
            run.step(_("Storing the files"))
    except EvidenceGone as gone:
        forget_chapters()  # the withdrawn words may have been laid out before it was noticed
        raise JobFailed(_withdrawn_words()) from gone
    except DocumentError as fault:
        raise JobFailed(str(fault)) from fault
    made["file"] = (rendered.data, "pdf")
    names = {field: store(data, ending) for field, (data, ending) in made.items()}
    verdicts = [verdict.as_json() for verdict in rendered.validation]
    result = {"pages": rendered.pages, "sha256": rendered.sha256, "validation": verdicts}
    with transaction.atomic(), acting(run.job.ordered_by, "edition.made"):
        if not Edition.objects.select_for_update(of=("self",)).filter(pk=edition.pk).exists():
            # Somebody withdrew while the file was made: it went, and its files shall not stay.
            for name in names.values():
                edition.file.storage.delete(name)
            forget_chapters()
            raise JobFailed(_withdrawn_words())
        for field, name in names.items():
            setattr(edition, field, name)
        edition.sha256 = rendered.sha256
        edition.pages, edition.validation = rendered.pages, {"verdicts": verdicts}
        before = edition.state
        edition.state = Edition.State.PUBLISHED if is_published else Edition.State.DRAFT
        edition.published_at = timezone.now() if is_published else None
        edition.save()
        if is_published:
            publishing.record_step(row=edition, before=before, by=run.job.ordered_by)
        run.done(result)
    return result


def close_unmade_edition(job: Job) -> None:
    """Say on the edition that waited for a job that the job was cancelled or failed.

    An edition that has a file already, and was to be published by the job, stays what it is.
    """
    is_cancelled = job.state == Job.State.CANCELLED
    state = Edition.State.CANCELLED if is_cancelled else Edition.State.NOT_MADE
    with acting(job.ordered_by, "edition.not_made"):
        Edition.objects.waiting_for(job).update(state=state)


def _withdrawn_words() -> str:
    return _("Something that this edition cites has been withdrawn. Order a new edition.")


@transaction.atomic
def publish_edition(*, edition: Edition, by: User) -> Edition:
    """Order the final file of a checked draft: the same data, without the marks of a draft.

    It becomes public when the file is made. Raises CannotPublish.
    """
    edition = Edition.objects.select_for_update().select_related("snapshot").get(pk=edition.pk)
    _require_publishable(edition)
    inputs = {"edition": edition.pk, "publish": True}
    job, is_new = order_job(kind=JOB_KIND, inputs=inputs, by=by)
    if is_new:
        with acting(by, "edition.publishing"):
            edition.job = job
            edition.save(update_fields=["job"])
    return edition


def _require_publishable(edition: Edition) -> None:
    if edition.audience != "public":
        raise CannotPublish(_("Only an edition made for the public can be published."))
    if edition.state not in Edition.UNPUBLISHED:
        raise CannotPublish(
            _("The edition is “%(state)s”; only a finished draft can be published.")
            % {"state": edition.get_state_display()}
        )
    places = [row["place"] for row in edition.snapshot.data["quotes"]]
    quoted = edition.citations.filter(place__in=places)
    if len(places) != quoted.count():
        raise CannotPublish(_withdrawn_words())
    _require_quotable(Passage.objects.filter(citations__in=quoted))


def _require_quotable(quoted: Any) -> None:
    """Raises CannotPublish naming each answer that may not be quoted, and why not."""
    allowed = Passage.objects.quotable_in_public().values("pk")
    refused = quoted.exclude(pk__in=allowed).with_sources().order_by("revision__source")
    if not refused:
        return
    told = [f"{one.revision.source}: {' '.join(quotability_of(one).reasons)}" for one in refused]
    raise CannotPublish(
        _(
            "Something that this edition cites may not be quoted any more. %(answers)s Order a new "
            "edition."
        )
        % {"answers": " ".join(dict.fromkeys(told))}
    )


@transaction.atomic
def withdraw_edition(*, edition: Edition, by: User, reason: str) -> Edition:
    """Take a published edition back; its row, file and reason are kept. Raises CannotPublish."""
    if not reason.strip():
        raise CannotPublish(_("Say why the edition is withdrawn."))
    edition = Edition.objects.select_for_update().get(pk=edition.pk)
    if edition.state != Edition.State.PUBLISHED:
        raise CannotPublish(_("Only a published edition can be withdrawn."))
    with acting(by, "edition.withdrawn", reason.strip()):
        edition.state = Edition.State.WITHDRAWN
        edition.save(update_fields=["state"])
        publishing.record_step(
            row=edition, before=Edition.State.PUBLISHED, by=by, reason=reason.strip()
        )
    return edition


@transaction.atomic
def add_sentence(
    *, deliverable: Deliverable, text: str, passages: Iterable[Passage], nature: str, by: User
) -> Sentence:
    """A sentence of the report and the passages it rests on. Raises CannotAdd without any."""
    chosen = list(passages)
    if not text.strip() or not chosen:
        raise CannotAdd(_("Write the sentence and choose at least one passage it rests on."))
    with acting(by, "sentence.added"):
        claim = Claim.objects.create(
            kind=Claim.Kind.SENTENCE,
            statement=text.strip(),
            nature=nature,
            is_invented=any(passage.revision.source.is_invented for passage in chosen),
            created_by=by,
        )
        Support.objects.bulk_create(
            Support(claim=claim, passage=passage, created_by=by) for passage in chosen
        )
        return Sentence.objects.create(
            deliverable=deliverable,
            claim=claim,
            place="status",
            position=deliverable.sentences.count() + 1,
        )


@transaction.atomic
def remove_sentence(*, sentence: Sentence, by: User) -> None:
    """Take a sentence out of the report, with its claim; earlier editions keep their words."""
    with acting(by, "sentence.removed"):
        sentence.claim.delete()
