"""The rules: obligations declared once, and the evaluator that judges a case by them."""

from __future__ import annotations

from dme_migration.rules.avenant_1 import AVENANT_1
from dme_migration.rules.clauses import CLAUSES, PERMISSIONS, Clause, Permission
from dme_migration.rules.condition import Condition, Edge, Judge, Telling
from dme_migration.rules.evaluator import STANDARD_RULEBOOK, Evaluator, evaluate
from dme_migration.rules.figures import FIGURES, FigureEntry, Figures
from dme_migration.rules.findings import Assessment, Bearer, Change, Finding, NextStep
from dme_migration.rules.gaps import Basis, Extension, Gap, InOrder, NoLater, NoSooner
from dme_migration.rules.good_practice import GOOD_PRACTICE
from dme_migration.rules.grounds import (
    AdditionalDataChosen,
    Certified,
    EveryStepBinds,
    Ground,
    NoticePeriod,
    StandardRequest,
    StillAhead,
    TwoVendors,
    Under,
)
from dme_migration.rules.limits import BySolution, Fact, Figure, Times
from dme_migration.rules.obligation import Modality, Obligation
from dme_migration.rules.on_file import Filed, OnFile, SentTo
from dme_migration.rules.others import Answered, AtMost, EachHolds, ForEach, Holds
from dme_migration.rules.presence import Agreed, Done, Listed, Planned, Recorded
from dme_migration.rules.present import Present
from dme_migration.rules.procedure_2024 import PROCEDURE_2024
from dme_migration.rules.readings import READINGS, Reading, Readings
from dme_migration.rules.rulebook import Rulebook, Section
from dme_migration.rules.situation import Situation
from dme_migration.rules.status import STATUS_LABELS, Ruling, Status, Verdict

__all__ = [
    "AVENANT_1",
    "CLAUSES",
    "FIGURES",
    "GOOD_PRACTICE",
    "PERMISSIONS",
    "PROCEDURE_2024",
    "READINGS",
    "STANDARD_RULEBOOK",
    "STATUS_LABELS",
    "AdditionalDataChosen",
    "Agreed",
    "Answered",
    "Assessment",
    "AtMost",
    "Basis",
    "Bearer",
    "BySolution",
    "Certified",
    "Change",
    "Clause",
    "Condition",
    "Done",
    "EachHolds",
    "Edge",
    "Evaluator",
    "EveryStepBinds",
    "Extension",
    "Fact",
    "Figure",
    "FigureEntry",
    "Figures",
    "Filed",
    "Finding",
    "ForEach",
    "Gap",
    "Ground",
    "Holds",
    "InOrder",
    "Judge",
    "Listed",
    "Modality",
    "NextStep",
    "NoLater",
    "NoSooner",
    "NoticePeriod",
    "Obligation",
    "OnFile",
    "Permission",
    "Planned",
    "Present",
    "Reading",
    "Readings",
    "Recorded",
    "Rulebook",
    "Ruling",
    "Section",
    "SentTo",
    "Situation",
    "StandardRequest",
    "Status",
    "StillAhead",
    "Telling",
    "Times",
    "TwoVendors",
    "Under",
    "Verdict",
    "evaluate",
]
