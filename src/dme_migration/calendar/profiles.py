"""Which days are *ouvrables*: one profile for each text that answers.

The week is part of the profile: Saturday is a business day under the Interpretation Act. The days themselves are
declared in `dme_migration.calendar.statutes`, one class a text, which is read on first use, for it needs the
``holidays`` package.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from functools import lru_cache
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

import attrs

from dme_migration.calendar.reasons import DayOff
from dme_migration.text import Text

if TYPE_CHECKING:
    from dme_migration.calendar.statutes import QuebecHolidays

__all__ = ["Easter", "HolidayProfile", "holidays_of"]


class HolidayProfile(StrEnum):
    """The texts that say which days are off, by the name of their source.

    >>> HolidayProfile("public-service").label.en
    "Québec's public service"
    """

    PUBLIC_SERVICE = "public-service"
    ADMINISTRATION = "administration"
    CIVIL_PROCEDURE = "civil-procedure"
    INTERPRETATION_ACT = "interpretation-act"
    LABOUR_STANDARDS = "labour-standards"

    @property
    def label(self) -> Text:
        """Name the profile for people."""
        return _WEEKS[self].label

    @property
    def source(self) -> str:
        """Cite the text that the profile rests on."""
        return _WEEKS[self].source

    @property
    def weekly_rest(self) -> Mapping[int, str]:
        """Map each weekday of rest (Monday is 0) to the text that says so."""
        return _WEEKS[self].rest


class Easter(StrEnum):
    """The day that an employer chose, where the law lets it choose (N-1.1, art. 60); the other is worked."""

    GOOD_FRIDAY = "good-friday"
    EASTER_MONDAY = "easter-monday"


@attrs.frozen
class _Week:
    label: Text
    source: str
    rest: Mapping[int, str]


def _rest(*, saturday: str | None, sunday: str) -> Mapping[int, str]:
    return MappingProxyType({6: sunday} if saturday is None else {5: saturday, 6: sunday})


_AGREEMENTS = "Conventions collectives de la fonction publique du Québec, liste des 13 jours fériés et chômés"
_TRIBUNALS = "RLRQ, c. J-3, r. 3, art. 3; RLRQ, c. E-6.1, r. 0.3, art. 4"
_I_16 = "RLRQ, c. I-16, art. 61 (23°)"
_WEEKS: Final = {
    HolidayProfile.PUBLIC_SERVICE: _Week(
        Text(fr="la fonction publique du Québec", en="Québec's public service"),
        _AGREEMENTS,
        _rest(
            saturday="Conventions collectives de la fonction publique du Québec, semaine de travail",
            sunday="Conventions collectives de la fonction publique du Québec, semaine de travail",
        ),
    ),
    HolidayProfile.ADMINISTRATION: _Week(
        Text(fr="les tribunaux administratifs", en="the administrative tribunals"),
        _TRIBUNALS,
        _rest(saturday=_TRIBUNALS, sunday=_TRIBUNALS),
    ),
    HolidayProfile.CIVIL_PROCEDURE: _Week(
        Text(fr="le Code de procédure civile", en="the Code of Civil Procedure"),
        f"RLRQ, c. C-25.01, art. 82; {_I_16}",
        _rest(saturday="RLRQ, c. C-25.01, art. 82 et 83", sunday=_I_16),
    ),
    HolidayProfile.INTERPRETATION_ACT: _Week(
        Text(fr="la Loi d'interprétation", en="the Interpretation Act"),
        _I_16,
        _rest(saturday=None, sunday=_I_16),
    ),
    HolidayProfile.LABOUR_STANDARDS: _Week(
        Text(fr="les normes du travail", en="the labour standards"),
        "RLRQ, c. N-1.1, art. 60; RLRQ, c. F-1.1, art. 2",
        _rest(
            saturday="Repos hebdomadaire au choix de l'employeur (RLRQ, c. N-1.1, art. 78)",
            sunday="Repos hebdomadaire au choix de l'employeur (RLRQ, c. N-1.1, art. 78)",
        ),
    ),
}


@lru_cache(maxsize=2048)
def holidays_of(profile: HolidayProfile, easter: Easter, year: int) -> Mapping[date, DayOff]:
    """List the holidays of a year, in order, apart from the weekly rest; computed for every year from 1 to 9999.

    >>> [day.isoformat() for day in holidays_of(HolidayProfile("labour-standards"), Easter("good-friday"), 2026)][:2]
    ['2026-01-01', '2026-04-03']
    """
    declared = _declared(profile)(year, easter)
    return MappingProxyType({day: declared.day_off(day) for day in sorted(declared)})


def _declared(profile: HolidayProfile) -> type[QuebecHolidays]:
    from dme_migration.calendar.statutes import STATUTES  # noqa: PLC0415 - the holidays package costs 50 ms

    return STATUTES[profile]
