"""The request worksheet as a PDF, read back with `pypdf`: what it holds, and what a hostile name does to it."""

from __future__ import annotations

import builtins
import re
from concurrent.futures import ThreadPoolExecutor
from typing import Any, Final

import attrs
import pytest
from hypothesis import given, settings

from dme_migration.model import (
    BUREAU_ADDRESS,
    CERTIFIED_EMRS,
    DEFAULT_GRID,
    Authorization,
    Client,
    ClientKind,
    Contract,
    DataCategory,
    DataGrid,
    DataSelection,
    EmrRegistry,
    MigrationCase,
    NoticePeriod,
    Objective,
    Request,
    Requester,
    Signature,
    VendorNotice,
)
from dme_migration.report.worksheet import worksheet_pdf
from dme_migration.testing import requests
from dme_migration.text import Language, Text, day_in_words
from tests.report.sample import HOSTILE, SAMPLE, named
from tests.report.worksheet_reader import LETTER, squeezed, worksheet
from tests.rules.cases import day, instant

FR, EN = Language.FR, Language.EN
REQUEST: Final = SAMPLE.request


def case_of(**changes: Any) -> MigrationCase:
    """Give the sample case with another request."""
    return attrs.evolve(SAMPLE, request=attrs.evolve(REQUEST, **changes))


# What it holds


@pytest.mark.parametrize("language", Language)
def test_the_sample_says_who_asks_for_what(language: Language) -> None:
    sheet = worksheet(SAMPLE, language)

    for words in (
        "Clinique du Fleuve",
        "direction@clinique.example",
        "Dre Anne Tremblay",
        "12345",
        "a.tremblay@clinique.example",
        "KinLogix",
        "Telus Santé",
        "MYLE",
        "Medfar",
        "Marc Roy",
        "ventesdme@telus.com",
        "deploiement@medfarsolutions.com",
        BUREAU_ADDRESS,
        "2026-0042",
    ):
        assert sheet.says(words), words


def test_days_are_in_words_in_both_languages() -> None:
    assert worksheet(SAMPLE, FR).says("mardi 30 juin 2026")
    assert worksheet(SAMPLE, FR).says("8 janvier 2026")
    assert worksheet(SAMPLE, EN).says("Tuesday, June 30, 2026")
    assert worksheet(SAMPLE, EN).says("January 8, 2026")


@pytest.mark.parametrize("language", Language)
def test_every_category_is_there_and_those_chosen_are_ticked(language: Language) -> None:
    chosen = {"identification": True, "allergies": True, "forms": True, "billing": True, "images": False}
    sheet = worksheet(case_of(data=DataSelection(choices=chosen)), language)

    assert [c.code for c in DEFAULT_GRID.categories if not sheet.says(c.label[language])] == []
    labels = {c.label[language] for c in DEFAULT_GRID.categories if chosen.get(c.code)}
    assert labels == set(sheet.ticked()) & {c.label[language] for c in DEFAULT_GRID.categories}


@pytest.mark.parametrize("chosen", Objective)
def test_one_objective_is_ticked_and_the_three_are_there(chosen: Objective) -> None:
    labels = {
        Objective.PRACTICE_RELOCATION: "Un médecin ou un groupe change de lieu de pratique",
        Objective.EMR_CHANGE: "La clinique change de DMÉ",
        Objective.PATIENT_TRANSFER: "Des patients changent de médecin traitant",
    }
    sheet = worksheet(case_of(objective=chosen))

    assert all(sheet.says(label) for label in labels.values())
    assert [label for label in labels.values() if label in sheet.ticked()] == [labels[chosen]]


@pytest.mark.parametrize("objective", Objective)
def test_the_clinic_authorizes_whatever_the_objective(objective: Objective) -> None:
    """§1 asks for the authorization of every request."""
    sheet = worksheet(case_of(objective=objective, authorization=None))

    assert sheet.says("7. Autorisation de la clinique contractante")


def test_a_category_outside_the_grid_is_not_lost() -> None:
    sheet = worksheet(case_of(data=DataSelection(choices={"ecg_tracings": True, "allergies": True})))

    assert "ecg_tracings" in sheet.ticked()


