"""Who is told of entries: what must follow a change at once, inside the same transaction."""

from collections import defaultdict
from collections.abc import Callable

from minzheng.engines.audit.models import Entry

Listener = Callable[[Entry], None]

_listeners: dict[str, list[Listener]] = defaultdict(list)


def on_record(kind: str, listener: Listener) -> None:
    """Tell `listener` of every entry about a kind of subject ("person", "case"), once it is kept.

    It runs inside the transaction of the change: what it refuses undoes the change as well.
    Asking twice for the same changes nothing.
    """
    if listener not in _listeners[kind]:
        _listeners[kind].append(listener)


def tell(entry: Entry) -> None:
    """Pass an entry on to those who asked for its kind, in the order they asked."""
    for listener in _listeners.get(entry.subject.partition(":")[0], ()):
        listener(entry)
