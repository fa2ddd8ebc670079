"""Planning: a compliant schedule from the very declarations that judge it, and what fixes each of its days."""

from __future__ import annotations

from dme_migration.planning.conflicts import cause_in_words
from dme_migration.planning.durations import DURATION_LABELS, Durations
from dme_migration.planning.network import Cause
from dme_migration.planning.plan import Difference, Plan, plan
from dme_migration.planning.writing import Ask, Move

__all__ = ["DURATION_LABELS", "Ask", "Cause", "Difference", "Durations", "Move", "Plan", "cause_in_words", "plan"]
