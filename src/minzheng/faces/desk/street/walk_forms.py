"""What a phone keeps of a patrol: a point said, somebody met at one of its points."""

from typing import Any

from django import forms

from minzheng.engines.street import api
from minzheng.faces.desk.street.forms import FindingForm
from minzheng.faces.looks.fields import offer


class SightForm(forms.Form):
    """What a phone kept of one point."""

    point = forms.IntegerField(min_value=1, max_value=2**62)
    outcome = forms.CharField(max_length=10)
    note = forms.CharField(required=False, max_length=120)


class WalkFindingForm(FindingForm):
    """Somebody met at one of the points of a patrol, on the phone."""

    client = forms.CharField(max_length=36, required=False, widget=forms.HiddenInput)
    point = forms.ChoiceField(label="在哪个点位")
    field_order = ("client", "point", "where", "sex", "age", "conditions", "emergency_call",
                   "outcome")  # fmt: skip
    FIRST = field_order

    def __init__(self, data: Any, files: Any, *, sights: list[api.Sight]) -> None:
        super().__init__(data, files)
        self.points = {str(sight.point_id): sight.point for sight in sights}
        offer(self, "point", [("", "请选择"), *((k, p.name) for k, p in self.points.items())])

    @property
    def first(self) -> list[forms.BoundField]:
        """What is needed of everybody."""
        return [bound for bound in self.visible_fields() if bound.name in self.FIRST]

    @property
    def more(self) -> list[forms.BoundField]:
        """What tells people apart, what was given."""
        return [bound for bound in self.visible_fields() if bound.name not in self.FIRST]

    @property
    def point_chosen(self) -> api.Point:
        """Where it was."""
        return self.points[self.cleaned_data["point"]]

    def new(self, division: str) -> api.NewFinding:
        self.cleaned_data.pop("point")
        return super().new(division)
