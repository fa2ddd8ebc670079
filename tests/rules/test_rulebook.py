"""Rulebooks compose, are dated, and refuse what cannot be; figures, lists and grids are replaced by the application."""

from __future__ import annotations

import pickle
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any, Final

import attrs
import pytest

from dme_migration.calendar import BusinessDays, CalendarDays
from dme_migration.errors import InvalidValueError, RulebookError
from dme_migration.model import (
    CERTIFIED_EMRS,
    DataCategory,
    DataGrid,
    EmrProduct,
    EmrRegistry,
    MigrationCase,
    Moment,
    Party,
)
from dme_migration.rules import (
    AVENANT_1,
    FIGURES,
    GOOD_PRACTICE,
    PROCEDURE_2024,
    STANDARD_RULEBOOK,
    Answered,
    AtMost,
    Certified,
    Clause,
    Evaluator,
    Fact,
    Figure,
    FigureEntry,
    Figures,
    ForEach,
    Gap,
    InOrder,
    Modality,
    NoLater,
    NoSooner,
    Obligation,
    Planned,
    Recorded,
    Rulebook,
    Times,
    Under,
)
from dme_migration.text import Text
from tests.rules.cases import COMPLETE, DRAFT, TODAY, chose, day, done, email, planned, sent
from tests.rules.examples import BREACHED, MET, NOT_APPLICABLE, PENDING

PLACE: Final = Clause(
    address="Entente, art. 3", title=Text(fr="Formation", en="Training"), summary=Text(fr="…", en="…")
)


def own(identifier: str = "training.planned", **fields: Any) -> Obligation:
    """Make an obligation of an application's own."""
    return Obligation(
        **{
            "id": identifier,
            "clause": PLACE,
            "bearers": (Party.RECEIVING_VENDOR,),
            "modality": Modality.MUST,
            "requires": Planned("x-training"),
            "title": Text(fr="Formation au calendrier", en="Training in the schedule"),
            "remedy": Text(fr="Inscrivez-la.", en="Enter it."),
            **fields,
        }
    )


def book(*obligations: Obligation, name: str = "OURS") -> Rulebook:
    """Make a rulebook of one text of ours."""
    return Rulebook.of(name, obligations, title=Text(fr="Le nôtre", en="Ours"))


# Composition


def test_rulebooks_are_joined_in_the_order_of_their_texts() -> None:
    joined = PROCEDURE_2024 | AVENANT_1 | GOOD_PRACTICE

    assert joined == STANDARD_RULEBOOK
    assert joined.names == ("PROCEDURE_2024", "AVENANT_1", "GOOD_PRACTICE")
    assert joined.ids == (*PROCEDURE_2024.ids, *AVENANT_1.ids, *GOOD_PRACTICE.ids)
    assert (len(PROCEDURE_2024), len(AVENANT_1), len(GOOD_PRACTICE), len(joined)) == (72, 8, 2, 82)


def test_an_obligation_is_added_by_itself() -> None:
    joined = STANDARD_RULEBOOK | own()

    assert joined.ids[-1] == "training.planned"
    assert joined["training.planned"] == own()
    assert "training.planned" in joined
    assert "training.planned" not in STANDARD_RULEBOOK
    assert joined.section_of("training.planned").name == joined.names[-1]
    assert joined.section_of("form.signed").title == PROCEDURE_2024.sections[0].title


def test_two_obligations_added_one_by_one_stand_in_one_section() -> None:
    joined = STANDARD_RULEBOOK | own() | own("training.held")

    assert len(joined.sections) == 4
    assert joined.ids[-2:] == ("training.planned", "training.held")


def test_sections_of_one_name_are_joined() -> None:
    joined = book(own()) | PROCEDURE_2024 | book(own("training.held"))

    assert joined.names == ("OURS", "PROCEDURE_2024")
    assert joined.ids[:2] == ("training.planned", "training.held")


def test_only_and_without_keep_the_order_of_the_text() -> None:
    kept = STANDARD_RULEBOOK.only("waivers.valid", "form.signed", "authorization.written")
    left = STANDARD_RULEBOOK.without("form.signed", "waivers.valid", "transmission.no-stranger")

    assert kept.ids == ("authorization.written", "form.signed", "waivers.valid")
    assert kept.names == ("PROCEDURE_2024", "GOOD_PRACTICE")
    assert len(left) == 79
    assert left.names == ("PROCEDURE_2024", "AVENANT_1")
    assert "form.signed" not in left


