"""The rule engines that Python can call, each given the same questions in its own language, as fast as it takes them.

What can be compiled is compiled beforehand, into one expression that gives a list where the engine has lists; what it
can be given ready (CEL's own types) is not charged. Each engine is imported when it is made.
"""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from typing import Any, NamedTuple

from peers.alarms import Clauses, Test
from peers.choices import Choice
from peers.rule_engines import Answers, Question, Questions, Ready, business_rules, durable_rules

__all__ = ["ENGINES", "Engine", "facts_named"]

Made = tuple[Ready, Answers]


class Engine(NamedTuple):
    """An engine: its name, package and module, how it is given the questions, and how many times ours it should take.

    ``make`` gives two functions: one that makes the facts ready, which is not measured, and one that answers. One that
    does not choose takes alarms only: it knows no « if » (bkflow-feel), or refuses so many facts (durable_rules).
    """

    name: str
    package: str
    module: str
    target: int
    make: Callable[[Questions], Made]
    slow: bool = False
    chooses: bool = True


def facts_named(asked: Questions) -> frozenset[str]:
    """Give the facts that the questions name: no engine is made to carry others."""
    found = [
        lines for one in asked.values() for lines in ([c for _, c in one.lines] if isinstance(one, Choice) else [one])
    ]
    named = {name for clauses in found for tests in clauses for t in tests for name in (t.left, t.right)}
    return frozenset(name for name in named if isinstance(name, str))


def _as_it_is(facts: dict[str, int]) -> dict[str, int]:
    return facts


class _Language(NamedTuple):
    """How an expression engine writes « and », « or », « equal », and « if … then … else »."""

    both: str = "and"
    either: str = "or"
    equal: str = "=="
    chosen: str = "({} ? {} : {})"

    def test(self, t: Test) -> str:
        more = f" + {t.more}" if t.more else ""
        return f"{t.left} {self.equal if t.operator == '==' else t.operator} {t.right}{more}"

    def clauses(self, found: Clauses) -> str:
        written = [f"({f' {self.both} '.join(map(self.test, tests))})" for tests in found]
        return f" {self.either} ".join(written)

    def question(self, asked: Question) -> str:
        if not isinstance(asked, Choice):
            return self.clauses(asked)
        whole = str(asked.otherwise)
        for number, found in reversed(asked.lines):
            whole = self.chosen.format(self.clauses(found), number, whole)
        return whole

    def questions(self, asked: Questions) -> str:
        return f"[{', '.join(map(self.question, asked.values()))}]"


_WORDED, _CEL = _Language(), _Language(both="&&", either="||")
_FEEL = _Language(equal="=", chosen="(if {} then {} else {})")


def zen(asked: Questions) -> Made:
    """GoRules' zen-engine, in Rust: one compiled expression."""
    return _as_it_is, import_module("zen").compile_expression(_WORDED.questions(asked)).evaluate


def cel_rust(asked: Questions) -> Made:
    """CEL by common-expression-language, in Rust: one compiled program."""
    return _as_it_is, import_module("cel").compile(_CEL.questions(asked)).execute


def cel_python(asked: Questions, runner: str) -> Made:
    """CEL by cel-python: one program, compiled to Python or interpreted; the facts come in CEL's own types."""
    celpy = import_module("celpy")
    environment = celpy.Environment(runner_class=getattr(celpy, runner))
    program = environment.program(environment.compile(_CEL.questions(asked)))

    def ready(facts: dict[str, int]) -> Any:
        return {name: celpy.celtypes.IntType(value) for name, value in facts.items()}

    return ready, program.evaluate


def cel_compiled(asked: Questions) -> Made:
    """CEL by cel-python, compiled to Python."""
    return cel_python(asked, "CompiledRunner")


def cel_interpreted(asked: Questions) -> Made:
    """CEL by cel-python, interpreted: what it does when nothing is said."""
    return cel_python(asked, "InterpretedRunner")


def feel(asked: Questions) -> Made:
    """FEEL by bkflow-feel: one expression, parsed beforehand (its own call parses each time)."""
    parser, transformer = import_module("bkflow_feel").parser, import_module("bkflow_feel").transformer
    return _as_it_is, transformer.transform(parser.parse(_FEEL.questions(asked))).evaluate


def rule_engine(asked: Questions) -> Made:
    """Rule-engine: one rule whose expression is a list."""
    return _as_it_is, import_module("rule_engine").Rule(_WORDED.questions(asked)).evaluate


def json_logic(asked: Questions) -> Made:
    """JsonLogic by panzi-json-logic: one list of rules."""
    apply = import_module("json_logic").jsonLogic

    def test(t: Test) -> Any:
        right: Any = {"var": t.right} if isinstance(t.right, str) else t.right
        return {t.operator: [{"var": t.left}, {"+": [right, t.more]} if t.more else right]}

    def clauses(found: Clauses) -> Any:
        return {"or": [{"and": [test(t) for t in tests]} for tests in found]}

    def question(one: Question) -> Any:
        if not isinstance(one, Choice):
            return clauses(one)
        lines = [part for number, found in one.lines for part in (clauses(found), number)]
        return {"if": [*lines, one.otherwise]}

    rules = [question(one) for one in asked.values()]
    return _as_it_is, lambda facts: apply(rules, facts)


ENGINES = (
    Engine("zen-engine, one compiled expression", "zen-engine", "zen", 1, zen),
    Engine("CEL, common-expression-language", "common-expression-language", "cel", 1, cel_rust),
    Engine("CEL, cel-python compiled", "cel-python", "celpy", 1, cel_compiled, slow=True),
    Engine("CEL, cel-python interpreted", "cel-python", "celpy", 1, cel_interpreted, slow=True),
    Engine("FEEL, bkflow-feel parsed beforehand", "bkflow-feel", "bkflow_feel", 1, feel, chooses=False),
    Engine("rule-engine", "rule-engine", "rule_engine", 15, rule_engine),
    Engine("JsonLogic, panzi-json-logic", "panzi-json-logic", "json_logic", 15, json_logic),
    Engine("business-rules", "business-rules", "business_rules", 15, business_rules),
    Engine("durable_rules", "durable_rules", "durable", 15, durable_rules, chooses=False),
)
