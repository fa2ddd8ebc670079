"""Assertions whose failure is the explanation: in French by default, in English when asked."""

from __future__ import annotations

import doctest
import pickle
from datetime import date, datetime

import attrs
import pytest

import dme_migration.testing._asserts
from dme_migration import CalendarError, Evaluator, Language, MigrationCase, Readings, RulebookError, Text, evaluate
from dme_migration.model import Request
from dme_migration.rules import STANDARD_RULEBOOK
from dme_migration.testing import RefutedError, assert_breaches, assert_compliant
from dme_migration.testing._asserts import assessment_in_words, comparison_in_words
from tests.rules.cases import COMPLETE, day

AS_OF = day("2026-06-30")
SHORT = COMPLETE.with_entry("legacy_access_withdrawal", on=day("2026-04-27"))  # 60 days after production
BOTH = {"legacy-access.ninety-days", "avenant.read-only-access"}


def refusal(call: object) -> RefutedError:
    assert callable(call)
    with pytest.raises(RefutedError) as caught:
        call()
    return caught.value


def test_a_compliant_case_gives_its_assessment() -> None:
    assert assert_compliant(COMPLETE, AS_OF).case is COMPLETE
    assert assert_compliant(MigrationCase(request=Request()), AS_OF).compliant
    assert assert_breaches(COMPLETE, AS_OF, ()).compliant


def test_what_is_told_of_a_case_in_breach() -> None:
    said = str(refusal(lambda: assert_compliant(SHORT, AS_OF))).split("\n")

    name = f" {SHORT.id}" if SHORT.id else ""
    assert said[0] == f"Le dossier de migration{name} n'est pas conforme le mardi 30 juin 2026\u00a0: 2 manquements."
    assert said[1] == ""
    assert said[2] == "Manquement\u00a0: legacy-access.ninety-days (§3 Importation f)"
    assert said[3].startswith("  Accès à l'ancien DMÉ")
    assert said[4].startswith("  Qui\u00a0: le fournisseur émetteur (Telus")
    assert said[5].startswith("  Constat\u00a0: ")
    assert "le mercredi 27 mai 2026" in said[5]
    assert said[6].startswith("  À faire\u00a0: ")
    assert said[8].startswith("Manquement\u00a0: avenant.read-only-access (")


def test_the_explanation_is_the_finding_s_own() -> None:
    error = refusal(lambda: assert_compliant(SHORT, AS_OF, language="en"))
    finding = evaluate(SHORT, as_of=AS_OF)["legacy-access.ninety-days"]

    assert str(error) == error.words.en
    assert str(error).startswith("The migration case")
    assert "is not compliant on Tuesday, June 30, 2026: 2 breaches." in str(error)
    assert f"  Finding: {finding.explanation(Language.EN)}\n" in error.words.en
    assert f"  Constat\u00a0: {finding.explanation(Language.FR)}\n" in error.words.fr
    assert f"  To do: {finding.obligation.remedy.en}" in error.words.en


def test_breaches_are_exactly_those_that_are_named() -> None:
    assert {f.obligation.id for f in assert_breaches(SHORT, AS_OF, BOTH).breaches} == BOTH
    assert_breaches(SHORT, AS_OF, list(BOTH) * 2)


def test_one_breach_too_many() -> None:
    said = str(refusal(lambda: assert_breaches(SHORT, AS_OF, "legacy-access.ninety-days")))

    assert "les manquements du dossier de migration" in said.split("\n", maxsplit=1)[0]
    assert "ne sont pas ceux qui étaient annoncés" in said.split("\n", maxsplit=1)[0]
    assert said.count("Manquement qui n'était pas annoncé\u00a0: avenant.read-only-access (") == 1
    assert "legacy-access.ninety-days" not in said
    assert "mais absent" not in said


def test_one_breach_too_few() -> None:
    error = refusal(lambda: assert_breaches(SHORT, AS_OF, {*BOTH, "notice.vendor-informed"}))

    assert "Manquement annoncé, mais absent\u00a0: notice.vendor-informed (§1)" in str(error)
    assert "  Statut\u00a0: respecté" in str(error)
    assert "Breach that was announced, but is absent: notice.vendor-informed (§1)" in error.words.en
    assert "avenant.read-only-access" not in str(error)


def test_a_recommendation_counts_when_it_is_named() -> None:
    late = attrs.evolve(SHORT, journal=tuple(e for e in SHORT.journal if e.milestone != "flow_analysis_meeting"))
    warned = {finding.obligation.id for finding in evaluate(late, as_of=AS_OF).warnings}
    duties = {finding.obligation.id for finding in evaluate(late, as_of=AS_OF).breaches}
    assert "schedule.kept" in warned

    assert_breaches(late, AS_OF, duties)
    assert_breaches(late, AS_OF, {*duties, "schedule.kept"})
    assert "schedule.kept" in str(refusal(lambda: assert_breaches(SHORT, AS_OF, {*BOTH, "schedule.kept"})))


