"""The explanation of the procedure leads to the entry of every requirement, once, by its title."""

from __future__ import annotations

import re

import pytest

from dme_migration import STANDARD_RULEBOOK, Language
from tests.docs.pages import DOCS

LINK = re.compile(r"^- \[(.+)\]\(\.\./reference/obligations/([a-z0-9-]+)\.md#([a-z0-9-]+)\)$", re.MULTILINE)


@pytest.mark.parametrize("language", list(Language))
def test_every_requirement_is_led_to_once(language: Language) -> None:
    place = DOCS / language.value / "explanation" / "procedure.md"
    found = LINK.findall(place.read_text("utf-8"))
    by_anchor = {obligation.id.replace(".", ""): obligation for obligation in STANDARD_RULEBOOK}
    assert sorted(anchor for _, _, anchor in found) == sorted(by_anchor)
    for title, page, anchor in found:
        obligation = by_anchor[anchor]
        assert title == obligation.title[language]
        entries = (DOCS / language.value / "reference" / "obligations" / f"{page}.md").read_text("utf-8")
        assert f"\n## {obligation.id}\n" in entries, f"{obligation.id} has no entry in {page}.md"
