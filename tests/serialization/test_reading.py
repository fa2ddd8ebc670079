"""From bytes to JSON: encodings, sizes, depths, syntax; every refusal with its place, and quick."""

from __future__ import annotations

import json
import time
from typing import Any

import pytest

from dme_migration.serialization import MAX_DOCUMENT_BYTES, ProblemCode, load_case
from dme_migration.serialization.reading import LONGEST_NUMBER, MAX_DEPTH, parsed, parsed_with_care, text_of
from dme_migration.text import Language
from tests.serialization.documents import SAMPLE, changed, unreadable

HEAD = '{"format": "dme-migration/case-1", "request": {"source_emr": "MYLE"}, '


class TestEncoding:
    @pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-le"])
    def test_other_unicode_encodings(self, encoding: str) -> None:
        (problem,) = unreadable(SAMPLE.encode(encoding))
        assert (problem.code, problem.path, problem.found) == (ProblemCode.BAD_ENCODING, "$", "UTF-16 / UTF-32")
        assert "enregistré en UTF-8" in problem.message(Language.FR)

    def test_latin_1_with_its_place(self) -> None:
        (problem,) = unreadable('{\n  "id": "Érable, à côté"\n}'.encode("latin-1"))
        assert (problem.code, problem.found) == (ProblemCode.BAD_ENCODING, "0xC9")
        assert "à la ligne 2, colonne 10" in problem.message(Language.FR)
        assert "at line 2, column 10" in problem.message(Language.EN)

    @pytest.mark.parametrize("raw", [b'"\xed\xa0\x80"', b'"\xc0\xaf"', b'"\xf5\x80\x80\x80"', b'"\xe2\x80'])
    def test_what_utf_8_forbids(self, raw: bytes) -> None:
        assert unreadable(raw)[0].code is ProblemCode.BAD_ENCODING

    def test_half_a_pair_in_the_text_itself(self) -> None:
        (problem,) = unreadable('{\n"id": "a\ud800"}')
        assert (problem.code, problem.path, problem.found) == (ProblemCode.BAD_ENCODING, "$", "\\ud800")
        assert "at line 2, column 9" in problem.message(Language.EN)

    def test_one_byte_order_mark_is_passed_over(self) -> None:
        assert load_case(b"\xef\xbb\xbf" + SAMPLE.encode()) == load_case(SAMPLE)
        assert unreadable(b"\xef\xbb\xbf" * 2 + SAMPLE.encode())[0].code is ProblemCode.BAD_JSON


class TestSyntax:
    @pytest.mark.parametrize(
        ("text", "french", "english"),
        [
            ("", "le document est vide", "the document is empty"),
            (" \r\n\t", "le document est vide", "the document is empty"),
            ("{", "une clé entre guillemets droits, à la ligne 1, colonne 2", "a key between double quotes, at line 1"),
            ('{"a"}', "un deux-points, à la ligne 1, colonne 5", "a colon, at line 1, column 5"),
            ('{"a":\n\n1 "b"}', "une virgule, ou la fin", "a comma, or the closing bracket, at line 3, column 3"),
            ('{"a":}', "une valeur, à la ligne 1, colonne 6", "a value, at line 1, column 6"),
            ("{'a': 1}", "entre guillemets droits", "double quotes"),
            ('{"a": "b', "un guillemet qui ferme", "a quote that closes"),
            ('{"a": "\t"}', "échappement", "escape sequence"),
            ('{"a": "\\x41"}', "un échappement de JSON", "a JSON escape"),
            ('{"a": "\\u12"}', "un échappement de JSON", "a JSON escape"),
            ("{} {}", "un seul document", "one document"),
            ("[][]", "un seul document", "one document"),
            ("// a\n{}", "une valeur, à la ligne 1, colonne 1", "a value, at line 1, column 1"),
            ("{}]", "un seul document", "one document"),
            ("]", "une valeur", "a value"),
            ("[1, 2}", "une virgule, ou la fin", "a comma, or the closing bracket"),
        ],
    )
    def test_said_with_line_and_column(self, text: str, french: str, english: str) -> None:
        (problem,) = unreadable(text)
        assert (problem.code, problem.path) == (ProblemCode.BAD_JSON, "$")
        assert french in problem.message(Language.FR)
        assert english in problem.message(Language.EN)
        assert problem == unreadable(text.encode())[0]

    def test_a_comma_too_many(self) -> None:
        assert unreadable('{"a": 1,}')[0].code is ProblemCode.BAD_JSON  # worded otherwise from Python 3.13 on

    def test_lines_end_in_lf_alone(self) -> None:
        (problem,) = unreadable('{"a": "\u2028\u0085\u2029",\r\n "b" 1}')
        assert "à la ligne 2, colonne 6, devant «\u00a01}\u00a0»" in problem.message(Language.FR)


