"""Why two parties have a day off together, and whose day off it is."""

from __future__ import annotations

from datetime import date

from dme_migration.calendar.observance import Observance
from dme_migration.calendar.reasons import DayOff
from dme_migration.text import Text

__all__: list[str] = []


def common_day_off(observances: tuple[Observance, ...], day: date) -> DayOff | None:
    """Explain a day that is off for at least one party.

    One party's reason, or a reason that all share, stands alone. Otherwise each reason is followed by the profiles of
    those whose it is, numbered when two parties have the same profile.
    """
    reasons = [observance.day_off(day) for observance in observances]
    given = [reason for reason in reasons if reason is not None]
    if not given:
        return None
    if len(given) == len(observances) and len({reason.name for reason in given}) == 1:
        statute = "; ".join(dict.fromkeys(reason.statute for reason in given))
        return DayOff(day, given[0].name, statute, weekly_rest=all(reason.weekly_rest for reason in given))
    owners: dict[Text, list[str]] = {}
    for owner, reason in zip(_owners(observances), reasons, strict=True):
        if reason is not None:
            owners.setdefault(reason.name, []).append(owner)
    name = Text(
        fr="; ".join(f"{text.fr}, calendrier {' et '.join(whose)}" for text, whose in owners.items()),
        en="; ".join(f"{text.en}, {' and '.join(whose)} calendar" for text, whose in owners.items()),
    )
    statute = "; ".join(dict.fromkeys(reason.statute for reason in given))
    return DayOff(day, name, statute, weekly_rest=all(reason.weekly_rest for reason in given))


def _owners(observances: tuple[Observance, ...]) -> list[str]:
    profiles = [observance.profile.value for observance in observances]
    return [
        profile if profiles.count(profile) == 1 else f"{profile} {place}"
        for place, profile in enumerate(profiles, start=1)
    ]