def test_an_obligation_left_out_is_not_judged_and_its_waiver_names_nothing() -> None:
    identifier = "preanalysis.validation-window"
    case = COMPLETE.with_waiver(identifier, by="client", given_on=TODAY)
    assessment = Evaluator(rulebook=STANDARD_RULEBOOK.without(identifier)).evaluate(case, as_of=TODAY)

    assert identifier not in assessment.statuses
    assert assessment["waivers.valid"].status == BREACHED


def test_duties_and_recommendations() -> None:
    musts, shoulds = (STANDARD_RULEBOOK.of_modality(modality) for modality in Modality)

    assert len(musts) + len(shoulds) == 82
    assert "schedule.kept" in shoulds
    assert "schedule.kept" not in musts


@pytest.mark.parametrize(
    "broken",
    [
        lambda: STANDARD_RULEBOOK | own("form.signed"),
        lambda: PROCEDURE_2024 | PROCEDURE_2024,
        lambda: STANDARD_RULEBOOK | STANDARD_RULEBOOK.only("form.signed"),
        lambda: book(own(), own()),
    ],
    ids=["an id of ours", "a text twice", "one of its obligations twice", "two of one id"],
)
def test_an_id_that_stands_twice_is_refused(broken: Any) -> None:
    with pytest.raises(RulebookError, match="declared twice"):
        broken()


@pytest.mark.parametrize(
    "ask",
    [
        lambda: STANDARD_RULEBOOK["form.singed"],
        lambda: STANDARD_RULEBOOK.only("form.complete", "form.singed"),
        lambda: STANDARD_RULEBOOK.without("form.singed"),
        lambda: STANDARD_RULEBOOK.section_of("form.singed"),
    ],
    ids=["[]", "only", "without", "section_of"],
)
def test_an_unknown_id_is_refused_with_the_nearest_one(ask: Any) -> None:
    with pytest.raises(RulebookError, match=r"no obligation 'form\.singed'; did you mean 'form\.signed'\?"):
        ask()


def test_an_unknown_id_is_refused_in_an_assessment() -> None:
    assessment = Evaluator().evaluate(COMPLETE, as_of=TODAY)

    with pytest.raises(RulebookError, match=r"form\.singed"):
        assessment["form.singed"]


@pytest.mark.parametrize(
    "identifier", ["Form.signed", "form", "form.", "form signed", "form.signed!", "form..signed", ""]
)
def test_an_id_that_is_no_id_is_refused(identifier: str) -> None:
    with pytest.raises(InvalidValueError, match=r"subject\.requirement"):
        own(identifier)


MISSPELT: Final[dict[str, Callable[[], Rulebook]]] = {
    "a milestone": lambda: book(own(requires=Planned("prodution"))),
    "a moment that something is wanted by": lambda: book(own(requires=Recorded(Moment.PRODUCTION, by="frist_use"))),
    "a moment of an order": lambda: book(own(requires=InOrder("production", "firstuse"))),
    "an amount": lambda: book(own(requires=AtMost("fees.extraction", Figure("extraction-fee")))),
    "what multiplies an amount": lambda: book(
        own(requires=AtMost("fees.extraction_cad", Times(Figure("extraction-fee"), "fees.doctors")))
    ),
    "a fact that is a delay": lambda: book(
        own(requires=NoSooner(Moment.PRODUCTION, than=Fact("request.contract.notice"), after=Moment.VENDOR_NOTICE))
    ),
    "records": lambda: book(own(requires=ForEach("complaint", requires=Answered(Figure("complaint-follow-up"))))),
    "a reading of a ground": lambda: book(own(applies=(Under("clok", ("start-is-day-one",)),))),
    "a value of a reading of a ground": lambda: book(own(applies=(Under("clock", ("start-is-day-won",)),))),
    "a party that has no EMR": lambda: book(own(applies=(Certified(Party.CLIENT),))),
}


@pytest.mark.parametrize("misspelt", MISSPELT)
def test_unknown_names_are_refused_when_a_rulebook_is_built(misspelt: str) -> None:
    """DESIGN, Rules: else a slip of the pen in a condition is a breach, or is met, in every case."""
    with pytest.raises((RulebookError, InvalidValueError)):
        MISSPELT[misspelt]()