def test_a_waived_breach_is_none() -> None:
    window = "preanalysis.validation-window"
    assert COMPLETE.schedule is not None
    milestones = tuple(
        attrs.evolve(m, on=day("2026-02-05")) if m.milestone == "preanalysis_validation" else m
        for m in COMPLETE.schedule.milestones
    )
    tight = COMPLETE.with_schedule(attrs.evolve(COMPLETE.schedule, milestones=milestones, revisions=()))
    waived = tight.with_waiver(window, by="client", given_on=day("2026-01-20"))

    assert_breaches(tight, AS_OF, {window})
    assert_compliant(waived, AS_OF)
    said = str(refusal(lambda: assert_breaches(waived, AS_OF, {window})))
    assert "  Statut\u00a0: renoncé" in said
    assert "Le manquement demeure, mais le client y a renoncé le mardi 20 janvier 2026." in said


def test_the_evaluator_on_trial_is_the_one_given() -> None:
    early = Evaluator(readings=Readings({"access-duration": "ninety-days"}))
    assert_breaches(SHORT, AS_OF, {"legacy-access.ninety-days"}, evaluator=early)


def test_unknown_ids_are_refused_together_with_the_nearest() -> None:
    with pytest.raises(RulebookError) as caught:
        assert_breaches(COMPLETE, AS_OF, ["legacy-acces.ninety-days", "production.planned", "zzz"])
    assert str(caught.value) == (
        "no obligation 'legacy-acces.ninety-days'; did you mean 'legacy-access.ninety-days'?; no obligation 'zzz'"
    )


def test_an_obligation_that_is_not_in_force_is_said_to_be_so() -> None:
    retired = attrs.evolve(STANDARD_RULEBOOK["production.planned"], id="contract.retired", until=date(2025, 12, 31))
    evaluator = Evaluator(rulebook=STANDARD_RULEBOOK | retired)
    error = refusal(lambda: assert_breaches(COMPLETE, AS_OF, {"contract.retired"}, evaluator=evaluator))
    assert "absent\u00a0: contract.retired\n  Cette obligation n'est pas en vigueur le lundi 12 janvier 2026." in str(
        error
    )
    assert "not in force on Monday, January 12, 2026." in error.words.en


def test_a_naive_instant_is_refused() -> None:
    naive = datetime(2026, 6, 30, 12)  # noqa: DTZ001 - refused: that is the test
    with pytest.raises(CalendarError):
        assert_compliant(COMPLETE, naive)
    with pytest.raises(CalendarError):
        assert_breaches(COMPLETE, naive, ())


def test_the_refusal_is_an_assertion_that_travels() -> None:
    error = refusal(lambda: assert_compliant(SHORT, AS_OF, language=Language.EN))
    assert isinstance(error, AssertionError)
    back = pickle.loads(pickle.dumps(error))  # noqa: S301 - our own bytes
    assert (back.words, back.language, str(back)) == (error.words, Language.EN, str(error))
    assert str(RefutedError(Text(fr="non", en="no"))) == "non"
    with pytest.raises(ValueError, match="'de'"):
        RefutedError(Text(fr="non", en="no"), "de")


def test_an_assessment_is_told_with_its_warnings_or_without() -> None:
    words = assessment_in_words(evaluate(COMPLETE, as_of=AS_OF))
    assert words.fr.startswith("Le dossier de migration")
    assert "est conforme le mardi 30 juin 2026." in words.fr
    late = attrs.evolve(COMPLETE, journal=COMPLETE.journal[1:])
    assessment = evaluate(late, as_of=AS_OF)
    assert assessment.warnings
    assert "Avertissement\u00a0: schedule.kept" in assessment_in_words(assessment).fr
    assert "Avertissement" not in assessment_in_words(assessment, warnings=False).fr


def test_a_comparison_tells_what_differs() -> None:
    one, other = evaluate(COMPLETE, as_of=AS_OF), evaluate(SHORT, as_of=AS_OF)

    said = comparison_in_words(one, other, Language.FR)
    assert said is not None
    assert said[0] == "Ces deux appréciations diffèrent."
    assert sum(line.startswith("À gauche\u00a0: ") for line in said) == len(one.diff(other)) > 1
    assert sum(line.startswith("À droite\u00a0: legacy-access.ninety-days") for line in said) == 1

    said = comparison_in_words(one, evaluate(COMPLETE, as_of=day("2026-07-02")), Language.EN)
    assert said == ["The findings are the same, but the day, the migration case or the rules differ."]

    said = comparison_in_words(other.breaches, (), Language.EN)
    assert said is not None
    assert [line for line in said if line.startswith("On the")] == [
        "On the left: legacy-access.ninety-days (§3 Importation f)",
        f"On the left: avenant.read-only-access ({other['avenant.read-only-access'].obligation.clause.address})",
    ]
    for left, right in (((), ()), (other.breaches, other.breaches), (other.breaches, "x"), (one, 1), ((1,), (2,))):
        assert comparison_in_words(left, right, Language.FR) is None


def test_examples_in_the_docstrings() -> None:
    result = doctest.testmod(dme_migration.testing._asserts)
    assert result.failed == 0
    assert result.attempted > 5