class TestDepth:
    def test_the_deepest_that_is_read(self) -> None:
        within = "[" * (MAX_DEPTH - 1) + "]" * (MAX_DEPTH - 1)
        case = load_case(f'{HEAD}"x-own": {within}}}')
        assert case.extra == (("x-own", within),)
        (problem,) = unreadable(f'{HEAD}"x-own": [{within}]}}')
        assert (problem.code, problem.path, problem.found) == (ProblemCode.TOO_DEEP, "$", f"> {MAX_DEPTH}")

    @pytest.mark.parametrize("unit", ["[", '{"a":', "[[],", '[{"a":', '{"[":{', '["\\"[",', '["]]]]",', "[]]["])
    def test_deeper_without_recursion(self, unit: str) -> None:
        assert unreadable(unit * 100_000)[0].code in {ProblemCode.TOO_DEEP, ProblemCode.BAD_JSON}
        assert unreadable(unit * 100)[0].code in {ProblemCode.TOO_DEEP, ProblemCode.BAD_JSON}

    @pytest.mark.parametrize("unit", ["[", '\\"[', '"{', "[]", "\\\\[{", 'é"["“['])
    def test_brackets_within_a_text_do_not_count(self, unit: str) -> None:
        text = unit * 100
        assert load_case(f'{HEAD}"x-own": {json.dumps(text)}}}').extra == (
            ("x-own", json.dumps(text, ensure_ascii=False)),
        )

    def test_wide_is_not_deep(self) -> None:
        assert load_case(f'{HEAD}"x-own": [{", ".join(["[[]]"] * 1000)}]}}').extra


class TestSize:
    @pytest.mark.parametrize(
        ("unit", "times"), [(b"[", MAX_DOCUMENT_BYTES + 1), ("é", MAX_DOCUMENT_BYTES // 2 + 1), ("[", 10**8)]
    )
    def test_too_large(self, unit: bytes | str, times: int) -> None:
        data = unit * times
        start = time.perf_counter()
        (problem,) = unreadable(data)
        assert time.perf_counter() - start < 1
        assert (problem.code, problem.path) == (ProblemCode.TOO_LARGE, "$")
        assert "10 Mio" in problem.message(Language.FR)
        assert "10 MiB" in problem.message(Language.EN)

    def test_the_largest(self) -> None:
        padded = SAMPLE.encode().ljust(MAX_DOCUMENT_BYTES)
        assert load_case(padded) == load_case(SAMPLE)


class TestNumbers:
    @pytest.mark.parametrize("number", ["NaN", "Infinity", "-Infinity", "1e999", "-1e999", f"0.{'1' * LONGEST_NUMBER}"])
    @pytest.mark.parametrize("key", ["x-own", "id", "fees"])
    def test_what_is_no_number(self, number: str, key: str) -> None:
        (problem,) = unreadable(f'{HEAD}"{key}": {number}}}')
        assert (problem.code, problem.path) == (ProblemCode.BAD_NUMBER, key)
        assert problem.found is not None
        assert problem.found.startswith(number[:70])

    @pytest.mark.parametrize("digits", [4_300, 4_301, 1_000_000])
    def test_huge_ones_are_quick(self, digits: int) -> None:
        start = time.perf_counter()
        (problem,) = unreadable(f'{HEAD}"fees": {{"practitioners": {"9" * digits}}}}}')
        assert time.perf_counter() - start < 1
        assert (problem.code, problem.path) == (ProblemCode.BAD_NUMBER, "fees.practitioners")

    def test_a_long_one_is_kept(self) -> None:
        number = "9" * LONGEST_NUMBER
        assert load_case(f'{HEAD}"x-own": {number}}}').extra == (("x-own", number),)


class TestTwice:
    @pytest.mark.parametrize(
        ("old", "new", "path"),
        [
            ('"id": "2026-0042"', '"id": "a", "id": "2026-0042"', "id"),
            ('"kind": "clinic"', '"kind": "clinic", "kind": "clinic"', "request.client.kind"),
            ('"on": "2026-01-21", "evidence"', '"on": "2026-01-20", "on": "2026-01-21", "evidence"', "journal[1].on"),
            ('"allergies": true', '"allergies": true, "allergies": false', "request.data.allergies"),
            ('"id": "2026-0042"', '"x-own": {"a": [{"b": 1, "b": 2}]}', "x-own.a[0].b"),
            ('"id": "2026-0042"', '"x-own": 1, "x-own": 2, "x-own": 3', "x-own"),
        ],
    )
    def test_a_key_written_twice(self, old: str, new: str, path: str) -> None:
        assert old in SAMPLE
        (problem,) = unreadable(SAMPLE.replace(old, new))
        assert (problem.code, problem.path) == (ProblemCode.DUPLICATE_KEY, path)
        assert "écrite deux fois" in problem.message(Language.FR)
        assert "written twice" in problem.message(Language.EN)


def objects(value: Any) -> Any:
    """Turn pairs into dicts."""
    if isinstance(value, tuple):
        return {key: objects(item) for key, item in value}
    return [objects(item) for item in value] if isinstance(value, list) else value


def test_both_parsers_read_alike() -> None:
    assert objects(parsed(text_of(SAMPLE))) == parsed_with_care(SAMPLE) == json.loads(SAMPLE)


def test_a_key_written_twice_stands_twice_among_the_pairs() -> None:
    assert parsed('{"a": {"b": 1, "b": []}, "c": {}}') == (("a", (("b", 1), ("b", []))), ("c", ()))


def test_escaped_pairs_are_whole() -> None:
    text = json.dumps(changed("id", "\U0001f4c5 « 2026 »"))
    assert "\\ud83d" in text
    assert load_case(text).id == "\U0001f4c5 « 2026 »"