def test_a_gap_has_one_limit() -> None:
    with pytest.raises((RulebookError, InvalidValueError)):
        Gap(b="production", after="source_cutover", at_least=Figure("import-delay"), at_most=Figure("import-delay"))


def test_a_rulebook_is_a_value() -> None:
    copy = pickle.loads(pickle.dumps(STANDARD_RULEBOOK))  # noqa: S301 - our own bytes

    assert copy == STANDARD_RULEBOOK
    assert hash(copy) == hash(STANDARD_RULEBOOK)


# Editions


def first_edition(case: MigrationCase, as_of: date, edition: date | None = None, **fields: Any) -> tuple[str, ...]:
    """Give the ids that an edition adds or keeps, of the three dated below."""
    dated = (
        PROCEDURE_2024
        | own("old.rule", until=day("2026-01-12"))
        | own("new.rule", since=day("2026-01-13"))
        | own("later.rule", since=day("2026-02-01"), until=day("2026-02-28"))
    )
    assessment = Evaluator(rulebook=dated, **fields).evaluate(case, as_of=as_of, edition=edition)
    return tuple(o.id for o in assessment.obligations if o.id.endswith(".rule"))


def test_the_edition_that_binds_is_that_of_the_first_transmission() -> None:
    sent_on_the_12th = COMPLETE
    sent_on_the_13th = sent(COMPLETE, email("2026-01-13T00:00:00-05:00"))

    assert first_edition(sent_on_the_12th, TODAY) == ("old.rule",)
    assert first_edition(sent_on_the_13th, TODAY) == ("new.rule",)


def test_the_first_transmission_is_the_first_that_carried_the_form_by_whatever_channel() -> None:
    fax = email("2026-01-12T09:00:00-05:00", channel="fax")
    empty = email("2026-01-10T09:00:00-05:00", form=False)
    later = email("2026-01-20T09:00:00-05:00")

    assert first_edition(sent(COMPLETE, empty, later), TODAY) == ("new.rule",)
    assert first_edition(sent(COMPLETE, later, fax), TODAY) == ("old.rule",)


def test_the_day_of_the_transmission_is_the_local_one() -> None:
    just_before_midnight = sent(COMPLETE, email("2026-01-13T04:59:00+00:00"))

    assert first_edition(just_before_midnight, TODAY) == ("old.rule",)


def test_before_the_transmission_the_day_of_judgement_binds() -> None:
    unsent = sent(DRAFT)

    assert first_edition(unsent, day("2026-01-12")) == ("old.rule",)
    assert first_edition(unsent, day("2026-01-13")) == ("new.rule",)
    assert first_edition(unsent, day("2026-02-01")) == ("new.rule", "later.rule")
    assert first_edition(unsent, day("2026-02-28")) == ("new.rule", "later.rule")
    assert first_edition(unsent, day("2026-03-01")) == ("new.rule",)
    assert first_edition(COMPLETE, day("2026-01-11")) == ("old.rule",)


def test_an_explicit_pin_wins() -> None:
    assert first_edition(COMPLETE, TODAY, day("2026-02-15")) == ("new.rule", "later.rule")


def test_a_case_older_than_the_first_edition_gets_that_one_and_the_report_says_so() -> None:
    old = sent(COMPLETE, email("2019-05-06T10:00:00-04:00"))
    evaluator = Evaluator()

    found = evaluator.evaluate(old, as_of=TODAY)

    assert len(found.findings) == 82
    assert found.predates_edition
    assert str(found.edition_day) == "2019-05-06"
    assert not evaluator.evaluate(COMPLETE, as_of=TODAY).predates_edition
    assert not evaluator.evaluate(sent(COMPLETE, email("2024-01-01T00:00:00-05:00")), as_of=TODAY).predates_edition


def test_a_figure_older_than_the_text_makes_no_older_edition_of_it() -> None:
    """The procedure is of 2024: a case of 2022 predates it, whatever the age of a figure."""
    old_figure = FIGURES.replaced(
        [FigureEntry(name="legacy-access", value=CalendarDays(90), source="the test", since=day("2020-01-01"))]
    )
    case = sent(COMPLETE, email("2022-05-06T10:00:00-04:00"))

    assert Evaluator(figures=old_figure).evaluate(case, as_of=TODAY).predates_edition


