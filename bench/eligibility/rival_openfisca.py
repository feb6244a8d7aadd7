"""OpenFisca over the same Parquet, in a process of its own: build, then calculate.

    python -m bench.eligibility.rival_openfisca FOLDER OUT

Decoding the files and writing the answers are not counted against it.
"""

import sys
import time
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow.parquet as pq
from bench._contest import report
from bench.eligibility.measuring import save
from bench.eligibility.openfisca_inputs import HOUSEHOLD_INPUTS, PERIOD, PERSON_INPUTS
from bench.eligibility.openfisca_rules import RULED
from bench.eligibility.policy import OUTPUTS
from openfisca_core.simulation_builder import SimulationBuilder

Arrays = dict[str, np.ndarray]


def decoded(folder: Path) -> tuple[Arrays, Arrays]:
    """The columns as arrays; the county is what stands in the fifth and sixth digit."""
    persons = pq.read_table(folder / "persons.parquet", columns=["household", *PERSON_INPUTS])
    wanted = [name for name in HOUSEHOLD_INPUTS if name != "county"]
    homes = pq.read_table(
        folder / "households.parquet",
        columns=["division_code", *wanted],
        read_dictionary=["division_code"],
    ).unify_dictionaries()
    codes = homes["division_code"].combine_chunks()
    counties = np.array([int(code[4:6]) - 1 for code in codes.dictionary.to_pylist()])
    county = counties[codes.indices.to_numpy()]
    return (
        {name: persons[name].to_numpy() for name in persons.column_names},
        {"county": county} | {name: homes[name].to_numpy() for name in wanted},
    )


def build(persons: Arrays, homes: Arrays) -> Any:
    """A simulation with every input set."""
    builder = SimulationBuilder()
    builder.create_entities(RULED)
    count = len(persons["household"])
    builder.declare_person_entity("person", np.arange(count))
    households = builder.declare_entity("household", np.arange(len(homes["county"])))
    roles = np.full(count, "member")
    builder.join_with_persons(households, persons["household"], roles)
    simulation = builder.build(RULED)
    for name in PERSON_INPUTS:
        simulation.set_input(name, PERIOD, persons[name])
    for name in HOUSEHOLD_INPUTS:
        simulation.set_input(name, PERIOD, homes[name])
    return simulation


def main() -> None:
    """Run once and print what it took."""
    folder, out = Path(sys.argv[1]), Path(sys.argv[2])
    persons, homes = decoded(folder)
    start, cpu = time.perf_counter(), time.process_time()
    simulation = build(persons, homes)
    built = time.perf_counter()
    del persons, homes
    answers = {name: simulation.calculate(name, PERIOD) for name in OUTPUTS}
    done, spent = time.perf_counter(), time.process_time() - cpu
    report(build_s=built - start, calculate_s=done - built, cpu_s=spent)
    save(answers, out)


if __name__ == "__main__":
    main()
