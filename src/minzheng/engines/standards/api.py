"""The door of the standards engine: the yearly adjustment from the figure to the letters."""

from minzheng.engines.standards.adjusting import (
    MAY,
    MAY_APPROVE,
    STAGE_WORDS,
    approve_standards,
    drop_adjustment,
    open_adjustment,
    propose_standards,
    simulate_standards,
    work_out_standards,
)
from minzheng.engines.standards.computing import CONSUMPTION, formulas, proposing
from minzheng.engines.standards.errors import (
    AdjustmentRefused,
    FigureMissing,
    NoSuchAdjustment,
    NothingToRaise,
    OnePersonOnly,
    StandardRefused,
    WrongStage,
)
from minzheng.engines.standards.models import Adjustment, Recalculation
from minzheng.engines.standards.reading import (
    adjustment_for,
    adjustments,
    by_town,
    latest_proposals,
    report_rows,
    stage_of,
    totals,
    work_left,
)
from minzheng.engines.standards.recalculating import recalculate
from minzheng.engines.standards.switching import confirm_report, switch_over
from minzheng.engines.standards.values import (
    Document,
    KindSum,
    NewAdjustment,
    Progress,
    Stage,
)

__all__ = [
    "CONSUMPTION",
    "MAY",
    "MAY_APPROVE",
    "STAGE_WORDS",
    "Adjustment",
    "AdjustmentRefused",
    "Document",
    "FigureMissing",
    "KindSum",
    "NewAdjustment",
    "NoSuchAdjustment",
    "NothingToRaise",
    "OnePersonOnly",
    "Progress",
    "Recalculation",
    "Stage",
    "StandardRefused",
    "WrongStage",
    "adjustment_for",
    "adjustments",
    "approve_standards",
    "by_town",
    "confirm_report",
    "drop_adjustment",
    "formulas",
    "latest_proposals",
    "open_adjustment",
    "propose_standards",
    "proposing",
    "recalculate",
    "report_rows",
    "simulate_standards",
    "stage_of",
    "switch_over",
    "totals",
    "work_left",
    "work_out_standards",
]
