"""Reads texts with spaCy, for `cargo run -p xtask -- parity`: spacy_read.py VENV PIPELINE TEXTS TARGET.

Makes the environment at its first run. Offsets are bytes of UTF-8, as in the crate `language`.
"""

import json
import os
import subprocess
import sys
import venv

SPACY = "spacy==3.8.18"


def main():
    environment, pipeline, texts, target = sys.argv[1:]
    python = os.path.join(environment, "bin", "python")
    if os.path.abspath(sys.prefix) != os.path.abspath(environment):
        if not os.path.exists(os.path.join(environment, "ready")):
            venv.create(environment, with_pip=True)
            subprocess.run([python, "-m", "pip", "install", "--quiet", SPACY], check=True)
            open(os.path.join(environment, "ready"), "w").close()
        os.execv(python, [python] + sys.argv)
    read(pipeline, texts, target)


def read(pipeline, texts, target):
    import spacy

    nlp = spacy.load(pipeline)
    with open(texts, encoding="utf-8") as lines, open(target, "w", encoding="utf-8") as out:
        for line in lines:
            json.dump(described(nlp(json.loads(line))), out, ensure_ascii=False)
            out.write("\n")


def described(doc):
    offsets = [0]
    for character in doc.text:
        offsets.append(offsets[-1] + len(character.encode("utf-8", "surrogatepass")))
    tokens = [
        [
            offsets[token.idx],
            offsets[token.idx + len(token)],
            token.head.i,
            token.tag_,
            token.pos_,
            str(token.morph),
            token.dep_,
            token.lemma_,
            bool(token.is_sent_start),
            bool(token.whitespace_),
        ]
        for token in doc
    ]
    return {"tokens": tokens, "entities": [[entity.start, entity.end, entity.label_] for entity in doc.ents]}


main()
