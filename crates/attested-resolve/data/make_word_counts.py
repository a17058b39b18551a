"""Makes word_counts.tsv: how many of 1,000 documents hold a word.

    python3 make_word_counts.py FOLDER_WITH_JSONL > word_counts.tsv

Reads the press releases of the White House, the US Department of State and ISAF and the reports of Wikinews; the mean
of the shares among government texts and among news. Words of fewer than 8 in 1,000 documents are left out. No text is
kept.
"""

import collections
import json
import pathlib
import re
import sys

KINDS = {
    "government": ["white_house_2021_2022", "state_dept_2021_2022"],
    "news": ["wikinews_2004_2014", "wikinews_2019_2020", "isaf_press_releases"],
}


def shares(folder, names):
    counts, documents = collections.Counter(), 0
    for name in names:
        with open(folder / f"{name}.jsonl", encoding="utf-8") as lines:
            for line in lines:
                text = json.loads(line).get("text") or ""
                counts.update(set(re.findall(r"[a-z]{2,}", text.lower())))
                documents += 1
    return {word: 1000 * count / documents for word, count in counts.items()}


def main():
    folder = pathlib.Path(sys.argv[1])
    kinds = [shares(folder, names) for names in KINDS.values()]
    words = set().union(*kinds)
    print("# word\tdocuments of 1,000; made by make_word_counts.py, see SOURCE.md")
    for word in sorted(words):
        share = round(sum(kind.get(word, 0) for kind in kinds) / len(kinds))
        if share >= 8:
            print(f"{word}\t{share}")


main()
