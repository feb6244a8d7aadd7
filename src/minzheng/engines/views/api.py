"""The door of the views engine: the population counted as of a day, down to the list."""

from minzheng.engines.views.catalogue import view_named, views
from minzheng.engines.views.counting import (
    MONTHS,
    Asked,
    Counted,
    Point,
    count,
    count_several,
    series,
)
from minzheng.engines.views.definition import (
    COUNTERS,
    EVERY_MATTER,
    OPERATOR,
    Declared,
    NoTable,
    OrganisationView,
    UnknownGrouping,
    UnknownView,
    View,
    ViewRefused,
)
from minzheng.engines.views.grouping import UNKNOWN
from minzheng.engines.views.listing import IN_DOUBT, Members, members
from minzheng.engines.views.naming import Member
from minzheng.engines.views.reaching import counted_places, listed_places, sees_rows
from minzheng.engines.views.smallness import MERGED, SMALL, Row
from minzheng.engines.views.versions import BUILDERS, build_table, day_of, table_on

__all__ = [
    "BUILDERS",
    "COUNTERS",
    "EVERY_MATTER",
    "IN_DOUBT",
    "MERGED",
    "MONTHS",
    "OPERATOR",
    "SMALL",
    "UNKNOWN",
    "Asked",
    "Counted",
    "Declared",
    "Member",
    "Members",
    "NoTable",
    "OrganisationView",
    "Point",
    "Row",
    "UnknownGrouping",
    "UnknownView",
    "View",
    "ViewRefused",
    "build_table",
    "count",
    "count_several",
    "counted_places",
    "day_of",
    "listed_places",
    "members",
    "sees_rows",
    "series",
    "table_on",
    "view_named",
    "views",
]
