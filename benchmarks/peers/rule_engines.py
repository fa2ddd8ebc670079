"""The rule engines that fire rules, rather than evaluate an expression: business-rules and durable_rules.

An alarm is a rule. Of a choice, each line is one, and business-rules stops at the first of an obligation that fires.
durable_rules takes alarms alone: it refuses the hundred and twenty facts that choices name (its error 303).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from importlib import import_module
from typing import Any

from peers.alarms import Clauses, Test
from peers.choices import Choice

__all__ = ["Answers", "Question", "Questions", "Ready", "business_rules", "durable_rules"]

Question = Clauses | Choice
Questions = Mapping[str, Clauses | Choice]
Answers = Callable[[Any], list[Any]]
Ready = Callable[[dict[str, int]], Any]
_WORDS = {
    "<": "less_than",
    ">": "greater_than",
    "<=": "less_than_or_equal_to",
    ">=": "greater_than_or_equal_to",
    "==": "equal_to",
}


def _lines(asked: Question) -> tuple[tuple[int, Clauses], ...]:
    return asked.lines if isinstance(asked, Choice) else ((True, asked),)


def _otherwise(asked: Question) -> int:
    return asked.otherwise if isinstance(asked, Choice) else False


class _Variables:
    """The variables that conditions of business-rules name: facts, and differences of facts."""

    def __init__(self) -> None:
        self._typed = import_module("business_rules.variables")
        self.methods: dict[str, Any] = {"__init__": lambda self, facts: setattr(self, "facts", facts)}

    def _condition(self, t: Test) -> Any:
        if isinstance(t.right, str):
            name, value = f"{t.left}_less_{t.right}", t.more
            method: Any = lambda self, left=t.left, right=t.right: self.facts[left] - self.facts[right]  # noqa: E731
        else:
            name, value = f"fact_{t.left}", t.right
            method = lambda self, left=t.left: self.facts[left]  # noqa: E731
        self.methods.setdefault(name, self._typed.numeric_rule_variable()(method))
        if t.operator == "!=":
            return {"any": [{"name": name, "operator": word, "value": value} for word in ("less_than", "greater_than")]}
        return {"name": name, "operator": _WORDS[t.operator], "value": value}

    def conditions(self, found: Clauses) -> Any:
        """Write clauses as the engine reads them."""
        return {"any": [{"all": [self._condition(t) for t in tests]} for tests in found]}

    def made(self) -> Any:
        """Make the class whose methods the engine calls."""
        return type("Known", (self._typed.BaseVariables,), self.methods)


def business_rules(asked: Questions) -> tuple[Ready, Answers]:
    """Venmo's business-rules: it compares with numbers alone, so that differences of facts are variables."""
    engine, fields = import_module("business_rules.engine"), import_module("business_rules.fields")
    actions, variables = import_module("business_rules.actions"), _Variables()
    rules = [
        [
            {
                "conditions": variables.conditions(found),
                "actions": [{"name": "say", "params": {"place": place, "number": number}}],
            }
            for number, found in _lines(one)
        ]
        for place, one in enumerate(asked.values())
    ]
    otherwise = [_otherwise(one) for one in asked.values()]

    def say(self: Any, place: int, number: int) -> None:
        self.told[place] = number

    numeric = {"place": fields.FIELD_NUMERIC, "number": fields.FIELD_NUMERIC}
    said = {
        "__init__": lambda self, told: setattr(self, "told", told),
        "say": actions.rule_action(params=numeric)(say),
    }
    acting, known = type("Acting", (actions.BaseActions,), said), variables.made()
    each = [rule for some in rules for rule in some] if max(map(len, rules)) == 1 else None

    def answers(facts: Any) -> list[Any]:
        told = list(otherwise)
        judged, spoken = known(facts), acting(told)
        if each is not None:
            engine.run_all(each, judged, spoken)
        else:
            for some in rules:
                engine.run_all(some, judged, spoken, stop_on_first_trigger=True)
        return told

    return lambda facts: facts, answers


_OPERATORS: dict[str, Callable[[Any, Any], Any]] = {
    "<": lambda a, b: a < b,
    ">": lambda a, b: a > b,
    "<=": lambda a, b: a <= b,
    ">=": lambda a, b: a >= b,
    "==": lambda a, b: a == b,
    "!=": lambda a, b: a != b,
}


def _joined(parts: list[Any], join: Callable[[Any, Any], Any]) -> Any:
    whole = parts[0]
    for part in parts[1:]:
        whole = join(whole, part)
    return whole


def durable_rules(asked: Questions) -> tuple[Ready, Answers]:
    """durable_rules, a Rete engine in C behind Python: the facts are one fact, asserted and then retracted."""
    lang = import_module("durable.lang")
    book = f"questions-{id(asked)}"
    told: list[bool] = []

    def test(t: Test) -> Any:
        right = getattr(lang.m, t.right) if isinstance(t.right, str) else t.right
        return _OPERATORS[t.operator](getattr(lang.m, t.left), right + t.more if t.more else right)

    def ringing(place: int) -> Callable[[Any], None]:
        def ring(_context: Any) -> None:
            told[place] = True

        return ring

    with lang.ruleset(book):
        for place, one in enumerate(asked.values()):
            for _, found in _lines(one):
                either = [_joined([test(t) for t in tests], lambda a, b: a & b) for tests in found]
                lang.when_all(_joined(either, lambda a, b: a | b))(ringing(place))
        lang.when_all(lang.m.as_of > 0)(lambda _: None)  # a fact that no rule wants is an error

    def answers(facts: Any) -> list[Any]:
        told[:] = [False] * len(asked)
        lang.assert_fact(book, facts)
        lang.retract_fact(book, facts)
        return list(told)

    return lambda facts: {"id": "case", **facts}, answers
