#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
# Copyright the Baton authors
"""Makes the tables of docs/test-times.md from the reports of a build: mvn verify, then it/where-time-goes.py.

Reads the test reports of all modules, and the timesheet of it/cluster, in which the test harness writes down what it does.
"""
import pathlib
import sys
import xml.etree.ElementTree as xml
from collections import defaultdict

ROOT = pathlib.Path(__file__).resolve().parent.parent
TIMESHEET = ROOT / "it/cluster/target/timesheet.tsv"
SLOW = 5.0  # seconds from which a class has a line of its own

# Where steps overlap, the first of these counts.
KINDS = ["server", "asadmin", "script", "wait"]


def reports():
    """(module, class) -> [tests, failures, skipped, seconds]"""
    found = defaultdict(lambda: [0, 0, 0, 0.0])
    for file in sorted(ROOT.glob("**/target/*-reports/TEST-*.xml")):
        module = str(file.relative_to(ROOT)).split("/target/")[0]
        suite = xml.parse(file).getroot()
        row = found[module, suite.get("name").rsplit(".", 1)[-1]]
        row[0] += int(suite.get("tests"))
        row[1] += int(suite.get("failures")) + int(suite.get("errors"))
        row[2] += int(suite.get("skipped"))
        row[3] += float(suite.get("time").replace(",", ""))
    return found


def timesheet():
    """class -> kind -> seconds; of what overlaps, each moment counts once."""
    if not TIMESHEET.exists():
        return {}
    rows = []
    for line in TIMESHEET.read_text().splitlines():
        start, length, kind, detail = line.split("\t")
        rows.append((int(start), int(start) + int(length), kind, detail))
    spent = {}
    for begin, end, kind, name in rows:
        if kind != "class":
            continue
        taken = [None] * ((end - begin) // 10 + 1)  # hundredths of a second
        for wanted in KINDS:
            for start, stop, what, _ in rows:
                if what == wanted and start < end and stop > begin:
                    for i in range(max(start, begin) - begin, min(stop, end) - begin, 10):
                        if taken[i // 10] is None:
                            taken[i // 10] = wanted
        spent[name] = {what: taken.count(what) / 100 for what in KINDS + [None]}
    return spent


def main():
    found = reports()
    if not found:
        sys.exit("No test reports below " + str(ROOT) + ": run mvn verify first.")
    spent = timesheet()
    modules = defaultdict(lambda: [0, 0, 0, 0.0])
    for (module, _), row in found.items():
        modules[module] = [a + b for a, b in zip(modules[module], row)]
    print("| module | tests | failed | skipped | seconds in tests |\n|---|---|---|---|---|")
    for module, (tests, failed, skipped, seconds) in sorted(modules.items()):
        print(f"| `{module}` | {tests:,} | {failed} | {skipped} | {seconds:.0f} |")
    total = [sum(row[i] for row in modules.values()) for i in range(4)]
    print(f"| all | {total[0]:,} | {total[1]} | {total[2]} | {total[3]:.0f} |")

    print("\n| class | module | seconds | servers | commands | scripts | waiting | work |\n|---|---|---|---|---|---|---|---|")
    slow = [(key, row) for key, row in found.items() if row[3] >= SLOW]
    for (module, name), row in sorted(slow, key=lambda each: -each[1][3]):
        kinds = spent.get(name) if module == "it/cluster" else None
        parts = [f"{kinds[kind]:.0f}" for kind in KINDS + [None]] if kinds else ["–"] * 5
        print(f"| {name} | `{module}` | {row[3]:.0f} | " + " | ".join(parts) + " |")
    if spent:
        sums = [sum(kinds[kind] for kinds in spent.values()) for kind in KINDS + [None]]
        print("| all classes of it/cluster | | {:.0f} | ".format(sum(sums)) + " | ".join(f"{s:.0f}" for s in sums) + " |")


if __name__ == "__main__":
    main()
