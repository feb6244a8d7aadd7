"""What narrows a view: the day, the place, how it is sorted; everything stands in the address."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django import forms

from minzheng.engines.access.api import Viewer
from minzheng.engines.views.api import IN_DOUBT, Asked, Declared, counted_places
from minzheng.faces.desk.forms.parameters import place_choices
from minzheng.faces.looks.fields import offer
from minzheng.kernel.divisions import ancestors, covers
from minzheng.registers.divisions.api import children

LONGEST = 40
DAY = forms.DateInput({"type": "date"}, format="%Y-%m-%d")


class ViewFilters(forms.Form):
    """Day, place, grouping; what is not among the choices narrows nothing."""

    on = forms.DateField(label="截至", required=False, widget=DAY)
    division = forms.ChoiceField(label="地区", required=False)
    by = forms.ChoiceField(label="怎样分", required=False)

    def __init__(
        self, data: Any, *, places: Iterable[tuple[str, str]], view: Declared | None, today: date
    ) -> None:
        super().__init__({"on": today, **data.dict()})
        self.today, self.places = today, list(places)
        offer(self, "division", [("", "我的辖区"), *self.places])
        if view is None:
            del self.fields["by"]
        else:
            offer(self, "by", [(order.name, f"按{order.title}") for order in view.orders])
        self.full_clean()

    def asked(self, viewer: Viewer) -> Asked:
        """The question; a day to come is today."""
        given = self.cleaned_data
        on = min(given.get("on") or self.today, self.today)
        return Asked(
            viewer, on, given.get("division", ""), given.get("by", ""), given.get("label", "")
        )


class MemberFilters(ViewFilters):
    """The same, and one label of the grouping."""

    label = forms.ChoiceField(label="哪一类", required=False)

    def __init__(
        self, data: Any, *, plain: ViewFilters, view: Declared, labels: Iterable[str]
    ) -> None:
        super().__init__(data, places=plain.places, view=view, today=plain.today)
        asked = data.get("label", "")[:LONGEST]  # a label that nobody has today is asked for too
        known = dict.fromkeys(label for label in (*labels, asked) if label not in ("", IN_DOUBT))
        doubt = (IN_DOUBT, "待核实：不知道算不算")
        offer(self, "label", [("", "全部"), *((label, label) for label in known), doubt])
        self.full_clean()


def places_to_choose(
    viewer: Viewer, view: Declared, division: str, on: date
) -> list[tuple[str, str]]:
    """The way up to the widest of her divisions, the place itself, and what lies right below."""
    held = counted_places(viewer, view)
    here = division if any(covers(place, division) for place in held if division) else held[0]
    above = [code for code in ancestors(here) if any(covers(place, code) for place in held)]
    below = [each.code for each in children(here, on)]
    return place_choices([*held, *reversed(above), *below])
