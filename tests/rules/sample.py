"""The sample case of the procedure's declarations, and one way to send it otherwise."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path
from typing import Final

import attrs

from dme_migration import MigrationCase, load_case

SAMPLE: Final = load_case((Path(__file__).parents[2] / "examples" / "compliant.json").read_bytes())


def sent(
    case: MigrationCase,
    sent_at: datetime,
    *,
    zone: str | None = None,
    starts_on: date | None = None,
    schedule: bool = True,
) -> MigrationCase:
    """Send the request at another instant, from another zone; nothing has been done since."""
    request = case.request
    if request.client is None or case.schedule is None:
        raise ValueError("the sample has a client and a schedule")
    request = attrs.evolve(
        request,
        client=attrs.evolve(request.client, time_zone=zone),
        transmissions=(attrs.evolve(request.transmissions[0], sent_at=sent_at),),
    )
    stated = attrs.evolve(case.schedule, starts_on=starts_on) if schedule else None
    return attrs.evolve(case, request=request, schedule=stated, journal=(), confirmations=())
