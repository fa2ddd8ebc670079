"""The ministry's own form, as it is attached to the transmission: a PDF file, by its name and its bytes."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

import attrs

from dme_migration.errors import InvalidValueError

__all__ = ["MAX_FORM_BYTES", "Attachment"]

MAX_FORM_BYTES: Final = 15 * 1024 * 1024
"""Ours: in Base64 it makes 20 MiB, which most mail servers still take."""
_MAGIC: Final = b"%PDF-"
_MAGIC_WITHIN: Final = 1024
"""Where readers look for the header of a PDF file (ISO 32000-1, annex H.3.4.1)."""
_UNFIT: Final = re.compile(r"[^A-Za-z0-9._-]+")


@attrs.frozen
class Attachment:
    """A PDF file to attach. ``data`` never shows in a repr: it is long.

    Raises:
        InvalidValueError: the bytes are not a PDF file, or are too many.
    """

    name: str
    data: bytes = attrs.field(repr=False)

    def __attrs_post_init__(self) -> None:
        if _MAGIC not in self.data[:_MAGIC_WITHIN]:
            raise InvalidValueError(f"an attached form is a PDF file, and {self.name!r} does not begin as one")
        if len(self.data) > MAX_FORM_BYTES:
            raise InvalidValueError(
                f"an attached form holds {MAX_FORM_BYTES} bytes at most, and {self.name!r} has {len(self.data)}"
            )

    @property
    def filename(self) -> str:
        """Give the name under which it is attached: plain ASCII, which every mail program shows as it is.

        >>> Attachment("Demande été.pdf", b"%PDF-1.7").filename
        'Demande-ete.pdf'
        """
        plain = "".join(c for c in unicodedata.normalize("NFKD", self.name) if not unicodedata.combining(c))
        stem = _UNFIT.sub("-", plain).removesuffix(".pdf").removesuffix(".PDF").strip(".-")[:80]
        return f"{stem or 'formulaire'}.pdf"
