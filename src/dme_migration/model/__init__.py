"""What exists: request, schedule, journal, case. Immutable objects, in the shape and with the names of the document."""

from __future__ import annotations

import sys
from importlib import import_module

from dme_migration.model.case import (
    CASE_FORMAT,
    Complaint,
    Confirmation,
    Fees,
    JournalEntry,
    MigrationCase,
    Notice,
    Waiver,
)
from dme_migration.model.emrs import BUREAU_ADDRESS, CERTIFIED_EMRS, EmrProduct, EmrRegistry
from dme_migration.model.grid import DEFAULT_GRID, DataCategory, DataGrid
from dme_migration.model.moments import MILESTONES, Moment, moment_label
from dme_migration.model.names import same_address, same_name, same_person
from dme_migration.model.parties import (
    PARTY_LABELS,
    Channel,
    ClientKind,
    ComplaintKind,
    ConfirmationOf,
    NoticeAbout,
    Objective,
    Party,
)
from dme_migration.model.request import (
    Authorization,
    Client,
    Contract,
    DataSelection,
    NoticePeriod,
    Request,
    Requester,
    Signature,
    Transmission,
    VendorNotice,
)
from dme_migration.model.schedule import Agreement, Period, Revision, Schedule, ScheduledMilestone

__all__ = [
    "BUREAU_ADDRESS",
    "CASE_FORMAT",
    "CERTIFIED_EMRS",
    "DEFAULT_GRID",
    "MILESTONES",
    "PARTY_LABELS",
    "Agreement",
    "Authorization",
    "Channel",
    "Client",
    "ClientKind",
    "Complaint",
    "ComplaintKind",
    "Confirmation",
    "ConfirmationOf",
    "Contract",
    "DataCategory",
    "DataGrid",
    "DataSelection",
    "EmrProduct",
    "EmrRegistry",
    "Fees",
    "JournalEntry",
    "MigrationCase",
    "Moment",
    "Notice",
    "NoticeAbout",
    "NoticePeriod",
    "Objective",
    "Party",
    "Period",
    "Request",
    "Requester",
    "Revision",
    "Schedule",
    "ScheduledMilestone",
    "Signature",
    "Transmission",
    "VendorNotice",
    "Waiver",
    "moment_label",
    "same_address",
    "same_name",
    "same_person",
]

if "hypothesis.strategies" in sys.modules:  # Hypothesis's entry point came first: see dme_migration.testing._hook
    import_module("dme_migration.testing._hook").register()
