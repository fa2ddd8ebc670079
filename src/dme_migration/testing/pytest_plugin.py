"""A pytest plugin that is asked for by name: fixtures to judge with, and failures told in words.

``pytest_plugins = ["dme_migration.testing.pytest_plugin"]`` in the topmost ``conftest.py``, or
``-p dme_migration.testing.pytest_plugin``, gives

* the fixtures `dme_calendar`, `dme_readings` and `dme_evaluator`: replace the first two in your ``conftest.py``, with
  the same scope, and the third follows; `dme_language` is the language of ``--dme-lang``, French by default;
* the option ``--dme-lang fr|en``: the language of every failure of ours that asked for none;
* under ``assert assessment.compliant``, and any other bare assertion that fails, the words of each assessment that the
  test holds; ``assert one == other``, of assessments or of findings, tells what differs.

It imports nothing of the package before it is needed: coverage may begin after a plugin is loaded.
"""

from __future__ import annotations

import sys
from collections.abc import Generator, Iterator
from typing import TYPE_CHECKING, Final

import pytest

if TYPE_CHECKING:
    from _pytest._code import Traceback

    from dme_migration.calendar import BusinessCalendar
    from dme_migration.rules import Evaluator, Readings
    from dme_migration.testing._asserts import RefutedError
    from dme_migration.text import Language, Text

__all__ = ["dme_calendar", "dme_evaluator", "dme_language", "dme_readings"]

_OPTION: Final = "--dme-lang"
_SECTION: Final = "dme-migration"


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the option of the language."""
    group = parser.getgroup("dme-migration")
    group.addoption(
        _OPTION, choices=("fr", "en"), default="fr", help="language in which failures are told: fr (default) or en"
    )


@pytest.fixture(scope="session")
def dme_language(pytestconfig: pytest.Config) -> Language:
    """Give the language of ``--dme-lang``."""
    return _language(pytestconfig)


@pytest.fixture(scope="session")
def dme_calendar() -> BusinessCalendar:
    """Give the calendar of the Québec public service."""
    from dme_migration.calendar import BusinessCalendar  # noqa: PLC0415 - when a test asks for it

    return BusinessCalendar.quebec()


@pytest.fixture(scope="session")
def dme_readings() -> Readings:
    """Give the default readings."""
    from dme_migration.rules import Readings  # noqa: PLC0415 - when a test asks for it

    return Readings()


@pytest.fixture(scope="session")
def dme_evaluator(dme_calendar: BusinessCalendar, dme_readings: Readings) -> Evaluator:
    """Give the standard rulebook under `dme_calendar` and `dme_readings`, bound once for the session."""
    from dme_migration.rules import Evaluator  # noqa: PLC0415 - when a test asks for it

    return Evaluator(calendar=dme_calendar, readings=dme_readings)


def pytest_assertrepr_compare(config: pytest.Config, op: str, left: object, right: object) -> list[str] | None:
    """Tell in words how two assessments differ, or which findings came."""
    if op != "==" or not _in_use():
        return None
    from dme_migration.testing._asserts import comparison_in_words  # noqa: PLC0415 - when a comparison fails

    return comparison_in_words(left, right, _language(config))


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: pytest.Item, call: pytest.CallInfo[None]
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Choose the language of our failures; beneath any other bare assertion, tell the assessments that a test holds."""
    error = call.excinfo.value if call.excinfo is not None and _in_use() else None
    ours = [] if error is None else list(_refuted(error))
    for failure in ours:
        failure.language = failure.language or _language(item.config)
    report = yield
    if call.excinfo is not None and isinstance(error, AssertionError) and not ours:
        told = list(_held(item, call.excinfo.traceback))
        report.sections += [(_SECTION, words[_language(item.config)]) for words in told]
    return report


def _in_use() -> bool:
    """Tell whether the session uses the package at all: where it does not, nothing is imported."""
    return "dme_migration.rules.findings" in sys.modules


def _language(config: pytest.Config) -> Language:
    from dme_migration.text import Language  # noqa: PLC0415 - when a failure is told

    return Language(config.getoption(_OPTION))


def _refuted(error: BaseException) -> Iterator[RefutedError]:
    from dme_migration.testing._asserts import RefutedError  # noqa: PLC0415 - when a test fails

    if isinstance(error, RefutedError):
        yield error
    elif isinstance(error, BaseExceptionGroup):  # Hypothesis tells several failures at once
        for one in error.exceptions:
            yield from _refuted(one)


def _held(item: pytest.Item, traceback: Traceback) -> Iterator[Text]:
    """Give the words of each assessment that the test's own frames hold."""
    from dme_migration.rules import Assessment  # noqa: PLC0415 - when a test fails
    from dme_migration.testing._asserts import assessment_in_words  # noqa: PLC0415 - when a test fails

    frames = (entry.frame for entry in traceback if entry.path == item.path)
    held = (value for frame in frames for value in frame.f_locals.values() if isinstance(value, Assessment))
    for assessment in dict.fromkeys(held):
        yield assessment_in_words(assessment)
