"""A second, naive evaluator, written from DECLARATIONS.md alone: plain dictionaries, day-by-day walks, no code shared.

`python naive.py [FOLDER]` checks it against cases judged by hand. Section marks (§) are those of DECLARATIONS.md.
"""

import json
import sys
import unicodedata
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from functools import cache
from itertools import combinations
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

DAY = timedelta(days=1)

# --------------------------------------------------------------------------------------------------------------------
# Facts that age (OBLIGATIONS.md) and readings (§5)

BUREAU = "certification.homologation@msss.gouv.qc.ca"
EMRS = {  # name -> vendor, address
    "KinLogix": ("Telus Santé", "ventesdme@telus.com"),
    "Médesync": ("Telus Santé", "ventesdme@telus.com"),
    "MobileMed": ("Médisolutions", "support@softinfo.ca"),
    "MYLE": ("Medfar", "deploiement@medfarsolutions.com"),
    "Ofys": ("Info-Data", "support@infodata.ca"),
    "Omnimed": ("Omnimed", "importations@omnimed.com"),
    "Toubib": ("Omnimed", "importations@omnimed.com"),
}
ADDITIONAL = {"appointments", "billing", "tasks", "templates", "access_logs", "images"}
DEFAULT_READINGS = {
    "transmission-complete": "all",
    "clock-restart": "in-order",
    "clock": "start-is-day-one",
    "notice-anchor": "contract-end",
    "access-anchor": "production",
    "withdrawal-day": "end-of-day",
    "access-duration": "both",
    "extraction-scope": "test_extraction",
    "import-scope": "test_import",
    "extra-data": "announced",
    "same-solution": "product",
    "validation-window": "both",
    "due-on-holiday": "roll",
    "business-hours": "same-clock-time",
    "patient-transfer": "all-steps",
}
VENDORS = {"source_vendor", "receiving_vendor"}

# Moments that are known or not, and have happened as soon as they are known (§3). All others are milestones.
BEFORE_SCHEDULE = {"vendor_notice", "authorization", "signature", "first_transmission", "transmission", "clock_origin"}
SESSIONS = {"validation_session", "first_validation_session", "last_validation_session"}

# --------------------------------------------------------------------------------------------------------------------
# Calendar: profile `public-service` (OBLIGATIONS.md), walked day by day


