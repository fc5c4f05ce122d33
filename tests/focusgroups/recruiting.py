"""A session that lies ahead, who recruits for it, and candidates with names to look for."""

from datetime import timedelta

from django.utils import timezone

from focusgroups.recruitment.services.candidates import Told, propose
from tests import factories as make

NAME, EMAIL, PHONE = "Oda Nilsdatter", "oda@nilsdatter.invalid", "91 82 73 64"
FACTS = {
    "participants_min": 6,
    "participants_max": 8,
    "actor_groups": [{"code": "citizens", "target_min": 2}, {"code": "ngos", "target_min": 2}],
}


def a_session(**more):
    """In two weeks, with a guide that wants two citizens and two from organisations."""
    for at, code in enumerate(("citizens", "ngos")):
        make.TermFactory(vocabulary="actor_group", code=code, position=at)
    starts = timezone.now() + timedelta(days=14)
    guide = make.FocusGuideFactory(facts=FACTS)
    return make.FocusGroupFactory(
        **{"guide": guide, "starts_at": starts, "place": "Papirbredden"} | more
    )


def told(name=NAME, email=EMAIL, phone=PHONE, **more):
    """What is known of a candidate."""
    return Told(
        **{
            "name": name,
            "email": email,
            "phone": phone,
            "actor_group": make.TermFactory(vocabulary="actor_group", code="citizens"),
            "municipality": None,
            "age_group": "30-44",
            "language": "nb",
        }
        | more
    )


def a_candidate(group, by, **more):
    """Somebody who is proposed, with name and contact data."""
    return propose(group=group, told=told(**more), by=by)
