"""Prints the table of budgets and writes `benchmarks/results.json`."""

from __future__ import annotations

import json
import sys
from pathlib import Path

from benchmarks import edits, exports, files, memory, windows

SUBJECTS = (files, edits, exports, windows, memory)


def main() -> int:
    """Measure everything (or the subjects named), exit code 1 when a budget is missed."""
    wanted = set(sys.argv[1:])
    results = []
    for subject in SUBJECTS:
        if wanted and subject.__name__.rpartition(".")[2] not in wanted:
            continue
        for result in subject.measure():
            print(result.line(), flush=True)
            results.append(result)
    out = Path(__file__).with_name("results.json")
    out.write_text(json.dumps([r.as_data() for r in results], indent=2) + "\n", encoding="utf-8")
    return 0 if all(result.ok for result in results) else 1


if __name__ == "__main__":
    sys.exit(main())
