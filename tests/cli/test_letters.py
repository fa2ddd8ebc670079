from __future__ import annotations

import json
import stat
from pathlib import Path

import pytest

from dme_migration.serialization import dump_case
from tests.cli.running import lines_of_json, process, run
from tests.report.letters.scenes import (
    COMPLAINED,
    DEPARTING_CASE,
    ROW_12_CASE,
    UNSENT,
    parsed,
    text_of,
)
from tests.rules import cases

PDF = b"%PDF-1.7\nformulaire\n%%EOF\n"


def saved(tmp_path: Path, case: object, name: str = "case.json") -> str:
    path = tmp_path / name
    path.write_text(dump_case(case), encoding="utf-8")  # type: ignore[arg-type]  # a case
    return str(path)


@pytest.fixture
def unsent(tmp_path: Path) -> str:
    return saved(tmp_path, UNSENT)


@pytest.fixture
def row_12(tmp_path: Path) -> str:
    return saved(tmp_path, ROW_12_CASE)


def flat(text: str) -> str:
    return " ".join(text.replace("\u00a0", " ").split())


class TestList:
    def test_it_says_what_is_to_be_written_by_whom_to_whom_by_when_and_why(self, row_12: str) -> None:
        result = run("letters", row_12, "--as-of=2026-04-08")
        told = flat(result.stdout)

        assert result.exit_code == 0
        assert "2026-0042 : lettres, au mercredi 8 avril 2026." in told
        assert "Rappel d'échéance (reminder)" in told
        assert (
            "De : Medfar <deploiement@medfarsolutions.com> À : Clinique du Fleuve <direction@clinique.example>" in told
        )
        assert "Quand : d'ici le mercredi 8 avril 2026" in told
        assert "Pourquoi : Préanalyse validée par le client dans les 7 jours ouvrables" in told

    def test_row_12_the_day_after_it_is_late(self, row_12: str) -> None:
        fr = flat(run("letters", row_12, "--as-of=2026-04-09").stdout)
        en = flat(run("letters", row_12, "--as-of=2026-04-09", "--lang=en").stdout)

        assert "Quand : en retard, c'était dû le mercredi 8 avril 2026" in fr
        assert "When: overdue, it was due on Wednesday, April 8, 2026" in en

    def test_what_a_letter_lacks_is_told_with_its_path_and_what_to_attach(self, tmp_path: Path) -> None:
        result = run("letters", saved(tmp_path, DEPARTING_CASE), "--as-of=2026-01-06", "--lang=en")
        told = flat(result.stdout)

        assert result.exit_code == 0
        assert "Missing: request.authorization: obtain the signed authorization" in told
        assert "request.signatures: have the form signed" in told
        assert "To attach: the request form" in told

    def test_a_finished_case_calls_for_nothing(self, tmp_path: Path) -> None:
        result = run("letters", saved(tmp_path, cases.COMPLETE), "--as-of=2026-03-10")

        assert "Il n'y a pas de lettre à écrire" in flat(result.stdout)
        assert result.exit_code == 0

    def test_all_lists_the_twelve(self, unsent: str) -> None:
        (document,) = lines_of_json(run("letters", unsent, "--all", "--as-of=2026-01-09", "--format=json"))

        assert [entry["kind"] for entry in document["letters"]] == [
            *("authorization", "vendor-notice", "transmission", "schedule", "extra-delay", "preanalysis"),
            *("cutover-agreement", "extraction-success", "import-success", "reminder", "complaint", "follow-up"),
        ]

    def test_json_says_the_same_whatever_is_missing(self, row_12: str) -> None:
        (document,) = lines_of_json(run("letters", row_12, "--as-of=2026-04-09", "--format=json"))

        assert document["format"] == "dme-migration/letters-1"
        assert (document["id"], document["as_of"]) == ("2026-0042", "2026-04-09")
        keys = {frozenset(entry) for entry in document["letters"]}
        assert keys == {
            frozenset(
                {
                    *("kind", "title", "writer", "to", "copies", "due_on", "due_at", "overdue", "optional"),
                    *("obligations", "encloses", "missing", "file"),
                }
            )
        }
        reminder = next(e for e in document["letters"] if e["to"][0]["party"] == "client")
        assert (reminder["due_on"], reminder["overdue"]) == ("2026-04-08", True)
        assert reminder["obligations"] == ["preanalysis.validated-in-time"]

    def test_standard_input_is_read(self) -> None:
        done = process("letters", "-", "--as-of=2026-01-09", stdin=dump_case(UNSENT).encode())

        assert done.returncode == 0
        assert "Transmission du formulaire" in done.stdout.decode()

    def test_hostile_names_command_no_terminal(self, tmp_path: Path) -> None:
        case = cases.client(UNSENT, name="Roy\x1b[31m\u202e")
        shown = run("letters", saved(tmp_path, case), "--as-of=2026-01-09").stdout

        assert "\x1b" not in shown
        assert "\u202e" not in shown


