"""recordlinkage with its ECM classifier, as its documentation shows it; FEBRL only.

python -m bench.linkage.rival_recordlinkage RECORDS OUT
"""

import sys
import time
from pathlib import Path

import numpy as np
import pyarrow.parquet as pq
import recordlinkage
from bench.linkage.measuring import report

from minzheng.engines.linkage.clustering import connected

BLOCKS = ("given_name", "surname", "date_of_birth", "soc_sec_id", "postcode")
ALIKE = ("given_name", "surname", "address_1", "suburb")
EQUAL = ("date_of_birth", "soc_sec_id", "postcode", "state")


def main() -> None:
    """One run."""
    file, out = sys.argv[1:]
    begin = time.perf_counter()
    records = pq.read_table(file).to_pandas().set_index("record")
    index = recordlinkage.Index()
    for name in BLOCKS:
        index.block(name)
    compare = recordlinkage.Compare()
    for name in ALIKE:
        compare.string(name, name, method="jarowinkler", threshold=0.85, label=name)
    for name in EQUAL:
        compare.exact(name, name, label=name)
    features = compare.compute(index.index(records), records)
    pairs = recordlinkage.ECMClassifier(binarize=0.5).fit_predict(features)
    left, right = (np.array(pairs.get_level_values(level), np.int64) for level in (0, 1))
    label = connected(len(records), left, right)
    report(Path(out), label, seconds=time.perf_counter() - begin)


if __name__ == "__main__":
    main()
