"""A transcript becomes the turns of a session: who each speaker is says the person who brings it.

The labels of the file (names, as a rule) are asked about and then forgotten; a turn holds a letter.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from django.db.models import Max
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from focusgroups.mentions import parts_of, spans_of
from focusgroups.models import FocusGroup, Note, Participant
from focusgroups.transcripts import Transcript, Turn, open_transcript
from focusgroups.transcripts.turns import joined, without_labels
from focusgroups.turns_as_texts import make_texts
from forkommune.accounts.models import User
from forkommune.evidence.models import ContactKey, Informant
from forkommune.evidence.services import NoBasisInForce, flag_as_naming
from forkommune.evidence.texts import normalise
from forkommune.work.importing import CannotRead, Difference, ImportKind, Ledger, Options
from forkommune.work.registry import import_kinds

KIND = "transcript"
PERMISSION = "focusgroups.add_note"
MODERATOR, LEAVE_OUT, GOES_ON = "moderator", "leave_out", "goes_on"
# What programs call speakers whose names they do not know; no name stands in these.
MODERATORS = frozenset({"moderator", "møteleder", "møteleiar", "ordstyrer", "intervjuer"})
NO_NAMES = MODERATORS | {"speaker", "taler", "talar", "deltaker", "deltakar", "person", "ukjent"}
SHOWN = 80


class NotSaid(ValueError):
    """Some labels of the file stand for nobody yet; the message names them."""


def register() -> None:
    """Called when the app is ready."""
    import_kinds.add(
        KIND,
        ImportKind(
            gettext_lazy("Transcript of a focus group"),
            gettext_lazy("Subtitles (WebVTT, SRT), Word or plain text with who speaks"),
            write_turns,
            permission=PERMISSION,
            is_personal=True,
            open=open_transcript,
        ),
        order=70,
    )


def write_turns(transcript: Transcript, options: Options, ledger: Ledger) -> None:
    """Put the turns of a transcript behind those of the session that `options.about` names.

    options.answers: what each label stands for, a letter of the session, MODERATOR, LEAVE_OUT or
    GOES_ON (no speaker, or the one before); nothing is written before they are there. Raises
    CannotRead, NotSaid, NoBasisInForce.
    """
    group = _group(options.about)
    _require_day(group, transcript.turns)
    ledger.faults.extend(transcript.broken)
    ledger.differences.extend(_shown(transcript))
    if not options.answers or ledger.faults:
        return
    letters = {one.letter: one for one in Participant.objects.filter(group=group)}
    turns = list(_as_answered(transcript.turns, options.answers, letters))
    _require_basis(letters[turn.label] for turn in turns if turn.label in letters)
    _write(group, turns, letters, _names(options.answers, letters.values()), options.by)


def suggested(label: str, letters: Iterable[str]) -> str:
    """What a label stands for where it says so itself (“A”, “Deltaker A”, “Moderator”); else ""."""
    last = label.split(" ")[-1].upper()
    if last in set(letters) and (label.upper() == last or _is_no_name(label)):
        return last
    return MODERATOR if label.casefold() in MODERATORS else ""


def _group(about: str) -> FocusGroup:
    found = FocusGroup.objects.filter(pk=int(about) if about.isdecimal() else 0).first()
    if found is None:
        raise CannotRead(_("Say which session was written out: “%s” is none.") % about)
    return found


def _shown(transcript: Transcript) -> Iterable[Difference]:
    first = {turn.label: turn for turn in reversed(transcript.turns)}
    turns = _("Turns")
    for label, count in transcript.labels.items():
        turn = first[label]
        after: dict[str, str | None] = {turns: str(count), _("First words"): turn.text[:SHOWN]}
        yield Difference(turn.place, label, True, dict.fromkeys(after), after)


def _as_answered(
    turns: Sequence[Turn], answers: Mapping[str, str], letters: Mapping[str, Participant]
) -> Iterable[Turn]:
    """The turns with letters for labels; MODERATOR where nobody of the group speaks."""
    meant = {*letters, MODERATOR, LEAVE_OUT, GOES_ON}
    open_to_say = [turn.label for turn in turns if answers.get(turn.label) not in meant]
    if open_to_say:
        raise NotSaid(
            _("Say who this is: %s")
            % ", ".join(label or _("nobody named") for label in dict.fromkeys(open_to_say))
        )
    no_speakers = frozenset(label for label, meaning in answers.items() if meaning == GOES_ON)
    said = without_labels(turns, no_speakers)
    named = (
        Turn(turn.place, answers.get(turn.label, MODERATOR), turn.seconds, turn.text)
        for turn in said
    )
    return joined(_timed([turn for turn in named if turn.label != LEAVE_OUT]))


def _timed(turns: Sequence[Turn]) -> Iterable[Turn]:
    """The turns before the first time with that time: they were said before it, and stay in front."""
    first = next((turn.seconds for turn in turns if turn.seconds is not None), None)
    return (replace(turn, seconds=first) if turn.seconds is None else turn for turn in turns)


def _require_basis(speakers: Iterable[Participant]) -> None:
    asked = {one.informant_id: one.letter for one in speakers}
    informed = set(Informant.objects.with_basis().filter(pk__in=asked).values_list("pk", flat=True))
    missing = sorted(letter for informant, letter in asked.items() if informant not in informed)
    if missing:
        raise NoBasisInForce(
            ngettext(
                "Nothing may be kept of what %(letters)s said: no consent is in force. Record it, "
                "or leave these turns out.",
                "Nothing may be kept of what %(letters)s said: no consents are in force. Record "
                "them, or leave these turns out.",
                len(missing),
            )
            % {"letters": ", ".join(missing)}
        )


def _write(
    group: FocusGroup,
    turns: Sequence[Turn],
    letters: Mapping[str, Participant],
    names: Sequence[str],
    by: User | None,
) -> None:
    """All turns in a few statements: ten hours have thousands."""
    begin = Note.objects.filter(group=group).aggregate(last=Max("position"))["last"] or 0
    speakers = [letters.get(turn.label) for turn in turns]
    texts = [normalise(turn.text) for turn in turns]
    notes = [
        Note(
            group=group,
            participant=speaker,
            position=begin + at,
            said_at=_moment(group, turn),
            written_by=by,
            text=text,
            mentions=spans_of(text, names),
        )
        for at, (turn, speaker, text) in enumerate(zip(turns, speakers, texts, strict=True), 1)
    ]
    told = make_texts(group=group, notes=notes, by=by)
    Note.objects.bulk_create(notes)
    for note in told:
        if note.mentions and note.source is not None:
            flag_as_naming(source=note.source, by=by)


def _moment(group: FocusGroup, turn: Turn) -> datetime | None:
    if turn.seconds is None or group.starts_at is None:
        return None
    return group.starts_at + timedelta(seconds=turn.seconds)


def _require_day(group: FocusGroup, turns: Iterable[Turn]) -> None:
    """Times of a recording count from the beginning of the session, so that must be known."""
    if group.starts_at is None and any(turn.seconds is not None for turn in turns):
        raise CannotRead(
            _(
                "The transcript tells when each turn was said, but “%s” has no day yet. Say when it "
                "began, then read the transcript in again."
            )
            % group
        )


def _names(answers: Mapping[str, str], participants: Iterable[Participant]) -> list[str]:
    """What people of the session are called: by the file, and in the contact data, which nobody sees
    here, so that no look-up is logged."""
    labels = [label for label, meaning in answers.items() if label and meaning != GOES_ON]
    keys = ContactKey.objects.filter(informant__in=[one.informant_id for one in participants])
    called = [*labels, *(key.name for key in keys)]
    return [part for name in called if not _is_no_name(name) for part in parts_of(name)]


def _is_no_name(label: str) -> bool:
    """Whether a label is no name: one letter, or what a program calls an unknown speaker."""
    first, *rest = label.casefold().split(" ")
    return len(label) == 1 or (first in NO_NAMES and all(len(one) <= 2 for one in rest))
