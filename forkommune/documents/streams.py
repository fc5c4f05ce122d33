"""Streams whose length no reader can mistake."""

import zlib
from typing import cast

from pikepdf import Array, Dictionary, Name, Pdf, Stream


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