def test_another_grid_and_another_list_of_emrs_may_be_given() -> None:
    tracings = DataCategory(code="ecg", label=Text(fr="Tracés d'ECG", en="ECG tracings"), standard=True, source="x")
    mine = attrs.evolve(CERTIFIED_EMRS.products[0], name="KinLogix", address="demandes@ailleurs.example")
    registry = EmrRegistry(products=(mine,), bureau_address="bureau@ailleurs.example")
    sheet = worksheet(
        case_of(data=DataSelection(choices={"ecg": True})), grid=DataGrid(categories=(tracings,)), emrs=registry
    )

    assert "Tracés d'ECG" in sheet.ticked()
    assert sheet.says("demandes@ailleurs.example")
    assert sheet.says("bureau@ailleurs.example")
    assert not sheet.says("Rendez-vous")
    assert not sheet.says(BUREAU_ADDRESS)


def test_an_emr_is_looked_up_on_the_day_the_form_was_first_sent() -> None:
    old = attrs.evolve(CERTIFIED_EMRS.products[0], address="avant@telus.example", until=day("2026-01-12"))
    new = attrs.evolve(CERTIFIED_EMRS.products[0], address="apres@telus.example", since=day("2026-01-13"))
    registry = EmrRegistry(products=(old, new))

    assert worksheet(SAMPLE, emrs=registry).says("avant@telus.example")
    assert worksheet(case_of(transmissions=()), emrs=registry).says("apres@telus.example")


def test_an_emr_that_is_not_certified_is_said_not_to_be_and_the_list_is_shown() -> None:
    sheet = worksheet(case_of(receiving_emr="Dossier Plus"))

    assert sheet.says("Dossier Plus")
    assert sheet.says("Absent de la liste des DMÉ certifiés")
    assert sheet.says("importations@omnimed.com")


@pytest.mark.parametrize(
    ("period", "fr", "en"),
    [
        (NoticePeriod(days=30), "30 jours", "30 days"),
        (NoticePeriod(business_days=10), "10 jours ouvrables", "10 business days"),
        (NoticePeriod(months=1), "1 mois", "1 month"),
        (NoticePeriod(months=0), "Aucun", "None"),
    ],
)
def test_the_notice_period_is_in_words(period: NoticePeriod, fr: str, en: str) -> None:
    case = case_of(contract=Contract(clinic="Clinique du Fleuve", notice_period=period))

    assert worksheet(case, FR).says(f"Préavis prévu au contrat {fr} Fin du contrat")
    assert worksheet(case, EN).says(f"Notice period of the contract {en} End of the contract")


def test_one_vendor_that_owns_both_emrs_gets_one_copy() -> None:
    sheet = worksheet(case_of(source_emr="KinLogix", receiving_emr="Médesync", transmissions=()))

    assert sheet.text.count("ventesdme@telus.com") == 1
    assert sheet.says("Telus Santé, pour les deux DMÉ (KinLogix et Médesync)")
    assert not worksheet(SAMPLE).says("Une seule copie")


def test_a_time_zone_other_than_montreals_is_told() -> None:
    client = Client(kind="clinic", name="Clinique des Îles", time_zone="America/Halifax")

    assert worksheet(case_of(client=client)).says("Îles-de-la-Madeleine (America/Halifax)")
    assert not worksheet(case_of(client=attrs.evolve(client, time_zone="America/Montreal"))).says("Heure légale")


# Signatures


PEOPLE: Final = tuple(Requester(name=name) for name in ("Dre Anne Roy", "Luc Côté", "Marie Gagnon"))


def signing(kind: ClientKind | None, *signatures: Signature, people: tuple[Requester, ...] = PEOPLE) -> str:
    """Give the words of the signatures' section, without spaces."""
    client = Client(kind=kind, name="Groupe du Lac")
    sheet = worksheet(case_of(client=client, requesters=people, signatures=signatures))
    found = re.search(r"8\.Signaturesdelademande(.*)9\.Oùtransmettre", sheet.letters, re.DOTALL)
    assert found is not None
    return found[1]


def test_each_physician_of_a_group_has_a_row_and_who_signed_is_filled_in() -> None:
    signed = Signature(signatory="Anne Roy, M.D.", signed_on=day("2026-01-08"), evidence="bordereau 118")
    words = signing(ClientKind.GROUP, signed)

    assert "DreAnneRoyMédecindemandeurn°1Signaturereçue8janvier2026bordereau118LucCôtéMédecindemandeurn°2" in words
    assert words.count("Signaturereçue") == 1
    assert "MarieGagnonMédecindemandeurn°3" in words
    assert "Pourlaclinique" not in words


