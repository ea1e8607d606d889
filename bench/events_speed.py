"""Times the event record beside DuckDB on the same rows in one run, and prints docs/events.md's table.

    python3 bench/events_speed.py [--rows N] [--rounds N] [--file GEDEvent.csv]

A file of UCDP GED is scaled up by the example `speed` of the crate `events`, which imports it and asks for the
country-month panel and the monthly series of one actor. DuckDB (from PyPI, in an environment of its own) reads the very
same file into a database of its own, with the columns our store keeps, and answers the same two questions. One process
each, one after the other; time is wall time, memory the peak of the whole process.
"""

import argparse
import json
import os
import re
import statistics
import subprocess
import sys

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
FOLDER = os.path.join(ROOT, "target", "bench", "events")
ENVIRONMENT = os.path.join(ROOT, "target", "duckdb")
GED = os.path.join(ROOT, "..", "shared", "data", "events", "GEDEvent_v23_0_10.csv")
DUCKDB = """
import json, os, sys, time
import duckdb
folder = sys.argv[1]
path = os.path.join(folder, "speed.duckdb")
if os.path.exists(path):
    os.remove(path)
base = duckdb.connect(path)
base.execute("SET threads = 2")
def timed(name, query):
    begun = time.perf_counter()
    rows = base.execute(query).fetchall()
    print(json.dumps({"name": name, "ms": (time.perf_counter() - begun) * 1000, "rows": len(rows)}))
    return rows
timed("import", f'''
    CREATE TABLE ged AS SELECT id, type_of_violence, conflict_new_id, conflict_name, dyad_new_id, dyad_name,
        side_a_new_id, side_a, side_b_new_id, side_b, source_office, source_date, source_headline, number_of_sources,
        where_prec, where_coordinates, adm_1, adm_2, latitude, longitude, country, country_id, date_prec,
        CAST(date_start AS DATE) AS date_start, CAST(date_end AS DATE) AS date_end,
        deaths_a, deaths_b, deaths_civilians, deaths_unknown, best, low, high
    FROM read_csv('{folder}/scaled_v1_1.csv', sample_size = -1)''')
for round in ("first", "again"):
    timed("panel " + round, '''
        SELECT country_id, year(date_end), month(date_end), count(*), sum(best), sum(low), sum(high)
        FROM ged GROUP BY ALL''')
    timed("series " + round, '''
        SELECT year(date_end), month(date_end), count(*), sum(best), sum(low), sum(high)
        FROM ged WHERE side_a = 'IS' OR side_b = 'IS' GROUP BY ALL''')
"""


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--rows", type=int, default=418_000)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--file", default=GED)
    parser.add_argument("--binary", help="an example `speed` that has been built")
    parser.add_argument("--python", help="a Python that has duckdb")
    options = parser.parse_args()
    os.makedirs(FOLDER, exist_ok=True)
    speed, python = options.binary or build(), options.python or environment()
    rounds = []
    for _ in range(options.rounds):
        ours = run([speed, options.file, str(options.rows), FOLDER])
        theirs = run([python, "-c", DUCKDB, FOLDER])
        named = [(f"ours {name}", value) for name, value in ours.items()]
        rounds.append(dict(named + [(f"duckdb {name}", value) for name, value in theirs.items()]))
    report(options, rounds)


def build():
    subprocess.run(["cargo", "build", "--release", "-q", "-p", "events", "--example", "speed"], cwd=ROOT, check=True)
    target = os.environ.get("CARGO_TARGET_DIR", os.path.join(ROOT, "target"))
    return os.path.join(target, "release", "examples", "speed")


def environment():
    binary = os.path.join(ENVIRONMENT, "bin", "python")
    if not os.path.exists(os.path.join(ENVIRONMENT, "ready")):
        subprocess.run([sys.executable, "-m", "venv", ENVIRONMENT], check=True)
        subprocess.run([binary, "-m", "pip", "install", "--quiet", "duckdb"], check=True)
        open(os.path.join(ENVIRONMENT, "ready"), "w").close()
    return binary


def run(command):
    """What the program printed as figures in ms, and the peak of its memory in MB."""
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    lines = process.stdout.read().splitlines()
    _, status, usage = os.wait4(process.pid, 0)
    if status != 0:
        sys.exit(f"{command[0]} failed")
    figures = dict(parsed for line in lines if (parsed := parse(line)))
    return figures | {"peak": usage.ru_maxrss / 1024}


def parse(line):
    """`{"name": …, "ms": …}` of DuckDB, `country-month panel, 4021 cells, first: 12.3 ms` of ours."""
    if line.startswith("{"):
        told = json.loads(line)
        return told["name"], told["ms"]
    if found := re.match(r"import of .*: ([\d.]+) ms", line):
        return "import", float(found[1])
    if found := re.match(r"(country-month panel|series of IS).*, (first|again): ([\d.]+) ms", line):
        return ("panel " if found[1].startswith("country") else "series ") + found[2], float(found[3])
    return None


def report(options, rounds):
    def middle(name):
        return statistics.median(figures[name] for figures in rounds)

    size = os.path.getsize(os.path.join(FOLDER, "scaled_v1_1.csv")) / 1e6
    print(f"{options.rows:,} rows, {size:,.0f} MB of CSV; medians of {len(rounds)} rounds\n")
    print("| | Bellwether | DuckDB | ratio |")
    print("|---|---|---|---|")
    table = [("import, s", "import", 1000), ("peak memory, MB", "peak", 1)]
    for name in ("first", "again"):
        table.append((f"country-month panel, {name} time, ms", f"panel {name}", 1))
        table.append((f"monthly series of one actor, {name} time, ms", f"series {name}", 1))
    for label, name, unit in table:
        ours, theirs = middle(f"ours {name}") / unit, middle(f"duckdb {name}") / unit
        print(f"| {label} | {ours:,.1f} | {theirs:,.1f} | {ours / theirs:.2f} |")


if __name__ == "__main__":
    main()
