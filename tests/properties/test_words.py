"""Every finding can be read aloud, in both languages."""

from __future__ import annotations

import re

from hypothesis import given

from dme_migration import Evaluator, Language, Readings
from dme_migration.testing import readings
from tests.properties.judged import Judged, fewer, judged

BARE_COLON = re.compile("(?<!\N{NO-BREAK SPACE}):")
TWO_SPACES = re.compile(r"(?<!CLINIQUE) {2}")  # a name is quoted as it was written


@fewer(2)
@given(judged(), readings())
def test_messages(example: Judged, chosen: Readings) -> None:
    for finding in Evaluator(readings=chosen).evaluate(example.case, as_of=example.as_of):
        for language in Language:
            message = finding.message(language)
            place = (finding.obligation.id, language, message)
            assert message.endswith(f" ({finding.obligation.clause.address.removesuffix(')')})"), place
            assert message.strip() == message, place
            assert not TWO_SPACES.search(message), place
            assert not {"{", "}"} & set(message), place
            assert not re.search(r"\bNone\b", message), place
            if language is Language.FR:
                assert not BARE_COLON.search(message), place
