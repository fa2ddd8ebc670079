"""Reports from neighbouring projects on reading JSON (rows 8 to 11), each tried on its whole kind."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from datetime import UTC, datetime

import pytest

from dme_migration.serialization import ProblemCode, case_from, case_to, dump_case, json_line, load_case
from dme_migration.text import Language
from tests.serialization.documents import SAMPLE, changed, refusal


class TestFieldCases:
    """Rows 8 to 11 of the reports from neighbouring projects, each for its whole kind."""

    @pytest.mark.parametrize("zone", ["America/Toronto", "America/Halifax", "America/Moncton", "America/Blanc-Sablon"])
    def test_row_8_zones_of_quebec(self, zone: str) -> None:
        assert case_from(changed("request.client.time_zone", zone)).zone.key == zone

    def test_row_8_montreal_is_toronto(self) -> None:
        assert case_from(changed("request.client.time_zone", "America/Montreal")).zone.key == "America/Toronto"

    @pytest.mark.parametrize(
        ("zone", "suggestion"),
        [
            ("Amerique/Quebec", None),
            ("../../etc/hosts", None),
            ("America", "America/Toronto"),
            ("America/Torronto", "America/Toronto"),
            ("America/Toronto\x00", "America/Toronto"),
            ("Toronto", "America/Toronto"),
            ("UTC", None),
            ("/etc/localtime", None),
            ("-05:00", None),
            ("Z" * 10_000, None),
        ],
    )
    def test_row_8_other_zones_are_refused_in_words(self, zone: str, suggestion: str | None) -> None:
        (problem,) = refusal(changed("request.client.time_zone", zone))
        assert (problem.code, problem.path) == (ProblemCode.BAD_ZONE, "request.client.time_zone")
        assert problem.suggestion == suggestion
        assert "un fuseau du Québec\u00a0: America/Toronto, America/Halifax" in problem.message(Language.FR)
        assert "a time zone of Québec: America/Toronto, America/Halifax" in problem.message(Language.EN)

    def test_row_8_no_zone_database_but_tzdata(self) -> None:
        program = (
            "from dme_migration.serialization import load_case; import sys; load_case(sys.stdin.buffer.read()).zone"
        )
        done = subprocess.run(
            [sys.executable, "-c", program],
            input=SAMPLE.encode(),
            env={**os.environ, "PYTHONTZPATH": ""},
            capture_output=True,
            check=False,
        )
        assert (done.returncode, done.stderr) == (0, b"")

    @pytest.mark.parametrize(
        "path",
        [
            "request.transmissions[0].recipients",
            "schedule.milestones[0].agreements",
            "schedule.milestones",
            "schedule.revisions",
            "request.requesters",
            "request.signatures",
            "request.transmissions",
            "journal",
            "notices",
            "confirmations",
            "complaints",
            "waivers",
        ],
    )
    @pytest.mark.parametrize(
        ("value", "french", "english"),
        [
            ("ventesdme@telus.com", "le texte «\u00a0ventesdme@telus.com\u00a0»", "the text “ventesdme@telus.com”"),
            ("", "le texte «\u00a0\u00a0»", "the text “”"),
            ({"name": "Dre Anne Tremblay"}, 'l\'objet {"name": "Dre Anne Tremblay"}', "the object {"),
            ({}, "l'objet {}", "the object {}"),
            (1, "le nombre 1", "the number 1"),
            (True, "la valeur true", "the value true"),
        ],
    )
    def test_row_9_a_list_is_a_list(self, path: str, value: object, french: str, english: str) -> None:
        (problem,) = refusal(changed(path, value))
        assert (problem.code, problem.path, problem.suggestion) == (ProblemCode.WRONG_TYPE, path, None)
        assert problem.message(Language.FR).startswith(f"{path}\u00a0: {french}")
        assert "une liste, entre crochets" in problem.message(Language.FR)
        assert english in problem.message(Language.EN)
        assert "a list, between brackets" in problem.message(Language.EN)

    @pytest.mark.parametrize(
        "path", ["request.transmissions[0].sent_at", "complaints[0].received_at", "complaints[0].followed_up_at"]
    )
    @pytest.mark.parametrize(
        ("instant", "suggestion"),
        [
            ("2026-01-12T24:00:00-05:00", None),
            ("2026-01-12T16:20:00,5-05:00", "2026-01-12T16:20:00.5-05:00"),
            ("20260112T162000-0500", None),
            ("2026-W03-1T16:20:00-05:00", None),
            ("2026-01-12T16:20:60-05:00", None),
            ("2026-01-12T16:60:00-05:00", None),
            ("2026-01-12T16:20-05:00", None),
            ("2026-01-12T16-05:00", None),
            ("2026-01-12T16:20:00-0500", None),
            ("2026-01-12T16:20:00-05", None),
            ("2026-01-12T16:20:00-05:60", None),
            ("2026-01-12T16:20:00-24:00", None),
            ("2026-01-12T16:20:00-05:00:00", None),
            ("2026-01-12T16:20:00.1234567-05:00", None),
            ("2026-01-12T16:20:00.-05:00", None),
            ("2026-01-12 16:20:00-05:00", "2026-01-12T16:20:00-05:00"),
            ("2026-01-12t16:20:00z", "2026-01-12T16:20:00Z"),
            (" 2026-01-12T16:20:00Z", "2026-01-12T16:20:00Z"),
            ("2026-01-12T16:20:00Z\n", "2026-01-12T16:20:00Z"),
            ("2026-02-30T16:20:00-05:00", None),
            ("2026-13-01T16:20:00-05:00", None),
            ("0000-01-01T00:00:00Z", None),
            ("２０２６-01-12T16:20:00Z", None),
            ("2026-01-12", None),
            ("now", None),
        ],
    )
    def test_row_10_an_instant_is_that_of_rfc_3339(self, path: str, instant: str, suggestion: str | None) -> None:
        (problem,) = refusal(changed(path, instant))
        assert (problem.code, problem.path) == (ProblemCode.BAD_INSTANT, path)
        assert problem.suggestion == suggestion

    @pytest.mark.parametrize(
        ("instant", "same"),
        [
            ("2026-01-12T16:20:00Z", datetime(2026, 1, 12, 16, 20, tzinfo=UTC)),
            ("2026-01-12T16:20:00+00:00", datetime(2026, 1, 12, 16, 20, tzinfo=UTC)),
            ("2026-01-12T16:20:00.5-05:00", datetime(2026, 1, 12, 21, 20, 0, 500_000, tzinfo=UTC)),
            ("2026-01-12T16:20:00.123456-05:00", datetime(2026, 1, 12, 21, 20, 0, 123_456, tzinfo=UTC)),
            ("2026-01-12T23:59:59+23:59", datetime(2026, 1, 12, 0, 0, 59, tzinfo=UTC)),
            ("2024-02-29T00:00:00-03:30", datetime(2024, 2, 29, 3, 30, tzinfo=UTC)),
        ],
    )
    def test_row_10_what_rfc_3339_admits(self, instant: str, same: datetime) -> None:
        assert case_from(changed("request.transmissions[0].sent_at", instant)).request.transmissions[0].sent_at == same

    def test_row_11_line_separators_stand_in_texts(self) -> None:
        reason = "Volume\u2028des\u0085documents\u2029num\u00e9ris\u00e9s"
        raw = json.dumps(changed("notices[0].reason", reason), ensure_ascii=False)
        assert "\u2028" in raw
        case = load_case(raw.encode())
        assert case.notices[0].reason == reason
        assert json_line(case_to(case)).isascii()
        assert len(dump_case(case).splitlines()) == dump_case(case).count("\n")
        assert load_case(dump_case(case)) == case
