"""Files that people send: judged by what they hold, pictures drawn anew."""

import io
import zipfile

import pytest
from PIL import Image

from forkommune.work.attachments import EXCEL, PDF, WORD, Unfit, document, picture

WHERE = 0x8825  # the part of a picture's notes that says where it was taken
A_PDF = b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\n%%EOF\n"


def zipped(*names, **contents):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in ("[Content_Types].xml", *names):
            archive.writestr(name, contents.get(name, "<x/>"))
    return out.getvalue()


def photo(mode="RGB", size=(60, 40), form="JPEG", **more):
    out = io.BytesIO()
    Image.new(mode, size, "red").save(out, form, **more)
    return out.getvalue()


@pytest.mark.parametrize(
    ("content", "name", "kind", "called"),
    [
        (A_PDF, "mal.docx", PDF, "mal.pdf"),
        (zipped("word/document.xml"), "../../etc/mal.exe", WORD, "mal.docx"),
        (zipped("xl/workbook.xml"), 'a"b\x00.xlsx', EXCEL, "a b.xlsx"),
    ],
)
def test_a_document_is_what_it_holds(content, name, kind, called):
    kept = document(content, name)
    assert (kept.content_type, kept.name, kept.content) == (kind, called, content)


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"MZ\x90\x00",
        b"<html><script>alert(1)</script>",
        photo(),
        b"%PDF-1.7 broken off",
        A_PDF.replace(b"<<>>", b"<</S/JavaScript/JS(app.alert(1))>>"),
        A_PDF.replace(b"<<>>", b"<</Encrypt 2 0 R>>"),
        b"PK\x03\x04 nothing more",
        zipped("readme.txt"),
        zipped("word/document.xml", "word/vbaProject.bin"),
        zipped("word/document.xml", **{"word/document.xml": "a" * 5_000_000}),
    ],
)
def test_what_could_do_harm_or_is_no_document_is_refused(content):
    with pytest.raises(Unfit):
        document(content, "mal.docx")


def test_a_template_from_elsewhere_is_refused():
    name = "word/_rels/settings.xml.rels"
    away = '<Relationship Type="…/attachedTemplate" Target="http://x" TargetMode="External"/>'
    with pytest.raises(Unfit, match="henter en mal"):
        document(zipped("word/document.xml", name, **{name: away}), "mal.docx")


def test_a_picture_keeps_what_it_shows_and_nothing_beside_it():
    notes = Image.Exif()
    notes[0x010F] = "Hemmelig kamera"
    notes.get_ifd(WHERE)[1] = "N"
    sent = photo(size=(3000, 1500), exif=notes, comment=b"hemmelig")

    kept = picture(sent, "IMG_1.HEIC.png")

    drawn = Image.open(io.BytesIO(kept.content))
    assert (drawn.size, drawn.format, kept.name) == ((1600, 800), "JPEG", "IMG_1.HEIC.jpg")
    assert not drawn.getexif()
    assert b"emmelig" in sent
    assert b"emmelig" not in kept.content


def test_a_picture_stands_upright_and_keeps_its_holes():
    notes = Image.Exif()
    notes[0x0112] = 6  # the camera was turned
    assert Image.open(io.BytesIO(picture(photo(exif=notes), "a").content)).size == (40, 60)
    assert picture(photo("RGBA", form="PNG"), "a.jpg").content_type == "image/png"


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\x89PNG\r\n\x1a\n broken off",
        photo()[:200],
        A_PDF,
        b"<svg xmlns='http://www.w3.org/2000/svg'/>",
        photo(form="GIF"),
        photo("L", size=(8000, 5001), form="PNG"),
    ],
)
def test_what_is_no_picture_is_refused(content):
    with pytest.raises(Unfit):
        picture(content, "bilde.jpg")
