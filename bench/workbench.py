"""Times the pages of the workbench under twenty readers at once on a ledger of 98,303 documents, and prints
docs/workbench.md's tables.

    cargo build --release -p bellwether && python3 bench/workbench.py [--ledger FILE] [--seconds N] [--mixed N]

wrk (Debian's package) asks over loopback: each of its twenty connections asks for the next page as soon as it has the one
before, so that twenty pages are being made at any moment. No address is asked for twice but where it is said, so what was
kept of answers helps nobody. "First" is the first page of its sort in a new process whose ledger was put out of the
system's file cache. Memory is the peak of the whole process, parts of files that are mapped into it included.

Without --ledger one is made in target/bench from ../shared/data (some minutes): the reports, an event record, some checks
and warnings.
"""

import argparse
import http.client
import lzma
import os
import re
import subprocess
import time

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
DATA = os.path.join(ROOT, "..", "shared", "data")
TARGET = os.environ.get("CARGO_TARGET_DIR", os.path.join(ROOT, "target"))
WORK = os.path.join(TARGET, "bench")
LUA = os.path.join(ROOT, "bench", "workbench.lua")
EVENTS = ["GEDEvent_v23_0_10.csv", "ucdp_brd_dyadic_v24_1.parquet"]
PANEL = ["views_cm_state_based_challenge_vintage_1990_2021.parquet", "--version", "2021"]
READERS = 20


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--program", default=os.path.join(TARGET, "release", "bellwether"))
    parser.add_argument("--ledger", default=os.path.join(WORK, "workbench.ledger"))
    parser.add_argument("--seconds", type=int, default=10, help="for each sort of page")
    parser.add_argument("--mixed", type=int, default=60, help="seconds of all sorts mixed")
    options = parser.parse_args()
    if not os.path.exists(options.ledger):
        make(options.program, options.ledger)
    indexed(options)
    server = Server(options)
    try:
        report(server, options)
    finally:
        server.stop()


def make(program, ledger):
    """A ledger of all reports, with an event record, checks and warnings beside it."""
    os.makedirs(os.path.dirname(os.path.abspath(ledger)), exist_ok=True)
    reports = ledger + ".reports.jsonl"
    with lzma.open(os.path.join(DATA, "reports", "current_events_all.jsonl.xz")) as packed, open(reports, "wb") as out:
        out.writelines(packed)
    # Documents that are passed over make an exit code of 1.
    def run(*arguments):
        subprocess.run([program, "--quiet", "--ledger", ledger, *arguments], stdout=subprocess.DEVNULL)

    run("read", reports)
    os.remove(reports)
    for name in EVENTS:
        run("events", "import", os.path.join(DATA, "events", name))
    run("events", "import", os.path.join(DATA, "events", PANEL[0]), *PANEL[1:])
    run("check", "--about", "Boko Haram")
    run("warn")


class Server:
    """`bellwether serve` over the ledger, on a port of its own."""

    def __init__(self, options):
        command = [options.program, "--quiet", "--ledger", options.ledger, "serve", "--port", "0"]
        self.process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
        address = self.process.stdout.readline().strip()
        self.base, self.token = address.split("/?token=")
        self.host = self.base.removeprefix("http://")

    def get(self, path):
        """The body of a page and the milliseconds it took."""
        connection = http.client.HTTPConnection(self.host, timeout=600)
        begun = time.perf_counter()
        connection.request("GET", path, headers={"Authorization": f"Bearer {self.token}"})
        answer = connection.getresponse()
        body = answer.read().decode()
        took = 1000 * (time.perf_counter() - begun)
        if answer.status != 200:
            raise SystemExit(f"{path}: status {answer.status}\n{body[:2000]}")
        return body, took

    def memory(self):
        """Megabytes: the peak of all, of which now its own and of files."""
        told = open(f"/proc/{self.process.pid}/status").read()
        size = lambda name: int(re.search(rf"{name}:\s+(\d+)", told)[1]) / 1024
        return size("VmHWM"), size("RssAnon"), size("RssFile")

    def stop(self):
        self.process.terminate()
        self.process.wait()


def indexed(options):
    """Waits until the ledger is searchable, in a process of its own: its memory is told apart."""
    server = Server(options)
    begun = time.time()
    while "The index is being made" in server.get("/search?q=a")[0]:
        time.sleep(1)
    peak, _, _ = server.memory()
    print(f"Search index at the ledger's head after {time.time() - begun:.0f} s; memory peak {peak:.0f} MB.\n")
    server.stop()


def report(server, options):
    status, _ = server.get("/api/v1/status")
    documents = int(re.search(r'"documents": ?(\d+)', status)[1])
    claims = sum(int(it) for it in re.findall(r": ?(\d+)", re.search(r'"claims": ?{([^}]*)}', status)[1]))
    load = os.getloadavg()[0]
    print(f"{documents:,} documents, {claims:,} claims; {READERS} readers; {os.cpu_count()} cores, load before {load:.1f}.\n")
    environment = {"TOKEN": server.token, "DOCUMENTS": str(documents), "CLAIMS": str(claims)}
    pages = listed(server, environment)
    forget(options.ledger)
    first = {name: server.get(path)[1] for name, path in pages}
    print("| page | first, ms | pages/s | median, ms | p95, ms |\n|---|---:|---:|---:|---:|")
    for name, _ in pages:
        rate, median, high = asked(server, options.seconds, environment | {"KIND": name})
        print(f"| {name} | {first[name]:.0f} | {rate:.0f} | {median:.0f} | {high:.0f} |", flush=True)
    for name, more in [("all of them mixed", {}), ("mixed, few addresses again and again", {"AGAIN": "1"})]:
        rate, median, high = asked(server, options.mixed, environment | more)
        print(f"| **{name}** | | {rate:.0f} | **{median:.0f}** | **{high:.0f}** |", flush=True)
    peak, own, files = server.memory()
    print(f"\nMemory peak {peak:.0f} MB; at the end {own:.0f} MB of its own and {files:.0f} MB of files.")


def forget(ledger):
    """Puts the ledger and what lies beside it out of the system's file cache."""
    folder, name = os.path.split(os.path.abspath(ledger))
    for at, _, files in os.walk(folder):
        for path in (os.path.join(at, it) for it in files):
            if name in os.path.relpath(path, folder):
                with open(path, "rb") as file:
                    os.fsync(file.fileno())
                    os.posix_fadvise(file.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)


def listed(server, environment):
    """Each sort of page with an address of it."""
    out = wrk(server, 1, 1, environment | {"LIST": "1"})
    return [tuple(line.split("\t")[1:]) for line in out.splitlines() if line.startswith("page\t")]


def asked(server, seconds, environment):
    """Pages a second, and milliseconds: median and 95th percentile."""
    out = wrk(server, READERS, seconds, environment)
    requests, wrong, median, high, _ = map(float, re.search(r"figures (.*)", out)[1].split())
    if wrong:
        raise SystemExit(out)
    return requests / seconds, median, high


def wrk(server, connections, seconds, environment):
    threads = str(min(2, connections))
    command = ["wrk", f"-t{threads}", f"-c{connections}", f"-d{seconds}s", "--timeout", "30s", "-s", LUA, server.base]
    return subprocess.run(command, env=os.environ | environment, capture_output=True, text=True, check=True).stdout


if __name__ == "__main__":
    main()
