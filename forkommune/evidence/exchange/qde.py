"""A `Material` as the XML of REFI-QDA 1.5: a project or a codebook.

Stricter than the schema where clients break (research note, section 3): always an origin, dates on
everything, text in files and never within, no empty containers, one spelling of every GUID.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from xml.etree.ElementTree import Element, SubElement, tostring  # nosec B405: writes, never reads

from forkommune.evidence.texts import FORBIDDEN

from .identifiers import Identity, file_names
from .material import CaseRow, CodedStretch, CodeRow, Material, MemoRow, Text

PROJECT = "urn:QDA-XML:project:1.0"
CODEBOOK = "urn:QDA-XML:codebook:1.0"
ORIGIN = "Forkommune 1.0"
LONGEST_SELECTION_NAME = 60
# Memos that are notes of the project. Those about a whole text stand in its description, those about
# a passage in the description of a selection without a code: where clients look for them.
NOTED = ("codebook", "code")
DECLARATION = "<?xml version='1.0' encoding='utf-8'?>"
REPLACED = "\N{REPLACEMENT CHARACTER}"


def project_xml(material: Material, identity: Identity) -> bytes:
    """`project.qde`: everything but the texts themselves, which lie beside it as files."""
    root = Element(
        "Project",
        {
            "xmlns": PROJECT,
            "name": material.name,
            "origin": ORIGIN,
            "creatingUserGUID": material.coders[0].identifier,
            "creationDateTime": moment(material.at),
            "modifyingUserGUID": material.coders[0].identifier,
            "modifiedDateTime": moment(material.changed_at),
        },
    )
    users = SubElement(root, "Users")
    for coder in material.coders:
        SubElement(users, "User", {"guid": coder.identifier, "name": coder.name})
    if material.codes:
        codes = SubElement(SubElement(root, "CodeBook"), "Codes")
        _add_codes(codes, material.codes, material.memos_about("code"))
    _add_variables(root, material, identity)
    _add_cases(root, material, identity)
    if material.texts:
        sources = SubElement(root, "Sources")
        thoughts = _by_target(material.memos_about("passage"))
        for text in material.texts:
            _add_text(sources, text, identity, thoughts.get(text.identifier, []))
    _add_notes(root, material)
    _add_sets(root, material, identity)
    _add_words(root, "Description", description(material))
    _add_note_refs(root, material.memos_about("codebook"))
    return _written(root)


def codebook_xml(material: Material) -> bytes:
    """A `.qdc` file: the codes alone. Raises ValueError when there are none: the file needs one."""
    if not material.codes:
        raise ValueError(f"The codebook {material.codebook!r} has no codes to write.")
    # The schema has no other place that says which version it is.
    root = Element("CodeBook", {"xmlns": CODEBOOK, "origin": f"{ORIGIN}. {material.codebook}"})
    _add_codes(SubElement(root, "Codes"), material.codes)
    return _written(root)


def description(material: Material) -> str:
    """What the file holds and what it leaves out, for whoever opens it."""
    return "\n".join([material.codebook, *material.left_out])


def moment(at: datetime) -> str:
    """A time in UTC to the second, as clients can read it."""
    return f"{at.astimezone(UTC).replace(tzinfo=None).isoformat(timespec='seconds')}Z"


def _add_codes(parent: Element, codes: Iterable[CodeRow], memos: Iterable[MemoRow] = ()) -> None:
    """Codes stand within their categories; order as given."""
    places: dict[str | None, Element] = {None: parent}
    notes = _by_target(memos)
    for code in codes:
        place = places[code.parent]
        element = SubElement(
            place,
            "Code",
            {
                "guid": code.identifier,
                "name": code.name,
                "isCodable": "true" if code.is_codable else "false",
                "color": code.colour,
            },
        )
        _add_words(element, "Description", code.description)
        _add_note_refs(element, notes.get(code.identifier, []))
        places[code.identifier] = element


def _add_variables(root: Element, material: Material, identity: Identity) -> None:
    if not material.variables:
        return
    variables = SubElement(root, "Variables")
    for name in material.variables:
        guid = identity.of("variable", name)
        SubElement(variables, "Variable", {"guid": guid, "name": name, "typeOfVariable": "Text"})


def _add_cases(root: Element, material: Material, identity: Identity) -> None:
    if not material.cases:
        return
    cases = SubElement(root, "Cases")
    for case in material.cases:
        element = SubElement(cases, "Case", {"guid": case.identifier, "name": case.name})
        _add_values(element, case, identity)
        for text in material.texts:
            if text.case == case.identifier:
                SubElement(element, "SourceRef", {"targetGUID": text.identifier})
        for selection in case.selections:
            SubElement(element, "SelectionRef", {"targetGUID": selection})


def _add_text(
    sources: Element, text: Text, identity: Identity, thoughts: Iterable[MemoRow]
) -> None:
    element = SubElement(
        sources,
        "TextSource",
        {
            "guid": text.identifier,
            "name": text.name,
            "plainTextPath": f"internal://{text.identifier}.txt",
            "creatingUser": text.author,
            "creationDateTime": moment(text.at),
            "modifyingUser": text.author,
            "modifiedDateTime": moment(text.changed_at),
        },
    )
    _add_words(element, "Description", text.description)
    for coding in text.codings:
        _add_selection(element, coding)
    for same in _told_together(thoughts):
        _add_remark(element, same)
    _add_values(element, text, identity)


def _by_target(memos: Iterable[MemoRow]) -> dict[str, list[MemoRow]]:
    found: dict[str, list[MemoRow]] = {}
    for memo in memos:
        found.setdefault(memo.target, []).append(memo)
    return found


def _told_together(memos: Iterable[MemoRow]) -> list[list[MemoRow]]:
    """Memos of one person about one passage: a client keeps a single remark of each there."""
    found: dict[object, list[MemoRow]] = {}
    for memo in memos:
        found.setdefault((memo.start, memo.end, memo.author), []).append(memo)
    return list(found.values())


def _add_remark(source: Element, memos: Sequence[MemoRow]) -> None:
    """A selection without a code: what one person thought of a passage."""
    first, last = memos[0], memos[-1]
    element = _selection(source, first, first.identifier, first.author, last.at)
    told = [f"{moment(memo.at)[:10]}: {memo.text}" for memo in memos]
    _add_words(element, "Description", first.text if len(memos) == 1 else "\n".join(told))


def _add_notes(root: Element, material: Material) -> None:
    memos = material.memos_about(*NOTED)
    if not memos:
        return
    notes = SubElement(root, "Notes")
    for memo, name in zip(memos, file_names(memo.name for memo in memos), strict=True):
        SubElement(
            notes,
            "Note",
            {
                "guid": memo.identifier,
                "name": name,
                "plainTextPath": f"internal://{memo.identifier}.txt",
                **_written_by(memo.author, memo.at, memo.at),
            },
        )


def _add_note_refs(element: Element, memos: Iterable[MemoRow]) -> None:
    for memo in memos:
        SubElement(element, "NoteRef", {"targetGUID": memo.identifier})


def _written_by(who: str, first: datetime, last: datetime) -> dict[str, str]:
    return {
        "creatingUser": who,
        "creationDateTime": moment(first),
        "modifyingUser": who,
        "modifiedDateTime": moment(last),
    }


def _selection(
    source: Element, row: CodedStretch | MemoRow, guid: str, who: str, changed_at: datetime
) -> Element:
    return SubElement(
        source,
        "PlainTextSelection",
        {
            "guid": guid,
            "name": " ".join(row.quote[:LONGEST_SELECTION_NAME].split()),
            "startPosition": str(row.start),
            "endPosition": str(row.end),
            **_written_by(who, row.at, changed_at),
        },
    )


def _add_selection(source: Element, coding: CodedStretch) -> None:
    at = moment(coding.at)
    element = _selection(source, coding, coding.selection, coding.coder, coding.at)
    _add_words(element, "Description", coding.memo)
    used = SubElement(
        element,
        "Coding",
        {"guid": coding.identifier, "creatingUser": coding.coder, "creationDateTime": at},
    )
    SubElement(used, "CodeRef", {"targetGUID": coding.code})


def _add_values(element: Element, row: CaseRow | Text, identity: Identity) -> None:
    for name, value in row.values.items():
        told = SubElement(element, "VariableValue")
        SubElement(told, "VariableRef", {"targetGUID": identity.of("variable", name)})
        SubElement(told, "TextValue").text = value


def _add_sets(root: Element, material: Material, identity: Identity) -> None:
    """One set of sources a kind; sets of codes are dropped by clients, so none is written."""
    groups = dict.fromkeys(text.group for text in material.texts)
    if not groups:
        return
    sets = SubElement(root, "Sets")
    for group in groups:
        element = SubElement(sets, "Set", {"guid": identity.of("set", group), "name": group})
        for text in material.texts:
            if text.group == group:
                SubElement(element, "MemberSource", {"targetGUID": text.identifier})


def _add_words(parent: Element, name: str, words: str) -> None:
    if words:
        SubElement(parent, name).text = words


def _written(root: Element) -> bytes:
    """In UTF-8; a name typed with a character that XML cannot hold has a sign for it instead."""
    written = FORBIDDEN.sub(REPLACED, tostring(root, encoding="unicode"))
    return f"{DECLARATION}\n{written}".encode()
