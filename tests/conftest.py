"""Hypothesis profiles: the default one is quick and repeatable; ``heavy`` is for a night."""

from __future__ import annotations

from hypothesis import settings

settings.register_profile("ci", max_examples=100, derandomize=True, deadline=None)
settings.register_profile("heavy", max_examples=20_000, deadline=None)
settings.load_profile("ci")
