"""Nothing is ever logged, and below the command line nothing is said: a case leaves no trace that nobody asked for."""

from __future__ import annotations

import logging
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any, Final

import attrs
import pytest

from dme_migration import (
    Evaluator,
    InfeasibleScheduleError,
    dump_assessment,
    dump_case,
    evaluate,
    load_case,
    plan,
)
from dme_migration.audit import AuditSummary, audit_document, dashboard_html
from dme_migration.errors import DocumentError, InvalidValueError
from dme_migration.model import Client, MigrationCase
from dme_migration.report import (
    html_of,
    ics_of,
    junit_of,
    letter,
    letters_due,
    markdown_of,
    sarif_of,
    svg_of,
)
from dme_migration.report.worksheet import worksheet_pdf
from dme_migration.serialization import case_to
from dme_migration.vectors import vectors
from tests.cli.running import BREACH, COMPLETE, run

DAY: Final = date(2026, 3, 10)
DATA: Final = Path(BREACH).read_bytes()
CASE: Final = load_case(DATA)
NUMBER: Final = "TREA 5362 1498"


def refused(act: Callable[[], object], error: type[Exception]) -> None:
    with pytest.raises(error):
        act()


def reads_and_writes() -> None:
    assert case_to(load_case(dump_case(CASE))) == case_to(CASE)
    refused(lambda: load_case(DATA.replace(b"Clinique", NUMBER.encode())), DocumentError)
    refused(lambda: load_case(b"\xff{"), DocumentError)
    refused(lambda: Client(name=NUMBER), InvalidValueError)


def judges() -> None:
    dump_assessment(evaluate(CASE, as_of=DAY))
    evaluate(CASE, as_of=DAY).diff(evaluate(CASE, as_of=date(2026, 4, 10)))
    [evaluate(vector.case, as_of=vector.as_of, readings=vector.readings) for vector in vectors("access")]


def plans() -> None:
    unsent = MigrationCase(request=attrs.evolve(CASE.request, transmissions=()))
    planned = plan(unsent, as_of=DAY)
    svg_of(CASE, as_of=DAY, plan=planned)
    both = {"production": DAY, "test_extraction": date(2026, 9, 10)}
    refused(lambda: plan(unsent, as_of=DAY, fixed=both), InfeasibleScheduleError)


def reports() -> None:
    assessment = evaluate(CASE, as_of=DAY)
    for write in (html_of, markdown_of, sarif_of, junit_of):
        write(assessment)
    ics_of(CASE, as_of=DAY)
    worksheet_pdf(CASE)
    for due in letters_due(CASE, as_of=DAY, assessment=assessment):
        if not due.missing:
            letter(due.kind, CASE, as_of=DAY, assessment=assessment).as_bytes()


def audits() -> None:
    evaluator = Evaluator()
    rows = [audit_document(data, "a.json", evaluator=evaluator, as_of=DAY) for data in (DATA, b"{", NUMBER.encode())]
    dashboard_html(AuditSummary.over(rows), evaluator=evaluator)


KINDS: Final = ("html", "md", "pdf", "ics", "svg", "sarif", "junit")
FLOWS: Final = (reads_and_writes, judges, plans, reports, audits)
COMMANDS: Final[tuple[tuple[str, ...], ...]] = (
    ("check", BREACH, COMPLETE, "--as-of=2026-03-10", "-v"),
    ("check", __file__),
    ("next", BREACH, "--as-of=2026-03-10"),
    ("plan", BREACH, "--as-of=2026-03-10"),
    ("letters", BREACH, "--as-of=2026-03-10", "--all"),
    ("audit", str(Path(BREACH).parent), "--as-of=2026-03-10"),
    *(
        ("report", BREACH, "--as-of=2026-03-10", f"--as={kind}")
        for kind in ("html", "md", "pdf", "ics", "svg", "junit")
    ),
    ("deadline", "--from=2026-03-26", "--business-days=7"),
    ("explain", "preanalysis.validation-window"),
    ("show", "readings"),
    ("new", "--objective=emr_change"),
    ("chek", BREACH),
)


@pytest.fixture(autouse=True)
def every_level(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.NOTSET)


@pytest.mark.parametrize("flow", FLOWS)
def test_the_library_says_nothing(
    flow: Callable[[], None], caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]
) -> None:
    flow()
    assert caplog.records == []
    assert capfd.readouterr() == ("", "")


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_a_command_answers_and_logs_nothing(
    command: tuple[str, ...], caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]
) -> None:
    result = run(*command)
    assert result.output
    assert caplog.records == []
    assert capfd.readouterr() == ("", ""), "beside the streams of the command"


def test_no_logger_is_ours() -> None:
    assert [name for name in logging.root.manager.loggerDict if name.startswith("dme_migration")] == []


def test_what_is_logged_would_be_seen(caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]) -> None:
    logging.getLogger("dme_migration.any").debug("a name")
    sys.stderr.write("a name")
    assert len(caplog.records) == 1
    assert capfd.readouterr().err == "a name"
    logging.root.manager.loggerDict.pop("dme_migration.any")


def test_a_number_that_is_refused_is_in_no_answer(tmp_path: Path) -> None:
    path = tmp_path / "case.json"
    path.write_bytes(DATA.replace(b"Clinique", NUMBER.encode()))
    answers: list[Any] = [
        run(*command, str(path), "--as-of=2026-03-10", f"--lang={language}", *form)
        for command in (("check",), ("next",), ("plan",), ("letters",), ("audit",), ("report", "--as=md"))
        for language in ("fr", "en")
        for form in ((), ("--format=json",))
        if command[0] != "report" or not form
    ]
    for answer in answers:
        assert answer.exit_code == 3
        assert answer.output
        assert "5362" not in answer.output
