"""What is lost is seen, and what may change is let by."""

from __future__ import annotations

import json
from typing import Any

import pytest

from tests.compatibility import frozen
from tests.compatibility.meaning import lost


def assessment() -> Any:
    return json.loads((frozen.ROOT / "documents" / "assessment-breach.json").read_text("utf-8"))


def test_nothing_is_lost_of_the_same() -> None:
    assert list(lost(assessment(), assessment())) == []


def test_words_may_change_and_keys_and_entries_may_come() -> None:
    later = assessment()
    later["findings"][0]["message"] = "Autrement dit."
    later["findings"].insert(3, {**later["findings"][0], "obligation": "another.one"})
    later["next_steps"][0]["whole_new"] = 1
    assert list(lost(assessment(), later)) == []


@pytest.mark.parametrize(
    ("break_it", "told"),
    [
        (lambda d: d.pop("verdict"), "$.verdict is gone"),
        (lambda d: d["findings"][0].pop("due_at"), "$.findings[notice.vendor-informed].due_at is gone"),
        (
            lambda d: d["findings"][0].update(status="late"),
            "$.findings[notice.vendor-informed].status: 'met' became 'late'",
        ),
        (lambda d: d["findings"][0].update(title=None), "became None"),
        (lambda d: d["findings"].pop(0), "$.findings[notice.vendor-informed] is gone"),
        (lambda d: d["findings"].reverse(), "$.findings: the order changed"),
        (lambda d: d.update(compliant=0), "$.compliant: False became 0"),
        (lambda d: d["edition"].append("MORE"), "$.edition: 3 entries became 4"),
        (lambda d: d.update(findings={}), "$.findings"),
    ],
)
def test_a_loss_is_told_by_its_path(break_it: Any, told: str) -> None:
    later = assessment()
    break_it(later)
    (first, *_) = lost(assessment(), later)
    assert told in first


def test_an_entry_is_named_with_its_party() -> None:
    steps = [{"obligation": "a", "party": "client"}, {"obligation": "a", "party": "bureau"}]
    assert list(lost(steps, steps[:1])) == ["$[a bureau] is gone"]


def test_the_words_of_one_list_are_facts_elsewhere() -> None:
    assert list(lost({"skipped": [{"on": "x", "name": "a"}]}, {"skipped": [{"on": "x", "name": "b"}]})) == []
    assert list(lost({"parties": [{"on": "x", "name": "a"}]}, {"parties": [{"on": "x", "name": "b"}]})) != []