def test_in_force_gives_the_first_edition_before_the_first_one() -> None:
    dated = book(
        own("old.rule", since=day("2024-01-01"), until=day("2025-12-31")), own("new.rule", since=day("2026-01-01"))
    )

    assert dated.in_force(day("1999-01-01")).ids == ("old.rule",)
    assert dated.in_force(day("2025-12-31")).ids == ("old.rule",)
    assert dated.in_force(day("2026-01-01")).ids == ("new.rule",)


# Figures


def window(figures: Figures, case: MigrationCase, as_of: date = TODAY) -> str:
    """Give the first day that the validation window allows."""
    return str(Evaluator(figures=figures).evaluate(case, as_of=as_of)["preanalysis.validation-window"].not_before)


def test_a_figure_is_replaced_by_name() -> None:
    ten = FIGURES.replaced([FigureEntry(name="validation-window", value=BusinessDays(10), source="the test")])

    assert window(FIGURES, COMPLETE) == "2026-02-09"
    assert window(ten, COMPLETE) == "2026-02-12"
    assert len(ten.entries) == len(FIGURES.entries)


def test_a_dated_figure_binds_by_the_edition_of_the_case() -> None:
    dated = FIGURES.replaced(
        [
            FigureEntry(name="validation-window", value=BusinessDays(7), source="2024", until=day("2026-01-12")),
            FigureEntry(name="validation-window", value=BusinessDays(5), source="2026", since=day("2026-01-13")),
        ]
    )

    assert window(dated, COMPLETE) == "2026-02-09"
    assert window(dated, sent(COMPLETE, email("2026-01-13T09:00:00-05:00"))) == "2026-02-05"
    shared = Evaluator(figures=dated)
    for _ in range(2):  # the editions are kept apart in one evaluator
        cases = COMPLETE, sent(COMPLETE, email("2026-01-13T09:00:00-05:00"))
        days = [str(shared.evaluate(c, as_of=TODAY)["preanalysis.validation-window"].not_before) for c in cases]
        assert days == ["2026-02-09", "2026-02-05"]


def test_a_figure_that_ends_gives_way_to_the_one_that_follows_it_in_a_shared_evaluator() -> None:
    """The second entry has no first day of its own: it is in force once the first has ended."""
    ended = FIGURES.replaced(
        [
            FigureEntry(name="validation-window", value=BusinessDays(7), source="2024", until=day("2026-01-12")),
            FigureEntry(name="validation-window", value=BusinessDays(5), source="2026"),
        ]
    )
    evaluator = Evaluator(figures=ended)

    first = evaluator.evaluate(COMPLETE, as_of=TODAY)["preanalysis.validation-window"].not_before
    second = evaluator.evaluate(sent(COMPLETE, email("2026-01-13T09:00:00-05:00")), as_of=TODAY)

    assert str(first) == "2026-02-09"
    assert str(second["preanalysis.validation-window"].not_before) == "2026-02-05"


def test_a_figure_says_its_source_and_its_value_under_each_reading() -> None:
    values = {entry.name: str(entry.value) for entry in FIGURES.entries}

    assert list(values) == [
        "validation-window",
        "legacy-access",
        "complaint-follow-up",
        "extraction-delay",
        "import-delay",
        "read-only-access",
        "extraction-fee",
        "import-fee-same",
        "import-fee-other",
    ]
    assert (values["extraction-fee"], values["import-fee-same"], values["import-fee-other"]) == ("500", "500", "1500")
    for entry in FIGURES.entries:
        assert entry.source
        of_the_addendum = entry.name not in {"validation-window", "legacy-access", "complaint-follow-up"}
        assert ("FMOQ" in entry.source) is of_the_addendum


@pytest.mark.parametrize(
    ("figure", "said"),
    [("no-such-delay", "no figure 'no-such-delay'"), ("extraction-fee", "'extraction-fee' is not a delay of days")],
)
def test_a_figure_that_is_none_or_of_another_kind_is_refused(figure: str, said: str) -> None:
    wrong = own(requires=NoLater(Moment.PRODUCTION, than=Figure(figure), after=Moment.SOURCE_CUTOVER))

    with pytest.raises(RulebookError, match=said):
        Evaluator(rulebook=book(wrong)).evaluate(COMPLETE, as_of=TODAY)


