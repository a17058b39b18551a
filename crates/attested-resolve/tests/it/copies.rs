use attested_model::{Act, EventType, SectionKind, Stance};
use attested_resolve::{Knowledge, Outlet, Reading, resolve};

use crate::builder::{Organisation, Person, Report, content, only_event, report, resolved, sections};

const LEAD: &str = "Three fishing boats from Port Elm were seized on Tuesday night after a patrol ship of the \
    Sarvane coast guard fired warning shots across their bows, the harbour master said.";
const BACKGROUND: &str = "The two countries have argued over the shoals since the treaty of 1987 left the line \
    between their waters undrawn, and talks in the spring ended without a date for another round.";

fn passage_words(reports: &[Report], copy: &attested_model::CopyGroup) -> Vec<String> {
    copy.passages
        .iter()
        .map(|passage| {
            let report = reports.iter().find(|report| report.document.id() == passage.document).unwrap();
            passage.span.text(report.document.text()).to_owned()
        })
        .collect()
}

#[test]
fn a_copied_paragraph_is_found_to_the_byte_in_both_texts() {
    let reports = [
        report("Elm Gazette", "2031-05-02", &format!("Elm wakes to bad news. {LEAD} Nobody was hurt.")),
        report("Sarvane Post", "2031-05-03", &format!("{LEAD} In town the cafés stayed open – as ever.")),
    ];
    let resolution = resolved(&reports);
    assert_eq!(resolution.copies.len(), 1);
    let copy = &resolution.copies[0];
    for words in passage_words(&reports, copy) {
        assert_eq!(words, LEAD.trim_end_matches('.'));
    }
    assert_eq!(copy.earliest, reports[0].document.id());
    assert_eq!((copy.counts.texts, copy.counts.carriers, copy.counts.owners), (1, 2, 2));
    assert!(copy.reason.contains("words are the same"), "{}", copy.reason);
}

#[test]
fn small_edits_do_not_break_a_passage() {
    let edited = LEAD.replace("Three fishing", "Four").replace("Tuesday", "Wednesday");
    let shorter = "Three fishing boats from Port Elm were seized on Tuesday night after a patrol ship fired \
        warning shots across their bows, the harbour master said.";
    for other in [edited.as_str(), shorter] {
        let reports = [
            report("Elm Gazette", "2031-05-02", &format!("It was a long night. {LEAD}")),
            report("Sarvane Post", "2031-05-02", &format!("{other} More will be known tomorrow.")),
        ];
        let resolution = resolved(&reports);
        assert_eq!(resolution.copies.len(), 1, "{other}");
        let words = passage_words(&reports, &resolution.copies[0]);
        assert!(words.iter().all(|words| words.ends_with("the harbour master said")), "{words:?}");
        assert!(words.iter().all(|words| words.contains("seized on")), "{words:?}");
    }
}

#[test]
fn swapped_paragraphs_are_two_passages() {
    let reports = [
        report("Elm Gazette", "2031-05-02", &format!("{LEAD}\n\n{BACKGROUND}")),
        report("Sarvane Post", "2031-05-02", &format!("{BACKGROUND}\n\n{LEAD}")),
    ];
    assert_eq!(resolved(&reports).copies.len(), 2);
}

#[test]
fn a_shared_background_block_does_not_make_two_reports_one() {
    let reports = [
        report("Elm Gazette", "2031-05-02", &format!("{LEAD} {BACKGROUND}")),
        report("Sarvane Post", "2031-05-02", LEAD),
        report("Northern Star", "2031-06-20", &format!("Envoys will meet in June. {BACKGROUND}")),
    ];
    let resolution = resolved(&reports);
    assert_eq!(resolution.copies.len(), 2);
    for copy in &resolution.copies {
        assert_eq!(copy.passages.len(), 2, "{copy:?}");
    }
}

#[test]
fn a_quotation_of_a_third_text_is_not_a_copy_of_the_report() {
    let quote = "“We will not be moved from waters that our grandfathers fished before either flag was sewn, and \
        no ship painted grey will teach us otherwise”";
    let quoting = || {
        let league = format!("The skippers' league answered in the evening: {quote}.");
        let chairwoman = format!("{quote}, its chairwoman told a crowd on the quay.");
        vec![report("Elm Gazette", "2031-05-02", &league), report("Sarvane Post", "2031-05-03", &chairwoman)]
    };
    assert_eq!(resolved(&quoting()).copies, []);
    // Nor does it make one that the statement itself, or a post that is shown, has no marks.
    let plain = quote.trim_matches(['“', '”']);
    for third in [
        report("Skippers' League", "2031-05-02", &format!("To our members.\n\n{plain}.\n\nThe board.")),
        report(
            "Saltby Mail",
            "2031-05-03",
            &format!("So it wrote.\n\n{plain}.\n\n— Skippers (@skippers) 2 May 2031"),
        ),
    ] {
        let mut with = quoting();
        with.push(third);
        assert_eq!(resolved(&with).copies, []);
    }
}

