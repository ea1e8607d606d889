"""Times the whole reading, documents to claims, beside spaCy's bare pipeline on one core, and prints
docs/reading-speed.md's table.

    python3 bench/reading_speed.py [--rounds N] [--documents JSONL] [--words N] [--spacy DIR] [--gazetteer FILE]

Both read the same texts in turns, one thread, bound to one core: spaCy tags, parses and names entities by `nlp.pipe`, its
fastest way, and stops there; ours does the same natively and then reads who says what, when, where, how many and how
certainly. A word is a token, as each counts them. Processor time is what a busy machine disturbs least; wall time is given
too. spaCy's environment is the one of `cargo run -p xtask -- parity`, made at the first run, or the one named by --spacy.
"""

import argparse
import json
import os
import subprocess

import language_speed as language
from language_speed import MODEL, ROOT, SPACY, measure, spread

LABELS = {"spaCy 3.8, pipeline alone": "spacy", "Bellwether, the whole reading": "ours"}


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--binary", help="the example `speed` of the crate reading, built before")
    parser.add_argument("--words", type=int, default=40_000, help="of text for both")
    parser.add_argument("--documents", default=os.path.join(ROOT, "..", "shared", "data", "reports", "documents.jsonl"))
    parser.add_argument("--spacy", help="an environment with spaCy 3.8, in place of target/spacy")
    parser.add_argument("--gazetteer", help="a file `bellwether gazetteer import` made, in place of the built-in one")
    options = parser.parse_args()
    work = os.path.join(ROOT, "target", "bench")
    os.makedirs(work, exist_ok=True)
    documents, texts = gather(options.documents, options.words, work)
    python = os.path.join(options.spacy, "bin", "python") if options.spacy else language.python()
    ours = [options.binary or build(), documents] + ([options.gazetteer] if options.gazetteer else [])
    one = ["taskset", "-c", "0"] if os.path.exists("/usr/bin/taskset") else []
    runs = {"spacy": [], "ours": []}
    for _ in range(options.rounds):
        runs["spacy"].append(measure(one + [python, "-c", SPACY, MODEL, texts]))
        runs["ours"].append(measure(one + ours))
    report(runs)


def gather(source, words, work):
    """The first documents, as far as `words` words go, and their texts alone for spaCy."""
    documents, texts = os.path.join(work, "documents.jsonl"), os.path.join(work, "document-texts.jsonl")
    count = 0
    with open(source, encoding="utf-8") as lines, open(documents, "w") as whole, open(texts, "w") as bare:
        for line in lines:
            text = json.loads(line)["text"]
            whole.write(line)
            bare.write(json.dumps(text) + "\n")
            count += len(text.split())
            if count >= words:
                break
    return documents, texts


def build():
    subprocess.run(["cargo", "build", "--release", "-q", "-p", "reading", "--example", "speed"], cwd=ROOT, check=True)
    target = os.environ.get("CARGO_TARGET_DIR", os.path.join(ROOT, "target"))
    return os.path.join(target, "release", "examples", "speed")


def report(runs):
    first = runs["ours"][0]
    print(f"{len(runs['ours'])} rounds, {int(first['documents'])} documents, {int(first['words'])} words "
          f"(spaCy counts {int(runs['spacy'][0]['words'])}), {int(first['claims'])} claims; medians\n")
    print("| | words/s of processor | words/s of wall | load, ms | peak, MB |")
    print("|---|---|---|---|---|")
    for label, side in LABELS.items():
        names = ("words_per_processor_second", "words_per_second", "load_ms", "peak_mb")
        print(f"| {label} | " + " | ".join(f"{middle(runs[side], name):,.0f}" for name in names) + " |")
    for clock, name in (("processor", "words_per_processor_second"), ("wall", "words_per_second")):
        print(f"\nours / spaCy by {clock}, each round: "
              + spread([o[name] / s[name] for o, s in zip(runs["ours"], runs["spacy"])]))
    print(f"\nof our time the language pipeline takes {100 * middle(runs['ours'], 'parse_share'):.0f} %, "
          "the rules the rest")


def middle(runs, name):
    return sorted(run[name] for run in runs)[len(runs) // 2]


main()
