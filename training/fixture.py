"""Expected output for the tests of the Rust reader."""

from __future__ import annotations

import itertools
import json
from pathlib import Path

from .tag import Tagger


def write(exported: Path, texts: Path, out: Path) -> None:
    """One JSON object a line: text, the weights' hash, all labels, roots of neighbouring names.

    `texts` holds one JSON string a line.
    """
    tagger = Tagger.exported(exported)
    about = json.loads((exported / "reader.json").read_text(encoding="utf-8"))
    with out.open("w", encoding="utf-8") as file:
        for line in texts.read_text(encoding="utf-8").splitlines():
            text = json.loads(line)
            tagged = tagger.tag(text)
            row = {"text": text, "weights_sha256": about["weights_sha256"], "tagged": tagged, "roots": []}
            names = [name["span"] for name in tagged["names"] if name["label"] != "time"]
            for source, target in itertools.pairwise(names):
                row["roots"].append({"source": source, "target": target, "root": tagger.root(text, source, target)})
            file.write(json.dumps(row, ensure_ascii=False, separators=(",", ":")) + "\n")
