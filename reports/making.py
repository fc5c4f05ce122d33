"""From an order to the files of an edition: freeze the data, lay out, store, write it into the row."""

from __future__ import annotations

from typing import TYPE_CHECKING

from celery import current_task
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from forkommune.documents.errors import DocumentError, DocumentHtmlError
from forkommune.documents.rendered import RenderedDocument
from forkommune.evidence.models import Passage
from forkommune.plan.models import Deliverable
from forkommune.work.history import acting
from forkommune.work.models import Job
from forkommune.work.services import publishing
from forkommune.work.services.jobs import JobFailed
from forkommune.work.services.running import JobRun
from forkommune.work.steps import StepTeller
from reports.chapters import forget_chapters
from reports.models import Audience, CitedPassage, Edition, Snapshot
from reports.models.edition import new_reference
from reports.rendering import (
    EvidenceGone,
    document_of,
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

if TYPE_CHECKING:
    from forkommune.documents.typesetters import Typesetting

TIMES_FROZEN = 3


class CannotMake(ValueError):
    """The report cannot be made; the message says why, and what to do."""


def freeze_edition(edition: Edition) -> Edition:
    """The edition with everything it shows, as it stands now; one that has its data keeps them.

    Each passage that the data cite is held when they are stored: who withdraws waits, and finds the
    edition. Where somebody withdrew while they were put together they are put together anew. Raises
    CannotMake naming section and place of what cannot be set, and where what it cites goes as often
    as it is put together.
    """
    if edition.snapshot_id is not None:
        return edition
    for _time in range(TIMES_FROZEN):
        if _stored(edition, _settable(edition.deliverable, edition.audience)):
            return edition
    raise CannotMake(withdrawn_words())


def _settable(deliverable: Deliverable, audience: str) -> Frozen:
    """The data, of which every section can be set. Raises CannotMake naming section and place."""
    try:
        frozen = freeze(deliverable, audience=audience, at=timezone.now())
        demand_composable(frozen.data, audience=audience, at=frozen.at)
    except (TextFault, DocumentHtmlError) as fault:
        raise CannotMake(_("No edition is made. %(why)s") % {"why": fault}) from fault
    return frozen


@transaction.atomic
def _stored(edition: Edition, frozen: Frozen) -> bool:
    """Give the edition its data; False where a passage of them is gone."""
    cited = set(frozen.passages)
    held = Passage.objects.select_for_update(no_key=True).filter(pk__in=cited)
    if len(held.order_by("pk").values_list("pk")) < len(cited):
        return False
    edition.snapshot = Snapshot.objects.create(
        deliverable=edition.deliverable,
        audience=edition.audience,
        taken_at=frozen.at,
        data=frozen.data,
        sha256=frozen.sha256,
        has_invented=frozen.has_invented,
    )
    with acting(edition.ordered_by, "edition.frozen"):
        edition.save(update_fields=["snapshot"])
    _cite(edition, frozen)
    return True


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
    """Job handler: the files of the job's edition, validated, stored, and written into its row."""
    edition = Edition.objects.for_listing().filter(job=run.job).first()
    if edition is None:
        raise JobFailed(withdrawn_words())
    is_published = bool(run.job.params.get("publish"))
    try:
        load_typesetting()
        if edition.snapshot_id is None:
            run.step(_("Gathering the data"))
        freeze_edition(edition)
        run.step(_("Putting the chapters together"))
        with run.stoppable():
            rendered, files = _made(edition, run, is_published=is_published)
    except CannotMake as reason:
        raise JobFailed(str(reason)) from reason
    except EvidenceGone as gone:
        forget_chapters(run.job)  # the withdrawn words may have been laid out before it was noticed
        raise JobFailed(withdrawn_words()) from gone
    except DocumentError as fault:
        raise JobFailed(str(fault)) from fault
    names = {field: store(data, ending) for field, (data, ending) in files.items()}
    return _written(edition, run, rendered, names, is_published=is_published)


Files = dict[str, tuple[bytes, str]]  # field of the edition -> contents, ending of the name


def _made(edition: Edition, run: JobRun, *, is_published: bool) -> tuple[RenderedDocument, Files]:
    document = document_of(edition, is_published=is_published)
    tell = StepTeller(run, last=_("Writing the Word file"), more=3)
    rendered = lay_out(document, tell, _typesetting(run))
    files = {"file": (rendered.data, "pdf"), "word": (write_in_word(document), "docx")}
    run.step(_("Writing the web version"))
    files["web"] = (write_for_the_web(edition, is_published=is_published), "html")
    run.step(_("Writing the data package"))
    files["package"] = (pack(document, edition, is_published=is_published), "zip")
    run.step(_("Storing the files"))
    return rendered, files


def _typesetting(run: JobRun) -> Typesetting | None:
    """A worker shares the chapters with all others; a command has processes of its own."""
    if not current_task:
        return None
    from reports.typesetting import SharedTypesetting

    return SharedTypesetting(run)


def _written(
    edition: Edition,
    run: JobRun,
    rendered: RenderedDocument,
    names: dict[str, str],
    *,
    is_published: bool,
) -> dict[str, object]:
    verdicts = [verdict.as_json() for verdict in rendered.validation]
    result = {"pages": rendered.pages, "sha256": rendered.sha256, "validation": verdicts}
    with transaction.atomic(), acting(run.job.ordered_by, "edition.made"):
        if not Edition.objects.select_for_update(of=("self",)).filter(pk=edition.pk).exists():
            # Somebody withdrew while the file was made: it went, and its files shall not stay.
            for name in names.values():
                edition.file.storage.delete(name)
            forget_chapters(run.job)
            raise JobFailed(withdrawn_words())
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
    job.waiting_chapters.all().drop_free()  # a worker that was killed left them
    is_cancelled = job.state == Job.State.CANCELLED
    state = Edition.State.CANCELLED if is_cancelled else Edition.State.NOT_MADE
    with acting(job.ordered_by, "edition.not_made"):
        Edition.objects.waiting_for(job).update(state=state)


def withdrawn_words() -> str:
    """What is said where an edition cites what is gone."""
    return _("Something that this edition cites has been withdrawn. Order a new edition.")
