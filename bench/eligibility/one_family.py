"""T6: one family with everything said, beside OpenFisca with its tracer.

    ./minzheng bench T6 [--json]

All of relief/dibao as the desk evaluates it; and, because OpenFisca has only the rules of this
folder, those rules once in each for the same family of four.
"""

import argparse
import io
import json
import statistics
import sys
import time
from collections.abc import Callable, Mapping
from contextlib import redirect_stdout
from pathlib import Path
from typing import Any

import yaml
from bench.eligibility.openfisca_inputs import HOUSEHOLD_INPUTS, PERIOD, PERSON_INPUTS
from bench.eligibility.openfisca_rules import RULED
from bench.eligibility.policy import BOOK, ON, OUTPUTS, 测速
from openfisca_core.simulation_builder import SimulationBuilder

from minzheng.kernel.matter import catalogue
from minzheng.kernel.one import run

MATTER = "relief/dibao"
PLACE = "990105000000"
GUANGZHOU = "440118000000"
FAMILY = Path(__file__).resolve().parents[2] / "docs/examples/family.yaml"
PERSON: dict[str, Any] = {
    name: False if kind is bool else 0 for name, kind in PERSON_INPUTS.items()
} | {"born_on": "1985-05-05"}
MEMBERS = (
    {**PERSON, "wage_income": 250_000, "employment_cost": 20_000, "bench_local": True},
    {**PERSON, "born_on": "1984-02-29", "disability_grade": 2, "disability_kind": 5},
    {**PERSON, "born_on": "1940-10-10", "bench_local": True, "pension_income": 12_300},
    {**PERSON, "born_on": "2015-01-31", "bench_local": True, "seriously_ill": True},
)
HOME = {"deposits": 800_000, "homes": 1, "medical_cost": 900_000}
FACTS = {
    **{name: False if kind is bool else 0 for name, kind in HOUSEHOLD_INPUTS.items()},
    **HOME,
    "members": MEMBERS,
}
del FACTS["county"]


def milliseconds(task: Callable[[], object], repeats: int) -> float:
    """The median, after a warming run."""
    task()
    times = []
    for _ in range(repeats):
        start = time.perf_counter()
        task()
        times.append(time.perf_counter() - start)
    return round(statistics.median(times) * 1000, 4)


def everything_of_the_matter() -> dict[str, float]:
    """All of relief/dibao for the example family of the documentation."""
    matter, book = catalogue().get(MATTER), catalogue().params
    facts = yaml.safe_load(FAMILY.read_text("utf-8"))

    def evaluate() -> Any:
        return matter.policy.evaluate(facts, on=ON, place=GUANGZHOU, params=book)

    lines = evaluate().trace
    return {
        "formulas": len(evaluate().run.program.roots),
        "lines": len(lines),
        "articles": len({str(article) for line in lines for article in line.cites}),
        "kept_ms": milliseconds(evaluate, 2000),
        "told_ms": milliseconds(lambda: evaluate().trace, 300),
    }


def ours() -> tuple[dict[str, float], Mapping[str, Any]]:
    """The rules of this folder in our language."""

    def evaluate() -> Any:
        return 测速.evaluate(FACTS, on=ON, place=PLACE, params=BOOK)

    found = run(tuple(OUTPUTS.values()), FACTS, on=ON, place=PLACE, params=BOOK)
    answers = {name: found.value(node) for name, node in OUTPUTS.items() if node.entity != "person"}
    times = {
        "kept_ms": milliseconds(evaluate, 2000),
        "told_ms": milliseconds(lambda: evaluate().trace, 300),
    }
    return times, answers


def openfisca() -> tuple[dict[str, float], Mapping[str, Any]]:
    """The same rules and family in OpenFisca, its tracer on."""

    def build() -> Any:
        persons = {
            f"p{number}": {name: {PERIOD: value} for name, value in member.items()}
            for number, member in enumerate(MEMBERS)
        }
        home = {name: {PERIOD: FACTS.get(name, int(PLACE[4:6]) - 1)} for name in HOUSEHOLD_INPUTS}
        situation = {
            "persons": persons,
            "households": {"h": {"members": list(persons), **home}},
        }
        simulation = SimulationBuilder().build_from_entities(RULED, situation)
        simulation.trace = True
        for name in OUTPUTS:
            simulation.calculate(name, PERIOD)
        return simulation

    def told() -> None:
        with redirect_stdout(io.StringIO()):
            build().tracer.print_computation_log()

    found = build()
    answers = {
        name: found.calculate(name, PERIOD)[0].item()
        for name, node in OUTPUTS.items()
        if node.entity != "person"
    }
    return {"kept_ms": milliseconds(build, 200), "told_ms": milliseconds(told, 100)}, answers


def main() -> None:
    """Run and print."""
    parser = argparse.ArgumentParser(prog="bench T6", description=__doc__)
    parser.add_argument("--json", action="store_true")
    chosen = parser.parse_args()
    (mine, my_answers), (theirs, their_answers) = ours(), openfisca()
    found: dict[str, Any] = {
        MATTER: everything_of_the_matter(),
        "same_rules": {"ours": mine, "openfisca": theirs, "same": my_answers == their_answers},
        "ratio": {
            "kept": round(theirs["kept_ms"] / mine["kept_ms"], 1),
            "told": round(theirs["told_ms"] / mine["told_ms"], 1),
        },
    }
    sys.stdout.write(json.dumps(found, ensure_ascii=False) if chosen.json else told_of(found))
    sys.stdout.write("\n")


def told_of(found: dict[str, Any]) -> str:
    """The same for a person."""
    whole, rules = found[MATTER], found["same_rules"]
    return "\n".join(
        [
            f"{MATTER} 一户：{whole['formulas']} 条算式，"
            f"过程留存 {whole['kept_ms']:.3f} 毫秒，"
            f"写成 {whole['lines']} 句话（引 {whole['articles']} 条）"
            f" {whole['told_ms']:.2f} 毫秒",
            f"同样的 {len(测速.formulas)} 条算式：本系统 {rules['ours']['kept_ms']:.3f} 毫秒、"
            f"写成话 {rules['ours']['told_ms']:.2f} 毫秒；"
            f"OpenFisca {rules['openfisca']['kept_ms']:.2f} 毫秒、"
            f"打印 {rules['openfisca']['told_ms']:.2f} 毫秒；"
            f"是本系统的 {found['ratio']['kept']} 倍、{found['ratio']['told']} 倍；"
            f"答案{'相同' if rules['same'] else '不同'}",
        ]
    )


if __name__ == "__main__":
    main()
