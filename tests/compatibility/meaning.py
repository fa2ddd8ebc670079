"""What a later document lost of an earlier one: a key that went, a fact that changed. Words for people may change."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

WORDS: Final = frozenset(
    {"title", "message", "remedy", "action", "label", "about", "summary", "permissions", "encloses", "suggestion"}
)
"""Keys that hold words for people; those of a list or of a pair of languages too."""
WORDS_OF: Final = frozenset(
    {("skipped", "name"), ("skipped", "statute"), ("figures", "value"), ("figures", "source"), ("problems", "expected")}
)
"""Keys that hold words for people in the entries of one list alone."""
NAMES: Final = ("obligation", "id", "milestone", "kind", "vendor", "month", "on", "source", "name", "address")
"""Keys that name an entry of a list, best first: others may come between two entries, none may go."""


def lost(old: Any, new: Any, path: str = "$") -> Iterator[str]:
    """Tell each thing that the earlier document said and that the later one does not, by its path."""
    above, _, key = path.rpartition(".")
    of = above.partition("[")[0] if "[" not in above else above[: above.rindex("[")].rpartition(".")[2]
    if key in WORDS or (of, key) in WORDS_OF:
        if type(old) is not type(new):
            yield f"{path}: {old!r} became {new!r}"
    elif isinstance(old, dict) and isinstance(new, dict):
        for name, value in old.items():
            if name in new:
                yield from lost(value, new[name], f"{path}.{name}")
            else:
                yield f"{path}.{name} is gone"
    elif isinstance(old, list) and isinstance(new, list):
        yield from _lost_of_list(old, new, path)
    elif (type(old), old) != (type(new), new):
        yield f"{path}: {old!r} became {new!r}"


def _lost_of_list(old: list[Any], new: list[Any], path: str) -> Iterator[str]:
    before, after = _named(old), _named(new)
    if before is None or after is None:
        if len(old) != len(new):
            yield f"{path}: {len(old)} entries became {len(new)}"
        for place, (first, second) in enumerate(zip(old, new, strict=False)):
            yield from lost(first, second, f"{path}[{place}]")
        return
    kept = [name for name in after if name in before]
    if kept != [name for name in before if name in after]:
        yield f"{path}: the order changed"
    for name, entry in before.items():
        where = f"{path}[{' '.join(map(str, name))}]"
        if name in after:
            yield from lost(entry, after[name], where)
        else:
            yield f"{where} is gone"


def _named(entries: list[Any]) -> dict[tuple[Any, ...], Any] | None:
    """Give the entries of a list by what names them, when that tells them apart."""
    if not entries or not all(isinstance(entry, dict) for entry in entries):
        return None
    for key in NAMES:
        names = [(entry.get(key), entry["party"]) if "party" in entry else (entry.get(key),) for entry in entries]
        scalar = all(isinstance(name[0], str) for name in names)
        if scalar and len(set(names)) == len(names):
            return dict(zip(names, entries, strict=True))
    return None
