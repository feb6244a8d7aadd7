"""What the filing declares: no merit is judged, nothing is decided, lateness only shows."""

from minzheng.kernel.expr import walk
from minzheng.kernel.flow import Effect, Step
from minzheng.kernel.matter import catalogue

MATTER = catalogue().get("eldercare/institution_filing")


def test_it_is_about_an_organisation() -> None:
    assert MATTER.organisational
    assert not MATTER.personal
    assert {fact.entity for fact in MATTER.form.fields() for fact in [fact.fact]} == {
        "organisation"
    }


def test_no_step_decides_for_a_filing_is_no_licence() -> None:
    steps = [e for flow in MATTER.flows for e in flow.elements if isinstance(e, Step)]

    assert [step.name for step in steps if step.decides] == []


def test_lateness_stands_in_no_condition() -> None:
    late = next(f for f in MATTER.policy.formulas if f.name == "逾期备案")
    ways = [path.when for flow in MATTER.flows for path in flow.routes if path.when is not None]

    assert not any(node is late for node in walk(ways))


def test_only_closing_strikes_it_out() -> None:
    stopping = [e.name for f in MATTER.flows for e in f.ends() if e.effect is Effect.STOP]

    assert stopping == ["注销备案"]
