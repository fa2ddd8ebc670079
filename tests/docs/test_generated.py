"""The pages that follow from the code are those that the code makes now, and a reader finds each in the navigation."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
import yaml
from scripts.generate_docs import COMMAND, DOCS, standing
from scripts.reference.pages import every_page

from tests.docs.pages import ROOT


@pytest.mark.parametrize("name", sorted(every_page()))
def test_a_page_is_not_stale(name: str) -> None:
    path = DOCS / name
    assert path.is_file(), f"docs/{name} is missing; run {COMMAND}"
    assert path.read_text("utf-8") == every_page()[name], f"docs/{name} is stale; run {COMMAND}"


def test_no_page_is_left_over() -> None:
    assert standing() == set(every_page()), f"a page is no longer made; run {COMMAND}"


def targets(entry: Any) -> Iterator[str]:
    if isinstance(entry, str):
        yield entry
    else:
        for inner in entry.values() if isinstance(entry, dict) else entry:
            yield from targets(inner)


@pytest.mark.parametrize(("language", "config"), [("fr", "mkdocs.yml"), ("en", "mkdocs.en.yml")])
def test_every_page_stands_once_in_the_navigation(language: str, config: str) -> None:
    nav = yaml.safe_load((ROOT / config).read_text("utf-8"))["nav"]
    made = sorted(name.removeprefix(f"{language}/") for name in every_page() if name.startswith(f"{language}/"))
    assert sorted(name for name in targets(nav) if name.startswith("reference/")) == made
