"""The door of the lake engine: pseudonyms and numbers, versions and what they say, as of a day."""

from minzheng.engines.lake.citizen_numbers import written_forms
from minzheng.engines.lake.dossier import DossierPart, dossier
from minzheng.engines.lake.errors import (
    LakeError,
    MergeRefused,
    NoSuchVersion,
    RowsUnfit,
)
from minzheng.engines.lake.identities import Identity, identities, identity_table
from minzheng.engines.lake.joining import Overlay, merge, overlay, unmerge
from minzheng.engines.lake.models import Joined, LakeVersion, Pin
from minzheng.engines.lake.numbering import how_many
from minzheng.engines.lake.persons import number_of_person, numbers_of, numbers_of_persons
from minzheng.engines.lake.pseudonyms import pseudonym, pseudonyms
from minzheng.engines.lake.reading import (
    current,
    facts,
    facts_about,
    facts_in,
    facts_of_version,
    rows_of,
    version,
    versions,
)
from minzheng.engines.lake.retention import (
    Expiry,
    Storage,
    expire,
    is_whole,
    kept_until,
    pin,
    storage,
)
from minzheng.engines.lake.shelves import draft, folders, publish, shelf
from minzheng.engines.lake.writing import relink, write_version

__all__ = [
    "DossierPart",
    "Expiry",
    "Identity",
    "Joined",
    "LakeError",
    "LakeVersion",
    "MergeRefused",
    "NoSuchVersion",
    "Overlay",
    "Pin",
    "RowsUnfit",
    "Storage",
    "current",
    "dossier",
    "draft",
    "expire",
    "facts",
    "facts_about",
    "facts_in",
    "facts_of_version",
    "folders",
    "how_many",
    "identities",
    "identity_table",
    "is_whole",
    "kept_until",
    "merge",
    "number_of_person",
    "numbers_of",
    "numbers_of_persons",
    "overlay",
    "pin",
    "pseudonym",
    "pseudonyms",
    "publish",
    "relink",
    "rows_of",
    "shelf",
    "storage",
    "unmerge",
    "version",
    "versions",
    "write_version",
    "written_forms",
]
