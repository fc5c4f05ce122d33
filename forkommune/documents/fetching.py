"""What a page may load while it is laid out: the package's own files and data inside the page.

Text from users goes into reports. An address in it must never make the server read a file or
call another machine, so everything that is not named here stops the work.
"""

from collections.abc import Mapping
from pathlib import Path

from weasyprint.urls import FatalURLFetchingError, URLFetcher, URLFetcherResponse

from .errors import ResourceRefused

IMAGES = Path(__file__).with_name("images")
IMAGE_ADDRESS = "fk:image/"
TYPES = {".ttf": "font/ttf", ".svg": "image/svg+xml"}
SHOWN = 120  # characters of a refused address in the message


class PackageFetcher(URLFetcher):
    """Answers `data:` and the addresses it was given; anything else is refused."""

    def __init__(self, files: Mapping[str, Path]) -> None:
        super().__init__(allowed_protocols={"data"}, allow_redirects=False)
        self._files = dict(files)
        self.refused: list[str] = []

    def fetch(self, url: str, headers: Mapping[str, str] | None = None) -> URLFetcherResponse:
        """The bytes behind `url`. Raises FatalURLFetchingError, which WeasyPrint mostly passes on."""
        path = self._files.get(url)
        if path is not None:
            kind = {"Content-Type": TYPES[path.suffix]}
            return URLFetcherResponse(url, path.read_bytes(), kind)
        if url[:5].lower() == "data:":
            return super().fetch(url, headers)
        self.refused.append(url[:SHOWN])
        raise FatalURLFetchingError(url)

    def check(self, name: str) -> None:
        """Raise ResourceRefused when anything was refused.

        The engine swallows the refusal inside a drawing and goes on without the picture.
        """
        if self.refused:
            listed = ", ".join(map(repr, self.refused))
            raise ResourceRefused(
                f"{name} asks for {listed}. Only its own fonts and images and data: addresses "
                "may be loaded; put the picture into the document itself."
            )


def image_files() -> dict[str, Path]:
    """Address -> file of the package's own pictures (marks, hatching, the cover's hills)."""
    return {IMAGE_ADDRESS + path.name: path for path in sorted(IMAGES.glob("*.svg"))}