def test_one_signature_is_enough_for_a_clinic_and_a_row_waits_for_it() -> None:
    assert "Pourlaclinique" in signing(ClientKind.CLINIC)
    signed = Signature(signatory="Dre Anne Roy", signed_on=day("2026-01-08"))
    assert "Pourlaclinique" not in signing(ClientKind.CLINIC, signed)


def test_a_name_cannot_pass_for_a_row_of_its_own() -> None:
    sheet = worksheet(case_of(requesters=(Requester(name="Luc Côté\nPour la clinique"),)))

    assert "Luc Côté Pour la clinique\nMédecin demandeur" in sheet.text


def test_nobodys_signature_is_lost() -> None:
    twice = [Signature(signatory="Luc Côté", signed_on=day(on)) for on in ("2026-01-08", "2026-01-09")]
    stranger = Signature(signatory="Paul Untel", signed_on=day("2026-01-10"))
    for kind in (*ClientKind, None):
        words = signing(kind, *twice, stranger)
        assert [on for on in ("8janvier2026", "9janvier2026", "10janvier2026") if on not in words] == []
        assert "PaulUntel" in words


# The blank one


@pytest.mark.parametrize("language", Language)
def test_a_blank_one_has_every_heading_and_ticks_nothing(language: Language) -> None:
    blank, sample = worksheet(None, language), worksheet(SAMPLE, language)

    assert titles(blank.reader.outline) == titles(sample.reader.outline)
    assert len(blank.reader.outline) == 10
    assert blank.ticked() == []
    assert [c.code for c in DEFAULT_GRID.categories if not blank.says(c.label[language])] == []
    assert [p.name for p in CERTIFIED_EMRS.products if not (blank.says(p.name) and blank.says(p.address))] == []
    assert blank.says(BUREAU_ADDRESS)


def titles(outline: Any) -> list[str]:
    return [entry.title for entry in outline]


def test_a_request_that_says_nothing_is_a_case_all_the_same() -> None:
    sheet = worksheet(MigrationCase(request=Request()))

    assert sheet.ticked() == []
    assert sheet.says("Version de la demande")


# Pages


@pytest.mark.parametrize("case", [None, SAMPLE], ids=["blank", "sample"])
@pytest.mark.parametrize("language", Language)
def test_each_page_is_numbered_and_says_that_the_ministrys_form_prevails(
    case: MigrationCase | None, language: Language
) -> None:
    sheet = worksheet(case, language)
    of, prevails = ("sur", "Le formulaire du ministère prévaut.") if language is FR else ("of", "The ministry's form")

    assert 2 <= len(sheet.pages) <= 3
    for number, page in enumerate(sheet.pages, 1):
        assert f"Page {number} {of} {len(sheet.pages)}" in page
        assert prevails in page
        assert "2026-0042" in page or case is None
    assert {tuple(map(int, page.mediabox[2:])) for page in sheet.reader.pages} == {LETTER}


@pytest.mark.parametrize(("language", "spoken"), [(FR, "fr-CA"), (EN, "en-CA")])
def test_the_file_has_a_title_a_language_and_an_author(language: Language, spoken: str) -> None:
    sheet = worksheet(named("Clinique Roy & Fils <Mtl>"), language)
    about = sheet.reader.metadata
    assert about is not None

    assert sheet.catalog["/Lang"] == spoken
    assert about.title is not None
    assert about.title.endswith("– 2026-0042")
    assert about.author == "Clinique Roy & Fils <Mtl>"
    assert sheet.catalog["/ViewerPreferences"]["/DisplayDocTitle"] == True  # noqa: E712 - a PDF's own boolean


def test_every_typeface_is_embedded() -> None:
    fonts: dict[str, Any] = {}
    for page in worksheet(SAMPLE).reader.pages:
        resources: Any = page["/Resources"]
        fonts |= {name: font.get_object() for name, font in resources["/Font"].items()}

    assert len(fonts) >= 2
    for font in fonts.values():
        assert "BitstreamVera" in font["/BaseFont"]
        assert "/FontFile2" in font["/FontDescriptor"]


