#!/usr/bin/env python3
"""MinHash on the texts that `attested bench copies NEWSTEXT --texts FILE` wrote.

    python3 -m venv venv && venv/bin/pip install datasketch==2.0.0
    venv/bin/python benches/copies/minhash.py FILE

Prints, for each rate of edits and each threshold, how many pairs of source and carrier MinHash-LSH finds (128
permutations, shingles of five words, Jaccard) and how many pairs it finds in all. It finds no passages.
"""

import json
import sys
import time

from datasketch import MinHash, MinHashLSH

SHINGLE = 5
PERMUTATIONS = 128


def signature(text: str) -> MinHash:
    words = text.lower().split()
    hashed = MinHash(num_perm=PERMUTATIONS)
    hashed.update_batch([" ".join(words[at:at + SHINGLE]).encode() for at in range(len(words) - SHINGLE + 1)])
    return hashed


def main() -> None:
    for line in open(sys.argv[1], encoding="utf-8"):
        run = json.loads(line)
        start = time.time()
        signatures = [signature(text) for text in run["texts"]]
        seconds = time.time() - start
        for threshold in (0.8, 0.5, 0.3, 0.1):
            index = MinHashLSH(threshold=threshold, num_perm=PERMUTATIONS)
            for at, hashed in enumerate(signatures):
                index.insert(at, hashed)
            found = {
                (min(at, to), max(at, to))
                for at, hashed in enumerate(signatures)
                for to in index.query(hashed)
                if at != to and hashed.jaccard(signatures[to]) >= threshold
            }
            hits = sum((at - 1, at) in found for at in run["carriers"])
            print(f"{run['edits']:2} % edits, Jaccard >= {threshold}: {hits} of {len(run['carriers'])} pairs of source "
                  f"and carrier found, {len(found)} pairs in all; {len(signatures) / seconds:.0f} documents/s hashed")


if __name__ == "__main__":
    main()
