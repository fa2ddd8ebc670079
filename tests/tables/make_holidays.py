"""Write holidays.csv: the holidays of Québec, 2015 to 2040, made from the statutes without the package under test.

    python tests/tables/make_holidays.py > tests/tables/holidays.csv

One row for each profile, Easter choice and holiday: the day, and the feast it is for. The weekly rest is not listed:
Saturday and Sunday, but Sunday alone under the Interpretation Act. Easter comes from the Meeus/Jones/Butcher
computation, checked against dates typed by hand; weekdays come from counting days from Saturday, 1 January 2000.

interpretation-act  RLRQ c. I-16, s. 61 (23°): 1 Jan; Good Friday; Easter Monday; 24 Jun; 1 Jul, or 2 Jul if the 1st is
                    a Sunday; first Monday of September; second Monday of October; 25 Dec; the Sovereign's birthday
                    as proclaimed (Monday before 25 May). No other substitution.
civil-procedure     C.p.c. (c. C-25.01), s. 82: the same, 26 Dec and 2 Jan.
labour-standards    RLRQ c. N-1.1, s. 60: 1 Jan; Good Friday or Easter Monday; Monday before 25 May; 1 Jul, or 2 Jul if
                    the 1st is a Sunday; Labour Day; second Monday of October; 25 Dec. c. F-1.1, s. 2: 24 Jun, and the
                    25th for those who do not normally work on Sundays, when the 24th is a Sunday.
administration      RLRQ c. J-3, r. 3, s. 3, and c. E-6.1, r. 0.3, s. 4: 1 and 2 Jan; both Easter days; Monday before
                    25 May; 24 Jun; 1 Jul; Labour Day; second Monday of October; 24, 25, 26, 31 Dec; no substitution.
public-service      the thirteen observed days of the published lists: those of `administration`; 25+26 Dec and 1+2 Jan
                    go to the next two weekdays, 24 and 31 Dec come back to Friday, 24 Jun and 1 Jul go to Monday from
                    a Sunday and (secondary sources only) to Friday from a Saturday.
"""

import sys
from collections.abc import Iterator
from datetime import date, timedelta

MON, FRI, SAT, SUN = 0, 4, 5, 6
DAY = timedelta(days=1)
# fmt: off
EASTERS_TYPED_BY_HAND = [
    "2015-04-05", "2016-03-27", "2017-04-16", "2018-04-01", "2019-04-21", "2020-04-12", "2021-04-04", "2022-04-17",
    "2023-04-09", "2024-03-31", "2025-04-20", "2026-04-05", "2027-03-28", "2028-04-16", "2029-04-01", "2030-04-21",
    "2031-04-13", "2032-03-28", "2033-04-17", "2034-04-09", "2035-03-25", "2036-04-13", "2037-04-05", "2038-04-25",
    "2039-04-10", "2040-04-01",
]
# fmt: on


def easter_sunday(year: int) -> date:
    a, b, c = year % 19, year // 100, year % 100
    d, e = divmod(b, 4)
    f = (b + 8) // 25
    g = (b - f + 1) // 3
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    m = (32 + 2 * e + 2 * i - h - k) % 7
    n = (a + 11 * h + 22 * m) // 451
    month, day = divmod(h + m - 7 * n + 114, 31)
    return date(year, month, day + 1)


def weekday(day: date) -> int:
    return ((day - date(2000, 1, 1)).days + SAT) % 7


def weekend(day: date) -> bool:
    return weekday(day) in {SAT, SUN}


def first_monday_from(day: date) -> date:
    while weekday(day) != MON:
        day += DAY
    return day


def common(year: int) -> Iterator[tuple[date, str]]:
    yield first_monday_from(date(year, 5, 18)), "patriots"  # 18 to 24 May: the Monday before the 25th
    yield first_monday_from(date(year, 9, 1)), "labour"
    yield first_monday_from(date(year, 10, 8)), "thanksgiving"


def good_friday(year: int) -> tuple[date, str]:
    return easter_sunday(year) - 2 * DAY, "good-friday"


