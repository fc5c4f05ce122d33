"""Loads the interview guide and the rounds that name their own municipalities."""

from pathlib import Path
from typing import Any

from django.utils.translation import gettext as _

from forkommune.work.loading import Record, Tally, link, read_json, read_records, sync
from municipalities.register.models import Municipality
from municipalities.survey.models import GuideSection, InterviewGuide, Question, SurveyRound

DATA = Path(__file__).resolve().parent / "data"


def load(tally: Tally) -> None:
    """Bring the guide and the rounds in step with their files."""
    file = read_json(DATA / "interview_guide.json")
    guide = _load_guide(tally, file)
    sections = _load_sections(tally, file, guide)
    sync(
        tally,
        Question,
        [
            (record, _question(record, guide, sections))
            for record in read_records(file, "questions")
        ],
        key=["guide_id", "number"],
    )
    _load_rounds(tally, {guide.version: guide})


def _load_guide(tally: Tally, file: Record) -> InterviewGuide:
    values = {
        "title": file.required("title_nb"),
        "version": file.required("version"),
        "intro": file.text("intro_nb"),
        "duration_minutes": file.needed_integer("duration_minutes"),
        "consent_questions": file.values.get("consent", []),
        "scale_labels": file.values.get("scale_labels_nb", {}),
        "source": file.text("source"),
        "certainty": file.text("certainty"),
    }
    (guide,) = sync(tally, InterviewGuide, [(file, values)], key=["title", "version"]).values()
    return guide


def _load_sections(tally: Tally, file: Record, guide: InterviewGuide) -> dict[str, GuideSection]:
    rows = [
        (
            record,
            {
                "guide_id": guide.pk,
                "code": record.required("code"),
                "title": record.required("label_nb"),
                "position": position,
            },
        )
        for position, record in enumerate(read_records(file, "sections"), start=1)
    ]
    found = sync(tally, GuideSection, rows, key=["guide_id", "code"])
    return {code: section for (_guide, code), section in found.items()}


def _question(
    record: Record, guide: InterviewGuide, sections: dict[str, GuideSection]
) -> dict[str, Any]:
    required = record.values.get("required")
    if not isinstance(required, bool):
        raise record.wrong("required", _("Write true or false."))
    return {
        "guide_id": guide.pk,
        "section_id": record.one_of("section", sections).pk,
        "number": record.needed_integer("number"),
        "code": record.required("code"),
        "type": record.required("type"),
        "kind": record.required("kind"),
        "text": record.required("text_nb"),
        "help_text": record.text("help_nb"),
        "unit": record.text("unit_nb"),
        "options": record.values.get("options", []),
        "is_required": required,
        "feeds": record.values.get("feeds", []),
    }


def _load_rounds(tally: Tally, guides: dict[str, InterviewGuide]) -> None:
    """A round's municipalities stand in the file, since borders and members change."""
    municipalities = {m.number: m for m in Municipality.objects.all()}
    records = read_records(read_json(DATA / "survey_rounds.json"))
    rows = [
        (
            record,
            {
                "code": record.required("code"),
                "title": record.required("title"),
                "guide_id": record.one_of("guide_version", guides).pk,
                "starts_on": record.needed_day("starts_on"),
                "ends_on": record.needed_day("ends_on"),
            },
        )
        for record in records
    ]
    rounds = sync(tally, SurveyRound, rows, key=["code"])
    pairs = [
        (record, rounds[(record.text("code"),)].pk, municipality.pk)
        for record in records
        for municipality in record.many_of("municipalities", municipalities)
    ]
    link(tally, SurveyRound, "municipalities", pairs)