#[test]
fn words_cut_out_of_the_middle_of_a_report_are_its_own_words() {
    let first = "The coast guard said little, but three boats were stopped off the shoals that night and eleven men were \
        taken ashore in the rain to be questioned.";
    let second = "The paper had it that “three boats were stopped off the shoals that night and eleven men were taken ashore \
        in the rain to be questioned”.";
    let both = [report("Elm Gazette", "2031-05-02", first), report("Sarvane Post", "2031-05-03", second)];
    assert_eq!(resolved(&both).copies.len(), 1);
}

#[test]
fn thirteen_equal_words_are_enough_to_be_compared() {
    let shared = "eleven men were taken ashore in the rain and questioned until the morning";
    let both = [
        report("Elm Gazette", "2031-05-02", &format!("Off the shoals {shared}, the harbour master wrote.")),
        report("Sarvane Post", "2031-05-03", &format!("Three boats stopped; {shared}. Their nets are gone.")),
    ];
    let resolution = resolved(&both);
    assert_eq!(resolution.copies.len(), 1);
    assert_eq!(passage_words(&both, &resolution.copies[0]), [shared, shared]);
}

#[test]
fn what_a_site_prints_under_everything_is_set_apart() {
    let foot = "Sign up for the evening letter of the Elm Gazette and never miss a tide table, a town meeting or \
        a word from our columnists again.";
    let titles =
        ["boats", "bread prices", "the new bridge", "a lost dog", "the mayor", "school meals", "rain"];
    let mut reports: Vec<Report> = titles
        .iter()
        .map(|title| report("Elm Gazette", "2031-05-02", &format!("Today we write about {title}. {foot}")))
        .collect();
    assert_eq!(resolved(&reports).copies, []);
    reports.push(report("Elm Gazette", "2031-05-02", &format!("{LEAD} {foot}")));
    reports.push(report("Elm Gazette", "2031-05-09", &format!("Again at sea. {LEAD} {foot}")));
    let resolution = resolved(&reports);
    assert_eq!(resolution.copies.len(), 1);
    let words = passage_words(&reports, &resolution.copies[0]);
    assert!(words.iter().all(|words| !words.contains("Sign up")), "{words:?}");
}

#[test]
fn captions_and_credits_are_not_compared() {
    let blocks = |body: &'static str| [(SectionKind::Body, body), (SectionKind::Caption, LEAD)];
    let reports = [
        sections("Elm Gazette", "2031-05-02", &blocks("The boats came home.")),
        sections("Sarvane Post", "2031-05-02", &blocks("Nobody went to sea.")),
    ];
    assert_eq!(resolved(&reports).copies, []);
}

#[test]
fn the_credited_agency_is_a_hypothesis_with_its_reason() {
    let mut agency = report("Harbour Wire", "2031-05-02", "Harbour Wire is an agency.");
    agency.who(Organisation, "Harbour Wire", "");
    let paper = |outlet, day| {
        sections(
            outlet,
            day,
            &[(SectionKind::Dateline, "PORT ELM (Harbour Wire) –"), (SectionKind::Body, LEAD)],
        )
    };
    let reports = [agency, paper("Elm Gazette", "2031-05-03"), paper("Sarvane Post", "2031-05-02")];
    let resolution = resolved(&reports);
    let copy = &resolution.copies[0];
    let wire = resolution.actors.iter().find(|actor| actor.name == "Harbour Wire").unwrap();
    assert_eq!(copy.credit, Some(wire.id));
    assert!(copy.reason.contains("2 of 2 carriers credit “Harbour Wire”"), "{}", copy.reason);
    assert_eq!(copy.earliest, reports[2].document.id());
}

