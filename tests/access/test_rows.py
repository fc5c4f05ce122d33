"""Rows that no address names: who finds them when a page asks for them."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import AnonymousUser

from focusgroups.models import Grant
from forkommune.accounts.models import Person, Role
from forkommune.evidence.models import Consent, Informant, ProcessingActivity
from forkommune.ui.dates import today
from reports.models import Snapshot
from tests import factories as make

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


def seen_by_role(model):
    """The rows of a model that each role finds."""
    users = {
        "public": AnonymousUser(),
        "officer": make.OfficerFactory(),
        "researcher": make.ResearcherFactory(),
        "secretary": make.SecretaryFactory(),
        "operations": make.OperationsFactory(),
        "protection": make.ProtectionOfficerFactory(),
    }
    return {role: set(model.objects.visible_to(user)) for role, user in users.items()}


def test_people_are_public_only_where_a_public_document_names_them():
    named, other = make.PersonFactory(is_public=True), make.PersonFactory()

    seen = seen_by_role(Person)

    assert seen.pop("secretary") == {named, other}
    assert seen == {role: {named} for role in seen}


def test_informants_and_their_consents_are_for_research_and_consents_for_the_protection_officer():
    consent = make.ConsentFactory()

    informants, consents = seen_by_role(Informant), seen_by_role(Consent)

    assert {role for role, rows in informants.items() if rows} == {"researcher"}
    assert {role for role, rows in consents.items() if rows} == {"researcher", "protection"}
    assert consents["protection"] == {consent}


def test_snapshots_for_internal_use_are_for_researchers_and_none_is_public():
    public, internal = make.SnapshotFactory(), make.SnapshotFactory(audience="internal")

    seen = seen_by_role(Snapshot)

    assert (seen.pop("researcher"), seen.pop("secretary")) == ({public, internal}, {public})
    assert seen == {role: set() for role in seen}


def test_records_of_processing_that_are_not_public_are_for_those_who_keep_or_check_them():
    common = {"controller": make.OrganisationFactory(), "purpose": "Formål", "data": "Navn"}
    public = ProcessingActivity.objects.create(code="a", **common)
    inner = ProcessingActivity.objects.create(code="b", is_public=False, **common)

    seen = seen_by_role(ProcessingActivity)

    assert seen["public"] == seen["officer"] == {public}
    assert seen["protection"] == {public, inner}


def test_a_grant_in_a_focus_group_is_seen_by_its_holder_alone():
    mine, other = make.UserFactory(), make.SecretaryFactory()
    group = make.FocusGroupFactory()
    grant = Grant.objects.create(group=group, user=mine, kind="recruiter")

    assert list(Grant.objects.visible_to(mine)) == [grant]
    assert list(Grant.objects.visible_to(other)) == []
    assert list(Grant.objects.visible_to(AnonymousUser())) == []


@pytest.mark.parametrize(("end", "counts"), [(None, True), (0, True), (-1, False)])
def test_a_grant_counts_until_its_last_day(end, counts):
    holder = make.UserFactory()
    last = None if end is None else today() + end * DAY
    Grant.objects.create(
        group=make.FocusGroupFactory(), user=holder, kind="key_holder", valid_to=last
    )

    assert Grant.objects.visible_to(holder).exists() is counts


def test_only_researchers_read_what_an_interview_says_about_the_respondent():
    fact = make.AnswerFactory(question__kind="fact")
    respondent = make.AnswerFactory(
        interview=fact.interview, question__kind="respondent", question__number=2
    )

    answers = fact.interview.answers

    assert set(answers.for_reading(make.ResearcherFactory())) == {fact, respondent}
    assert list(answers.for_reading(make.SecretaryFactory())) == [fact]
    assert list(answers.for_reading(make.OfficerFactory())) == [fact]


def test_a_user_sees_the_own_roles_and_who_manages_users_all():
    mine = make.RoleFactory(kind="officer")
    secretary = make.SecretaryFactory()

    assert list(Role.objects.visible_to(mine.user)) == [mine]
    assert set(Role.objects.visible_to(secretary)) == {mine, secretary.roles.get()}
    assert list(Role.objects.visible_to(AnonymousUser())) == []


@pytest.mark.parametrize(
    ("start", "end", "current"),
    [(0, None, True), (1, None, False), (-9, 0, True), (-9, -1, False)],
)
def test_a_role_is_in_force_from_its_first_to_its_last_day(start, end, current):
    last = None if end is None else today() + end * DAY
    make.RoleFactory(valid_from=today() + start * DAY, valid_to=last)

    assert Role.objects.current().exists() is current
