"""What the benchmark of reading compares can be measured, and the rival is a fair one."""

from bench.plans import measure


def test_both_readers_are_scored() -> None:
    told = measure(0.02)

    assert told["ours_f1"]["structure"] > told["afternoon_f1"]["structure"] > 0.5
    assert told["ours_s"] > told["floor_s"]
