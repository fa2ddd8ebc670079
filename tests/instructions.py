"""How many instructions the hottest calls execute: exact on any machine and under any load, where a time is neither.

What is counted is bytecode: by ``sys.monitoring``, and before Python 3.12 by a trace function. Machine instructions
(callgrind) would count the C code too, but differ from one build of Python to the next, and nobody would run that test
everywhere. Bytecode differs between minor versions of Python, so the counts are pinned for each.

``python -m tests.instructions`` counts anew, and pins the counts of the Python that runs it.
"""

from __future__ import annotations

import gc
import json
import sys
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path
from types import FrameType
from typing import Any, Final

from dme_migration import BusinessCalendar, Evaluator, load_case

__all__ = ["CALLS", "PINNED", "PYTHON", "executed", "warm"]

PINNED: Final = Path(__file__).parent / "data" / "instruction_counts.json"
PYTHON: Final = "{}.{}".format(*sys.version_info)

_DOCUMENT: Final = (Path(__file__).parents[1] / "examples" / "compliant.json").read_bytes()
_CASE: Final = load_case(_DOCUMENT)
_CALENDAR: Final = BusinessCalendar.quebec()
_EVALUATOR: Final = Evaluator(calendar=_CALENDAR)
_DAY: Final = date(2026, 3, 26)

CALLS: Final[Mapping[str, Callable[[], object]]] = {
    "is_business_day": lambda: _CALENDAR.is_business_day(_DAY),
    "add": lambda: _CALENDAR.add(_DAY, 7),
    "evaluate": lambda: _EVALUATOR.evaluate(_CASE, as_of=_DAY),
    "load_case": lambda: load_case(_DOCUMENT),
}


def executed(call: Callable[[], object]) -> int:
    """Count the instructions of Python that a call executes, those of libraries and of generated code included."""
    collecting = gc.isenabled()
    gc.disable()  # what others want to be told of a collection is no part of the call
    try:
        return _executed(call)
    finally:
        if collecting:
            gc.enable()


if sys.version_info >= (3, 12):

    def _executed(call: Callable[[], object]) -> int:
        offsets: list[int] = []
        seen, tool, events = sys.monitoring, sys.monitoring.PROFILER_ID, sys.monitoring.events
        seen.use_tool_id(tool, "instructions")
        seen.register_callback(tool, events.INSTRUCTION, lambda _code, offset: offsets.append(offset))
        seen.set_events(tool, events.INSTRUCTION)
        try:
            call()
        finally:
            seen.set_events(tool, events.NO_EVENTS)
            seen.register_callback(tool, events.INSTRUCTION, None)
            seen.free_tool_id(tool)
        return len(offsets)

else:

    def _executed(call: Callable[[], object]) -> int:
        count = 0

        def trace(frame: FrameType, event: str, _argument: object) -> Any:
            nonlocal count
            frame.f_trace_lines, frame.f_trace_opcodes = False, True
            count += event == "opcode"
            return trace

        before = sys.gettrace()
        sys.settrace(trace)
        try:
            call()
        finally:
            sys.settrace(before)
        return count


def warm(name: str) -> Callable[[], object]:
    """Give a call that has run before: tables are built, and an edition is bound, once."""
    call = CALLS[name]
    for _ in range(3):
        call()
    return call


if __name__ == "__main__":
    pinned: dict[str, dict[str, int]] = json.loads(PINNED.read_text("utf-8")) if PINNED.exists() else {}
    pinned[PYTHON] = {name: executed(warm(name)) for name in CALLS}
    ordered = dict(sorted(pinned.items(), key=lambda item: [int(part) for part in item[0].split(".")]))
    PINNED.write_text(json.dumps(ordered, indent=2) + "\n", encoding="utf-8")
