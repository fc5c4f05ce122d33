"""Makes a joined PDF one file of its profile: metadata, colour, attachments, stable bytes."""

import hashlib
from datetime import datetime
from functools import cache
from importlib.resources import files
from pathlib import Path
from string import Template
from xml.sax.saxutils import escape, quoteattr

import pikepdf
from pikepdf import Array, Dictionary, Name, Pdf, Stream, String

from .description import Attachment, Document, Metadata
from .merge import name_tree
from .streams import compressed, pad_streams, saved

PRODUCER = f"WeasyPrint and pikepdf {pikepdf.__version__}"
COLOUR = "sRGB IEC61966-2.1"


def finish(pdf: Pdf, document: Document) -> bytes:
    """The bytes of the finished file. The same input gives the same bytes."""
    metadata = document.metadata
    root = pdf.Root
    root.Lang = String(metadata.language)
    root.MarkInfo = Dictionary(Marked=True)
    root.ViewerPreferences = Dictionary(DisplayDocTitle=True)
    if "/Outlines" in root and document.contents is not None:
        root.PageMode = Name.UseOutlines
    root.OutputIntents = Array([_output_intent(pdf)])
    root.Metadata = _xmp(pdf, document)
    _write_information(pdf, metadata)
    if document.attachments:
        _attach(pdf, document)
    pad_streams(pdf)
    return saved(pdf)


def _write_information(pdf: Pdf, metadata: Metadata) -> None:
    information = pdf.docinfo
    information.Title = String(metadata.title)
    information.Producer = String(PRODUCER)
    information.CreationDate = String(pdf_date(metadata.created))
    information.ModDate = String(pdf_date(metadata.changed))
    if metadata.authors:
        information.Author = String(", ".join(metadata.authors))
    if metadata.description:
        information.Subject = String(metadata.description)
    if metadata.keywords:
        information.Keywords = String(", ".join(metadata.keywords))


def pdf_date(moment: datetime) -> str:
    """A date as PDF writes it: D:20171204090000+01'00'."""
    zone = moment.strftime("%z")
    return f"D:{moment:%Y%m%d%H%M%S}{zone[:3]}'{zone[3:5]}'"


def _xmp(pdf: Pdf, document: Document) -> pikepdf.Object:
    """Metadata that names both PDF/A and PDF/UA; WeasyPrint can only name one of them."""
    metadata = document.metadata
    text = Template(_packet()).substitute(
        part=document.profile.part,
        title=escape(metadata.title),
        language=escape(metadata.language),
        language_attribute=quoteattr(metadata.language),
        authors="".join(f"<rdf:li>{escape(name)}</rdf:li>" for name in metadata.authors),
        description=escape(metadata.description),
        identifier=escape(metadata.identifier),
        keywords=escape(", ".join(metadata.keywords)),
        producer=escape(PRODUCER),
        created=metadata.created.isoformat(timespec="seconds"),
        modified=metadata.changed.isoformat(timespec="seconds"),
    )
    stream = Stream(pdf, text.encode())
    stream.Type = Name.Metadata
    stream.Subtype = Name.XML
    return pdf.make_indirect(stream)


@cache
def _packet() -> str:
    return Path(__file__).with_name("xmp.xml").read_text("utf-8")


def _output_intent(pdf: Pdf) -> pikepdf.Object:
    profile = compressed(pdf, (files("weasyprint.pdf") / "sRGB2014.icc").read_bytes())
    profile.N = 3
    return pdf.make_indirect(
        Dictionary(
            Type=Name.OutputIntent,
            S=Name.GTS_PDFA1,
            OutputConditionIdentifier=String(COLOUR),
            Info=String(COLOUR),
            DestOutputProfile=pdf.make_indirect(profile),
        )
    )


def _attach(pdf: Pdf, document: Document) -> None:
    specifications = {
        item.name: _file_specification(pdf, item, document.metadata)
        for item in document.attachments
    }
    pdf.Root.Names.EmbeddedFiles = pdf.make_indirect(name_tree(specifications))
    pdf.Root.AF = Array([specifications[item.name] for item in document.attachments])


def _file_specification(pdf: Pdf, item: Attachment, metadata: Metadata) -> pikepdf.Object:
    file = compressed(pdf, item.data)
    file.Type = Name.EmbeddedFile
    file.Subtype = Name(f"/{item.mime}")
    file.Params = Dictionary(
        Size=len(item.data),
        CheckSum=String(hashlib.md5(item.data, usedforsecurity=False).digest()),
        CreationDate=String(pdf_date(metadata.created)),
        ModDate=String(pdf_date(metadata.changed)),
    )
    reference = pdf.make_indirect(file)
    return pdf.make_indirect(
        Dictionary(
            Type=Name.Filespec,
            F=String(item.name),
            UF=String(item.name),
            Desc=String(item.description or item.name),
            AFRelationship=Name(f"/{item.relationship}"),
            EF=Dictionary(F=reference, UF=reference),
        )
    )
