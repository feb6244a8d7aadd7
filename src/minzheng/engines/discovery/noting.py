"""What every verb shares: the row held, what is refused when it is closed, the line of history."""

from datetime import date

from minzheng.engines.access.api import Viewer
from minzheng.engines.audit import api as audit
from minzheng.engines.discovery.errors import DiscoveryRefused
from minzheng.engines.discovery.models import Deed, Entry
from minzheng.engines.discovery.posts import require_work
from minzheng.kernel.doer import Doer
from minzheng.registers.sealing import seal

MOST_WORDS = 500
Kind = Deed.Kind


def locked(entry: Entry) -> Entry:
    """The entry as it stands, its row held until the transaction ends."""
    return Entry.objects.select_for_update().get(pk=entry.pk)


def waiting(entry: Entry, by: Viewer) -> Entry:
    """The entry as it stands, to be worked. Raises DiscoveryRefused when closed, NotAllowed."""
    row = locked(entry)
    require_work(by, row)
    require_waiting(row)
    return row


def require_waiting(entry: Entry) -> None:
    """Raises DiscoveryRefused for an entry that is closed or joined to another."""
    if entry.joined_to_id is not None:
        raise DiscoveryRefused("这一条已经并入另一条，请从那一条办理")
    if not entry.waits:
        raise DiscoveryRefused(f"这一户已于 {entry.closed_on} 办结；要接着办，请先“重新列入”")


def require_words(words: str, ask: str) -> None:
    """Raises DiscoveryRefused where nothing was written."""
    if not words.strip():
        raise DiscoveryRefused(ask)


def write_down(entry: Entry, kind: Kind, words: str, *, by: Doer, on: date) -> Deed:
    """A line in the entry's history; the trail is told by the caller."""
    text = words.strip()[:MOST_WORDS]
    sealed = seal(text) if text else ""
    return Deed.objects.create(
        entry=entry, kind=kind, level=entry.level, on=on, by=by.name, by_key=by.key,
        words_sealed=sealed,
    )  # fmt: skip


def note(entry: Entry, kind: Kind, words: str, *, by: Viewer, on: date) -> Deed:
    """A line in the entry's history and in the trail; the last thing a verb does."""
    deed = write_down(entry, kind, words, by=by.doer, on=on)
    detail = {"level": entry.level, "state": entry.state, "outcome": entry.outcome}
    audit.record(by.doer, f"entry_{kind}", entry.ref, division=entry.division_code, detail=detail)
    return deed
