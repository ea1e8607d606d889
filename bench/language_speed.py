"""Times spaCy and the crate `language` side by side on one core, and writes docs/language-speed.md's table.

    python3 bench/language_speed.py [--rounds N] [--texts JSONL] [--words N]

Both read the same texts with the full pipeline, one thread, bound to one core, in turns; spaCy by `nlp.pipe`, its
fastest way. The figure is words per second of processor time, which a busy machine disturbs least; wall time is
given too. spaCy's environment is the one of `cargo run -p xtask -- parity`, made at the first run.
"""

import argparse
import json
import os
import statistics
import subprocess
import sys

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
MODEL = os.path.join(ROOT, "language", "assets", "en_core_web_sm")
ENVIRONMENT = os.path.join(ROOT, "target", "spacy")
SPACY = """
import json, resource, sys, time
wall = time.time()
import spacy
nlp = spacy.load(sys.argv[1])
load = time.time() - wall
texts = [json.loads(line) for line in open(sys.argv[2], encoding="utf-8")]
wall, cpu = time.time(), time.process_time()
words = sum(len(doc) for doc in nlp.pipe(texts, batch_size=64))
wall, cpu = time.time() - wall, time.process_time() - cpu
print("load_ms", load * 1000)
print("words", words)
print("words_per_second", words / wall)
print("words_per_processor_second", words / cpu)
print("peak_mb", resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)
"""


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--binary", help="an example `speed` that has been built")
    parser.add_argument("--words", type=int, default=40_000, help="of text for spaCy; ours reads all the texts")
    parser.add_argument("--texts", default=os.path.join(ROOT, "..", "shared", "data", "reports", "documents.jsonl"))
    options = parser.parse_args()
    work = os.path.join(ROOT, "target", "bench")
    os.makedirs(work, exist_ok=True)
    texts = gather(options.texts, options.words, os.path.join(work, "texts.jsonl"))
    ours, theirs = options.binary or build(), python()
    one = ["taskset", "-c", "0"] if os.path.exists("/usr/bin/taskset") else []
    alone, spacy, two = [], [], []
    for _ in range(options.rounds):
        spacy.append(measure(one + [theirs, "-c", SPACY, MODEL, texts]))
        alone.append(measure(one + [ours, MODEL, texts]))
        two.append(measure([ours, MODEL, texts, "2"]))
    report(spacy, alone, two)


def gather(source, words, target):
    count = 0
    with open(source, encoding="utf-8") as lines, open(target, "w", encoding="utf-8") as out:
        for line in lines:
            text = json.loads(line)
            text = text if isinstance(text, str) else text["text"]
            count += len(text.split())
            out.write(json.dumps(text, ensure_ascii=False) + "\n")
            if count >= words:
                break
    return target


def build():
    command = ["cargo", "build", "--release", "-q", "-p", "language", "--example", "speed"]
    subprocess.run(command, cwd=ROOT, check=True)
    return os.path.join(os.environ.get("CARGO_TARGET_DIR", os.path.join(ROOT, "target")), "release", "examples", "speed")


def python():
    binary = os.path.join(ENVIRONMENT, "bin", "python")
    if not os.path.exists(os.path.join(ENVIRONMENT, "ready")):
        subprocess.run([sys.executable, "-m", "venv", ENVIRONMENT], check=True)
        subprocess.run([binary, "-m", "pip", "install", "--quiet", "spacy==3.8.18"], check=True)
        open(os.path.join(ENVIRONMENT, "ready"), "w").close()
    return binary


def measure(command):
    environment = dict(os.environ, OMP_NUM_THREADS="1", OPENBLAS_NUM_THREADS="1", BLIS_NUM_THREADS="1")
    out = subprocess.run(command, check=True, capture_output=True, text=True, env=environment).stdout
    return {name: float(value) for name, value in (line.split() for line in out.splitlines())}


def report(spacy, alone, two):
    def middle(runs, name):
        return statistics.median(run[name] for run in runs)

    print(f"{len(alone)} rounds, {int(alone[0]['words'])} words (spaCy counts {int(spacy[0]['words'])}); medians\n")
    print("| | words/s of processor | words/s of wall | load, ms | peak, MB |")
    print("|---|---|---|---|---|")
    for label, runs in (("spaCy 3.8", spacy), ("language, 1 thread", alone), ("language, 2 threads", two)):
        cells = [middle(runs, name) for name in ("words_per_processor_second", "words_per_second", "load_ms", "peak_mb")]
        print(f"| {label} | " + " | ".join(f"{cell:,.0f}" for cell in cells) + " |")
    pairs = [a["words_per_processor_second"] / s["words_per_processor_second"] for a, s in zip(alone, spacy)]
    wall = [a["words_per_second"] / s["words_per_second"] for a, s in zip(alone, spacy)]
    print(f"\nlanguage / spaCy, each round: processor {spread(pairs)}, wall {spread(wall)}")
    print(f"two threads / one, wall: {spread([b['words_per_second'] / a['words_per_second'] for a, b in zip(alone, two)])}")


def spread(ratios):
    return f"{statistics.median(ratios):.1f} ({min(ratios):.1f} to {max(ratios):.1f})"


if __name__ == "__main__":
    main()