def test_a_figure_of_another_kind_is_refused_where_an_amount_is_wanted() -> None:
    wrong = FIGURES.replaced([FigureEntry(name="extraction-fee", value=CalendarDays(5), source="the test")])

    with pytest.raises(RulebookError, match="not an amount"):
        Evaluator(figures=wrong).evaluate(COMPLETE, as_of=TODAY)


def test_a_new_ceiling_changes_a_verdict() -> None:
    dearer = FIGURES.replaced([FigureEntry(name="extraction-fee", value=Decimal(400), source="the test")])

    assert Evaluator().evaluate(COMPLETE, as_of=TODAY)["avenant.extraction-fee"].status == MET
    assert Evaluator(figures=dearer).evaluate(COMPLETE, as_of=TODAY)["avenant.extraction-fee"].status == BREACHED


# Lists


def product(**fields: Any) -> EmrProduct:
    """Make a certified product."""
    return EmrProduct(
        **{
            "name": "Papyrus",
            "vendor": "Papyrus inc.",
            "address": "migr@papyrus.example",
            "source": "the test",
            **fields,
        }
    )


def test_an_application_supplies_its_own_list_of_emrs() -> None:
    ours = attrs.evolve(
        CERTIFIED_EMRS, products=(*CERTIFIED_EMRS.products, product()), bureau_address="bureau@example.org"
    )
    case = sent(
        attrs.evolve(COMPLETE, request=attrs.evolve(COMPLETE.request, source_emr="papyrus")),
        email(
            "2026-01-12T16:20:00-05:00", "migr@papyrus.example", "deploiement@medfarsolutions.com", "bureau@example.org"
        ),
    )

    found = Evaluator(emrs=ours).evaluate(case, as_of=TODAY)

    assert found["emr.source-certified"].status == MET
    assert found["transmission.source-vendor"].status == MET
    assert found["transmission.bureau"].status == MET
    assert found["test-extraction.agreed"].bearers[0].address == "migr@papyrus.example"
    assert found["test-extraction.agreed"].bearers[0].name == "Papyrus inc."
    default = Evaluator().evaluate(case, as_of=TODAY)
    assert default["emr.source-certified"].status == BREACHED
    assert default["transmission.source-vendor"].status == NOT_APPLICABLE


def test_a_product_counts_on_the_day_of_the_first_transmission() -> None:
    until = EmrRegistry(products=(*CERTIFIED_EMRS.products, product(until=day("2026-01-12"))))
    since = EmrRegistry(products=(*CERTIFIED_EMRS.products, product(since=day("2026-01-13"))))
    case = attrs.evolve(COMPLETE, request=attrs.evolve(COMPLETE.request, source_emr="Papyrus"))

    assert Evaluator(emrs=until).evaluate(case, as_of=TODAY)["emr.source-certified"].status == MET
    assert Evaluator(emrs=since).evaluate(case, as_of=TODAY)["emr.source-certified"].status == BREACHED
    unsent = sent(case)
    assert Evaluator(emrs=until).evaluate(unsent, as_of=day("2026-01-13"))["emr.source-certified"].status == BREACHED
    assert Evaluator(emrs=since).evaluate(unsent, as_of=day("2026-01-13"))["emr.source-certified"].status == MET


def test_an_application_supplies_its_own_grid() -> None:
    notes = DataCategory(code="notes", label=Text(fr="Notes", en="Notes"), standard=True, source="the test")
    faxes = DataCategory(code="faxes", label=Text(fr="Télécopies", en="Faxes"), standard=False, source="the test")
    evaluator = Evaluator(grid=DataGrid(categories=(notes, faxes)))
    late = planned(done(chose(COMPLETE, "notes")), test_extraction="2026-02-03")

    def extra(case: MigrationCase) -> object:
        return evaluator.evaluate(case, as_of=day("2026-01-20"))["schedule.extra-delay-notified"].status

    assert extra(late) == NOT_APPLICABLE
    assert extra(chose(late, "notes", "faxes")) == PENDING
    assert extra(chose(late, "images")) == NOT_APPLICABLE  # our grid does not list it
