"""Asks a Datasette for pages of an exported record and fails unless search, labels and views work.

usage: python ask_datasette.py RECORD.db datasette.yaml   (run by the Python that has Datasette installed)
"""

import asyncio
import inspect
import json
import pathlib
import sys

import datasette
from datasette.app import Datasette


async def main(record: str, config: str) -> None:
    name = pathlib.Path(record).stem
    text = pathlib.Path(config).read_text()
    import yaml

    settings = yaml.safe_load(text)
    # 1.0 reads the settings of tables from the configuration, 0.65 from the metadata; the same file serves both.
    takes = inspect.signature(Datasette.__init__).parameters
    given = {name: settings for name in ("metadata", "config") if name in takes}
    ds = Datasette([record], **given)
    await ds.invoke_startup()

    async def get(path: str) -> dict:
        response = await ds.client.get(f"/{name}/{path}")
        assert response.status_code == 200, f"{path}: HTTP {response.status_code}\n{response.text[:800]}"
        return json.loads(response.text)

    async def rows(path: str) -> list:
        return (await get(path))["rows"]

    everything = await rows("sentence.json?_size=max&_shape=objects")
    hits = await rows("sentence.json?_search=raid&_size=max&_shape=objects")
    assert 0 < len(hits) < len(everything), f"search is ignored: {len(hits)} of {len(everything)} rows"
    nothing = await rows("sentence.json?_search=zzzznotaword&_shape=objects")
    assert nothing == [], f"search for a word that is nowhere gave {len(nothing)} rows"
    for table in ["document", "actor", "statement", "event", "figure", "copy", "dispute", "timeline", "disagreement"]:
        found = await rows(f"{table}.json?_labels=on&_shape=objects")
        assert found, f"{table} is empty"
    page = await ds.client.get(f"/{name}/statement")
    assert page.status_code == 200 and "<table" in page.text
    print(f"Datasette {datasette.__version__}: {len(hits)} of {len(everything)} sentences found, all tables open")


asyncio.run(main(sys.argv[1], sys.argv[2]))
