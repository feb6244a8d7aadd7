"""How far the trail has come, so that nobody builds a table again of which nothing has changed."""

from minzheng.engines.audit.api import Entry

# Entries about what was derived: they change nothing that a population table holds.
DERIVED = (
    "population:", "screening:", "night:", "alert:", "rule:", "conflicts:", "view:",
    "computation:", "indicator:",
)  # fmt: skip


def stamp() -> int:
    """The number of the last entry that may have changed a fact; 0 while there is none."""
    entries = Entry.objects.order_by("-number")
    for kind in DERIVED:
        entries = entries.exclude(subject__startswith=kind)
    return entries.values_list("number", flat=True).first() or 0
