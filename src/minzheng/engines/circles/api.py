"""The door of the circles engine: who can reach which place on foot, gaps, what a new place would
change; idle premises; the investment handbook.

kept = survey("elder_canteen", "440118", by=clerk, on=today)     # kept, with a row a community
outcome = suppose(Idea("elder_canteen", 23.3, 113.8, 60), by=clerk, place="440118", on=today)
row = offer_premises(NewPremises("旧小学", village, "…", 300), by=town, on=today)
match_premises(row, fits(row, by=town, on=today)[0], by=town, on=today)
publish_handbook(NewEdition(…), by=clerk, on=today)              # open:handbook shows it
"""

from minzheng.engines.circles.coded import CONDITIONS, FIRES, OWNERS, RURAL, SETTLEMENTS, URBAN
from minzheng.engines.circles.errors import CirclesRefused, NoSuchCircle
from minzheng.engines.circles.grounding import NewPoint, keep_homes, keep_point, point_of
from minzheng.engines.circles.handbook import (
    NewEdition,
    Policy,
    edition_for,
    edition_shown,
    editions_of,
    policies_in,
    premises_in,
    publish_handbook,
    withdraw_handbook,
)
from minzheng.engines.circles.matching import Fit, fits, warnings
from minzheng.engines.circles.models import (
    CommunityPoint,
    Coverage,
    Edition,
    Premises,
    State,
    Step,
    Survey,
)
from minzheng.engines.circles.posts import KEEPERS, PLANNERS, PUBLISHERS, READERS
from minzheng.engines.circles.premises import (
    NewPremises,
    amend_premises,
    become_facility,
    let_premises,
    match_premises,
    offer_premises,
    refuse_premises,
    visit_premises,
)
from minzheng.engines.circles.reading import (
    PAGE,
    Wanted,
    coverage_for,
    latest,
    page_of,
    points_of,
    pool_of,
    premises_for,
    premises_of,
    rows_of,
    walk_of,
)
from minzheng.engines.circles.sheets import (
    HOMES,
    POINTS,
    PREMISES,
    Fault,
    Taken,
    import_homes,
    import_points,
    import_premises,
)
from minzheng.engines.circles.supposing import (
    MOST_PICKED,
    Change,
    Idea,
    Outcome,
    Picked,
    idea_of,
    pick,
    suppose,
)
from minzheng.engines.circles.surveying import survey
from minzheng.engines.circles.terms import MEASURED, Walk, places_in

__all__ = [
    "CONDITIONS",
    "FIRES",
    "HOMES",
    "KEEPERS",
    "MEASURED",
    "MOST_PICKED",
    "OWNERS",
    "PAGE",
    "PLANNERS",
    "POINTS",
    "PREMISES",
    "PUBLISHERS",
    "READERS",
    "RURAL",
    "SETTLEMENTS",
    "URBAN",
    "Change",
    "CirclesRefused",
    "CommunityPoint",
    "Coverage",
    "Edition",
    "Fault",
    "Fit",
    "Idea",
    "NewEdition",
    "NewPoint",
    "NewPremises",
    "NoSuchCircle",
    "Outcome",
    "Picked",
    "Policy",
    "Premises",
    "State",
    "Step",
    "Survey",
    "Taken",
    "Walk",
    "Wanted",
    "amend_premises",
    "become_facility",
    "coverage_for",
    "edition_for",
    "edition_shown",
    "editions_of",
    "fits",
    "idea_of",
    "import_homes",
    "import_points",
    "import_premises",
    "keep_homes",
    "keep_point",
    "latest",
    "let_premises",
    "match_premises",
    "offer_premises",
    "page_of",
    "pick",
    "places_in",
    "point_of",
    "points_of",
    "policies_in",
    "pool_of",
    "premises_for",
    "premises_in",
    "premises_of",
    "publish_handbook",
    "refuse_premises",
    "rows_of",
    "suppose",
    "survey",
    "visit_premises",
    "walk_of",
    "warnings",
    "withdraw_handbook",
]
