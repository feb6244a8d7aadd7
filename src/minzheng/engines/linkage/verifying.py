"""Is the number really hers: valid numbers against the names and births their holders are known by.

A valid number can be somebody else's, taken over from the line above or a relative's. Rows are held
back only when the holder is known and neither the name nor the day of birth is hers.
"""

from dataclasses import dataclass, field, replace

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from minzheng.engines.linkage.chinese import NAME, PEOPLE
from minzheng.engines.linkage.pairing import Pairs, pairs_between
from minzheng.engines.linkage.preparing import prepare
from minzheng.engines.linkage.records import Known

OTHER_NAME = len(NAME.levels) - 1  # from "only the surname" on it is another name
SAME_BIRTH = (0, 1, 2)
BY_HOLDER = replace(PEOPLE, blocks=("holder_l = holder_r",))
Mask = npt.NDArray[np.bool_]


@dataclass
class Check:
    """Rows with a known number under examination: `holder` is the number's person, 0 for none."""

    records: pa.Table
    holder: np.ndarray
    seen: Mask = field(init=False)
    agreed: Mask = field(init=False)
    against: list[Pairs] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.agreed = (self.holder == 0) | _birth_agrees(self.records)
        self.seen = np.zeros(len(self.holder), bool)

    @property
    def open(self) -> bool:
        """Whether there is anything left to look at."""
        return not self.agreed.all()

    def take(self, part: Known) -> None:
        """Look the open rows up in one part of the known records."""
        order = np.argsort(part.person, kind="stable")
        sorted_persons = part.person[order]
        place = np.flatnonzero(~self.agreed)
        at = np.minimum(np.searchsorted(sorted_persons, self.holder[place]), len(order) - 1)
        if not len(order) or not len(place):
            return
        met = sorted_persons[at] == self.holder[place]
        place, theirs = place[met], order[at[met]]
        self.seen[place] = True
        ours = self.records.column("name").take(pa.array(place))
        equal = pc.fill_null(
            pc.equal(ours, part.records.column("name").take(pa.array(theirs))), True
        )
        equal = equal.to_numpy()
        self.agreed[place[equal]] = True
        self._weigh(place[~equal], part)

    def contradicted(self) -> Mask:
        """Rows whose number's holder is known, by another name and another day of birth."""
        return self.seen & ~self.agreed

    def pairs(self) -> Pairs | None:
        """How the contradicted rows compare with the holder, to be shown."""
        kept = [each.where(self.contradicted()[each.left]) for each in self.against]
        return kept[0] if kept else None

    def _weigh(self, place: np.ndarray, part: Known) -> None:
        """Compare those of another name in full, with every record of the holder."""
        if not len(place):
            return
        theirs = np.flatnonzero(np.isin(part.person, self.holder[place]))
        both = pa.concat_tables(
            [self.records.take(pa.array(place)), part.records.take(pa.array(theirs))]
        )
        holder = np.concatenate([self.holder[place], part.person[theirs]])
        whole = np.concatenate([place, part.person[theirs]])
        prepared = prepare(both).set_column(0, "record", pa.array(whole))
        prepared = prepared.append_column("holder", pa.array(holder))
        split = len(place)
        pairs = pairs_between(prepared.slice(0, split), prepared.slice(split), BY_HOLDER)
        alike = (pairs.levels["name"] >= 0) & (pairs.levels["name"] < OTHER_NAME)
        alike |= np.isin(pairs.levels["birth"], SAME_BIRTH)
        self.agreed[pairs.left[alike]] = True
        self.against.append(pairs)


def _birth_agrees(records: pa.Table) -> Mask:
    """Whether the day of birth is that in the number, or no name is given to judge by."""
    day = pc.strftime(records.column("born_on"), format="%Y%m%d")
    inside = pc.utf8_slice_codeunits(records.column("id_number"), 6, 14)
    same = pc.fill_null(pc.equal(day, inside), False)
    nameless = pc.is_null(records.column("name"))
    found: Mask = pc.or_(same, nameless).to_numpy()
    return found
