"""Elders' lists: who is entitled to which item and since when, for 500,000 elders at once.

    python -m bench.guarantees                          # or ./minzheng bench guarantees
    python -m bench.guarantees --elders 500000 --sample 400 --json

Ours: Parquet to every item's answer and day, by the rules of one elder over columns; beside it the
engine's own count (who does not have it). Rivals: the same rules for one elder after the other, on
a sample and multiplied; SQL written by hand in DuckDB, which knows only today's numbers. The floor
is the decoding alone. All must say the same. In a house of its own, so no office's numbers matter.
"""

import argparse
import json
import sys
import tempfile

from bench._contest import IN_THE_HOUSE, Run, contest


def main() -> None:
    options = _options()
    with tempfile.TemporaryDirectory() as folder:
        house = {"MINZHENG_DATA": folder, "MINZHENG_LOG_LEVEL": "ERROR", "DATABASE_URL": ""}
        words = ("bench._elder_lists", str(options.elders), str(options.sample))
        result = contest(IN_THE_HOUSE, *words, env=house)
    told = json.dumps(result, ensure_ascii=False) if options.json else _line(result)
    sys.stdout.write(told + "\n")
    if any(result["differ"].values()):
        raise SystemExit(f"结果不一致：{result['differ']}")


def _line(told: Run) -> str:
    return (
        f"{told['elders']:,} 位老人、{told['items']} 项：{told['ours_s']} 秒算出每项归谁、"
        f"从哪天起；"
        f"全市计数 {told['count_s']} 秒；逐人算按 {told['one_by_one_sample']} 人推算"
        f" {told['one_by_one_s']} 秒，是 {told['ratio']['one_by_one']} 倍；"
        f"DuckDB {told['duckdb_s']} 秒，是 {told['ratio']['duckdb']} 倍；"
        f"只读文件 {told['floor_s']} 秒；峰值 {told['peak_mb']} MB"
    )


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="bench.guarantees", description=__doc__)
    parser.add_argument("--elders", type=int, default=500_000, help="老年人数")
    parser.add_argument("--sample", type=int, default=400, help="逐人算的人数")
    parser.add_argument("--json", action="store_true", help="输出 JSON")
    return parser.parse_args()


if __name__ == "__main__":
    main()
