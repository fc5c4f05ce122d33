#!/usr/bin/env python
"""The portal's commands; embedded servers are found or started by `forkommune.portal`."""

import os
import sys

if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "forkommune.settings")
    try:
        from forkommune.portal.command_line import run
    except KeyboardInterrupt:
        sys.exit(130)
    sys.exit(run(sys.argv))
