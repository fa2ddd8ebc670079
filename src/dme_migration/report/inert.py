r"""Words that come from a case, made inert: nothing in a name can end a line, start a tag or command a terminal.

A line break keeps its meaning where lines are allowed; any other control is replaced visibly, by « \ufffd », so that
nobody takes what is shown for what was written.
"""

from __future__ import annotations

import re
from typing import Final

__all__ = ["lines", "one_line"]

_BREAK: Final = re.compile("\r\n|[\n\r\x0b\x0c\x85\u2028\u2029]")
_UNFIT: Final = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f"  # the controls, which XML 1.0 s. 2.2 and RFC 5545 s. 3.1 leave out
    "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"  # those that turn the direction of what follows
    "\u00ad\u180e\u200b-\u200d\u2060-\u2065\u206a-\u206f\ufff9-\ufffb\U000e0000-\U000e0fff"  # what nobody sees
    "\ufdd0-\ufdef\ufeff\ufffe\uffff\ud800-\udfff]"  # no characters, or halves of one
)
_REPLACED: Final = "\ufffd"


def lines(text: str) -> str:
    r"""Keep the line breaks, whatever their kind, as ``\n``; replace every other control.

    >>> lines("ligne 1\r\nligne 2\x1b[31m")
    'ligne 1\nligne 2�[31m'
    """
    return _UNFIT.sub(_REPLACED, _BREAK.sub("\n", text))


def one_line(text: str) -> str:
    r"""Put a text on one line: a break or a tab becomes a space, any other control is replaced.

    >>> one_line("Clinique\r\nRoy")
    'Clinique Roy'
    """
    return lines(text).replace("\n", " ").replace("\t", " ")