def easter_monday(year: int) -> tuple[date, str]:
    return easter_sunday(year) + DAY, "easter-monday"


def canada_day(year: int) -> tuple[date, str]:
    first = date(year, 7, 1)
    return (first + DAY if weekday(first) == SUN else first), "canada"


def interpretation_act(year: int, easter: str) -> Iterator[tuple[date, str]]:
    del easter
    yield from common(year)
    yield from (good_friday(year), easter_monday(year), canada_day(year))
    yield from ((date(year, 1, 1), "new-year"), (date(year, 6, 24), "national"), (date(year, 12, 25), "christmas"))


def civil_procedure(year: int, easter: str) -> Iterator[tuple[date, str]]:
    yield from interpretation_act(year, easter)
    yield from ((date(year, 1, 2), "new-year-2"), (date(year, 12, 26), "christmas-2"))


def labour_standards(year: int, easter: str) -> Iterator[tuple[date, str]]:
    yield from common(year)
    yield good_friday(year) if easter == "good-friday" else easter_monday(year)
    yield from (canada_day(year), (date(year, 1, 1), "new-year"), (date(year, 12, 25), "christmas"))
    yield date(year, 6, 24), "national"
    if weekday(date(year, 6, 24)) == SUN:
        yield date(year, 6, 25), "national"


def administration(year: int, easter: str) -> Iterator[tuple[date, str]]:
    del easter
    yield from common(year)
    yield from (good_friday(year), easter_monday(year))
    yield from ((date(year, 1, 1), "new-year"), (date(year, 1, 2), "new-year-2"))
    yield from ((date(year, 6, 24), "national"), (date(year, 7, 1), "canada"))
    yield from ((date(year, 12, 24), "christmas-eve"), (date(year, 12, 25), "christmas"))
    yield from ((date(year, 12, 26), "christmas-2"), (date(year, 12, 31), "new-year-eve"))


def public_service(year: int, easter: str) -> Iterator[tuple[date, str]]:
    del easter
    yield from common(year)
    yield from (good_friday(year), easter_monday(year))
    yield from pair(date(year, 1, 1), "new-year", "new-year-2")
    yield from pair(date(year, 12, 25), "christmas", "christmas-2")
    for eve, name in ((date(year, 12, 24), "christmas-eve"), (date(year, 12, 31), "new-year-eve")):
        yield eve - {SAT: 1, SUN: 2}.get(weekday(eve), 0) * DAY, name
    for day, name in ((date(year, 6, 24), "national"), (date(year, 7, 1), "canada")):
        yield day + {SAT: -1, SUN: 1}.get(weekday(day), 0) * DAY, name


def pair(first: date, name: str, second_name: str) -> Iterator[tuple[date, str]]:
    """Two feasts in a row: the first two weekdays from the first on, each keeping its own day when it is one."""
    second = first + DAY
    free = [day for day in (first + n * DAY for n in range(5)) if not weekend(day)][:2]
    own = {name: first, second_name: second}
    kept = {feast: day for feast, day in own.items() if not weekend(day)}
    left = [day for day in free if day not in kept.values()]
    for feast in own:
        yield kept[feast] if feast in kept else left.pop(0), feast


PROFILES = {
    "administration": administration,
    "civil-procedure": civil_procedure,
    "interpretation-act": interpretation_act,
    "labour-standards": labour_standards,
    "public-service": public_service,
}


def rows() -> Iterator[str]:
    yield "profile,easter,day,feast"
    for profile, holidays in PROFILES.items():
        for easter in ("good-friday", "easter-monday"):
            for year in range(2015, 2041):
                for day, feast in sorted(holidays(year, easter)):
                    yield f"{profile},{easter},{day.isoformat()},{feast}"


if __name__ == "__main__":
    if [easter_sunday(year).isoformat() for year in range(2015, 2041)] != EASTERS_TYPED_BY_HAND:
        raise SystemExit("the computation of Easter disagrees with the dates typed by hand")
    sys.stdout.writelines(f"{row}\n" for row in rows())
