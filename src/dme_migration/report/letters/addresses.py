r"""Addresses to write to: what may stand in a header, and what is refused.

Only a plain address of ASCII is taken (RFC 5322, ``addr-spec`` without quotes or comments): whatever could end a line,
begin another header or name a second recipient is refused, never repaired.
"""

from __future__ import annotations

import re
from typing import Final

__all__ = ["is_address"]

_ATOM: Final = r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+"
_LABEL: Final = r"[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?"
_ADDRESS: Final = re.compile(rf"{_ATOM}(?:\.{_ATOM})*@{_LABEL}(?:\.{_LABEL})+")
_LONGEST: Final = 254
"""RFC 5321, 4.5.3.1.3, less the two angle brackets."""
_LONGEST_LOCAL: Final = 64


def is_address(text: str) -> bool:
    r"""Tell whether a text is one plain e-mail address.

    >>> is_address("direction@clinique.example"), is_address("a@b.example\r\nBcc: c@d.example")
    (True, False)
    """
    return len(text) <= _LONGEST and _ADDRESS.fullmatch(text) is not None and text.rfind("@") <= _LONGEST_LOCAL
