"""The project itself and what the application says in words."""

from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext as _

from forkommune.accounts.models import Organisation
from forkommune.plan.models import (
    Discrepancy,
    Pillar,
    Project,
    ProjectStatement,
    Reference,
    ResearchQuestion,
)
from forkommune.work.loading import Record, Tally, link, read_records, sync

Rows = Iterator[tuple[Record, dict[str, Any]]]


def nested(file: Record, name: str) -> Record:
    """An object inside the file as a record of its own."""
    values = file.values.get(name)
    if not isinstance(values, dict):
        raise file.wrong(name, _("The part is missing; fetch the repository again."))
    return Record(file.file, name, values)


def load_project(tally: Tally, file: Record, partners: dict[str, Organisation]) -> Project:
    """The project with its owner (the one responsible) and its partners."""
    record = nested(file, "project")
    owner = _owner(file, partners)
    found = sync(tally, Project, [(record, _project(file, record, owner))], key=["number"])
    (project,) = found.values()
    others = [partner for partner in partners.values() if partner != owner]
    link(tally, Project, "partners", ((record, project.pk, other.pk) for other in others))
    return project


def _owner(file: Record, partners: dict[str, Organisation]) -> Organisation:
    owners = [r for r in read_records(file, "partners") if r.values.get("is_owner")]
    if len(owners) != 1:
        raise file.wrong("partners", _("Exactly one partner must be responsible for the project."))
    return owners[0].one_of("code", partners)


def _project(file: Record, record: Record, owner: Organisation) -> dict[str, Any]:
    return {
        "number": record.required("project_number"),
        "application_number": record.text("application_number"),
        "title": record.required("title"),
        "programme": record.required("programme"),
        "application_type": record.text("application_type"),
        "applied_on": record.day("application_deadline"),
        "period_from": record.needed_day("period_from"),
        "period_to": record.needed_day("period_to"),
        "main_goal": file.required("main_goal"),
        "owner_id": owner.pk,
        "facts": _facts(file, record),
        "source": file.required("source"),
    }


def _facts(file: Record, record: Record) -> dict[str, Any]:
    """What has no column of its own, kept whole."""
    platform = file.values["strategic_platform"]
    return {
        "application_title": record.text("application_title"),
        "disciplines": record.values.get("disciplines", []),
        "attachments": record.values.get("attachments", []),
        "attachments_dated": record.text("attachments_dated"),
        "language_form": record.text("language_form"),
        "name_note": record.text("name_note"),
        "privacy_note": file.text("privacy_note"),
        "cost_specification": file.values["cost_specification"],
        "financing_note": file.text("financing_note"),
        "main_activities": file.values["main_activities"],
        "question_note": nested(file, "research_questions").text("note"),
        "platform_title": platform["title"],
        "platform_adopted": platform["adopted"],
        "platform_counties": platform["counties"],
    }


def load_texts(tally: Tally, file: Record, project: Project) -> None:
    """Sub-goals, expected results, platform, pillars, questions, literature, contradictions."""
    sync(
        tally,
        ProjectStatement,
        _statements(file, project),
        key=["project_id", "kind", "number"],
    )
    sync(tally, Pillar, _pillars(file, project), key=["project_id", "number"])
    _load_questions(tally, file, project)
    sync(
        tally,
        Reference,
        _references(file, project),
        key=["project_id", "authors", "year", "title"],
    )
    sync(tally, Discrepancy, _discrepancies(file, project), key=["project_id", "position"])


def _statements(file: Record, project: Project) -> Rows:
    kinds = ProjectStatement.Kind
    for record in read_records(file, "sub_goals"):
        yield (
            record,
            _statement(
                project, kinds.SUB_GOAL, record.needed_integer("number"), record.text("text")
            ),
        )
    for number, text in enumerate(file.values["expected_results"], start=1):
        yield file, _statement(project, kinds.EXPECTED_RESULT, number, text)
    platform = nested(file, "strategic_platform")
    for number, record in enumerate(read_records(platform, "statements"), start=1):
        words = _statement(project, kinds.PLATFORM, number, record.required("text"))
        yield record, words | {"title": record.required("title")}


def _statement(project: Project, kind: str, number: int, text: str) -> dict[str, Any]:
    return {"project_id": project.pk, "kind": str(kind), "number": number, "text": text}


def _pillars(file: Record, project: Project) -> Rows:
    for record in read_records(file, "pillars"):
        yield (
            record,
            {
                "project_id": project.pk,
                "number": record.needed_integer("number"),
                "code": record.required("code"),
                "title": record.required("title"),
                "summary": record.required("summary"),
            },
        )


def _load_questions(tally: Tally, file: Record, project: Project) -> None:
    """The main question first, then those without a parent among the others, then the rest."""
    container = nested(file, "research_questions")
    main = nested(container, "main")
    rest = read_records(container, "sub")
    levels = [
        [main],
        [r for r in rest if not r.text("parent")],
        [r for r in rest if r.text("parent")],
    ]
    known: dict[str, ResearchQuestion] = {}
    for level in levels:
        rows = [(r, _question(r, project, known, main.text("code"))) for r in level]
        found = sync(
            tally,
            ResearchQuestion,
            rows,
            key=["project_id", "code"],
        )
        known |= {question.code: question for question in found.values()}


def _question(
    record: Record, project: Project, known: dict[str, ResearchQuestion], main: str
) -> dict[str, Any]:
    code = record.required("code")
    parent = record.text("parent") or (main if code != main else "")
    if parent and parent not in known:
        raise record.wrong("parent", "Name a question that stands in the file.")
    return {
        "project_id": project.pk,
        "code": code,
        "text": record.required("text"),
        "parent_id": known[parent].pk if parent else None,
    }


def _references(file: Record, project: Project) -> Rows:
    for record in read_records(file, "references"):
        yield (
            record,
            {
                "project_id": project.pk,
                "authors": record.required("authors"),
                "year": record.integer("year"),
                "title": record.text("title"),
                "published": record.text("published"),
                "doi": record.text("doi"),
                "url": record.text("url"),
                "is_listed": True,
            },
        )
    for citation in file.values["cited_but_not_listed"]:
        yield file, _cited(project, citation)


def _cited(project: Project, citation: str) -> dict[str, Any]:
    """A citation that the list of references lacks: only authors and year are known."""
    name, _space, last = citation.split(" (")[0].rpartition(" ")
    authors, year = (name, int(last)) if last.isdigit() else (citation, None)
    return {
        "project_id": project.pk,
        "authors": authors,
        "year": year,
        "title": "",
        "is_listed": False,
    }


def _discrepancies(file: Record, project: Project) -> Rows:
    for record in read_records(file, "discrepancies"):
        yield (
            record,
            {
                "project_id": project.pk,
                "position": record.needed_integer("position"),
                "place": record.required("place"),
                "text_nb": record.required("text_nb"),
                "text_en": record.required("text_en"),
            },
        )
