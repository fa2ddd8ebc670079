"""When two names or two addresses are the same, as a person would say they are."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

__all__ = ["address_key", "name_key", "person_key", "same_address", "same_name", "same_person"]

_TITLES = frozenset({"dr", "dre", "docteur", "docteure"})


@lru_cache(maxsize=1024)  # the same clinics, vendors and EMRs come back in case after case
def name_key(name: str) -> str:
    """Reduce a name to what counts: no case, no accent, punctuation as a space, runs of spaces as one.

    >>> name_key("Clinique  Sainte-Thérèse")
    'clinique sainte therese'
    """
    plain = (c for c in unicodedata.normalize("NFKD", name.casefold()) if not unicodedata.combining(c))
    return " ".join("".join(" " if unicodedata.category(c).startswith("P") else c for c in plain).split())


def person_key(name: str) -> str:
    """Reduce a person's name: as `name_key`, without a leading « Dr » or « Docteure », nor trailing letters « M.D. ».

    >>> person_key("Dre Anne Tremblay, M.D.")
    'anne tremblay'
    """
    words = name_key(name).split()
    if len(words) > 1 and words[0] in _TITLES:
        words = words[1:]
    if len(words) > 2 and words[-2:] == ["m", "d"]:
        words = words[:-2]
    elif len(words) > 1 and words[-1] == "md":
        words = words[:-1]
    return " ".join(words)


def same_name(a: str, b: str) -> bool:
    """Tell whether two names of clinics or EMRs are the same."""
    return name_key(a) == name_key(b)


def same_person(a: str, b: str) -> bool:
    """Tell whether two names of people are the same."""
    return person_key(a) == person_key(b)


def address_key(address: str) -> str:
    """Reduce an e-mail address to what counts: no case."""
    return address.casefold()


def same_address(a: str, b: str) -> bool:
    """Tell whether two e-mail addresses are the same: without regard to case."""
    return address_key(a) == address_key(b)
