"""Streams whose length no reader can mistake."""

import zlib
from collections.abc import Iterator
from io import BytesIO
from typing import cast

from pikepdf import (
    Array,
    Dictionary,
    Name,
    ObjectStreamMode,
    Pdf,
    Stream,
    StreamDecodeLevel,
)

MISTAKABLE = b"\r\nendstream"
FEW = 2  # bad ends of packed objects that another way of packing may be free of
FACTS = ("/Lang", "/MarkInfo", "/ViewerPreferences")  # of the root


def compressed(pdf: Pdf, data: bytes) -> Stream:
    """`data` as a compressed stream of `pdf`."""
    stream = Stream(pdf, b"")
    stream.write(zlib.compress(data, 9), filter=Name.FlateDecode)
    return stream


def pad_streams(pdf: Pdf) -> None:
    """Add a space to compressed streams that end in a carriage return.

    The validator takes that byte for part of the line end before "endstream" and reports a wrong
    length; what stands after the end of compressed data is ignored by every reader.
    """
    for item in pdf.objects:
        if isinstance(item, Stream) and "/Filter" in item:
            raw = item.read_raw_bytes()
            if raw.endswith(b"\r"):
                coding = cast(Name | Array, item.Filter)
                parameters = cast(Dictionary | Array | None, item.get("/DecodeParms"))
                item.write(raw + b" ", filter=coding, decode_parms=parameters)


def saved(pdf: Pdf) -> bytes:
    """The file, with its small objects packed; the same input gives the same bytes.

    Packed objects are compressed while they are written, so their ends cannot be padded before. Their
    last bytes are a sum of what they hold, whatever the strength of compression; one object more, of
    what stood inside another, packs all of them in other ways. Where more than a FEW ends are bad, as in a file
    of a thousand pages, no other way is likely to be free of them. Unpacked, a file is a third larger.
    """
    for _object in _one_by_one(pdf):
        data = _written(pdf, ObjectStreamMode.generate)
        if not (bad := data.count(MISTAKABLE)):
            return data
        if bad > FEW:
            break
    return _written(pdf, ObjectStreamMode.disable)


def _one_by_one(pdf: Pdf) -> Iterator[None]:
    """First the file as it is; then, each time, with one more of its facts as an object of its own."""
    yield
    for holder, names in ((pdf.docinfo, sorted(pdf.docinfo.keys())), (pdf.Root, FACTS)):
        for name in names:
            if name in holder and not holder[name].is_indirect:
                holder[name] = pdf.make_indirect(holder[name])
                yield


def _written(pdf: Pdf, mode: ObjectStreamMode) -> bytes:
    target = BytesIO()
    pdf.save(
        target,
        deterministic_id=True,
        min_version="1.7",
        # What is compressed stays as it is: pad_streams has made its length unmistakable.
        recompress_flate=False,
        compress_streams=mode is ObjectStreamMode.generate,
        stream_decode_level=StreamDecodeLevel.none,
        object_stream_mode=mode,
        fix_metadata_version=False,
    )
    return target.getvalue()
