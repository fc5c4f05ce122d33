"""Accounts of the invented pre-project; a link from `login_link` lets one in."""

from forkommune.accounts.models import Role, User

from .world import World, record

SECRETARIAT = "sekretariat@demo.invalid"


def is_loaded() -> bool:
    """Whether the invented content was loaded before: its first account is there."""
    return User.objects.filter(email=SECRETARIAT).exists()


def make_accounts(world: World) -> None:
    """One account a role; `World.users` holds them by the part before the @."""
    for row in record("people.json").values["accounts"]:
        user = User.objects.create_user(row["email"], row["name"], is_invented=True)
        code = row.get("organisation") or row["municipality"]
        Role.objects.create(
            user=user,
            kind=row["role"],
            organisation=world.organisation(code),
            valid_from=world.date(100),
        )
        world.users[row["email"].split("@")[0]] = user
