"""Add what is new: ``python -m tests.compatibility``. What is frozen already is left alone."""

from __future__ import annotations

import json

from tests.compatibility import frozen, statuses
from tests.compatibility.changelog import ROOT, project_version, told_now


def add_files() -> None:
    known = frozen.index() if frozen.INDEX.exists() else {}
    for name, text in frozen.made_today().items():
        path = frozen.ROOT / name
        if not path.exists():
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
    for path in sorted(frozen.ROOT.rglob("*.json")):
        name = path.relative_to(frozen.ROOT).as_posix()
        if name not in known:
            known[name] = {"since": project_version(), "sha256": frozen.digest(path.read_bytes())}
            if path.stem in frozen.ANSWERS and path.parent.name == "documents":
                known[name]["arguments"] = list(frozen.ANSWERS[path.stem])
    frozen.INDEX.write_text(json.dumps({"files": known}, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def add_statuses() -> None:
    before = statuses.kept() if statuses.FILE.exists() else {}
    after = statuses.judged()
    words = told_now((ROOT / "CHANGELOG.md").read_text("utf-8"), project_version())
    faults = list(statuses.untold(before, after, words))
    if faults:
        raise SystemExit("\n".join(faults))
    statuses.FILE.write_text(statuses.text_of(after), encoding="utf-8")


if __name__ == "__main__":
    add_files()
    add_statuses()
