"""Words a second of the exported network under onnxruntime, window by window on one thread."""

from __future__ import annotations

import json
import time
from pathlib import Path

from .encoder import base_folder
from .examples import Example
from .pieces import Pieces, load_vocabulary
from .runner import OnnxRunner
from .windows import windows


def measure(exported: Path, texts: Path) -> None:
    """Prints wall-clock and CPU speed of the network alone; `texts` holds one JSON string a line."""
    pieces = Pieces(load_vocabulary(base_folder() / "vocab.txt"))
    examples = []
    for line in texts.read_text(encoding="utf-8").splitlines():
        text = json.loads(line)
        for words in windows(text, pieces):
            examples.append(Example("", "", [text[a:b] for a, b in words], {}).encode(pieces))
    count = sum(len(example.words) for example in examples)
    runner = OnnxRunner(exported)
    for _ in range(2):
        wall, cpu = time.perf_counter(), time.process_time()
        for example in examples:
            runner.window(example.pieces, example.shapes, example.firsts)
        wall, cpu = time.perf_counter() - wall, time.process_time() - cpu
        print(f"{count} words: {count / wall:.0f} words/s by the clock, {count / cpu:.0f} words per CPU second")
