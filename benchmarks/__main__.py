"""Prints the table of budgets and writes `benchmarks/results.json`, of this machine at this moment."""

from __future__ import annotations

import json
import sys
from pathlib import Path

from benchmarks import edits, exports, files, memory, windows
from benchmarks.measure import heading, line, summary

SUBJECTS = (files, edits, exports, windows, memory)


def main() -> int:
    """Measure everything (or the subjects named), exit code 1 when a budget is missed."""
    wanted = set(sys.argv[1:])
    results = []
    print(heading(), flush=True)
    for subject in SUBJECTS:
        if wanted and subject.__name__.rpartition(".")[2] not in wanted:
            continue
        for result in subject.measure():
            print(line(result), flush=True)
            results.append(result)
    print("\n" + summary(results))
    out = Path(__file__).with_name("results.json")
    data = [result.as_data() for result in results]
    out.write_text(json.dumps(data, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")
    return 0 if all(result.ok for result in results) else 1


if __name__ == "__main__":
    sys.exit(main())
