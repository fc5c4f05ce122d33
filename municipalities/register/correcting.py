"""About which facts of a municipality its officers may make suggestions; put in the registry."""

from django.utils.translation import gettext as _

from forkommune.accounts.models import Organisation
from forkommune.work.registry import Suggestible, suggestibles
from municipalities.register.models import Municipality, PlanDocument


def _address_of_organisation(organisation: Organisation) -> str:
    municipality = Municipality.objects.filter(organisation=organisation).first()
    return municipality.get_absolute_url() if municipality else ""


def _address_of_plan(plan: PlanDocument) -> str:
    municipality = plan.municipalities.first()
    return municipality.get_absolute_url() if municipality else ""


def register() -> None:
    """Open the facts of the register to suggestions; figures of SSB are corrected by SSB."""
    suggestibles.add(
        "municipalities.municipality",
        Suggestible(
            fields=("administrative_centre", "language_form"),
            title=lambda municipality: _("The municipality"),
            address=Municipality.get_absolute_url,
        ),
    )
    suggestibles.add(
        "accounts.organisation",
        Suggestible(
            fields=(
                "organisation_number",
                "email",
                "website",
                "address",
                "postal_code",
                "postal_place",
            ),
            title=lambda organisation: _("How to reach it"),
            address=_address_of_organisation,
        ),
    )
    suggestibles.add(
        "municipalities.plandocument",
        Suggestible(
            fields=("title", "adopted_on", "period_from", "period_to", "url"),
            title=lambda plan: _("Document: %(title)s") % {"title": plan.title},
            address=_address_of_plan,
        ),
    )