LONG: Final = "Dre Anne-Marie " + "Tremblay-Lévesque " * 10 + "Œuvré"
MANY: Final = tuple(
    Requester(name=f"{n} {LONG}", licence=f"{10_000 + n}", email="é" * 40 + f"{n}@clinique.example")
    for n in range(1, 41)
)


def test_forty_requesters_with_long_names_are_all_there_twice() -> None:
    """Each among the requesters, and each above a line to sign on."""
    assert len(LONG) >= 200
    sheet = worksheet(case_of(client=Client(kind="group", name=LONG), requesters=MANY, signatures=()))

    for who in MANY:
        assert sheet.letters.count(squeezed(f"{who.name}")) >= 2, who.name
        assert sheet.says(f"{who.licence}")
        assert sheet.says(f"{who.email}")
    heads = ("Signataire (lettres moulées)\nSignature\nDate\nMoyen ou pièce", "N°\nNom\nPermis\nCourriel")
    rows = (re.compile(r"Médecin demandeur n° \d+"), re.compile(r"é\d*@clinique\.example"))
    for head, row in zip(heads, rows, strict=True):
        pages = [page for page in sheet.pages if row.search(page.replace("\xa0", " "))]
        assert len(pages) > 2
        assert [page for page in pages if head not in page] == []


@pytest.mark.parametrize("count", range(20))
def test_no_heading_ends_a_page(count: int) -> None:
    """Wherever on its page a section begins, what follows its heading and its notes is there too."""
    people = tuple(Requester(name=f"Dre Anne Roy {n}") for n in range(8))
    lines = VendorNotice(given_on=day("2026-01-05"), evidence="bordereau " * 7 * count + "118")
    sheet = worksheet(
        case_of(requesters=people, client=Client(kind="group", name="Groupe"), vendor_notice=lines, signatures=())
    )

    signing = next(page for page in sheet.pages if "8. Signatures" in page)
    assert squeezed("Médecin demandeur n° 1") in squeezed(signing)
    for page in sheet.pages:
        last = page.strip().splitlines()[-1]
        assert not re.match(r"\d+\. [A-ZÉÀ]", last), last
        assert last not in {"Moyen ou pièce", "Courriel", "Envoyé le", "Portée standard", "Fournisseur"}


# The same bytes


def test_the_same_case_gives_the_same_bytes() -> None:
    assert worksheet_pdf(SAMPLE, language="fr") == worksheet_pdf(SAMPLE, language=FR)
    assert worksheet_pdf(SAMPLE, language="fr") != worksheet_pdf(SAMPLE, language="en")


def test_threads_do_not_disturb_each_other() -> None:
    cases = [SAMPLE, None, named("Nguyễn"), SAMPLE]
    alone = [worksheet_pdf(case) for case in cases]
    with ThreadPoolExecutor(4) as pool:
        assert list(pool.map(worksheet_pdf, cases)) == alone


def version(case: MigrationCase) -> str:
    found = re.search(r"Version de la demande : ([0-9a-f]{8})\n", worksheet(case).text.replace("\xa0", " "))
    assert found is not None
    return found[1]


def test_the_version_changes_with_what_is_asked_and_not_with_who_has_signed() -> None:
    first = version(SAMPLE)
    late = day("2026-01-09")

    assert version(case_of(signatures=(), transmissions=(), authorization=Authorization(signed_on=late))) == first
    assert version(case_of(vendor_notice=VendorNotice(given_on=late), extra=(("x-a", "1"),))) == first
    assert version(attrs.evolve(SAMPLE, journal=(), id="autre")) == first
    assert version(case_of(objective=Objective.PATIENT_TRANSFER)) != first
    assert version(case_of(data=DataSelection(choices={"allergies": False}))) != first


# Hostile names (the whole kind of a name that reads as markup)