def easter_sunday(year: int) -> date:
    """Gregorian computus (Meeus/Jones/Butcher)."""
    a, b, c = year % 19, year // 100, year % 100
    d, e = divmod(b, 4)
    g = (b - (b + 8) // 25 + 1) // 3
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    ell = (32 + 2 * e + 2 * i - h - k) % 7
    m = (a + 11 * h + 22 * ell) // 451
    month, day = divmod(h + ell - 7 * m + 114, 31)
    return date(year, month, day + 1)


def is_weekend(day: date) -> bool:
    return day.weekday() >= 5


@cache
def observed_days(year: int) -> frozenset[date]:
    easter = easter_sunday(year)
    days = {easter - 2 * DAY, easter + DAY}
    patriots = date(year, 5, 24)  # the Monday before May 25
    while patriots.weekday() != 0:
        patriots -= DAY
    labour = date(year, 9, 1)
    while labour.weekday() != 0:
        labour += DAY
    thanksgiving = date(year, 10, 8)  # the second Monday
    while thanksgiving.weekday() != 0:
        thanksgiving += DAY
    days |= {patriots, labour, thanksgiving}
    for day in (date(year, 6, 24), date(year, 7, 1)):  # Sunday to Monday, Saturday to Friday
        days.add({6: day + DAY, 5: day - DAY}.get(day.weekday(), day))
    for day in (date(year, 12, 24), date(year, 12, 31)):  # pulled back
        moved = day
        while is_weekend(moved):
            moved -= DAY
        days.add(moved)
    for pair in ((date(year, 1, 1), date(year, 1, 2)), (date(year, 12, 25), date(year, 12, 26))):  # pushed on
        for day in pair:
            moved = day
            while is_weekend(moved) or moved in days:
                moved += DAY
            days.add(moved)
    return frozenset(days)


def is_business_day(day: date) -> bool:
    return not is_weekend(day) and day not in observed_days(day.year)


def add_business_days(day: date, count: int) -> date:
    while count:
        day += DAY
        count -= is_business_day(day)
    return day


def next_business_day(day: date) -> date:
    return add_business_days(day, 1)


def roll_forward(day: date) -> date:
    while not is_business_day(day):
        day += DAY
    return day


def add_months(day: date, count: int) -> date:
    """The same day of a later month, or the last day of that month."""
    years, month = divmod(day.month - 1 + count, 12)
    last = date(day.year + years + (month == 11), (month + 1) % 12 + 1, 1) - DAY
    return last.replace(day=min(day.day, last.day))


def business_hours_due(start: datetime, reading: str) -> tuple[datetime, date]:
    """72 business hours from a local wall time: the wall time and the day on which they end (§4, OBLIGATIONS.md)."""
    if reading == "whole-days":
        last = add_business_days(start.date(), 3)
        return datetime.combine(last + DAY, time()), last
    opens, closes = (9, 16) if reading == "office-hours" else (0, 24)
    left = timedelta(hours=72)
    day, now = start.date(), start
    while True:
        if is_business_day(day):
            midnight = datetime.combine(day, time())
            begin = max(now, midnight + timedelta(hours=opens))
            end = midnight + timedelta(hours=closes)
            if begin + left <= end:  # what ends at midnight (or at closing time) ends its day
                return begin + left, day
            left -= max(end - begin, timedelta())
        day += DAY
        now = datetime.combine(day, time())


# --------------------------------------------------------------------------------------------------------------------
# Names (§1)


def plain_name(name: str) -> str:
    """Without regard to case and accents, punctuation counting as a space, runs of spaces as one."""
    letters = [c for c in unicodedata.normalize("NFKD", name.casefold()) if not unicodedata.combining(c)]
    return " ".join("".join(" " if unicodedata.category(c).startswith("P") else c for c in letters).split())


def person_name(name: str) -> str:
    """Also without a leading title and trailing letters."""
    words = plain_name(name).split()
    if len(words) > 1 and words[0] in {"dr", "dre", "docteur", "docteure"}:
        words = words[1:]
    if len(words) > 1 and words[-1] == "md":
        words = words[:-1]
    elif len(words) > 2 and words[-2:] == ["m", "d"]:
        words = words[:-2]
    return " ".join(words)


CERTIFIED = {plain_name(name): entry for name, entry in EMRS.items()}

# --------------------------------------------------------------------------------------------------------------------
# The case as of a day (§2)


def pruned(value: Any) -> Any:
    """An empty value is no value; a key that begins with `x-` is read by nobody (§1)."""
    if isinstance(value, dict):
        kept = {key: pruned(item) for key, item in value.items() if not key.startswith("x-")}
        return {key: item for key, item in kept.items() if item not in ("", {}, None)}
    if isinstance(value, list):
        return [pruned(item) for item in value]
    return value


def instant(text: str) -> datetime:
    return datetime.fromisoformat(text).astimezone(UTC)


@dataclass
class World:
    """A case, cut at the day of judgement, and the readings."""

    case: dict[str, Any]
    day: date
    moment: datetime  # the same day as an instant: its end, or the very instant that was given
    zone: ZoneInfo
    readings: dict[str, str]
    journal: dict[str, list[date]] = field(default_factory=dict)  # milestone -> visible days, in order

    def get(self, path: str) -> Any:
        value: Any = self.case
        for key in path.split("."):
            value = value.get(key) if isinstance(value, dict) else None
        return value

    def day_of(self, text: str) -> date:
        """An instant belongs to its local day in the case's zone."""
        return datetime.fromisoformat(text).astimezone(self.zone).date()

    def sees_day(self, text: str) -> bool:
        return date.fromisoformat(text) <= self.day

    def visible_day(self, path: str) -> date | None:
        text = self.get(path)
        return date.fromisoformat(text) if text and self.sees_day(text) else None


def world_of(case: dict[str, Any], as_of: str, readings: dict[str, str] | None) -> World:
    clean = {"request": {}} | pruned(case)
    zone = ZoneInfo(clean["request"].get("client", {}).get("time_zone", "America/Toronto"))
    if len(as_of) == 10:
        day = date.fromisoformat(as_of)
        moment = datetime.combine(day + DAY, time(), zone).astimezone(UTC)
    else:
        moment = instant(as_of)
        day = moment.astimezone(zone).date()
    world = World(clean, day, moment, zone, DEFAULT_READINGS | (readings or {}))
    for entry in clean.get("journal", []):
        if world.sees_day(entry["on"]):
            world.journal.setdefault(entry["milestone"], []).append(date.fromisoformat(entry["on"]))
    for days in world.journal.values():
        days.sort()
    # A fact that bears a time is cut at the instant; a day is judged at its end, so the midnight after it is not seen.
    world.case["request"]["transmissions"] = [
        sent for sent in world.get("request.transmissions") or [] if time_seen(world, sent["sent_at"], as_of)
    ]
    for complaint in world.get("complaints") or []:
        complaint["seen"] = time_seen(world, complaint["received_at"], as_of)
        if "followed_up_at" in complaint and not time_seen(world, complaint["followed_up_at"], as_of):
            del complaint["followed_up_at"]
    return world


def time_seen(w: World, text: str, as_of: str) -> bool:
    return w.day_of(text) <= w.day if len(as_of) == 10 else instant(text) <= w.moment


def notices(w: World, about: str) -> list[date]:
    """Visible notices to the client, in the order of their days."""
    found = [n for n in w.get("notices") or [] if n["to"] == "client" and n["about"] == about]
    return sorted(date.fromisoformat(n["given_on"]) for n in found if w.sees_day(n["given_on"]))


def confirmations(w: World, of: str) -> list[date]:
    found = [c["given_on"] for c in w.get("confirmations") or [] if c["of"] == of]
    return sorted(date.fromisoformat(day) for day in found if w.sees_day(day))


def revisions(w: World, milestone: str | None = None) -> list[dict[str, Any]]:
    """All revisions of a milestone, seen or not, in the order of the document."""
    return [r for r in w.get("schedule.revisions") or [] if milestone in (None, r["milestone"])]


# --------------------------------------------------------------------------------------------------------------------
# EMRs


def on_list(w: World, side: str) -> bool | None:
    """`source` or `receiving`: on the list, not on it, or absent."""
    name = w.get(f"request.{side}_emr")
    return None if name is None else plain_name(name) in CERTIFIED


def vendor(w: World, side: str) -> str | None:
    return CERTIFIED[plain_name(w.get(f"request.{side}_emr"))][0] if on_list(w, side) else None


def address(w: World, side: str) -> str | None:
    return CERTIFIED[plain_name(w.get(f"request.{side}_emr"))][1].casefold() if on_list(w, side) else None


def one_vendor(w: World) -> bool:
    return vendor(w, "source") is not None and vendor(w, "source") == vendor(w, "receiving")


def speaks_for(w: World, by: str, party: str) -> bool:
    """One vendor that owns both EMRs is both parties (§4)."""
    return by == party or (one_vendor(w) and {by, party} <= VENDORS)


# --------------------------------------------------------------------------------------------------------------------
# Derived moments (§3)


def emailed_forms(w: World) -> list[dict[str, Any]]:
    return [t for t in w.get("request.transmissions") if t["form_attached"] and t["channel"] == "email"]


def reached(w: World, recipient: str) -> date | None:
    """The day when an e-mail that carried the form first reached an address."""
    return min(
        (
            w.day_of(t["sent_at"])
            for t in emailed_forms(w)
            if recipient.casefold() in [r.casefold() for r in t["recipients"]]
        ),
        default=None,
    )


def first_transmission(w: World) -> date | None:
    return min((w.day_of(t["sent_at"]) for t in w.get("request.transmissions") if t["form_attached"]), default=None)


def latest(days: Iterable[date | None]) -> date | None:
    """The latest of days that are all needed: unknown while one is."""
    found = list(days)
    known = [day for day in found if day is not None]
    return max(known) if known and len(known) == len(found) else None


def transmission(w: World) -> date | None:
    if w.readings["transmission-complete"] == "first":
        return first_transmission(w)
    if None in (on_list(w, "source"), on_list(w, "receiving")):
        return None
    required = {BUREAU} | {a for a in (address(w, "source"), address(w, "receiving")) if a is not None}
    return latest(reached(w, recipient) for recipient in required)


def signatures_missing(w: World) -> list[str]:
    """The facts without which nobody can say whose signature is needed."""
    kind = w.get("request.client.kind")
    if kind is None:
        return ["request.client.kind"]
    if kind == "clinic":
        return []
    requesters = [r for r in w.get("request.requesters") or [] if r]
    if not requesters:
        return ["request.requesters"]
    return [f"request.requesters[{i}].name" for i, r in enumerate(requesters) if "name" not in r]


def signature(w: World) -> date | None:
    if signatures_missing(w):
        return None
    signed = [s for s in w.get("request.signatures") or [] if w.sees_day(s["signed_on"])]
    if w.get("request.client.kind") == "clinic":
        return min((date.fromisoformat(s["signed_on"]) for s in signed), default=None)
    needed = {person_name(r["name"]) for r in w.get("request.requesters") if r}
    return latest(
        min(
            (date.fromisoformat(s["signed_on"]) for s in signed if person_name(s["signatory"]) == name),
            default=None,
        )
        for name in needed
    )


def authorization_names_other_clinic(w: World) -> bool:
    named, holder = w.get("request.authorization.clinic"), w.get("request.contract.clinic")
    return None not in (named, holder) and plain_name(named) != plain_name(holder)


def clock_base(w: World) -> date | None:
    if w.readings["clock-restart"] == "transmission":
        return transmission(w)
    authorization = w.visible_day("request.authorization.signed_on")
    if authorization_names_other_clinic(w):
        authorization = None
    return latest([transmission(w), authorization, signature(w)])


def clock_origin(w: World) -> date | None:
    base = clock_base(w)
    if base is None:
        return None
    start = next_business_day(base)
    return {"start-is-day-one": start - DAY, "start-is-day-zero": start, "base-is-day-zero": base}[w.readings["clock"]]


def clock_missing(w: World) -> list[str]:
    """What the unknown clock waits for."""
    missing = []
    if transmission(w) is None:
        absent = [f"request.{s}_emr" for s in ("source", "receiving") if on_list(w, s) is None]
        if w.readings["transmission-complete"] == "first":
            absent = []
        missing += absent or ["request.transmissions"]
    if w.readings["clock-restart"] == "in-order":
        if w.visible_day("request.authorization.signed_on") is None:
            missing.append("request.authorization")
        elif authorization_names_other_clinic(w):  # it is there: the clinic that it names is what is missing
            missing.append("request.authorization.clinic")
        if signature(w) is None:
            missing += signatures_missing(w) or ["request.signatures"]
    return missing


def resolve(w: World, moment: str) -> str:
    """Readings define derived moments."""
    if moment == "contract_end" and (w.readings["notice-anchor"] == "cutover" or not w.get("request.contract.ends_on")):
        return "source_cutover"
    if moment == "access_anchor":
        return w.readings["access-anchor"]
    if moment == "standard_extraction":
        return w.readings["extraction-scope"]
    if moment == "standard_import":
        return "production" if w.readings["import-scope"] == "production" else "test_import"
    return moment


def happened(w: World, moment: str) -> date | None:
    """The actual day, on or before as_of."""
    if moment == "vendor_notice":
        return w.visible_day("request.vendor_notice.given_on")
    if moment == "authorization":
        return w.visible_day("request.authorization.signed_on")
    if moment == "contract_end":  # planned until that day, actual from it
        return w.visible_day("request.contract.ends_on")
    if moment == "last_validation_session":  # has no actual date of its own
        return None
    derived: dict[str, Callable[[World], date | None]] = {
        "signature": signature,
        "first_transmission": first_transmission,
        "transmission": transmission,
        "clock_origin": clock_origin,
    }
    if moment in derived:
        return derived[moment](w)
    days = w.journal.get("validation_session" if moment in SESSIONS else moment, [])
    return days[0] if days else None


def entries(w: World, milestone: str) -> list[dict[str, Any]]:
    name = "validation_session" if milestone in SESSIONS else milestone
    return [m for m in w.get("schedule.milestones") or [] if m["milestone"] == name]


def session_days(w: World, at: date) -> list[date]:
    """The sessions' planned days as they stood at the end of a day: each chain of revisions is walked back (§1, §2)."""
    heads = [date.fromisoformat(s["on"]) for s in entries(w, "validation_session") if "on" in s]
    stood = list(heads)
    for r in reversed(revisions(w, "validation_session")):
        to = date.fromisoformat(r["to"])
        if to in heads:
            i = heads.index(to)
            heads[i] = date.fromisoformat(r["from"])
            if date.fromisoformat(r["made_on"]) > at:
                stood[i] = heads[i]
    return sorted(stood)


def planned(w: World, moment: str, at: date | None = None) -> date | None:
    """The planned day as it stood at the end of `at`, as it stands as of the day of judgement."""
    at = at or w.day
    if moment in BEFORE_SCHEDULE:
        return None
    if moment == "contract_end":
        return date.fromisoformat(w.get("request.contract.ends_on"))
    if moment in SESSIONS:
        days = session_days(w, at)
        return (days[-1] if moment == "last_validation_session" else days[0]) if days else None
    found = entries(w, moment)
    if not found or "on" not in found[0]:
        return None
    day = date.fromisoformat(found[0]["on"])
    for r in reversed(revisions(w, moment)):
        if date.fromisoformat(r["made_on"]) > at:
            day = date.fromisoformat(r["from"])
    return day


def effective(w: World, moment: str) -> date | None:
    return happened(w, moment) or planned(w, moment)


def delivered(w: World) -> date | None:
    return w.visible_day("schedule.delivered_on")


def twenty_first_day(w: World) -> date | None:
    """Run on past days off under every reading (§3, Open)."""
    origin = clock_origin(w)
    return None if origin is None else roll_forward(origin + 21 * DAY)


def is_open(w: World) -> bool:
    end = twenty_first_day(w)
    return not delivered(w) and not set(w.journal) - {"flow_analysis_meeting"} and (end is None or w.day <= end)


# --------------------------------------------------------------------------------------------------------------------
# Findings


@dataclass
class Finding:
    status: str
    due_on: date | None = None
    due_at: datetime | None = None
    not_before: date | None = None
    final: bool = False
    missing: tuple[str, ...] = ()
    beneath: str | None = None

    def as_dict(self) -> dict[str, Any]:
        blank = self.status in {"undetermined", "not_applicable"}  # §6: null when undetermined or not applicable
        return {
            "status": self.status,
            "due_on": None if blank or self.due_on is None else self.due_on.isoformat(),
            "due_at": None if blank or self.due_at is None else self.due_at.isoformat(),
            "not_before": None if blank or self.not_before is None else self.not_before.isoformat(),
            "final": self.final,
            "beneath": self.beneath,
            "missing": list(self.missing),
        }


def holds(truth: bool, **more: Any) -> Finding:
    return Finding("met" if truth else "breached", **more)


def undetermined(*missing: str) -> Finding:
    return Finding("undetermined", missing=missing)


def not_applicable() -> Finding:
    return Finding("not_applicable")


def journal_path(moment: str) -> str:
    return "journal.validation_session" if moment in SESSIONS else f"journal.{moment}"


def lacking_paths(w: World, lacking: str) -> list[str]:
    if lacking == "clock_origin":
        return clock_missing(w)
    if lacking in BEFORE_SCHEDULE:
        return [f"request.{lacking}"]
    if "." in lacking or lacking == "schedule":
        return [lacking]
    return [f"schedule.milestones.{'validation_session' if lacking in SESSIONS else lacking}"]


def unknown_late(w: World, *lacking: str, **more: Any) -> Finding:
    """§4 "Unknown, late": `lacking` are moments, or paths of what is no milestone (and can never be listed)."""

    def waits(moment: str) -> bool:
        held = happened(w, "validation_session" if moment in SESSIONS else moment)
        return bool(entries(w, moment)) and planned(w, moment) is None and held is None

    if is_open(w) or all(waits(moment) for moment in lacking):
        return Finding("pending", **more)
    return undetermined(*[path for moment in lacking for path in lacking_paths(w, moment)])


# --------------------------------------------------------------------------------------------------------------------
# Conditions (§4). A delay is a map day -> day.

Delay = Callable[[date], date]


def same_day(day: date) -> date:
    return day


def gap_at_least(w: World, b: str, a: str, f: Delay) -> Finding:
    """Gap(b, after=a, at_least): NoSooner, InOrder."""
    a, b = resolve(w, a), resolve(w, b)
    done_a, done_b, plan_a, plan_b = happened(w, a), happened(w, b), planned(w, a), planned(w, b)
    start = done_a or plan_a
    floor = f(start) if start else None
    if done_a and done_b:  # 1
        return holds(done_b >= f(done_a), not_before=floor, final=True)
    if done_b:  # 2
        if a in BEFORE_SCHEDULE or (plan_a and plan_a > w.day):
            return holds(truth=False, not_before=floor)
        return undetermined(journal_path(a))
    if plan_b and done_a and plan_b < done_a:  # 3
        return Finding("pending", not_before=floor)
    if plan_b and floor:  # 4
        return holds(plan_b >= floor, not_before=floor)
    if plan_b and a in BEFORE_SCHEDULE:  # 5
        last = plan_b
        while f(last) > plan_b:
            last -= DAY
        return Finding("pending" if f(w.day) <= plan_b else "breached", due_on=last)
    lacking = [m for m, day in ((a, start), (b, plan_b)) if day is None]
    return unknown_late(w, *lacking, not_before=floor)  # 6


def gap_at_least_plan(w: World, b: str, a: str, f: Delay) -> Finding:
    """Basis `plan`: both planned days, as they stood when b happened."""
    at = happened(w, b) or w.day
    plan_a, plan_b = planned(w, a, at), planned(w, b, at)
    floor = f(plan_a) if plan_a else None
    if plan_b and floor:
        return holds(plan_b >= floor, not_before=floor)
    lacking = [m for m, day in ((a, plan_a), (b, plan_b)) if day is None]
    return unknown_late(w, *lacking, not_before=floor)


def no_later(w: World, b: str, a: str, f: Delay) -> Finding:
    """Gap(b, after=a, at_most), execution."""
    done_a, done_b, plan_a = happened(w, a), happened(w, b), planned(w, a)
    if done_a and done_b:  # 1
        return holds(done_b <= f(done_a), due_on=f(done_a), final=True)
    if done_b:  # 2
        return undetermined(*(clock_missing(w) if a == "clock_origin" else [journal_path(a)]))
    if done_a:  # 3
        if w.day <= f(done_a):
            return Finding("pending", due_on=f(done_a))
        if set(w.journal) & placed_after(b, implied=True):
            return undetermined(journal_path(b))
        return holds(truth=False, due_on=f(done_a))
    if plan_a:  # 4
        return Finding("pending", due_on=f(plan_a) if plan_a >= w.day else None)
    return unknown_late(w, a)  # 5


def no_later_plan(w: World, b: str, a: str, f: Delay) -> Finding:
    """Gap(b, after=a, at_most), plan."""
    plan_b, start = planned(w, b), effective(w, a)
    limit = f(start) if start else None
    if plan_b and limit:
        return holds(plan_b <= limit, due_on=limit)
    lacking = [m for m, day in ((a, start), (b, plan_b)) if day is None]
    return unknown_late(w, *lacking, due_on=limit)


def has_passed(w: World, n: str) -> bool:
    return happened(w, n) is not None or bool(set(w.journal) & placed_after(n, implied=False))


def recorded(w: World, m: date | None, n: str) -> Finding:
    day = happened(w, n)
    if m and (day is None or m <= day):
        return holds(truth=True, final=True)
    if day:
        return holds(truth=False, final=True)
    return holds(truth=False) if has_passed(w, n) else Finding("pending")


def done(w: World, m: str, once: str) -> Finding:
    if happened(w, m):
        return holds(truth=True, final=True)
    return holds(truth=False) if has_passed(w, once) else Finding("pending")


def on_file(w: World, *, there: bool) -> Finding:
    """Planned, Listed, and the period on file."""
    if there:
        return holds(truth=True, final=True)
    if is_open(w):
        return Finding("pending")
    return holds(truth=False) if delivered(w) else undetermined("schedule")


def agreed(w: World, m: str, parties: tuple[str, ...]) -> Finding:
    plan, actual = planned(w, m), happened(w, m)
    if plan is None:
        return unknown_late(w, m)
    day = actual or plan
    since = max(
        (
            date.fromisoformat(r["made_on"])
            for r in revisions(w, m)
            if date.fromisoformat(r["made_on"]) <= min(day, w.day)
        ),
        default=date.min,
    )
    voices = [
        a["by"]
        for a in entries(w, m)[0].get("agreements", [])
        if w.sees_day(a["given_on"]) and since <= date.fromisoformat(a["given_on"]) <= day
    ]
    if all(any(speaks_for(w, by, party) for by in voices) for party in parties):
        return holds(truth=True, due_on=day, final=actual is not None)
    if actual or w.day > plan:
        return holds(truth=False, due_on=day, final=actual is not None)
    return Finding("pending", due_on=plan)


def sent_to(w: World, recipient: str | None) -> Finding:
    if recipient and reached(w, recipient):
        return holds(truth=True, final=True)
    return holds(truth=False) if emailed_forms(w) else Finding("pending")


def for_each(parts: list[Finding]) -> Finding:
    """The worst status; of the records that give it, the one due first speaks, and `missing` joins them."""
    for status in ("breached", "pending", "undetermined", "met"):
        given = [part for part in parts if part.status == status]
        if given:
            due = [(part.due_at.astimezone(UTC), i) for i, part in enumerate(given) if part.due_at is not None]
            first = given[min(due)[1]] if due else None
            return Finding(
                status,
                due_on=first.due_on if first else None,
                due_at=first.due_at if first else None,
                final=status == "breached" and any(part.final for part in given),
                missing=tuple(path for part in given for path in part.missing),
            )
    return not_applicable()


def at_most(amount: str, per_practitioner: int, w: World) -> Finding:
    practitioners = w.get("fees.practitioners")
    if practitioners is None:
        return undetermined("fees.practitioners")
    return holds(Decimal(amount) <= per_practitioner * practitioners)


# --------------------------------------------------------------------------------------------------------------------
# Whether a row applies: a check says None (yes), NO, or the path of the absent fact on which it hangs

NO = "no"
Check = Callable[[World], str | None]


def certified(side: str) -> Check:
    return lambda w: {True: None, False: NO, None: f"request.{side}_emr"}[on_list(w, side)]


def reading(name: str, *values: str) -> Check:
    return lambda w: None if w.readings[name] in values else NO


def keeps_its_emr(w: World) -> str | None:
    """Reading `patient-transfer` = no-cutover: ten rows do not apply to a patient transfer."""
    if w.readings["patient-transfer"] == "all-steps":
        return None
    objective = w.get("request.objective")
    return "request.objective" if objective is None else NO if objective == "patient_transfer" else None


def additional_chosen(w: World) -> bool:
    return any(chosen for code, chosen in (w.get("request.data") or {}).items() if code in ADDITIONAL)


def excusable(w: World) -> bool:
    return additional_chosen(w) and w.readings["extra-data"] == "announced"


def calendar_maximum(w: World, days: int) -> Delay:
    def limit(day: date) -> date:
        end = day + days * DAY
        return roll_forward(end) if w.readings["due-on-holiday"] == "roll" else end

    return limit


def standard_limit(w: World, days: int) -> date | None:
    origin = clock_origin(w)
    return None if origin is None else calendar_maximum(w, days)(origin)


def excuses(w: World, moment: str, days: int) -> tuple[date | None, bool]:
    """§3 Excused: the limit as the notices moved it (None: unknown), and whether the row still applies.

    "But not after the milestone happened": a notice or a delivery that came later than that changes nothing, or what is
    final (§4) would not be.
    """
    m, limit, applies = resolve(w, moment), standard_limit(w, days), True
    end = happened(w, m) or date.max
    delivery = delivered(w)
    for given in notices(w, "extra_delay") if excusable(w) else []:
        if given <= end and (limit is None or given <= limit):
            plan = planned(w, m, delivery if delivery and given < delivery <= end else given)
            if plan is None:
                applies = False
            elif limit is not None:
                limit = max(limit, plan)
    return limit, applies


def not_set_free(moment: str, days: int) -> Check:
    return lambda w: None if excuses(w, moment, days)[1] else NO


def plan_still_speaks(moment: str, days: int) -> Check:
    """The rows on the schedule's delays: no excuse, not done, limit not passed."""

    def check(w: World) -> str | None:
        limit = standard_limit(w, days)
        over = happened(w, resolve(w, moment)) or (limit is not None and w.day > limit)
        return NO if over or excusable(w) else None

    return check


def has_amount(path: str) -> Check:
    return lambda w: None if w.get(path) is not None else NO


def notice_period(w: World) -> str | None:
    period = w.get("request.contract.notice_period")
    if period is None:
        return "request.contract.notice_period"
    return None if any(period.values()) else NO


# --------------------------------------------------------------------------------------------------------------------
# The rows, `Holds` first


def contract_period(w: World) -> Finding:
    period = w.get("request.contract.notice_period")

    def f(day: date) -> date:
        if "business_days" in period:
            return add_business_days(day, period["business_days"])
        return add_months(day, period["months"]) if "months" in period else day + period["days"] * DAY

    return gap_at_least(w, "contract_end", "vendor_notice", f)


def by_contracting_clinic(w: World) -> Finding:
    if happened(w, "authorization") is None:
        return undetermined("request.authorization") if first_transmission(w) else Finding("pending")
    paths = ("request.authorization.clinic", "request.contract.clinic")
    absent = [path for path in paths if w.get(path) is None]
    return undetermined(*absent) if absent else holds(not authorization_names_other_clinic(w))


def once_sent(w: World, missing: list[str], *, complete: bool) -> Finding:
    """Pending before first_transmission, breached from it."""
    if complete:
        return holds(truth=True, final=True)
    return Finding("breached" if first_transmission(w) else "pending", missing=tuple(missing))


def form_complete(w: World) -> Finding:
    wanted = ["objective", "client.kind", "client.name", "source_emr", "receiving_emr"]
    lacking = [f"request.{key}" for key in wanted if w.get(f"request.{key}") is None]
    if w.get("request.client.kind") != "clinic" and not any(w.get("request.requesters") or []):
        lacking.append("request.requesters")
    return once_sent(w, lacking, complete=not lacking)


def form_signed(w: World) -> Finding:
    absent = signatures_missing(w)
    if first_transmission(w) and absent:
        return undetermined(*absent)
    return recorded(w, signature(w), "first_transmission")


def data_identified(w: World) -> Finding:
    return once_sent(w, ["request.data"], complete=any((w.get("request.data") or {}).values()))


def by_email(w: World) -> Finding:
    if emailed_forms(w):
        return holds(truth=True)
    if not w.get("request.transmissions") and not set(w.journal) - {"flow_analysis_meeting"}:
        return Finding("pending")
    return holds(truth=False)


def clock_starts(w: World) -> Finding:
    if w.get("schedule") is None or first_transmission(w) is None:
        absent = ["schedule"] if w.get("schedule") is None else []
        return unknown_late(w, *absent, *([] if first_transmission(w) else ["request.transmissions"]))
    if w.get("schedule.starts_on") is None:
        return undetermined("schedule.starts_on")
    starts = date.fromisoformat(w.get("schedule.starts_on"))
    bases = [first_transmission(w), transmission(w), clock_base(w)]
    if any(base is not None and starts == next_business_day(base) for base in bases):
        return holds(truth=True)
    return undetermined(*clock_missing(w)) if None in bases else holds(truth=False)


def established(w: World) -> Finding:
    due = twenty_first_day(w)
    if w.get("schedule") is not None:
        return holds(truth=True, due_on=due, final=True)
    return Finding("pending" if is_open(w) else "breached", due_on=due)


def is_coordinated(w: World) -> bool:
    return w.visible_day("schedule.coordinated_on") is not None


def several_vendors(w: World) -> str | None:
    return NO if one_vendor(w) else None


def known(side: str) -> Check:
    return lambda w: f"request.{side}_emr" if on_list(w, side) is None else None


def coordinated(w: World) -> Finding:
    if is_open(w):
        return Finding("pending")
    return holds(truth=False) if delivered(w) else undetermined("schedule.coordinated_on")


def schedule_delivered(w: World) -> Finding:
    due = twenty_first_day(w)
    if delivered(w):
        return holds(truth=True, due_on=due, final=True)
    if is_open(w):
        return Finding("pending", due_on=due)
    return undetermined("schedule") if w.get("schedule") is None else holds(truth=False, due_on=due)


def schedule_delay(moment: str, days: int) -> Callable[[World], Finding]:
    return lambda w: no_later_plan(w, resolve(w, moment), "clock_origin", calendar_maximum(w, days))


def extra_delay_notified(w: World) -> Finding:
    """§4 Applies: where the answer hangs on an EMR that is absent, it is undetermined before all that the row says."""
    sides = [
        (m, days, side)
        for m, days, side in (("standard_extraction", 21, "source"), ("standard_import", 45, "receiving"))
        if on_list(w, side) is not False
    ]
    absent = [side for _, _, side in sides if on_list(w, side) is None]
    # An EMR that is absent may turn out to be certified or not: each way is judged.
    certified_ways = [
        {side for _, _, side in sides} - set(uncertified)
        for number in range(len(absent) + 1)
        for uncertified in combinations(absent, number)
    ]
    found = [extra_delay_told(w, [(m, days) for m, days, side in sides if side in way]) for way in certified_ways]
    if len({finding.status for finding in found}) > 1:
        return undetermined(*[f"request.{side}_emr" for side in absent])
    return found[-1]  # the facts that are sure: no absent EMR is certified


def extra_delay_told(w: World, certified_sides: list[tuple[str, int]]) -> Finding:
    if not certified_sides:
        return not_applicable()
    if clock_origin(w) is None:
        return unknown_late(w, "clock_origin")
    late = []  # not done in time: planned day, limit
    for m, days in certified_sides:
        limit, actual = standard_limit(w, days), happened(w, resolve(w, m))
        if limit is not None and not (actual and actual <= limit):
            late.append((resolve(w, m), limit))
    if not late:
        return not_applicable()
    if all(planned(w, m) is None for m, _ in late):
        return unknown_late(w, *[m for m, _ in late])
    return told_by(w, [limit for m, limit in late if (plan := planned(w, m)) and plan > limit])


def told_by(w: World, limits: list[date]) -> Finding:
    if not limits:
        return not_applicable()
    if any(given <= min(limits) for given in notices(w, "extra_delay")):
        return holds(truth=True)
    return Finding("pending" if is_open(w) or w.day <= min(limits) else "breached")


def in_period(w: World) -> Finding:
    plan, period = planned(w, "test_extraction"), w.get("schedule.test_extraction_period")
    if plan is None or period is None:
        lacking = ["test_extraction"] if plan is None else []
        return unknown_late(w, *lacking, *(["schedule.test_extraction_period"] if period is None else []))
    return holds(date.fromisoformat(period["from"]) <= plan <= date.fromisoformat(period["through"]))


def withdrawal_floor(w: World, delay: Delay) -> Delay:
    """Reading `withdrawal-day`: one day more under `strict`."""
    return lambda day: delay(day) + (DAY if w.readings["withdrawal-day"] == "strict" else timedelta())


def ninety_days(w: World) -> Finding:
    floor = withdrawal_floor(w, lambda day: day + 90 * DAY)
    return gap_at_least(w, "legacy_access_withdrawal", "access_anchor", floor)


def three_months(w: World) -> Finding:
    floor = withdrawal_floor(w, lambda day: add_months(day, 3))
    return gap_at_least(w, "legacy_access_withdrawal", "access_anchor", floor)


def validation_window(w: World) -> Finding:
    def floor(day: date) -> date:
        return add_business_days(day, 7)

    return gap_at_least_plan(w, "preanalysis_validation", "preanalysis_submission", floor)


def validated_in_time(w: World) -> Finding:
    def limit(day: date) -> date:
        ceiling = add_business_days(day, 7)
        if w.readings["validation-window"] == "ceiling-only":
            return ceiling
        m = "preanalysis_validation"
        return max(ceiling, planned(w, m, happened(w, m)) or ceiling)

    return no_later(w, "preanalysis_validation", "preanalysis_submission", limit)


def rescheduling_explained(w: World) -> Finding:
    since = delivered(w)
    parts = []
    for r in revisions(w):
        if since is None or not w.sees_day(r["made_on"]) or date.fromisoformat(r["made_on"]) < since:
            continue
        told = "client_told_on" in r and w.sees_day(r["client_told_on"])
        told = told or any(given >= date.fromisoformat(r["made_on"]) for given in notices(w, "reschedule"))
        parts.append(holds("reason" in r and told))
    return for_each(parts)


def approved_by_client(w: World) -> Finding:
    found = [e for e in w.get("journal") or [] if e["milestone"] == "quality_approval" and w.sees_day(e["on"])]
    return holds(found[0].get("by", "client") == "client") if found else Finding("pending")


def kept(w: World) -> Finding:
    """schedule.kept: every planned day that has passed is in the journal; sessions are counted."""
    days: dict[str, list[date]] = {}
    for entry in w.get("schedule.milestones") or []:
        name = entry["milestone"]
        plan = planned(w, name)
        if name in SESSIONS:
            days[name] = session_days(w, w.day)
        elif plan:
            days[name] = [plan]
    gone = {name: [d for d in plans if d < w.day] for name, plans in days.items()}
    if delivered(w) is None or not any(gone.values()):
        todo = [d for name, plans in days.items() for d in plans[len(w.journal.get(name, [])) :] if d >= w.day]
        return Finding("pending", due_on=min(todo, default=None))
    holes = [journal_path(name) for name, plans in gone.items() if len(w.journal.get(name, [])) < len(plans)]
    return holds(not holes, missing=tuple(holes))


def seen_complaints(w: World) -> list[tuple[int, dict[str, Any]]]:
    return [(i, c) for i, c in enumerate(w.get("complaints") or []) if c["seen"]]


def complaints_addressed(w: World) -> Finding:
    return for_each(
        [
            holds(c["sent_to"].casefold() == BUREAU) if "sent_to" in c else undetermined(f"complaints[{i}].sent_to")
            for i, c in seen_complaints(w)
        ]
    )


def complaints_followed_up(w: World) -> Finding:
    parts = []
    for i, c in seen_complaints(w):
        if "sent_to" not in c:
            parts.append(undetermined(f"complaints[{i}].sent_to"))
        elif c["sent_to"].casefold() == BUREAU:
            parts.append(followed_up(w, c))
    return for_each(parts)


def followed_up(w: World, complaint: dict[str, Any]) -> Finding:
    received = datetime.fromisoformat(complaint["received_at"]).astimezone(w.zone)
    wall, day = business_hours_due(received.replace(tzinfo=None, fold=0), w.readings["business-hours"])
    due = wall.replace(tzinfo=w.zone)
    if "followed_up_at" in complaint:
        on_time = instant(complaint["followed_up_at"]) <= due.astimezone(UTC)
        return holds(on_time, due_on=day, due_at=due, final=True)
    return Finding("pending" if w.moment <= due.astimezone(UTC) else "breached", due_on=day, due_at=due)


def avenant_limit(moment: str, days: int) -> Callable[[World], Finding]:
    def judge_row(w: World) -> Finding:
        return no_later(w, resolve(w, moment), "clock_origin", lambda _: excuses(w, moment, days)[0] or date.max)

    return judge_row


def extraction_fee(w: World) -> Finding:
    return at_most(w.get("fees.extraction_cad"), 500, w)


def import_fee(w: World) -> Finding:
    absent = [path for path in ("request.source_emr", "fees.practitioners") if w.get(path) is None]
    if absent:
        return undetermined(*absent)
    same = plain_name(w.get("request.source_emr")) == plain_name(w.get("request.receiving_emr"))
    if w.readings["same-solution"] == "vendor":
        same = one_vendor(w)
    return at_most(w.get("fees.import_cad"), 500 if same else 1500, w)


def extraction_confirmed(w: World) -> Finding:
    """Only a confirmation given on or after the actual final extraction counts."""
    extracted = happened(w, "final_extraction")
    if extracted is None:
        return undetermined("journal.final_extraction") if has_passed(w, "production") else Finding("pending")
    given = [day for day in confirmations(w, "extraction") if day >= extracted]
    return recorded(w, min(given, default=None), "production")


def no_stranger(w: World) -> Finding:
    emails = [t for t in w.get("request.transmissions") if t["channel"] == "email"]
    if not emails:
        return Finding("pending")
    known = [BUREAU, address(w, "source"), address(w, "receiving")]
    known += [w.get("request.client.email"), w.get("request.contract.email")]
    known += [r.get("email") for r in w.get("request.requesters") or []]
    friends = {a.casefold() for a in known if a is not None}
    if all(r.casefold() in friends for t in emails for r in t["recipients"]):
        return holds(truth=True)
    return undetermined("request.client.email") if w.get("request.client.email") is None else holds(truth=False)


def visible_waivers(w: World) -> list[dict[str, Any]]:
    return [waiver for waiver in w.get("waivers") or [] if w.sees_day(waiver["given_on"])]


def may_waive(w: World, waiver: dict[str, Any]) -> bool:
    party = WAIVABLE_BY.get(waiver["obligation"])
    return party is not None and speaks_for(w, waiver["by"], party)


def waivers_valid(w: World) -> Finding:
    return for_each([holds(may_waive(w, waiver)) for waiver in visible_waivers(w)])


# --------------------------------------------------------------------------------------------------------------------
# The declarations (§5), in the order of the text


@dataclass(frozen=True)
class Row:
    id: str
    modality: str
    judge: Callable[[World], Finding]
    when: tuple[Check, ...] = ()
    waivable_by: str | None = None
    in_order: tuple[str, str] | None = None  # an `InOrder` row: first, then
    implied: tuple[str, str] | None = None  # the order that `Done` and `Recorded` imply
    whatever: Callable[[World], bool] | None = None  # a met that comes before « applies »


def row(name: str, modality: str, judge_row: Callable[[World], Finding], *when: Check, **more: Any) -> Row:
    return Row(name, modality, judge_row, when, **more)


def ordered(name: str, modality: str, a: str, b: str, *when: Check, plan: bool = False) -> Row:
    gap = gap_at_least_plan if plan else gap_at_least
    return Row(name, modality, lambda w: gap(w, b, a, same_day), when, in_order=(a, b))


def done_row(name: str, m: str, once: str, **more: Any) -> Row:
    return Row(name, "M", lambda w: done(w, m, once), implied=(m, once), **more)


def recorded_row(name: str, m: str, by: str, *when: Check) -> Row:
    return Row(name, "M", lambda w: recorded(w, happened(w, m), by), when, implied=(m, by))


def planned_row(name: str, m: str, *when: Check, modality: str = "M") -> Row:
    return Row(name, modality, lambda w: on_file(w, there=planned(w, m) is not None), when)


def agreed_row(name: str, m: str, parties: tuple[str, ...], *when: Check) -> Row:
    return Row(name, "M", lambda w: agreed(w, m, parties), when)


BOTH_VENDORS = ("source_vendor", "receiving_vendor")
SOURCE, RECEIVING = certified("source"), certified("receiving")
ANNOUNCED = reading("extra-data", "announced")

PROCEDURE_2024 = [
    # §1 Avis au fournisseur
    recorded_row("notice.vendor-informed", "vendor_notice", "source_cutover", keeps_its_emr),
    row("notice.contract-period", "M", contract_period, keeps_its_emr, notice_period, waivable_by="source_vendor"),
    recorded_row("authorization.written", "authorization", "first_transmission"),
    row("authorization.by-contracting-clinic", "M", by_contracting_clinic),
    # §2 Transmission du formulaire
    row("form.complete", "M", form_complete),
    row("form.signed", "M", form_signed),
    row("form.data-identified", "M", data_identified),
    row("emr.source-certified", "S", lambda w: holds(bool(on_list(w, "source"))), known("source")),
    row("emr.receiving-certified", "S", lambda w: holds(bool(on_list(w, "receiving"))), known("receiving")),
    row("transmission.by-email", "M", by_email),
    row("transmission.source-vendor", "M", lambda w: sent_to(w, address(w, "source")), SOURCE),
    row("transmission.receiving-vendor", "M", lambda w: sent_to(w, address(w, "receiving")), RECEIVING),
    row("transmission.bureau", "M", lambda w: sent_to(w, BUREAU)),
    row("clock.start", "M", clock_starts),
    # §3 Calendrier, opening
    row("schedule.established", "M", established),
    row(
        "schedule.coordinated",
        "M",
        coordinated,
        several_vendors,
        known("source"),
        known("receiving"),
        whatever=is_coordinated,
    ),
    row("schedule.delivered", "M", schedule_delivered),
    row(
        "schedule.extraction-delay",
        "M",
        schedule_delay("standard_extraction", 21),
        SOURCE,
        plan_still_speaks("standard_extraction", 21),
        waivable_by="client",
    ),
    row(
        "schedule.import-delay",
        "M",
        schedule_delay("standard_import", 45),
        RECEIVING,
        plan_still_speaks("standard_import", 45),
        waivable_by="client",
    ),
    row(
        "schedule.extra-delay-notified",
        "M",
        extra_delay_notified,
        ANNOUNCED,
        lambda w: None if additional_chosen(w) else NO,
    ),
    # §3 Extraction a)
    planned_row("test-extraction.planned", "test_extraction"),
    agreed_row("test-extraction.agreed", "test_extraction", BOTH_VENDORS),
    done_row("test-extraction.carried-out", "test_extraction", "test_import"),
    row("test-extraction.period-set", "M", lambda w: on_file(w, there=bool(w.get("schedule.test_extraction_period")))),
    row("test-extraction.in-period", "S", in_period),
    # §3 Extraction b)
    planned_row("preanalysis.start-planned", "preanalysis_start"),
    planned_row("preanalysis.end-planned", "preanalysis_end"),
    ordered("preanalysis.after-extraction", "M", "test_extraction", "preanalysis_start"),
    ordered("preanalysis.in-order", "M", "preanalysis_start", "preanalysis_end"),
    # §3 Extraction c)
    planned_row("preanalysis.submission-planned", "preanalysis_submission"),
    ordered("preanalysis.submitted-after-end", "M", "preanalysis_end", "preanalysis_submission"),
    done_row("preanalysis.communicated", "preanalysis_submission", "source_cutover"),
    # §3 Extraction d)
    planned_row("preanalysis.validation-planned", "preanalysis_validation"),
    row(
        "preanalysis.validation-window",
        "M",
        validation_window,
        reading("validation-window", "both"),
        waivable_by="client",
    ),
    ordered("preanalysis.validated-after-submission", "S", "preanalysis_submission", "preanalysis_validation"),
    row("preanalysis.validated-in-time", "M", validated_in_time, waivable_by="receiving_vendor"),
    done_row("preanalysis.validated", "preanalysis_validation", "source_cutover", waivable_by="receiving_vendor"),
    row("reschedule.explained", "S", rescheduling_explained),
    # §3 Extraction e), Importation d)
    planned_row("cutover.planned", "source_cutover", keeps_its_emr),
    agreed_row("cutover.agreed", "source_cutover", ("client", *BOTH_VENDORS), keeps_its_emr),
    planned_row("final-extraction.planned", "final_extraction"),
    ordered("final-extraction.after-cutover", "M", "source_cutover", "final_extraction", keeps_its_emr),
    # §3 Importation a)
    planned_row("flow-analysis.meeting-planned", "flow_analysis_meeting"),
    done_row("flow-analysis.held", "flow_analysis_meeting", "quality_approval"),
    row(
        "flow-analysis.scope-confirmed",
        "M",
        lambda w: recorded(w, min(confirmations(w, "scope"), default=None), "quality_approval"),
    ),
    # §3 Importation b)
    planned_row("test-import.planned", "test_import", modality="S"),
    ordered("test-import.after-extraction", "M", "test_extraction", "test_import"),
    done_row("test-import.carried-out", "test_import", "quality_approval"),
    row("internal-qc.listed", "M", lambda w: on_file(w, there=bool(entries(w, "internal_quality_control")))),
    ordered("internal-qc.after-import", "M", "test_import", "internal_quality_control"),
    done_row("internal-qc.carried-out", "internal_quality_control", "quality_approval"),
    # §3 Importation c)
    planned_row("validation-sessions.planned", "validation_session"),
    ordered("validation-sessions.after-qc", "M", "internal_quality_control", "first_validation_session"),
    recorded_row("validation-sessions.held", "first_validation_session", "quality_approval"),
    planned_row("quality-approval.planned", "quality_approval"),
    ordered("quality-approval.after-sessions", "M", "last_validation_session", "quality_approval", plan=True),
    row("quality-approval.by-client", "M", approved_by_client),
    recorded_row("quality-approval.before-production", "quality_approval", "production"),
    # §3 Importation e)
    planned_row("production.planned", "production"),
    ordered("production.after-approval", "M", "quality_approval", "production", plan=True),
    ordered("production.after-final-extraction", "M", "final_extraction", "production"),
    done_row("final-extraction.carried-out", "final_extraction", "production"),
    planned_row("first-use.planned", "first_use"),
    ordered("first-use.after-production", "M", "production", "first_use"),
    # §3 Importation f)
    planned_row("legacy-access.withdrawal-planned", "legacy_access_withdrawal", keeps_its_emr),
    row("legacy-access.ninety-days", "M", ninety_days, keeps_its_emr),
    # §3, order of the listing
    ordered("steps.flow-analysis-before-import", "S", "flow_analysis_meeting", "test_import"),
    ordered("steps.validation-before-cutover", "S", "preanalysis_validation", "source_cutover", keeps_its_emr),
    ordered("steps.approval-before-cutover", "S", "quality_approval", "source_cutover", keeps_its_emr),
    # Plainte
    row("schedule.kept", "S", kept),
    row("complaint.addressed", "S", complaints_addressed),
    row("complaint.followed-up", "M", complaints_followed_up),
]

AVENANT_1 = [
    row(
        "avenant.extraction-within-21-days",
        "M",
        avenant_limit("standard_extraction", 21),
        SOURCE,
        not_set_free("standard_extraction", 21),
        waivable_by="client",
    ),
    row(
        "avenant.import-within-45-days",
        "M",
        avenant_limit("standard_import", 45),
        RECEIVING,
        not_set_free("standard_import", 45),
        waivable_by="client",
    ),
    row(
        "avenant.production-within-45-days",
        "S",
        avenant_limit("production", 45),
        reading("import-scope", "both"),
        RECEIVING,
        not_set_free("production", 45),
        waivable_by="client",
    ),
    row("avenant.extraction-fee", "M", extraction_fee, SOURCE, has_amount("fees.extraction_cad")),
    row("avenant.import-fee", "M", import_fee, RECEIVING, has_amount("fees.import_cad")),
    row("avenant.extraction-confirmed", "M", extraction_confirmed, SOURCE),
    row(
        "avenant.import-confirmed",
        "M",
        lambda w: recorded(w, min(confirmations(w, "import"), default=None), "first_use"),
        RECEIVING,
    ),
    row(
        "avenant.read-only-access",
        "M",
        three_months,
        SOURCE,
        reading("access-duration", "both"),
        keeps_its_emr,
    ),
]

GOOD_PRACTICE = [
    row("transmission.no-stranger", "S", no_stranger, SOURCE, RECEIVING),
    row("waivers.valid", "S", waivers_valid),
]

ROWS = [*PROCEDURE_2024, *AVENANT_1, *GOOD_PRACTICE]
WAIVABLE_BY = {r.id: r.waivable_by for r in ROWS}


def placed_after(moment: str, *, implied: bool) -> set[str]:
    """Milestones that the rows of M place after it, directly or through others; the sessions are one milestone."""

    def node(name: str) -> str:
        return "validation_session" if name in SESSIONS else name

    pairs = [r.in_order for r in ROWS if r.modality == "M"] + [r.implied for r in ROWS if r.modality == "M" and implied]
    edges = [(node(pair[0]), node(pair[1])) for pair in pairs if pair is not None]
    after: set[str] = set()
    while more := {b for a, b in edges if a in after | {node(moment)}} - after:
        after |= more
    return after


# --------------------------------------------------------------------------------------------------------------------
# Judging


def judge_row(w: World, declared: Row) -> Finding:
    """§4 Applies: before all that the row says, save a met stated « whatever »; a known ground for no wins."""
    if declared.whatever and declared.whatever(w):
        return holds(truth=True, final=True)
    answers = [check(w) for check in declared.when]
    if NO in answers:
        return not_applicable()
    absent = [answer for answer in answers if answer is not None]
    return undetermined(*absent) if absent else declared.judge(w)


def judge(case: dict[str, Any], as_of: str, readings: dict[str, str] | None = None) -> dict[str, dict[str, Any]]:
    """Obligation id -> status, due_on, due_at, not_before, final, beneath, missing."""
    w = world_of(case, as_of, readings)
    answer = {}
    for declared in ROWS:
        found = judge_row(w, declared)
        named = [waiver for waiver in visible_waivers(w) if waiver["obligation"] == declared.id]
        if found.status == "breached" and any(may_waive(w, waiver) for waiver in named):  # §4 Waived
            found.status, found.beneath = "waived", "breached"
        answer[declared.id] = found.as_dict()
    return answer


# --------------------------------------------------------------------------------------------------------------------
# Against the cases judged by hand


def differences(record: dict[str, Any]) -> list[str]:
    found = judge(record["case"], record["as_of"], record.get("readings"))
    told = []
    for name, want in record["expected"].items():
        wanted = {"status": want} if isinstance(want, str) else want
        told += [f"{name}: {k} {found[name][k]!r}, by hand {v!r}" for k, v in wanted.items() if found[name][k] != v]
    breached = {name for name, finding in found.items() if finding["status"] == "breached"}
    by_hand = set(record["breached"])
    if breached != by_hand:
        told.append(f"breached too: {sorted(breached - by_hand)}; not breached: {sorted(by_hand - breached)}")
    return told


def main(folder: Path) -> int:
    paths = sorted(folder.glob("*.json"))
    wrong = 0
    for path in paths:
        record = json.loads(path.read_text(encoding="utf-8"))
        told = differences(record)
        wrong += bool(told)
        for line in [f"{path.name}: {record['why']}", *told] if told else []:
            sys.stdout.write(f"{line}\n")
    sys.stdout.write(f"{len(ROWS)} obligations; {len(paths) - wrong} of {len(paths)} cases agree\n")
    return int(bool(wrong) or not paths)


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
