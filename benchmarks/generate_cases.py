"""Make many cases to audit, always the same for one seed: faultless, late, unfinished, and documents that are none.

``python benchmarks/generate_cases.py 2000 cases.ndjson`` writes one a line; a path without extension becomes a folder
with a file each. The names are invented, the vendors are those of the procedure's table.
"""

from __future__ import annotations

import argparse
import json
import random
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from functools import cache
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from dme_migration import BusinessCalendar

FIRST, LAST = date(2025, 6, 2), date(2026, 5, 29)
EMRS = {
    "KinLogix": "ventesdme@telus.com",
    "Médesync": "ventesdme@telus.com",
    "MobileMed": "support@softinfo.ca",
    "MYLE": "deploiement@medfarsolutions.com",
    "Ofys": "support@infodata.ca",
    "Omnimed": "importations@omnimed.com",
    "Toubib": "importations@omnimed.com",
}
BUREAU = "certification.homologation@msss.gouv.qc.ca"
PLACES = ("du Fleuve", "de l'Érable", "Sainte-Thérèse", "du Saguenay", "des Monts", "de la Rive", "du Vieux-Port")
NAMES = ("Anne Tremblay", "Luc Gagnon", "Marie-Ève Côté", "Hélène Roy", "Jean Bouchard", "Chantal Simard")
STEPS = (
    # each step, and how many business days it comes after the one before
    ("flow_analysis_meeting", 3),
    ("test_extraction", 1),
    ("preanalysis_start", 1),
    ("preanalysis_end", 2),
    ("preanalysis_submission", 1),
    ("preanalysis_validation", 7),
    ("test_import", 1),
    ("internal_quality_control", 1),
    ("validation_session", 1),
    ("quality_approval", 1),
    ("source_cutover", 1),
    ("final_extraction", 0),
    ("production", 1),
    ("first_use", 1),
)
BROKEN = (
    b"not JSON at all",
    b'{"format": "dme-migration/case-1"}',
    b'{"format": "dme-migration/case-1", "request": {"objectif": "emr_change"}}',
    b'{"format": "dme-migration/case-9", "request": {}}',
    '{"format": "dme-migration/case-1", "request": {"source_emr": "KinLogix", "client": {"name": "Été"'.encode(),
    b'{"format": "dme-migration/case-1", "request": {"vendor_notice": {"given_on": "2026-02-30"}}}',
)


@cache
def calendar() -> BusinessCalendar:
    """Give the calendar by which the cases are planned."""
    return BusinessCalendar.quebec()


def instant(day: date, hour: int) -> str:
    """Write an instant of a day in Montréal."""
    return datetime.combine(day, time(hour, 20), tzinfo=ZoneInfo("America/Toronto")).isoformat()