@pytest.mark.parametrize(
    "name",
    [
        "Clinique Roy & Fils <Mtl>",
        "J&C Médical",
        "Dr <i>X",
        "</para><b>",
        "&lt;b&gt; &#233; &amp;",
        "<br/><img src='x'/>",
        "<font size=90>x</font> ]]> <!-- --> {0} %s",
        '"L\'Œil" – c’est «\u00a0là\u00a0»… 1\u202f000 €',
    ],
)
@pytest.mark.parametrize("language", Language)
def test_a_name_is_there_letter_for_letter(name: str, language: Language) -> None:
    case = MigrationCase(
        id=name,
        request=Request(
            client=Client(kind="group", name=name, email=name),
            requesters=(Requester(name=name, licence=name, email=name),),
            source_emr=name,
            receiving_emr=name,
            data=DataSelection(choices={name: True}),
            contract=Contract(clinic=name, email=name),
            vendor_notice=VendorNotice(given_on=day("2026-01-05"), evidence=name),
            authorization=Authorization(signed_on=day("2026-01-06"), clinic=name, signatory=name, evidence=name),
            signatures=(Signature(signatory=name, signed_on=day("2026-01-08"), evidence=name),),
        ),
    )
    sheet = worksheet(case, language)

    assert sheet.letters.count(squeezed(name)) >= 18, sheet.text
    assert not sheet.says("Corrigez-les")


@pytest.mark.parametrize("name", HOSTILE)
def test_nothing_in_a_name_breaks_the_sheet(name: str) -> None:
    case = attrs.evolve(named(name), id=name)
    sheet = worksheet(case)

    assert len(sheet.reader.outline) == 10
    assert not re.search("[\x00-\x08\x0e-\x1f\u202a-\u202e\u2066-\u2069]", sheet.text)


def test_a_character_that_cannot_be_printed_is_replaced_and_the_sheet_says_so() -> None:
    assert not worksheet(SAMPLE).says("Corrigez-les à la main")

    sheet = worksheet(named("Clinique Nguyễn ᐃᓄᒃ"))
    assert sheet.says("Clinique Nguyên ¤¤¤")
    assert sheet.says("Corrigez-les à la main avant de signer.")
    assert worksheet(named("Clinique Nguyễn"), EN).says("Correct them by hand before signing.")


@pytest.mark.parametrize("name", ["W" * 399, "WÉ-" * 700, "mot " * 800 + "fin"], ids=["word", "hyphens", "page"])
def test_a_name_longer_than_a_line_or_a_page_wraps_and_loses_nothing(name: str) -> None:
    people = (Requester(name=name), Requester(name="Luc Côté"))
    sheet = worksheet(case_of(client=Client(kind="group", name=name), requesters=people))

    # The feet and the repeated headers come between two pages: compare letter by letter, by their number.
    rare = max("WÉfm", key=name.count)
    assert sheet.text.count(rare) >= 3 * name.count(rare)
    assert sheet.says("Luc Côté")


@settings(max_examples=15)
@given(requests())
def test_any_request_makes_a_sheet_that_opens(request: Request) -> None:
    sheet = worksheet(MigrationCase(request=request))

    assert len(sheet.reader.outline) == 10
    for who in request.requesters:
        assert who.name is None or sheet.says(who.name)
    for one in request.signatures:
        assert sheet.says(day_in_words(one.signed_on, FR, weekday=False))


# The package it needs


def test_without_reportlab_the_error_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    real = builtins.__import__

    def without(name: str, *rest: Any, **more: Any) -> Any:
        if name.split(".", maxsplit=1)[0] == "reportlab":
            raise ImportError(name)
        return real(name, *rest, **more)

    monkeypatch.setattr(builtins, "__import__", without)
    with pytest.raises(ImportError, match=r"dme-migration\[pdf\]"):
        worksheet_pdf(None)


def test_a_language_that_there_is_not_is_refused() -> None:
    with pytest.raises(ValueError, match="de"):
        worksheet_pdf(None, language="de")


def test_the_day_of_a_sending_is_that_of_the_clients_place() -> None:
    """Half past midnight in the Islands is the day before in Montréal."""
    sent = attrs.evolve(REQUEST.transmissions[0], sent_at=instant("2026-01-13T04:30:00+00:00"))
    islands = attrs.evolve(REQUEST.client or Client(), time_zone="America/Halifax")

    assert worksheet(case_of(transmissions=(sent,))).says("ventesdme@telus.com 12 janvier 2026")
    assert worksheet(case_of(transmissions=(sent,), client=islands)).says("ventesdme@telus.com 13 janvier 2026")