#[test]
fn copies_of_a_statement_are_one_line_and_one_text() {
    let carrier = |outlet, day, before: &str| {
        let mut report = report(outlet, day, &format!("{before} {LEAD}"));
        let master = report.who(Person, "Orla Venn", "");
        assert_eq!(report.analysis.mentions.len(), 1);
        report.says(Some(master), "Three fishing boats from Port Elm were seized on Tuesday night");
        report.event(EventType::Coerce, "seized");
        report
    };
    let reports = [
        carrier("Elm Gazette", "2031-05-03", "Harbour master Orla Venn had a short night."),
        carrier("Sarvane Post", "2031-05-02", "By Orla Venn's account it was quick."),
        carrier("Northern Star", "2031-05-04", "So says Orla Venn."),
    ];
    let resolution = resolved(&reports);
    assert_eq!(resolution.statements.len(), 1);
    let statement = &resolution.statements[0];
    assert_eq!(statement.reports.len(), 3);
    assert_eq!((statement.counts.texts, statement.counts.carriers, statement.counts.owners), (1, 3, 3));
    assert_eq!(statement.content[0].document, reports[1].document.id());
    assert!(content(&reports, statement).starts_with("Three fishing boats"));
    let event = only_event(&resolution, EventType::Coerce);
    assert_eq!((event.reports.len(), event.counts.texts, event.counts.carriers), (3, 1, 3));
    let retired = resolution.aliases.iter().filter(|alias| alias.to == statement.id.to_string()).count();
    assert_eq!(retired, 2);
}

#[test]
fn one_quotation_in_two_reports_is_one_statement_of_two_texts() {
    let carrier = |outlet, text: &str| {
        let mut report = report(outlet, "2031-05-02", text);
        let speaker = report.who(Person, "Mira Oster", "");
        report.says(Some(speaker), "“the shoals belong to those who fish them”").act = Act::State;
        report
    };
    let reports = [
        carrier(
            "Elm Gazette",
            "Mira Oster told the council that “the shoals belong to those who fish them”.",
        ),
        carrier(
            "Sarvane Post",
            "“the shoals belong to those who fish them”, Mira Oster shouted over the wind.",
        ),
    ];
    let resolution = resolved(&reports);
    assert_eq!(resolution.statements.len(), 1);
    let counts = resolution.statements[0].counts;
    assert_eq!((counts.texts, counts.carriers), (2, 2));
    assert_eq!(resolution.statements[0].stance, Stance::Stated);
}

#[test]
fn two_reports_that_name_one_origin_are_one_text() {
    let carrier = |outlet, text: &str| {
        let mut report = report(outlet, "2031-05-02", text);
        let speaker = report.who(Person, "Mira Oster", "");
        let wire = report.who(Organisation, "Harbour Wire", "");
        report.says(Some(speaker), "“no boat will be given back before the fine is paid”");
        report.via(wire, "Harbour Wire");
        report
    };
    let reports = [
        carrier(
            "Elm Gazette",
            "“no boat will be given back before the fine is paid”, Mira Oster told Harbour Wire.",
        ),
        carrier(
            "Sarvane Post",
            "As Harbour Wire has it, Mira Oster said “no boat will be given back before the fine is paid”.",
        ),
    ];
    let counts = resolved(&reports).statements[0].counts;
    assert_eq!((counts.texts, counts.carriers), (1, 2));
}

#[test]
fn of_carriers_of_one_day_the_agency_is_the_earliest_and_the_reason_says_what_is_not_known() {
    let reports = [
        report("Elm Gazette", "2031-05-02", &format!("It was a long night. {LEAD}")),
        report("Harbour Wire", "2031-05-02", LEAD),
        report("Sarvane Post", "2031-05-02", &format!("{LEAD} More will be known tomorrow.")),
        report("Saltby Mail", "", &format!("From the harbour: {LEAD}")),
    ];
    let agency = Outlet { agency: true, ..Outlet::default() };
    let knowledge =
        Knowledge { outlets: [("Harbour Wire".to_owned(), agency)].into(), ..Knowledge::default() };
    let readings: Vec<Reading<'_>> =
        reports.iter().map(|each| Reading { document: &each.document, analysis: &each.analysis }).collect();
    let copy = &resolve(&readings, &[], &knowledge).copies[0];
    assert_eq!(copy.earliest, reports[1].document.id());
    for words in [
        "is an agency",
        "3 carriers are of that day, and which of them was first is not known",
        "1 carrier is not dated",
    ] {
        assert!(copy.reason.contains(words), "{}", copy.reason);
    }
}
