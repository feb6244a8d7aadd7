"""The door of the care engine: what an institution keeps, whom it serves, what it owes."""

from minzheng.engines.care.duties import DEATH, FILING, LICENCE, RATING, VACANCY, Duty, duties_of
from minzheng.engines.care.errors import CareRefused, NotItsOwn
from minzheng.engines.care.houses import (
    OWN_COLUMNS,
    facilities_of,
    facility_of,
    keep_own_facts,
    report_places,
    require_manager,
)
from minzheng.engines.care.people import (
    Newcomer,
    let_go,
    move_person,
    people_of,
    stay_of,
    take_in_person,
)

__all__ = [
    "DEATH",
    "FILING",
    "LICENCE",
    "OWN_COLUMNS",
    "RATING",
    "VACANCY",
    "CareRefused",
    "Duty",
    "Newcomer",
    "NotItsOwn",
    "duties_of",
    "facilities_of",
    "facility_of",
    "keep_own_facts",
    "let_go",
    "move_person",
    "people_of",
    "report_places",
    "require_manager",
    "stay_of",
    "take_in_person",
]
