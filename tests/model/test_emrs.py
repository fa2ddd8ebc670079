"""The certified EMRs: the seven of the table, their days in force, the nearest name."""

from __future__ import annotations

from datetime import date

import pytest

from dme_migration.errors import InvalidValueError
from dme_migration.model import BUREAU_ADDRESS, CERTIFIED_EMRS, EmrProduct, EmrRegistry

TODAY = date(2026, 3, 10)


@pytest.mark.parametrize(
    ("name", "vendor", "address"),
    [
        ("KinLogix", "Telus Santé", "ventesdme@telus.com"),
        ("Médesync", "Telus Santé", "ventesdme@telus.com"),
        ("MobileMed", "Médisolutions", "support@softinfo.ca"),
        ("MYLE", "Medfar", "deploiement@medfarsolutions.com"),
        ("Ofys", "Info-Data", "support@infodata.ca"),
        ("Omnimed", "Omnimed", "importations@omnimed.com"),
        ("Toubib", "Omnimed", "importations@omnimed.com"),
    ],
)
def test_the_table_of_the_procedure(name: str, vendor: str, address: str) -> None:
    for written in (name, name.upper(), f"  {name} "):
        found = CERTIFIED_EMRS.find(written, on=TODAY)
        assert found is not None
        assert (found.name, found.vendor, found.address) == (name, vendor, address)
        assert "2024" in found.source


def test_there_are_seven_and_the_bureau() -> None:
    assert len(CERTIFIED_EMRS.products) == 7
    assert CERTIFIED_EMRS.bureau_address == BUREAU_ADDRESS == "certification.homologation@msss.gouv.qc.ca"


@pytest.mark.parametrize(
    ("written", "nearest"),
    [
        ("Kinlogics", "KinLogix"),
        ("Medisync", "Médesync"),
        ("My-le", "MYLE"),
        ("Omni med", "Omnimed"),
        ("mobile med", "MobileMed"),
        ("Offys", "Ofys"),
        ("Toubibe", "Toubib"),
    ],
)
def test_a_misspelt_name_suggests_the_nearest(written: str, nearest: str) -> None:
    assert CERTIFIED_EMRS.find(written, on=TODAY) is None
    assert CERTIFIED_EMRS.nearest(written, on=TODAY) == nearest


@pytest.mark.parametrize("written", ["Papyrus", "zzz", "", "???"])
def test_a_name_that_resembles_none_suggests_none(written: str) -> None:
    assert CERTIFIED_EMRS.nearest(written, on=TODAY) is None


def product(since: str | None = None, until: str | None = None, address: str = "a@example.org") -> EmrProduct:
    return EmrProduct(
        name="Papyrus",
        vendor="Papyrus inc.",
        address=address,
        source="the test",
        since=None if since is None else date.fromisoformat(since),
        until=None if until is None else date.fromisoformat(until),
    )


def test_a_product_is_in_force_from_its_first_day_to_its_last() -> None:
    emrs = EmrRegistry(products=(product("2026-01-01", "2026-01-31"),))

    found = [
        emrs.find("Papyrus", on=date.fromisoformat(on)) is not None
        for on in (
            "2025-12-31",
            "2026-01-01",
            "2026-01-31",
            "2026-02-01",
        )
    ]

    assert found == [False, True, True, False]
    assert emrs.nearest("Papirus", on=date(2026, 1, 15)) == "Papyrus"
    assert emrs.nearest("Papirus", on=date(2026, 2, 1)) is None


def test_an_address_changes_from_a_day_on() -> None:
    emrs = EmrRegistry(
        products=(
            product(until="2026-01-31", address="old@example.org"),
            product(since="2026-02-01", address="new@example.org"),
        )
    )
    addresses = [emrs.find("papyrus", on=date.fromisoformat(on)) for on in ("2026-01-31", "2026-02-01")]

    assert [found.address if found else None for found in addresses] == ["old@example.org", "new@example.org"]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ((None, None), (None, None)),
        ((None, "2026-01-31"), ("2026-01-31", None)),
        (("2026-01-01", None), (None, "2026-01-01")),
        (("2026-01-01", "2026-12-31"), ("2026-06-01", "2026-06-02")),
    ],
)
def test_a_product_stands_once_on_any_day(
    first: tuple[str | None, str | None], second: tuple[str | None, str | None]
) -> None:
    with pytest.raises(InvalidValueError, match="on the list twice"):
        EmrRegistry(products=(product(*first), product(*second)))
