"""The holidays of Québec, declared text by text on the machinery of the ``holidays`` package.

Easter, the moving Mondays and the substitutions are that package's; its own lists for Québec are not used, for none
agrees with the statutes (the government one is the federal one, the public one moves days that no statute moves).
Each class declares the days of one text by the keys of `NAMES`; a substitute day bears its key with a mark.

This module imports ``holidays``; it is read on first use.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import ClassVar, Final, assert_never

from holidays.groups.christian import ChristianHolidays
from holidays.groups.international import InternationalHolidays
from holidays.observed_holiday_base import (
    SAT_SUN_TO_NEXT_WORKDAY,
    SAT_SUN_TO_PREV_FRI,
    SAT_TO_PREV_FRI,
    SUN_TO_NEXT_MON,
    ObservedHolidayBase,
)

from dme_migration.calendar.profiles import Easter, HolidayProfile
from dme_migration.calendar.reasons import DayOff
from dme_migration.text import Text

__all__: list[str] = []

_MARK = "observed:"

NAMES: Final[Mapping[str, Text]] = {
    "new-year": Text(fr="jour de l'An", en="New Year's Day"),
    "new-year-2": Text(fr="lendemain du jour de l'An", en="day after New Year's Day"),
    "good-friday": Text(fr="Vendredi saint", en="Good Friday"),
    "easter-monday": Text(fr="lundi de Pâques", en="Easter Monday"),
    "patriots": Text(fr="Journée nationale des patriotes", en="National Patriots' Day"),
    "national": Text(fr="fête nationale", en="National Holiday"),
    "canada": Text(fr="fête du Canada", en="Canada Day"),
    "labour": Text(fr="fête du Travail", en="Labour Day"),
    "thanksgiving": Text(fr="Action de grâces", en="Thanksgiving"),
    "christmas-eve": Text(fr="veille de Noël", en="Christmas Eve"),
    "christmas": Text(fr="Noël", en="Christmas Day"),
    "christmas-2": Text(fr="lendemain de Noël", en="Boxing Day"),
    "new-year-eve": Text(fr="veille du jour de l'An", en="New Year's Eve"),
}


class QuebecHolidays(ObservedHolidayBase, ChristianHolidays, InternationalHolidays):  # type: ignore[misc]  # mypy skips holidays
    """The days that one text takes off in one year, weekly rest apart."""

    start_year = 1
    end_year = 9999
    observed_label = f"{_MARK}%s"

    statute: ClassVar[str]
    own_statutes: ClassVar[Mapping[str, str]] = {}

    def __init__(self, year: int, easter: Easter) -> None:
        self.easter_choice = easter
        ChristianHolidays.__init__(self)
        super().__init__(years=year, expand=False)

    def _init_translation(self) -> None:
        """Translate nothing: the keys are ours, and gettext would read the disk and the locale for each."""
        self.tr = str

    def day_off(self, day: date) -> DayOff:
        """Explain one of the days."""
        declared = str(self[day])
        moved, key = declared.startswith(_MARK), declared.removeprefix(_MARK)
        name = NAMES[key]
        if moved:
            name = Text(fr=f"{name.fr}, jour observé", en=f"{name.en}, observed")
        return DayOff(day, name, self._cited(key, day, moved=moved))

    def _cited(self, key: str, day: date, *, moved: bool) -> str:  # noqa: ARG002 - one text distinguishes
        return self.own_statutes.get(key, self.statute)

    def _add_common_days(self) -> None:
        """Add what every text holds, Easter apart."""
        self._add_new_years_day("new-year")
        self._add_holiday_1st_mon_before_may_24("patriots")  # the 24th counts: « le lundi qui précède le 25 mai »
        self._add_holiday_1st_mon_of_sep("labour")
        self._add_holiday_2nd_mon_of_oct("thanksgiving")
        self._add_christmas_day("christmas")

    def _add_both_easter_days(self) -> None:
        self._add_good_friday("good-friday")
        self._add_easter_monday("easter-monday")


class InterpretationAct(QuebecHolidays):
    """The holidays of Québec's statutes at large; 2 July stands for a Sunday 1 July, nothing else moves.

    Source: Loi d'interprétation, RLRQ, c. I-16, art. 61 (23°).
    """

    statute = "RLRQ, c. I-16, art. 61 (23°)"

    def _populate_public_holidays(self) -> None:
        self._add_common_days()
        self._add_both_easter_days()
        self._add_holiday_jun_24("national")
        self._move_holiday(self._add_holiday_jul_1("canada"), rule=SUN_TO_NEXT_MON)


class CivilProcedure(InterpretationAct):
    """The days of the Interpretation Act, with 26 December and 2 January, which do not move.

    Source: Code de procédure civile, RLRQ, c. C-25.01, art. 82.
    """

    own_statutes: ClassVar[Mapping[str, str]] = dict.fromkeys(
        ("christmas-2", "new-year-2"), "RLRQ, c. C-25.01, art. 82"
    )
    statute = "RLRQ, c. C-25.01, art. 82; RLRQ, c. I-16, art. 61 (23°)"

    def _populate_public_holidays(self) -> None:
        super()._populate_public_holidays()
        self._add_new_years_day_two("new-year-2")
        self._add_christmas_day_two("christmas-2")


class LabourStandards(QuebecHolidays):
    """The statutory holidays of employees; the employer chooses one of the two Easter days.

    A Sunday 24 June gives the 25th to those who do not normally work on Sundays; 2 July stands for a Sunday 1 July.
    Nothing moves from a Saturday; 1 January and 25 December never move.

    Source: Loi sur les normes du travail, RLRQ, c. N-1.1, art. 60; Loi sur la fête nationale, RLRQ, c. F-1.1, art. 2.
    """

    statute = "RLRQ, c. N-1.1, art. 60"
    own_statutes: ClassVar[Mapping[str, str]] = {"national": "RLRQ, c. F-1.1, art. 2"}

    def _populate_public_holidays(self) -> None:
        self._add_common_days()
        match self.easter_choice:
            case Easter.GOOD_FRIDAY:
                self._add_good_friday("good-friday")
            case Easter.EASTER_MONDAY:
                self._add_easter_monday("easter-monday")
            case _:
                assert_never(self.easter_choice)
        self._add_observed(self._add_holiday_jun_24("national"), rule=SUN_TO_NEXT_MON)
        self._move_holiday(self._add_holiday_jul_1("canada"), rule=SUN_TO_NEXT_MON)


class Administration(QuebecHolidays):
    """The days on which the administrative tribunals are closed; no substitution at all.

    Source: Règles de procédure du Tribunal administratif du Québec, RLRQ, c. J-3, r. 3, art. 3; Règlement sur la
    preuve et la procédure du Tribunal administratif des marchés financiers, RLRQ, c. E-6.1, r. 0.3, art. 4.
    """

    statute = "RLRQ, c. J-3, r. 3, art. 3; RLRQ, c. E-6.1, r. 0.3, art. 4"

    def _populate_public_holidays(self) -> None:
        self._add_common_days()
        self._add_both_easter_days()
        self._add_new_years_day_two("new-year-2")
        self._add_holiday_jun_24("national")
        self._add_holiday_jul_1("canada")
        self._add_christmas_eve("christmas-eve")
        self._add_christmas_day_two("christmas-2")
        self._add_new_years_eve("new-year-eve")


class PublicService(QuebecHolidays):
    """The thirteen days of the public service, each on the weekday on which it is observed.

    The two days of Christmas and of the New Year go to the next weekdays, their eves come back to the Friday, and a
    Sunday 24 June or 1 July goes to Monday. A Saturday one goes to Friday: that last rule rests on secondary sources
    alone (no official list for 2017 or 2023 was found), and its days say so in their statute.

    Source: the government's published lists of observed days (collective agreements of the public service).
    """

    statute = "Conventions collectives de la fonction publique du Québec, liste des 13 jours fériés et chômés"

    def _populate_public_holidays(self) -> None:
        self._add_common_days()
        self._add_both_easter_days()
        self._add_new_years_day_two("new-year-2")
        self._add_christmas_eve("christmas-eve")
        self._add_christmas_day_two("christmas-2")
        self._add_new_years_eve("new-year-eve")
        for month, day in ((1, 1), (1, 2), (12, 25), (12, 26)):
            self._move_holiday(date(self._year, month, day), rule=SAT_SUN_TO_NEXT_WORKDAY)
        for day in (24, 31):
            self._move_holiday(date(self._year, 12, day), rule=SAT_SUN_TO_PREV_FRI)
        for day in (self._add_holiday_jun_24("national"), self._add_holiday_jul_1("canada")):
            self._move_holiday(day, rule=SAT_TO_PREV_FRI + SUN_TO_NEXT_MON)

    def _cited(self, key: str, day: date, *, moved: bool) -> str:
        cited = super()._cited(key, day, moved=moved)
        if moved and key in {"national", "canada"} and day.weekday() == 4:
            return f"{cited}; samedi observé le vendredi\u00a0: sources secondaires seulement (secondary sources only)"
        return cited


STATUTES: Final[Mapping[HolidayProfile, type[QuebecHolidays]]] = {
    HolidayProfile.PUBLIC_SERVICE: PublicService,
    HolidayProfile.ADMINISTRATION: Administration,
    HolidayProfile.CIVIL_PROCEDURE: CivilProcedure,
    HolidayProfile.INTERPRETATION_ACT: InterpretationAct,
    HolidayProfile.LABOUR_STANDARDS: LabourStandards,
}
