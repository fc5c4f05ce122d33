"""Users with the roles of the portal."""

import factory
from django.contrib.auth.hashers import make_password
from factory.django import DjangoModelFactory

from forkommune.accounts.models import Organisation, Person, Role, User


class OrganisationFactory(DjangoModelFactory):
    class Meta:
        model = Organisation

    code = factory.Sequence(lambda n: f"org-{n}")
    name = factory.Sequence(lambda n: f"Organisasjon {n}")
    kind = "network"


class PersonFactory(DjangoModelFactory):
    class Meta:
        model = Person

    name = factory.Sequence(lambda n: f"Person {n}")
    organisation = factory.SubFactory(OrganisationFactory)


class UserFactory(DjangoModelFactory):
    """An account without any role."""

    class Meta:
        model = User
        skip_postgeneration_save = True

    email = factory.Sequence(lambda n: f"bruker{n}@demo.invalid")
    name = factory.Sequence(lambda n: f"Bruker {n}")
    password = factory.LazyFunction(lambda: make_password(None))  # nobody has one


class RoleFactory(DjangoModelFactory):
    class Meta:
        model = Role

    user = factory.SubFactory(UserFactory)
    organisation = factory.SubFactory(OrganisationFactory)
    kind = "secretariat"


class SecretaryFactory(UserFactory):
    role = factory.RelatedFactory(RoleFactory, "user", kind="secretariat")


class ResearcherFactory(UserFactory):
    role = factory.RelatedFactory(RoleFactory, "user", kind="researcher")


class OfficerFactory(UserFactory):
    """An officer; `role__organisation=municipality.organisation` says where."""

    role = factory.RelatedFactory(RoleFactory, "user", kind="officer")


class OperationsFactory(UserFactory):
    role = factory.RelatedFactory(RoleFactory, "user", kind="operations")


class ProtectionOfficerFactory(UserFactory):
    role = factory.RelatedFactory(RoleFactory, "user", kind="data_protection")
