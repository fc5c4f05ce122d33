"""Validates a large file in a process of its own.

It takes seconds of foreign code that nobody could interrupt, and half a gigabyte that a worker would
keep to its end; a process apart is ended with the work it is done for, and gives both back.
"""

import json
import subprocess
import sys
from dataclasses import asdict
from pathlib import Path

from .description import Profile
from .errors import DocumentError, DocumentInvalid
from .parentage import die_with_parent
from .rendered import Verdict
from .validation import validate

ROOT = Path(__file__).resolve().parents[2]
COMMAND = (sys.executable, "-m", "forkommune.documents.validation_apart")
WORTH = 1_500_000  # bytes that take longer to check than a process takes to start, many times over


def validate_by_size(data: bytes, profile: Profile) -> tuple[Verdict, ...]:
    """As `validate`, here or apart. Whatever ends the waiting ends the other process too."""
    return validate(data, profile) if len(data) < WORTH else validate_apart(data, profile)


def validate_apart(data: bytes, profile: Profile) -> tuple[Verdict, ...]:
    """As `validate`. Raises DocumentError too, when the process dies."""
    checker = subprocess.run((*COMMAND, profile.name), input=data, stdout=subprocess.PIPE, cwd=ROOT)
    if checker.returncode:
        raise DocumentError(
            f"The process that checked the file ended with code {checker.returncode}; "
            "order the document again."
        )
    answer = json.loads(checker.stdout)
    if "refused" in answer:
        raise DocumentInvalid(answer["refused"])
    return tuple(Verdict(**verdict) for verdict in answer["verdicts"])


def main(profile: Profile) -> None:
    """Answer with the verdicts on the file that comes in, or with the reason for none."""
    try:
        verdicts = validate(sys.stdin.buffer.read(), profile)
    except DocumentInvalid as fault:
        answer: dict[str, object] = {"refused": str(fault)}
    else:
        answer = {"verdicts": [asdict(verdict) for verdict in verdicts]}
    print(json.dumps(answer))


if __name__ == "__main__":
    die_with_parent()
    main(Profile[sys.argv[1]])
