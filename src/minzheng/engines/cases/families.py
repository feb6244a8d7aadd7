"""What registers and ledger know of the families of several drafts, read at once."""

from collections.abc import Iterable, Sequence
from datetime import date
from itertools import groupby

from minzheng.engines.cases.asking import Family
from minzheng.engines.cases.drafting import keep_family, keep_signers
from minzheng.engines.cases.holdings import Holding, held_by
from minzheng.engines.cases.members import adults
from minzheng.engines.cases.models import Draft
from minzheng.engines.cases.procedure import Ledger, asked_of_ledger
from minzheng.engines.cases.stated import known_of
from minzheng.kernel.matter import catalogue
from minzheng.registers.households.api import Membership


def read_families(drafts: Iterable[Draft], on: date) -> None:
    """Look up whom these drafts are about, once for each household; they keep it.

    At most five queries for a household, whatever number of drafts it has.
    """
    asking = (draft for draft in drafts if draft.members)
    ranked = sorted(asking, key=lambda draft: draft.home_id)
    for _, group in groupby(ranked, key=lambda draft: draft.home_id):
        _read(list(group), on)


def _read(drafts: Sequence[Draft], on: date) -> None:
    home = drafts[0].home
    people = {pk for draft in drafts for pk in (draft.speaker_id, *draft.members)}
    rows = Membership.objects.filter(household=home, person_id__in=people)
    latest = {m.person_id: m for m in rows.select_related("person").order_by("since", "pk")}
    wanted = {asked for draft in drafts for asked in _asked(draft)}
    held = held_by(home.pk, people, on, of=wanted)
    for draft in drafts:
        known = known_of(latest, draft.members, draft.person_id, _ledger(draft, held))
        keep_family(draft, Family(known, tuple(draft.members), draft.division_code, on))
        signing = draft.members if draft.person_id is None else [draft.speaker_id]
        if latest.keys() >= set(signing):
            keep_signers(draft, adults([latest[pk].person for pk in sorted(signing)], on), on)


def _asked(draft: Draft) -> frozenset[str]:
    return asked_of_ledger(catalogue().get(draft.matter))


def _ledger(draft: Draft, held: Iterable[Holding]) -> Ledger:
    """What this draft's matter asks for, of those whom the draft is about."""
    asked, people = _asked(draft), {None, *draft.members}
    return Ledger(asked, tuple(h for h in held if h.matter in asked and h.person_id in people))
