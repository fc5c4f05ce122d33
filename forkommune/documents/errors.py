"""What can be wrong with a document; every message names the value and the place."""


class DocumentError(ValueError):
    """Any document that cannot be made; the message can be shown to the person who ordered it."""


class DocumentHtmlError(DocumentError):
    """HTML that would give a PDF without structure, or a reference that leads nowhere."""


class DocumentInvalid(DocumentError):
    """A finished file that the validators refuse; it must not be handed out."""


class FontMissing(DocumentError):
    """A font file that is not installed; another font is never taken in its place."""


class ResourceRefused(DocumentError):
    """A document asked for something outside the package (a file, an address)."""
