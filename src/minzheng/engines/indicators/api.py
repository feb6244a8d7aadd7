"""The door of the indicators engine: figures computed, read, opened down to their records.

`compute` keeps a month's figures; a cockpit reads them with `read` and `pressing`, a list with
`rows`; open pages take `open_sheet` and `paid_months`, in which small cells are merged.
"""

from minzheng.engines.indicators.aiming import (
    AIMERS,
    NewTarget,
    aim,
    may_aim,
    set_target,
    target_number,
    target_text,
)
from minzheng.engines.indicators.boundaries import Shape, load_boundaries, shapes_of
from minzheng.engines.indicators.catalogue import (
    cites_of,
    indicator_named,
    indicators,
    source_words,
    words_of,
)
from minzheng.engines.indicators.computing import compute, compute_lately
from minzheng.engines.indicators.errors import (
    BoundaryRefused,
    IndicatorRefused,
    NotComputed,
    TargetRefused,
    UnknownIndicator,
    UnknownRecords,
)
from minzheng.engines.indicators.forecasting import LEAST, SURE, Forecast
from minzheng.engines.indicators.funds import (
    Paid,
    PaidMonth,
    months_paid,
    paid_months,
    paid_towns,
)
from minzheng.engines.indicators.listing import (
    Listing,
    Wanted,
    file_rows,
    may_list,
    rows,
    view_behind,
)
from minzheng.engines.indicators.models import Computation, Target
from minzheng.engines.indicators.outlook import LIKELY, OPEN, UNLIKELY, Outlook, outlook
from minzheng.engines.indicators.pressing import Pressing, pressing
from minzheng.engines.indicators.publishing import (
    OpenMonth,
    OpenSheet,
    open_sheet,
    public_indicators,
)
from minzheng.engines.indicators.reading import (
    READERS,
    Sheet,
    Told,
    computed_months,
    place_for,
    places_of,
    read,
    read_around,
    targets,
)
from minzheng.engines.indicators.smallness import MERGED, SMALL
from minzheng.engines.indicators.sources.base import Line
from minzheng.engines.indicators.sources.returned import is_entered

__all__ = [
    "AIMERS",
    "LEAST",
    "LIKELY",
    "MERGED",
    "OPEN",
    "READERS",
    "SMALL",
    "SURE",
    "UNLIKELY",
    "BoundaryRefused",
    "Computation",
    "Forecast",
    "IndicatorRefused",
    "Line",
    "Listing",
    "NewTarget",
    "NotComputed",
    "OpenMonth",
    "OpenSheet",
    "Outlook",
    "Paid",
    "PaidMonth",
    "Pressing",
    "Shape",
    "Sheet",
    "Target",
    "TargetRefused",
    "Told",
    "UnknownIndicator",
    "UnknownRecords",
    "Wanted",
    "aim",
    "cites_of",
    "compute",
    "compute_lately",
    "computed_months",
    "file_rows",
    "indicator_named",
    "indicators",
    "is_entered",
    "load_boundaries",
    "may_aim",
    "may_list",
    "months_paid",
    "open_sheet",
    "outlook",
    "paid_months",
    "paid_towns",
    "place_for",
    "places_of",
    "pressing",
    "public_indicators",
    "read",
    "read_around",
    "rows",
    "set_target",
    "shapes_of",
    "source_words",
    "target_number",
    "target_text",
    "targets",
    "view_behind",
    "words_of",
]