def case(number: int, chance: random.Random, as_of: date) -> dict[str, Any]:
    """Make a case that began some time in the year before, and is as far along as ``as_of`` lets it be."""
    add = calendar().add
    sent = add(FIRST + timedelta(days=chance.randrange((LAST - FIRST).days)), 1)
    source, receiving = chance.sample(sorted(EMRS), 2)
    clinic = f"Clinique {chance.choice(PLACES)}"
    doctor = f"Dre {chance.choice(NAMES)}"
    days: list[tuple[str, date]] = []
    day = add(sent, 4)
    for step, gap in STEPS:
        day = add(day, gap) if gap else day
        days.append((step, day))
    planned = dict(days)
    planned["legacy_access_withdrawal"] = planned["production"] + timedelta(
        days=chance.choices((95, 100, 120, 60), (6, 4, 3, 1))[0]
    )
    agreements = {
        "test_extraction": ("source_vendor", "receiving_vendor"),
        "source_cutover": ("client", "source_vendor", "receiving_vendor"),
    }
    document: dict[str, Any] = {
        "format": "dme-migration/case-1",
        "id": f"{sent.year}-{number:06d}",
        "request": {
            "objective": chance.choices(("emr_change", "practice_relocation", "patient_transfer"), (6, 3, 1))[0],
            "client": {"kind": "clinic", "name": clinic, "email": "direction@clinique.example"},
            "requesters": [{"name": doctor, "licence": f"{chance.randrange(10_000, 99_999)}"}],
            "source_emr": source,
            "receiving_emr": receiving,
            "data": {"allergies": True, "medication_list": True, "appointments": chance.random() < 0.1},
            "contract": {
                "clinic": clinic,
                "email": "direction@clinique.example",
                "notice_period": {"days": chance.choice((0, 30))},
            },
            "vendor_notice": {"given_on": (sent - timedelta(days=chance.choice((40, 10)))).isoformat()},
            "authorization": {
                "clinic": clinic,
                "signatory": "Marc Roy",
                "signed_on": (sent - timedelta(days=5)).isoformat(),
            },
            "signatures": [{"signatory": "Marc Roy", "signed_on": (sent - timedelta(days=3)).isoformat()}],
            "transmissions": [
                {
                    "sent_at": instant(sent, chance.randrange(8, 17)),
                    "channel": "email",
                    "form_attached": True,
                    "recipients": [EMRS[source], EMRS[receiving], *([BUREAU] if chance.random() < 0.95 else [])],
                }
            ],
        },
        "schedule": {
            "starts_on": add(sent, 1).isoformat(),
            "coordinated_on": add(sent, 2).isoformat(),
            "delivered_on": add(sent, 4).isoformat(),
            "test_extraction_period": {
                "from": planned["flow_analysis_meeting"].isoformat(),
                "through": add(planned["test_extraction"], 3).isoformat(),
            },
            "milestones": [
                {
                    "milestone": step,
                    "on": on.isoformat(),
                    **(
                        {"agreements": [{"by": by, "given_on": add(sent, 3).isoformat()} for by in agreements[step]]}
                        if step in agreements and chance.random() < 0.97
                        else {}
                    ),
                }
                for step, on in planned.items()
            ],
        },
        "fees": {
            "extraction_cad": chance.choices(("450.00", "500.00", "650.00"), (10, 10, 1))[0],
            "import_cad": "1500.00",
            "practitioners": 1,
        },
    }
    document["journal"], done = journal(planned, chance, as_of)
    document["confirmations"] = [
        {"of": of, "given_on": done[step].isoformat()}
        for of, step in (("scope", "flow_analysis_meeting"), ("extraction", "production"), ("import", "first_use"))
        if step in done and chance.random() < 0.97
    ]
    if chance.random() < 0.04:
        document["complaints"] = [complaint(chance, as_of)]
    if chance.random() < 0.03:
        document["waivers"] = [
            {
                "obligation": "preanalysis.validated-in-time",
                "by": "receiving_vendor",
                "given_on": add(sent, 5).isoformat(),
                "reason": "Congé",
            }
        ]
    return document


def journal(
    planned: dict[str, date], chance: random.Random, as_of: date
) -> tuple[list[dict[str, str]], dict[str, date]]:
    """Make what happened by ``as_of``: most on its day, some late, seldom something forgotten."""
    entries, done, slip = [], {}, 0
    slow = chance.random() < 0.2
    for step, on in planned.items():
        if slow and chance.random() < 0.12:
            slip += chance.choice((1, 1, 2, 3, 5, 8, 15, 30))
        on_time = calendar().add(on, slip) if slip else on
        if on_time > as_of:
            break
        if step == "legacy_access_withdrawal" or chance.random() > 0.995:
            continue
        entries.append({"milestone": step, "on": on_time.isoformat()})
        done[step] = on_time
    return entries, done


def complaint(chance: random.Random, as_of: date) -> dict[str, Any]:
    """Make a complaint of the last days or weeks, followed up or not."""
    received = as_of - timedelta(days=chance.choice((0, 1, 2, 4, 9, 30)))
    made: dict[str, Any] = {"received_at": instant(received, chance.randrange(8, 17)), "sent_to": BUREAU}
    if received < as_of - timedelta(days=4) and chance.random() < 0.7:
        made["followed_up_at"] = instant(received + timedelta(days=2), 10)
    return made


def documents(
    count: int, *, seed: int = 2026, as_of: date = date(2026, 3, 10), broken: float = 0.01
) -> Iterator[bytes]:
    """Give so many documents, a line each; ``broken`` is the part of those that cannot be read."""
    chance = random.Random(seed)  # noqa: S311 - variety, and no secret
    for number in range(1, count + 1):
        if chance.random() < broken:
            yield chance.choice(BROKEN)
        else:
            yield json.dumps(case(number, chance, as_of), ensure_ascii=False).encode()


def main() -> None:
    """Write the documents where the command line says."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("count", type=int)
    parser.add_argument("path", type=Path)
    parser.add_argument("--seed", type=int, default=2026)
    parser.add_argument("--as-of", type=date.fromisoformat, default=date(2026, 3, 10))
    parser.add_argument("--broken", type=float, default=0.01)
    asked = parser.parse_args()
    made = documents(asked.count, seed=asked.seed, as_of=asked.as_of, broken=asked.broken)
    if asked.path.suffix:
        with asked.path.open("wb") as stream:
            stream.writelines(line + b"\n" for line in made)
        return
    asked.path.mkdir(parents=True, exist_ok=True)
    for number, line in enumerate(made, 1):
        (asked.path / f"{number:06d}.json").write_bytes(line + b"\n")


if __name__ == "__main__":
    main()
