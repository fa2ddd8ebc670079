"""What the embedded typeface can print, and what is put in the place of the rest."""

from __future__ import annotations

import pytest

from dme_migration.report.worksheet import fonts


@pytest.fixture(autouse=True)
def _loaded() -> None:
    fonts.load()


@pytest.mark.parametrize(
    "text",
    [
        "ÀÂÄÆÇÈÉÊËÎÏÔŒÙÛÜŸàâäæçèéêëîïôœùûüÿ",
        "« » ‹ › “ ” ‘ ’ – — … • ° § € ½ ² ©",
        "Łukasz Dvořák, Çelik, Müller-Ñuñez".replace("ř", "r"),
        "n°\u00a01",
    ],
)
def test_french_and_its_neighbours_are_printed_as_they_are(text: str) -> None:
    assert fonts.printable(text) == (text, False)


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("1\u202f000", "1\u00a0000"),
        ("Saint\u2011Roch", "Saint-Roch"),
        ("a\u2009b", "a b"),
        ("E\u0301mile", "Émile"),
        ("O\u02bcBrien", "O’Brien"),
    ],
)
def test_a_space_or_a_hyphen_of_another_width_loses_nothing(text: str, printed: str) -> None:
    assert fonts.printable(text) == (printed, False)


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("Nguyễn", "Nguyên"),
        ("Ștefan Dvořák", "Stefan Dvorák"),
        ("ᐃᓄᒃ", "¤¤¤"),
        ("日本", "¤¤"),
        ("שלום", "¤¤¤¤"),
        ("m\u030c", "m"),
        ("\u030c", "¤"),
        ("a \u030cb", "a ¤b"),
        ("\x1b[31m", "¤[31m"),
        ("\u202eabc", "¤abc"),
        ("\ud800", "¤"),
    ],
)
def test_what_cannot_be_printed_is_replaced_visibly_and_told(text: str, printed: str) -> None:
    assert fonts.printable(text) == (printed, True)


def test_a_text_is_put_on_one_line() -> None:
    assert fonts.printable("a\r\nb\tc") == ("a b c", False)


def test_loading_twice_changes_nothing() -> None:
    before = fonts.printable("é")
    fonts.load()

    assert fonts.printable("é") == before
