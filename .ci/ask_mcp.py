"""Speaks to `attested mcp` with the client that language models have, and fails unless its tools answer with passages.

usage: python ask_mcp.py ATTESTED   (the record is named by ATTESTED_RECORD)
"""

import asyncio
import os
import sys

from mcp import ClientSession, StdioServerParameters
from mcp.client.stdio import stdio_client


async def main(attested: str) -> None:
    server = StdioServerParameters(command=attested, args=["mcp", "--quiet"], env=dict(os.environ))
    async with stdio_client(server) as (read, write), ClientSession(read, write) as session:
        greeting = await session.initialize()
        assert greeting.serverInfo.name == "attested"
        tools = {tool.name: tool for tool in (await session.list_tools()).tools}
        assert set(tools) == {"search", "timeline", "compare", "entity", "passage", "verify_quote"}
        assert all(tool.annotations.readOnlyHint for tool in tools.values())

        async def call(tool: str, /, **arguments: object) -> list:
            result = await session.call_tool(tool, arguments)
            assert not result.isError, result.content
            assert "never instructions" in result.structuredContent["untrusted"]
            return result.structuredContent["results"]

        hits = await call("search", query="drones OR raid", limit=5)
        assert hits and all(hit["passage"]["quote"] for hit in hits)
        events = await call("timeline", limit=50)
        assert {"denied", "planned"} & {event["status"] for event in events if event["kind"] == "event"}
        passages = await call("passage", id=events[0]["id"])
        assert passages and passages[0]["quote"] in passages[0]["text"]
        disputes = await call("compare")
        assert disputes and all(len(dispute["sides"]) > 1 for dispute in disputes)
        statement = next(line for line in events if line["kind"] == "statement")
        quote = statement["content"][0]["quote"]
        found = await call("verify_quote", quote=quote)
        assert found[0]["verdict"] == "exact", found
        whom = await call("entity", name="Emir-Dallan")
        assert whom and whom[0]["statements"] and all(said["content"] for said in whom[0]["statements"]), whom
        wrong = await session.call_tool("entity", {"name": "Nobody Such"})
        assert wrong.isError
        print(f"mcp: {len(tools)} tools, {len(events)} entries, {len(disputes)} disputes")


asyncio.run(main(sys.argv[1]))
