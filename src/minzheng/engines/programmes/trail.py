"""What this engine writes into the trail and the file: never a name, never a word about anybody."""

from datetime import date

from minzheng.engines.access.api import Viewer
from minzheng.engines.audit import api as audit
from minzheng.engines.notices import api as notices
from minzheng.engines.programmes.models import Deed, File, Teammate
from minzheng.registers.sealing import seal

MOST_WORDS = 1000


def note(file: File, kind: Deed.Kind, words: str, *, by: Viewer, on: date) -> Deed:
    """A step into the file, its words sealed; and one entry into the trail, without them."""
    text = words.strip()[:MOST_WORDS]
    sealed = seal(text) if text else ""
    deed = Deed.objects.create(file=file, kind=kind, on=on, by=by.doer.name, words_sealed=sealed)
    record(file, f"programme_{kind}", by)
    return deed


def record(file: File, verb: str, by: Viewer) -> None:
    """One entry about a file, in the place of its point."""
    audit.record(by.doer, verb, file.ref, division=file.point.division_code)


def tell_leads(file: File, text: str, *, on: date, but: str = "") -> None:
    """A message to the leads; to the whole team where nobody else leads."""
    team = [each for each in Teammate.objects.on(on).filter(point=file.point) if each.key != but]
    leads = [each for each in team if each.is_lead] or team
    for each in leads:
        tell(each.key, each.name, text, link=file.ref, on=on)


def tell(key: str, name: str, text: str, *, link: str, on: date) -> None:
    """A message to one officer."""
    notices.send_message(notices.Recipient("officer", key, name), text, link=link, on=on)
