use attested_web::ENDPOINTS;

/// Every address has a heading in docs/serve.md, with its parameters below it, and no heading is of an address that is
/// not there.
#[test]
fn every_address_is_documented() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../docs/serve.md");
    let text = std::fs::read_to_string(path).unwrap();
    let (before, _) = text.split_once("## Addresses\n").expect("docs/serve.md lists the addresses");
    let mut made = format!("{before}## Addresses\n");
    for endpoint in ENDPOINTS {
        let method = if endpoint.takes_form { "POST" } else { "GET" };
        made.push_str(&format!("\n### {method} `{}`\n\n{}.", endpoint.path, endpoint.title));
        if !endpoint.formats.is_empty() {
            let endings: Vec<String> = endpoint.formats.iter().map(|ending| format!("`.{ending}`")).collect();
            made.push_str(&format!(" Also as {}.", endings.join(", ")));
        }
        made.push('\n');
        for (at, parameter) in endpoint.parameters.iter().enumerate() {
            if at == 0 {
                made.push('\n');
            }
            let words = parameter.words.map(|words| format!(" ({})", words().join(", "))).unwrap_or_default();
            let several = if parameter.several { "; several times for several" } else { "" };
            made.push_str(&format!("* `{}`: {}{words}{several}\n", parameter.name, parameter.what));
        }
    }
    if std::env::var_os("ATTESTED_WRITE_DOCS").is_some() {
        std::fs::write(path, &made).unwrap();
    }
    let text = std::fs::read_to_string(path).unwrap();
    assert!(
        text == made,
        "docs/serve.md is not what the table of addresses says: ATTESTED_WRITE_DOCS=1 cargo test -p attested-web docs"
    );
}
