"""The door of the street engine: campaigns, patrols, people found, stays and ways home.

patrol = plan_patrol(NewPatrol(town, "一号线", night, nine, one, leader, "郑伟"), by=viewer, on=on)
"""

from minzheng.engines.street.admitting import Admission, admit
from minzheng.engines.street.campaigning import (
    MOST_NIGHTS,
    NewCampaign,
    campaigns_over,
    note_warning,
    open_campaign,
)
from minzheng.engines.street.coded import (
    CAMPAIGNS,
    GOODS,
    OUTCOMES,
    POINTS,
    SEXES,
    SIGHTS,
    UNREACHED,
    WAYS_HOME,
)
from minzheng.engines.street.errors import NoSuchOnStreet, StreetRefused
from minzheng.engines.street.escalating import StreetDay, street_day
from minzheng.engines.street.figures import Figures, campaigns_for, figures
from minzheng.engines.street.likeness import Features, Likely, features_of, likely_stays
from minzheng.engines.street.lists import (
    HELPED,
    NO_CAMPAIGN,
    PAGE,
    TAKEN,
    WAITING,
    Gap,
    Wanted,
    findings_of,
    gaps,
    patrols_of,
    points_of,
    stays_of,
)
from minzheng.engines.street.models import (
    Aftercare,
    Campaign,
    Finding,
    Judgement,
    Patrol,
    Point,
    Search,
    Sight,
    Stay,
    WeatherCall,
)
from minzheng.engines.street.models.patrol import PatrolState
from minzheng.engines.street.moments import Moment
from minzheng.engines.street.noting import (
    NewFinding,
    close_without_stay,
    note_finding,
    open_photo,
)
from minzheng.engines.street.planning import (
    NewPatrol,
    NewPoint,
    add_point,
    call_off,
    close_point,
    plan_patrol,
    route_points,
)
from minzheng.engines.street.posts import (
    CAMPAIGNERS,
    PATROLLERS,
    PLANNERS,
    READERS,
    STATION,
    STATION_READERS,
    one_of,
)
from minzheng.engines.street.returning import Homeward, follow_up, judge, name_person, send_home
from minzheng.engines.street.searching import (
    NewSearch,
    SearchWanted,
    publish_search,
    search_photo,
    search_up,
    searches,
    take_down_search,
)
from minzheng.engines.street.staying import Board, Duty, Guest, board, guest_of, present
from minzheng.engines.street.terms import campaign_nights, kept_days
from minzheng.engines.street.walking import begin_patrol, end_patrol, see_point
from minzheng.registers.papers import Paper

__all__ = [
    "CAMPAIGNERS", "CAMPAIGNS", "GOODS", "HELPED", "MOST_NIGHTS", "NO_CAMPAIGN", "OUTCOMES",
    "PAGE", "PATROLLERS", "PLANNERS", "POINTS", "READERS", "SEXES", "SIGHTS", "STATION",
    "STATION_READERS", "TAKEN", "UNREACHED", "WAITING", "WAYS_HOME", "Admission", "Aftercare",
    "Board", "Campaign", "Duty", "Features", "Figures", "Finding", "Gap", "Guest", "Homeward",
    "Judgement", "Likely", "Moment", "NewCampaign", "NewFinding", "NewPatrol", "NewPoint",
    "NewSearch", "NoSuchOnStreet", "Paper", "Patrol", "PatrolState", "Point", "Search",
    "SearchWanted", "Sight", "Stay", "StreetDay", "StreetRefused", "Wanted", "WeatherCall",
    "add_point", "admit", "begin_patrol", "board", "call_off", "campaign_nights",
    "campaigns_for", "campaigns_over", "close_point", "close_without_stay", "end_patrol",
    "features_of", "figures", "findings_of", "follow_up", "gaps", "guest_of", "judge",
    "kept_days", "likely_stays", "name_person", "note_finding", "note_warning", "one_of",
    "open_campaign", "open_photo", "patrols_of", "plan_patrol", "points_of", "present",
    "publish_search", "route_points", "search_photo", "search_up", "searches", "see_point",
    "send_home", "stays_of", "street_day", "take_down_search",
]  # fmt: skip
