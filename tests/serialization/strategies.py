"""Valid case documents drawn at random from the shapes, and sound JSON of any kind."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone
from typing import Any

from hypothesis import strategies as st

from dme_migration.calendar import QUEBEC_ZONES
from dme_migration.model import (
    CASE_FORMAT,
    DEFAULT_GRID,
    MILESTONES,
    DataSelection,
    JournalEntry,
    MigrationCase,
    NoticePeriod,
    Revision,
    Schedule,
    ScheduledMilestone,
)
from dme_migration.model.moments import REPEATABLE_IN_JOURNAL
from dme_migration.serialization.scalars import Scalar
from dme_migration.serialization.shapes import Key, ListOf, ObjectOf, data_shape, shape_of

TEXTS = st.text(st.characters(codec="utf-8"), min_size=1, max_size=12).filter(lambda text: bool(text.strip()))
DAYS = st.dates(date(1900, 1, 1), date(2999, 12, 31)).map(date.isoformat)
OFFSETS = st.integers(-23 * 60 - 59, 23 * 60 + 59).map(lambda minutes: timezone(timedelta(minutes=minutes)))
INSTANTS = st.builds(
    lambda instant, zone: instant.replace(tzinfo=zone).isoformat(),
    st.datetimes(datetime(1900, 1, 2), datetime(2999, 12, 30, 23, 59, 59)),  # noqa: DTZ001 - the zone comes next
    st.one_of(st.just(UTC), OFFSETS),
)
AMOUNTS = st.from_regex(r"(0|[1-9][0-9]{0,11})(\.[0-9]{1,4})?", fullmatch=True)
JSON_VALUES = st.recursive(
    st.one_of(
        st.none(),
        st.booleans(),
        st.integers(),
        st.floats(allow_nan=False, allow_infinity=False),
        st.text(st.characters(codec="utf-8"), max_size=8),
    ),
    lambda inner: st.one_of(
        st.lists(inner, max_size=3),
        st.dictionaries(st.text(st.characters(codec="utf-8"), max_size=5), inner, max_size=3),
    ),
    max_leaves=6,
)
OWN = st.dictionaries(st.from_regex(r"x-[a-z]{1,6}", fullmatch=True), JSON_VALUES, max_size=2)

_BY_NAME = {
    "text": TEXTS,
    "boolean": st.booleans(),
    "day": DAYS,
    "instant": INSTANTS,
    "amount": AMOUNTS,
    "zone": st.sampled_from([*QUEBEC_ZONES, "America/Montreal"]),
    "milestone": st.sampled_from([*map(str, MILESTONES), "x-training"]),
}


def values(holds: Scalar | ObjectOf | ListOf) -> st.SearchStrategy[Any]:
    """Draw what a key may hold."""
    if isinstance(holds, ListOf):
        return st.lists(values(holds.item), max_size=3)
    if isinstance(holds, ObjectOf):
        special: st.SearchStrategy[Any] = _SPECIAL.get(holds.kind, objects)(holds.kind)
        return special
    if "enum" in holds.schema:
        names: Any = holds.schema["enum"]
        drawn: st.SearchStrategy[Any] = st.sampled_from(names)
        return drawn
    if holds.name.startswith("count"):
        return st.integers(0, int(holds.name.partition("-")[2]))
    return _BY_NAME[holds.name]


def objects(kind: type) -> st.SearchStrategy[dict[str, Any]]:
    """Draw an object that says something: its required keys, some of the others, and some of an application's own."""
    shape = data_shape(DEFAULT_GRID) if kind is DataSelection else shape_of(kind)
    required = {key.name: values(key.holds) for key in shape.keys.values() if key.required}
    others = {key.name: values(key.holds) for key in shape.keys.values() if not key.required}
    drawn = st.tuples(st.fixed_dictionaries(required, optional=others), OWN).map(lambda pair: pair[0] | pair[1])
    return drawn.filter(bool)


def _periods(_: type) -> st.SearchStrategy[dict[str, Any]]:
    def one(key: Key) -> st.SearchStrategy[dict[str, Any]]:
        return values(key.holds).map(lambda number: {key.name: number})

    return st.one_of([one(key) for key in shape_of(NoticePeriod).keys.values()])


def _once(entries: list[dict[str, Any]], repeatable: frozenset[str]) -> list[dict[str, Any]]:
    seen: set[str] = set()
    kept = []
    for entry in entries:
        if entry["milestone"] in repeatable or entry["milestone"] not in seen:
            kept.append(entry)
        seen.add(entry["milestone"])
    return kept


@st.composite
def _schedules(draw: st.DrawFn, _: type) -> dict[str, Any]:
    document = draw(objects(Schedule))
    document["milestones"] = _once(
        draw(st.lists(objects(ScheduledMilestone), max_size=4)), frozenset({"validation_session"})
    )
    chain = []
    for entry in document["milestones"]:
        if "on" in entry and draw(st.booleans()):
            chain.append(draw(objects(Revision)) | {"milestone": entry["milestone"], "to": entry["on"]})
            if draw(st.booleans()):
                chain.insert(0, draw(objects(Revision)) | {"milestone": entry["milestone"], "to": chain[-1]["from"]})
    # Two sessions of one day could share a chain: the sessions are not revised here.
    document["revisions"] = [move for move in chain if move["milestone"] != "validation_session"]
    return document


@st.composite
def documents(draw: st.DrawFn) -> dict[str, Any]:
    """Draw a valid case document."""
    document = draw(objects(MigrationCase))
    journal = draw(st.lists(objects(JournalEntry), max_size=4))
    repeatable = frozenset(map(str, REPEATABLE_IN_JOURNAL))
    return {"format": CASE_FORMAT, **document, "journal": _once(journal, repeatable)}


_SPECIAL: dict[type, Any] = {NoticePeriod: _periods, Schedule: _schedules}