class TestWrite:
    def test_it_writes_drafts_that_a_mail_program_opens(self, row_12: str, tmp_path: Path) -> None:
        folder = tmp_path / "lettres"
        result = run("letters", row_12, "--as-of=2026-04-09", "--write", str(folder), "--format=json")
        (document,) = lines_of_json(result)
        names = sorted(path.name for path in folder.iterdir())

        assert result.exit_code == 0
        assert "2026-0042-2026-04-09-10-reminder-client-fr.eml" in names
        assert sorted(Path(entry["file"]).name for entry in document["letters"] if entry["file"]) == names
        for path in folder.iterdir():
            message = parsed(path.read_bytes())
            assert message.defects == []
            assert message["X-Unsent"] == "1"
            assert message.get_body(("html",)) is not None
        reminder = parsed((folder / "2026-0042-2026-04-09-10-reminder-client-fr.eml").read_bytes())
        assert "En retard : c'était dû le mercredi 8 avril 2026." in flat(text_of(reminder))

    def test_an_optional_letter_is_written_only_when_it_is_asked_for(self, tmp_path: Path) -> None:
        case, folder = saved(tmp_path, COMPLAINED), tmp_path / "lettres"
        run("letters", case, "--as-of=2026-03-11", "--write", str(folder))
        assert not list(folder.glob("*complaint*"))

        run("letters", case, "--as-of=2026-03-11", "--write", str(folder), "--kind=complaint")
        assert len(list(folder.glob("*complaint*"))) == 1

    def test_written_twice_the_same_stays_and_another_is_never_replaced_unasked(
        self, unsent: str, tmp_path: Path
    ) -> None:
        folder = tmp_path / "lettres"
        command = ("letters", unsent, "--as-of=2026-01-09", "--write", str(folder))
        assert run(*command).exit_code == 0
        (path,) = folder.iterdir()
        written = path.read_bytes()
        assert run(*command).exit_code == 0

        path.write_bytes(b"autre chose")
        refused = run(*command)
        assert refused.exit_code == 2
        assert "--force" in refused.stderr
        assert path.read_bytes() == b"autre chose"
        assert run(*command, "--force").exit_code == 0
        assert path.read_bytes() == written
        assert list(folder.iterdir()) == [path]

    def test_nothing_is_written_when_one_of_them_would_replace_something(self, row_12: str, tmp_path: Path) -> None:
        folder = tmp_path / "lettres"
        folder.mkdir()
        (folder / "2026-0042-2026-04-09-10-reminder-client-fr.eml").write_bytes(b"autre chose")

        assert run("letters", row_12, "--as-of=2026-04-09", "--write", str(folder)).exit_code == 2
        assert len(list(folder.iterdir())) == 1

    def test_what_lacks_a_fact_is_not_written_and_asked_by_name_it_fails(self, tmp_path: Path) -> None:
        case, folder = saved(tmp_path, DEPARTING_CASE), tmp_path / "lettres"
        due = run("letters", case, "--as-of=2026-01-06", "--write", str(folder))
        named = run("letters", case, "--as-of=2026-01-06", "--write", str(folder), "--kind=transmission")

        assert due.exit_code == 0
        assert {path.name.split("-")[5] for path in folder.iterdir()} == {"01", "02"} or len(
            list(folder.iterdir())
        ) == 2
        assert named.exit_code == 3
        assert "request.authorization" in named.stdout

    def test_the_form_goes_with_the_transmission(self, unsent: str, tmp_path: Path) -> None:
        form = tmp_path / "Demande été.pdf"
        form.write_bytes(PDF)
        folder = tmp_path / "lettres"
        without = run("letters", unsent, "--as-of=2026-01-09", "--write", str(tmp_path / "sans"))
        result = run("letters", unsent, "--as-of=2026-01-09", "--write", str(folder), "--form", str(form))
        (path,) = folder.iterdir()
        (attached,) = parsed(path.read_bytes()).iter_attachments()

        assert attached.get_content() == PDF
        assert attached.get_filename() == "Demande-ete.pdf"
        assert "joignez-y" in flat(without.stderr)
        assert "joignez-y" not in flat(result.stderr)

    def test_a_symbolic_link_stays_one_and_a_read_only_file_stays(self, unsent: str, tmp_path: Path) -> None:
        real, link = tmp_path / "vrai.eml", tmp_path / "lien.eml"
        real.write_bytes(b"")
        real.chmod(0o640)
        link.symlink_to(real)
        command = ("letters", unsent, "--as-of=2026-01-09", "--kind=transmission", "-o", str(link))
        assert run(*command).exit_code == 0
        assert link.is_symlink()
        assert stat.S_IMODE(real.stat().st_mode) == 0o640
        before = real.read_bytes()

        real.chmod(0o444)
        assert run(*command, "--lang=en").exit_code == 3
        assert real.read_bytes() == before

    def test_one_letter_goes_to_standard_output(self, unsent: str) -> None:
        done = process("letters", unsent, "--as-of=2026-01-09", "--kind=transmission", "-o", "-", "--lang=en")
        message = parsed(done.stdout)

        assert done.returncode == 0
        assert message["Content-Language"] == "en-CA"
        assert str(message["Subject"]).startswith("Data migration request")

    def test_an_address_may_be_given_beside_the_case(self, tmp_path: Path) -> None:
        case = saved(tmp_path, COMPLAINED)
        command = ("letters", case, "--as-of=2026-03-11", "--kind=follow-up", "-o", "-")
        draft = parsed(process(*command).stdout)
        message = parsed(process(*command, "--address=complainant=a.roy@clinique.example").stdout)

        assert draft["To"] is None
        assert message["To"].addresses[0].addr_spec == "a.roy@clinique.example"

    def test_a_case_without_an_id_and_a_strange_name_make_a_safe_file_name(self, tmp_path: Path) -> None:
        case = cases.client(UNSENT, name="../Clinique Sainte-Thérèse : CON?")
        document = json.loads(dump_case(case))
        del document["id"]
        path = tmp_path / "case.json"
        path.write_text(json.dumps(document), encoding="utf-8")
        folder = tmp_path / "lettres"
        run("letters", str(path), "--as-of=2026-01-09", "--write", str(folder))

        assert [p.name for p in folder.iterdir()] == ["clinique-sainte-therese-con-2026-01-09-03-transmission-fr.eml"]


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (("--kind=transmision",), 2, "transmission"),
        (("--kind=transmission", "--all"), 2, "--all"),
        (("--write", "x", "-o", "y"), 2, "-o"),
        (("--all", "-o", "-"), 2, "12"),
        (("--address=complainant",), 2, "PARTIE=ADRESSE"),
        (("--address=bureaux=a@b.example",), 2, "bureau"),
        (("--address=bureau=a@b.example, c@d.example",), 2, "adresse"),
        (("--form", "absent.pdf"), 2, "n'existe pas"),
        (("--within=-1",), 2, "nombre"),
        (("--kind=schedule", "-o", "-"), 3, "schedule"),
        (("--write", __file__), 2, "répertoire"),
    ],
)
def test_what_is_refused(unsent: str, arguments: tuple[str, ...], code: int, words: str) -> None:
    result = run("letters", unsent, "--as-of=2026-01-09", *arguments)

    assert result.exit_code == code
    assert words in flat(result.stderr)


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04 not a PDF"])
def test_a_form_that_is_no_pdf_is_refused_and_so_is_one_that_goes_nowhere(
    unsent: str, tmp_path: Path, data: bytes
) -> None:
    form = tmp_path / "form.pdf"
    form.write_bytes(data)
    folder = tmp_path / "lettres"
    assert run("letters", unsent, "--as-of=2026-01-09", "--write", str(folder), "--form", str(form)).exit_code == 2
    assert not folder.exists()

    form.write_bytes(PDF)
    assert run("letters", unsent, "--as-of=2026-01-09", "--form", str(form)).exit_code == 2
    command = ("letters", unsent, "--as-of=2026-01-09", "--kind=authorization", "-o", "-", "--form", str(form))
    assert run(*command).exit_code == 2


def test_the_case_and_the_form_are_never_written_over(unsent: str, tmp_path: Path) -> None:
    form = tmp_path / "form.pdf"
    form.write_bytes(PDF)
    before = Path(unsent).read_bytes()
    command = ("letters", unsent, "--as-of=2026-01-09", "--kind=transmission", "--form", str(form), "-o")

    assert [run(*command, place).exit_code for place in (unsent, str(form))] == [2, 2]
    assert (Path(unsent).read_bytes(), form.read_bytes()) == (before, PDF)


def test_an_unreadable_case_gives_its_faults(tmp_path: Path) -> None:
    path = tmp_path / "case.json"
    path.write_text("{}", encoding="utf-8")
    result = run("letters", str(path), "--format=json")

    assert result.exit_code == 3
    assert lines_of_json(result)[0]["format"] == "dme-migration/problems-1"
