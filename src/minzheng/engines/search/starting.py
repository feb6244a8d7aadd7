"""What happens once at start: the registers' sources are put in place, the trail is followed."""

from minzheng.engines.audit.api import on_record
from minzheng.engines.search.from_registers import (
    FacilitySource,
    HouseholdSource,
    OrganisationSource,
    PeopleSource,
)
from minzheng.engines.search.keeping import follow
from minzheng.engines.search.sources import Source, install


def start() -> None:
    """Let people, households, organisations and facilities be found from the first change on."""
    let_find(PeopleSource(), "person")
    let_find(HouseholdSource(), "household")
    let_find(OrganisationSource(), "organisation")
    let_find(FacilitySource(), "facility")


def let_find(source: Source, kind: str) -> None:
    """Let what a source knows be found; `kind` is the trail's word for its subjects."""
    install(source)
    on_record(kind, follow)
