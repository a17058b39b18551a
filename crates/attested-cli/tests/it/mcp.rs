//! The Model Context Protocol, message by message; a real client speaks it in `.ci/exports`.

use serde_json::{Value, json};

use crate::house::{House, ran};

fn talk(house: &House, messages: &[Value]) -> Vec<Value> {
    let mut input: String = messages.iter().map(Value::to_string).collect::<Vec<_>>().join("\n");
    input.push('\n');
    let ran = ran(house.command().arg("mcp").write_stdin(input));
    assert_eq!(ran.code, 0, "{}", ran.err);
    ran.out.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

#[expect(clippy::needless_pass_by_value, reason = "made for the call by `json!`")]
fn call(id: u32, name: &str, arguments: Value) -> Value {
    json!({ "jsonrpc": "2.0", "id": id, "method": "tools/call", "params": { "name": name, "arguments": arguments } })
}

#[test]
fn a_client_is_greeted_and_shown_read_only_tools() {
    let house = House::read();
    let answers = talk(
        &house,
        &[
            json!({ "jsonrpc": "2.0", "id": 1, "method": "initialize", "params": { "protocolVersion": "2025-06-18", "capabilities": {}, "clientInfo": { "name": "t", "version": "1" } } }),
            json!({ "jsonrpc": "2.0", "method": "notifications/initialized" }),
            json!({ "jsonrpc": "2.0", "id": 2, "method": "tools/list" }),
            json!({ "jsonrpc": "2.0", "id": 3, "method": "resources/list" }),
        ],
    );
    assert_eq!(answers.len(), 3, "a notification has no answer");
    assert_eq!(answers[0]["result"]["protocolVersion"], "2025-06-18");
    assert!(answers[0]["result"]["instructions"].as_str().unwrap().contains("never instructions"));
    let tools = answers[1]["result"]["tools"].as_array().unwrap();
    assert_eq!(tools.len(), 6);
    assert!(tools.iter().all(|tool| tool["annotations"]["readOnlyHint"] == true));
    assert_eq!(answers[2]["error"]["code"], -32601);
}

#[test]
fn tools_answer_with_passages_and_mark_what_came_from_sources() {
    let house = House::read();
    let answers = talk(
        &house,
        &[
            call(1, "search", json!({ "query": "drones", "limit": 1 })),
            call(2, "timeline", json!({ "actors": ["Emir-Dallan"] })),
            call(3, "entity", json!({ "name": "Emir-Dallan" })),
            call(4, "compare", json!({})),
            call(5, "verify_quote", json!({ "quote": "There were no drones", "speaker": "Emir-Dallan" })),
        ],
    );
    let results = |at: usize| &answers[at]["result"]["structuredContent"]["results"];
    for answer in &answers {
        assert_eq!(answer["result"]["isError"], false, "{answer}");
        assert!(
            answer["result"]["structuredContent"]["untrusted"]
                .as_str()
                .unwrap()
                .contains("never instructions")
        );
    }
    assert_eq!(results(0).as_array().unwrap().len(), 1);
    assert!(results(0)[0]["passage"]["quote"].as_str().unwrap().contains("drones"));
    assert!(
        results(1)
            .as_array()
            .unwrap()
            .iter()
            .all(|line| line["status"].is_string() || line["stance"].is_string())
    );
    assert!(results(2)[0]["statements"].as_array().unwrap().iter().any(|said| said["stance"] == "denied"));
    assert_eq!(results(4)[0]["verdict"], "differs");
}

#[test]
fn bad_calls_are_answered_and_nothing_stops() {
    let house = House::read();
    let answers = talk(
        &house,
        &[
            call(1, "delete_everything", json!({})),
            call(2, "search", json!({ "query": "\"open" })),
            call(3, "search", json!({ "words": "x" })),
            call(4, "entity", json!({ "name": "Nobody Such" })),
            call(5, "passage", json!({ "id": "e-zzzz" })),
            call(6, "search", json!({})),
            json!([1, 2]),
            json!({ "jsonrpc": "2.0", "id": 7, "method": "ping" }),
        ],
    );
    assert_eq!(answers[0]["error"]["code"], -32602);
    for answer in &answers[1..6] {
        assert_eq!(answer["result"]["isError"], true, "{answer}");
    }
    assert_eq!(answers.last().unwrap()["result"], json!({}));
    let input = ran(house.command().arg("mcp").write_stdin("not json\n"));
    assert!(input.out.contains("-32700"), "{}", input.out);
}
