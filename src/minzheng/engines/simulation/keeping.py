"""Keeping a simulation under a name, reading it back, comparing several."""

from collections.abc import Mapping
from dataclasses import asdict
from datetime import date
from typing import Any

from django.db import IntegrityError, transaction

from minzheng.engines.access.api import Viewer, require, visible
from minzheng.engines.audit import api as audit
from minzheng.engines.simulation.changing import Changed
from minzheng.engines.simulation.counting import Row
from minzheng.engines.simulation.models import Scenario
from minzheng.engines.simulation.trying import Simulation, Trial

PLANNERS = ("district_clerk", "district_head")


class NameTaken(ValueError):
    """The name is already given to another scenario of the division."""


@transaction.atomic
def keep(simulation: Simulation, name: str, *, by: Viewer, on: date) -> Scenario:
    """Keep a simulation as it is under a name, for the meeting. Raises NameTaken, NotAllowed."""
    trial = simulation.trial
    require(by, PLANNERS, trial.place, trial.matter)
    title = " ".join(name.split())[:80]
    if not title:
        raise NameTaken("请给方案起个名称，例如“2027年上调8%”")
    scenario = _created(simulation, title, by=by, on=on)
    audit.record(by.doer, "keep_scenario", f"scenario:{scenario.pk}", division=trial.place)
    return scenario


def _created(simulation: Simulation, title: str, *, by: Viewer, on: date) -> Scenario:
    trial = simulation.trial
    try:
        with transaction.atomic():
            return Scenario.objects.create(
                name=title,
                matter=trial.matter,
                division_code=trial.place,
                changes=dict(trial.changes),
                tried_on=trial.on,
                population=simulation.population,
                result=_as_json(simulation),
                kept_by=by.doer.name,
                kept_by_key=by.doer.key,
                kept_on=on,
            )
    except IntegrityError as taken:
        raise NameTaken(f"已经有叫“{title}”的方案，请换个名称") from taken


def scenarios(viewer: Viewer) -> list[Scenario]:
    """The scenarios of the viewer's divisions, newest first."""
    return list(visible(Scenario.objects.all(), viewer))


def scenario_for(viewer: Viewer, pk: int) -> Scenario:
    """One of them. Raises Scenario.DoesNotExist."""
    return visible(Scenario.objects.all(), viewer).get(pk=pk)


def read_back(scenario: Scenario) -> Simulation:
    """The simulation as it was kept."""
    kept: Mapping[str, Any] = scenario.result
    return Simulation(
        trial=Trial(scenario.matter, scenario.changes, scenario.division_code, scenario.tried_on),
        changed=tuple(Changed(**row) for row in kept["changed"]),
        amount=kept["amount"],
        personal=kept["personal"],
        population=scenario.population,
        by_place=tuple(Row(**row) for row in kept["by_place"]),
        by_kind=tuple(Row(**row) for row in kept["by_kind"]),
        total=Row(**kept["total"]),
    )


def _as_json(simulation: Simulation) -> dict[str, Any]:
    whole = asdict(simulation)
    del whole["trial"], whole["population"]
    return whole
