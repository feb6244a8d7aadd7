"""Bulk approval: entitlements → pay run → review → approval → bank file, killed once in the middle.

Approval sets the money aside in two funds by their shares, the file puts it in transit: the
ledger's entries are part of what is measured, and its sums of what must be exact.

    python -m bench.payments                          # 2,039 and 100,000 entitlements
    python -m bench.payments --entitlements 5000 --json

On a SQLite file of its own with the settings of an office; with DATABASE_URL on PostgreSQL, whose
database must be empty. The floor is one plain SQL statement that copies what is due into a table:
no digest, no checks, no file, no trail.
"""

import argparse
import json
import os
import signal
import subprocess
import sys
import tempfile
from typing import Any

SIZES = (2_039, 100_000)


def main() -> None:
    options = _options()
    results = [_measure(size) for size in options.entitlements or SIZES]
    for result in results:
        print(json.dumps(result, ensure_ascii=False) if options.json else _line(result))
    if not all(result["killed_and_resumed"] for result in results):
        sys.exit(1)


def _measure(size: int) -> dict[str, Any]:
    """One size in a process of its own, so that peak memory is its own."""
    with tempfile.TemporaryDirectory() as folder:
        environment = {**os.environ, "MINZHENG_DATA": folder, "MINZHENG_LOG_LEVEL": "ERROR"}

        def child(step: str) -> subprocess.CompletedProcess[str]:
            command = [sys.executable, "-m", "bench._house", "bench._payment_steps", step]
            return subprocess.run(  # noqa: S603  our own steps, no shell
                [*command, str(size)],
                env=environment,
                stdout=subprocess.PIPE,
                text=True,
                check=False,
            )

        child("prepare").check_returncode()
        killed = child("kill").returncode == -signal.SIGKILL
        done = child("whole")
        done.check_returncode()
        result: dict[str, Any] = json.loads(done.stdout)
    result["killed_and_resumed"] = killed and result.pop("exact")
    return result


def _line(result: dict[str, Any]) -> str:
    steps = "，".join(f"{name} {taken}" for name, taken in result["steps_s"].items())
    again = "中途杀掉一次后重跑，合计准确" if result["killed_and_resumed"] else "中断后合计不准"
    return (
        f"{result['entitlements']:>7,} 户（{result['database']}）：共 {result['ours_s']} 秒"
        f"（{steps}）；一条 SQL {result['floor_s']} 秒；峰值 {result['peak_mb']} MB；{again}"
    )


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="bench.payments", description=__doc__)
    parser.add_argument("--entitlements", type=int, action="append", help="户数，可写多次")
    parser.add_argument("--json", action="store_true", help="输出 JSON")
    return parser.parse_args()


if __name__ == "__main__":
    main()
