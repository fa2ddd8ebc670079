"""The plugin, asked for by name in sessions of pytest of their own."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from textwrap import dedent

import pytest

PLUGIN = "dme_migration.testing.pytest_plugin"
LIGHT = {"dme_migration", "dme_migration.testing", "dme_migration.testing._hook", PLUGIN}
CASE = """
    from datetime import UTC, date, datetime
    from dme_migration import MigrationCase, evaluate
    from dme_migration.model import Request, Transmission
    from dme_migration.testing import assert_compliant

    SENT = Transmission(
        sent_at=datetime(2026, 2, 2, 15, tzinfo=UTC), channel="fax", form_attached=True, recipients=()
    )
    CASE = MigrationCase(request=Request(transmissions=(SENT,)), id="2026-0042")
    DAY = date(2026, 2, 2)
"""
Run = Callable[..., tuple[int, str]]


@pytest.fixture
def run(tmp_path: Path) -> Run:
    """Run pytest on a module, with a ``conftest.py`` if there is one; give the exit code and what was written."""

    def ran(module: str, *options: str, conftest: str = "", plugin: bool = True) -> tuple[int, str]:
        (tmp_path / "test_it.py").write_text(dedent(module), encoding="utf-8")
        (tmp_path / "conftest.py").write_text(dedent(conftest), encoding="utf-8")
        named = ("-p", PLUGIN) if plugin else ()
        done = subprocess.run(
            [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "-p", "no:xdist", *named, *options],
            cwd=tmp_path,
            capture_output=True,
            encoding="utf-8",
            env={"PYTHONUTF8": "1", "PYTHONDONTWRITEBYTECODE": "1", "COLUMNS": "200"},
            check=False,
            timeout=60,
        )
        return done.returncode, done.stdout + done.stderr

    return ran


def test_it_is_not_there_unless_it_is_asked_for(run: Run) -> None:
    code, said = run("def test_nothing(): pass", "--dme-lang", "en", plugin=False)
    assert code == pytest.ExitCode.USAGE_ERROR
    assert "--dme-lang" in said


def test_it_imports_nothing_that_coverage_would_miss(run: Run) -> None:
    module = f"""
        import sys
        BEFORE = {{name for name in sys.modules if name.split(".")[0] == "dme_migration"}}

        def test_light():
            assert BEFORE <= {LIGHT!r}

        def test_light_still():
            assert {{name for name in sys.modules if name.split(".")[0] == "dme_migration"}} == BEFORE

        def test_a_failure_loads_nothing_either():
            assert (1, 2) == (3, 4)

        def test_light_to_the_end():
            assert {{name for name in sys.modules if name.split(".")[0] == "dme_migration"}} == BEFORE
    """
    code, said = run(module)
    assert code == pytest.ExitCode.TESTS_FAILED
    assert "1 failed, 3 passed" in said


def test_fixtures_and_what_replaces_them(run: Run) -> None:
    conftest = f"""
        import pytest
        from dme_migration import BusinessCalendar

        pytest_plugins = ["{PLUGIN}"]

        @pytest.fixture(scope="session")
        def dme_calendar():
            return BusinessCalendar.quebec("labour-standards")
    """
    module = """
        from dme_migration import BusinessCalendar, Evaluator, Language, Readings

        def test_evaluator(dme_evaluator, dme_calendar, dme_readings, dme_language):
            assert dme_calendar.profile == "labour-standards"
            assert dme_evaluator == Evaluator(calendar=dme_calendar)
            assert dme_readings == Readings()
            assert dme_language is Language.FR

        def test_shared(dme_evaluator, request):
            assert request.getfixturevalue("dme_evaluator") is dme_evaluator
    """
    code, said = run(module, conftest=conftest, plugin=False)
    assert (code, "2 passed" in said) == (0, True), said


def test_the_fixtures_as_they_come(run: Run) -> None:
    module = """
        from dme_migration import Evaluator, Language

        def test_evaluator(dme_evaluator, dme_language):
            assert dme_evaluator == Evaluator()
            assert dme_language is Language.EN
    """
    code, said = run(module, "--dme-lang", "en")
    assert (code, "1 passed" in said) == (0, True), said


FAILING = (
    CASE
    + """
    def test_compliant():
        assert_compliant(CASE, DAY)

    def test_in_french():
        assert_compliant(CASE, DAY, language="fr")

    def test_several():
        errors = []
        for day in (DAY, date(2026, 2, 3)):
            try:
                assert_compliant(CASE, day)
            except AssertionError as error:
                errors.append(error)
        raise ExceptionGroup("several", errors)
