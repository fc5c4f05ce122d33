"""Every icon that a page asks for is one of the sprite; a name that it lacks would be an empty square."""

import json
import re

from forkommune.ui.collecting import ICON_LIST

ASKED = re.compile(r"""(?<!-)\bicon[= (]+["']([a-z][a-z-]+)["']""")
ROOMS = ("forkommune", "municipalities", "pilots", "focusgroups", "workshops", "reports")


def test_icons_of_pages_and_queues_stand_in_the_sprite(repository):
    files = [*(repository / "templates").rglob("*.html")]
    files += [file for room in ROOMS for file in (repository / room).rglob("*.py")]
    known = json.loads(ICON_LIST.read_text(encoding="utf-8"))

    asked = {
        (name, file.name)
        for file in files
        for name in ASKED.findall(file.read_text(encoding="utf-8"))
    }

    assert len(asked) > 100
    assert {(name, file) for name, file in asked if name not in known} == set()
