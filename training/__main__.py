"""`python -m training train|average|score|export|calibrate|fixture|speed|choose`."""

from __future__ import annotations

import argparse
from pathlib import Path

from .corpora.profiles import FAMILIES, PROFILES

DATA, OUT = Path("/work/data"), Path("/work/train-runs/default")


def main() -> None:
    """Parses the command line and hands over; imports late, so that each command needs only its own packages."""
    options = vars(_parser().parse_args())
    command = options.pop("command")
    if command == "train":
        from .train import Settings, train

        train(Settings(**options))
    elif command == "score":
        from .score import score

        score(**options)
    elif command == "export":
        from .export import export

        export(**options)
    elif command == "calibrate":
        from .calibrate import calibrate

        calibrate(**options)
    elif command == "average":
        from .average import average

        average(**options)
    elif command == "choose":
        from .choose import choose

        choose(**options)
    elif command == "fixture":
        from .fixture import write

        write(**options)
    else:
        from .speed import measure

        measure(**options)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m training", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    train = commands.add_parser("train", help="corpora to a checkpoint; continues the one found in --out")
    train.add_argument("--minutes", type=float, default=65.0, help="wall-clock budget, when --steps is 0")
    train.add_argument("--steps", type=int, default=0)
    train.add_argument("--layers", type=int, default=6)
    train.add_argument("--budget", type=int, default=1536, help="word pieces in a batch")
    train.add_argument("--profile", choices=PROFILES, default=PROFILES[0], help="which corpora it may learn from")
    train.add_argument(
        "--without",
        action="append",
        choices=FAMILIES,
        default=[],
        help="a family of corpora to pass over, to see what it is worth; may be repeated",
    )
    train.add_argument("--warm", type=Path, help="weights to start from; heads they lack are fresh")
    train.add_argument("--seed", type=int, default=1)
    score = commands.add_parser("score", help="dev scores as a Markdown table")
    score.add_argument("--exported", type=Path, help="score this exported folder in place of the checkpoint")
    score.add_argument("--table-file", type=Path, help="add the table to this file")
    for command in (train, score):
        command.add_argument("--data", type=Path, default=DATA)
        command.add_argument("--out", type=Path, default=OUT)
    export = commands.add_parser("export", help="checkpoint to int8 ONNX and label sets")
    export.add_argument("--checkpoint", type=Path, default=OUT / "last.pt")
    export.add_argument("--out", type=Path, required=True)
    calibrate = commands.add_parser("calibrate", help="fit confidences on dev, into reader.json of an exported folder")
    calibrate.add_argument("--data", type=Path, default=DATA)
    calibrate.add_argument("--exported", type=Path, required=True)
    calibrate.add_argument("--table-file", type=Path, help="add the table of reliability to this file")
    fixture = commands.add_parser("fixture", help="expected output of the Rust reader, from the exported file")
    fixture.add_argument("--out", type=Path, required=True)
    speed = commands.add_parser("speed", help="words a second of the exported network under onnxruntime")
    for command in (fixture, speed):
        command.add_argument("--exported", type=Path, required=True)
        command.add_argument("--texts", type=Path, required=True, help="one JSON string a line")
    average = commands.add_parser("average", help="the weighted mean of two checkpoints")
    average.add_argument("first", type=Path)
    average.add_argument("second", type=Path)
    average.add_argument("--share", type=float, default=0.75, help="of the second, 0 to 1")
    average.add_argument("--out", type=Path, required=True)
    choose = commands.add_parser("choose", help="passages to annotate, the most doubtful first")
    choose.add_argument("--data", type=Path, default=DATA)
    choose.add_argument("--exported", type=Path, required=True)
    choose.add_argument("--out", type=Path, required=True)
    choose.add_argument("--passages", type=int, default=320)
    choose.add_argument("--seed", type=int, default=1)
    return parser


if __name__ == "__main__":
    main()