"""
)


def test_the_language_of_failures_is_french_unless_another_is_asked_for(run: Run) -> None:
    code, said = run(FAILING)
    assert code == pytest.ExitCode.TESTS_FAILED
    assert said.count("Le dossier de migration 2026-0042 n'est pas conforme le") >= 4
    assert re.search(r"^E +Manquement\u00a0: form\.complete \(§2\)$", said, re.MULTILINE)
    assert "is not compliant" not in said
    assert "_asserts.py" not in said  # the test's own line is shown, not ours

    _, said = run(FAILING, "--dme-lang", "en")
    assert said.count("The migration case 2026-0042 is not compliant on Tuesday, February 3, 2026") >= 1
    assert said.count("Breach: form.complete (§2)") == 3
    assert said.count("Manquement\u00a0: form.complete (§2)") == 1


def test_a_bare_assertion_tells_the_assessments_that_it_looked_at(run: Run) -> None:
    module = (
        CASE
        + """
    def test_named():
        assessment = evaluate(CASE, as_of=DAY)
        assert assessment.compliant

    def test_unnamed():
        assert evaluate(CASE, as_of=date(2026, 2, 4)).compliant

    def test_no_assertion():
        assessment = evaluate(CASE, as_of=date(2026, 2, 5))
        raise OSError

    def test_passing():
        assessment = evaluate(CASE, as_of=date(2026, 2, 6))
        assert not assessment.compliant
"""
    )
    _, said = run(module, "--dme-lang=en")
    assert "3 failed, 1 passed" in said
    assert "- dme-migration -" in said
    for day, times in (("Monday, February 2", 1), ("Wednesday, February 4", 1), ("Thursday", 0), ("Friday", 0)):
        assert said.count(f"is not compliant on {day}") == times
    assert said.count("Breach: form.complete (§2)") == 2


def test_comparisons_are_told_in_words(run: Run) -> None:
    module = (
        CASE
        + """
    def test_assessments():
        assert evaluate(CASE, as_of=DAY) == evaluate(CASE, as_of=date(2026, 2, 3))

    def test_findings():
        assert evaluate(CASE, as_of=DAY).breaches == ()

    def test_other_things():
        assert [1, 2] == [1, 3]
"""
    )
    _, said = run(module)
    assert "Les constats sont les mêmes, mais le jour" in said
    assert "Ces constats diffèrent." in said
    assert "À gauche\u00a0: authorization.written (§1)" in said
    assert "At index 1 diff: 2 != 3" in said


def test_a_law_that_does_not_hold_is_told_in_the_language_asked_for(run: Run) -> None:
    module = (
        CASE
        + """
    from attrs import evolve
    from hypothesis.strategies import just
    from dme_migration.rules import STANDARD_RULEBOOK, Holds, Ruling, Status
    from dme_migration.testing.laws import RulebookLaws
    from dme_migration.text import Text

    def hasty(situation):
        return Ruling(Status.MET if situation.day.day % 2 else Status.BREACHED, "hasty", final=True)

    OURS = evolve(
        STANDARD_RULEBOOK["production.planned"],
        id="contract.hasty",
        requires=Holds(hasty, reads=frozenset(), text=Text(fr="C'est ainsi.", en="It is so.")),
    )

    class TestOurContract(RulebookLaws):
        rulebook = STANDARD_RULEBOOK | OURS
        cases = just(CASE)
"""
    )
    code, said = run(module, "--dme-lang=en", "-k", "final or stricter")
    assert code == pytest.ExitCode.TESTS_FAILED
    assert "1 failed, 1 passed" in said
    assert "Law that does not hold: a final finding never changes" in said
    assert "contract.hasty, final on " in said
    assert "Finding: It is so." in said
    assert "Loi non respectée" not in said
