//! CoNLL-U files as raw text with the words, trees and entities found in it.

use std::collections::BTreeMap;

use attested_model::Span;

/// One word of gold.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Gold {
    pub(crate) span: Span,
    pub(crate) upos: String,
    /// Where the head stands; `None` for a root.
    pub(crate) head: Option<Span>,
    pub(crate) relation: String,
}

/// Raw text of a paragraph, or of a whole document, with its gold.
#[derive(Debug, Default)]
pub(crate) struct Raw {
    pub(crate) text: String,
    pub(crate) words: Vec<Gold>,
    /// Entity number and place of every mention.
    pub(crate) mentions: Vec<(u32, Span)>,
    opened: BTreeMap<u32, Vec<u32>>,
}

/// The paragraphs of a file; sentences are joined by a space, and a sentence whose words are not in its text is left out.
pub(crate) fn paragraphs(conllu: &str) -> Vec<Raw> {
    read(conllu, true)
}

/// The whole file as one text, a line for each paragraph.
pub(crate) fn whole(conllu: &str) -> Raw {
    read(conllu, false).pop().unwrap_or_default()
}

fn read(conllu: &str, apart: bool) -> Vec<Raw> {
    let mut all = vec![Raw::default()];
    let (mut text, mut rows, mut fresh) = (String::new(), Vec::new(), true);
    for line in conllu.lines().chain([""]) {
        if line.starts_with("# newdoc") || line.starts_with("# newpar") {
            fresh = true;
        } else if let Some(sentence) = line.strip_prefix("# text = ") {
            sentence.clone_into(&mut text);
        } else if line.is_empty() {
            if rows.is_empty() {
                continue;
            }
            if fresh && apart && all.last().is_some_and(|raw| !raw.words.is_empty()) {
                all.push(Raw::default());
            }
            if let Some(raw) = all.last_mut() {
                add(raw, &text, &rows, if fresh && !apart { "\n" } else { " " });
            }
            (rows, fresh) = (Vec::new(), false);
        } else if !line.starts_with('#') {
            let cells: Vec<&str> = line.split('\t').collect();
            if cells.len() > 9 && cells[0].bytes().all(|byte| byte.is_ascii_digit()) {
                rows.push(cells);
            }
        }
    }
    all.retain(|raw| !raw.words.is_empty());
    all
}

/// Adds one sentence.
fn add(raw: &mut Raw, text: &str, rows: &[Vec<&str>], gap: &str) {
    let gap = if raw.text.is_empty() { "" } else { gap };
    let start = raw.text.len() + gap.len();
    let (mut spans, mut at) = (Vec::with_capacity(rows.len()), 0);
    for cells in rows {
        let Some(found) = text[at..].find(cells[1]) else { return };
        let begin = at + found;
        at = begin + cells[1].len();
        spans.push(Span::of(start + begin..start + at));
    }
    raw.text.push_str(gap);
    raw.text.push_str(text);
    for (cells, &span) in rows.iter().zip(&spans) {
        let head = cells[6].parse::<usize>().ok().and_then(|head| spans.get(head.checked_sub(1)?)).copied();
        raw.words.push(Gold { span, upos: cells[3].to_owned(), head, relation: cells[7].to_owned() });
        let marks = cells[9].split('|').find_map(|item| item.strip_prefix("Entity="));
        mentions(raw, span, marks.unwrap_or(""));
    }
}

/// Brackets of entities at one word: `(1)`, `(2`, `3)`, in any number.
fn mentions(raw: &mut Raw, span: Span, marks: &str) {
    let (mut number, mut opening) = (String::new(), false);
    for char in marks.chars().chain(['(']) {
        match char {
            '0'..='9' => number.push(char),
            ')' => {
                let id: u32 = number.parse().unwrap_or(0);
                if opening {
                    raw.mentions.push((id, span));
                } else if let Some(start) = raw.opened.get_mut(&id).and_then(Vec::pop) {
                    raw.mentions.push((id, Span::of(start as usize..span.end() as usize)));
                }
                (number, opening) = (String::new(), false);
            }
            _ => {
                if let (true, Ok(id)) = (opening, number.parse::<u32>()) {
                    raw.opened.entry(id).or_default().push(span.start());
                }
                (number, opening) = (String::new(), char == '(');
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{paragraphs, whole};

    const FILE: &str = "# newdoc id = a\n# newpar\n# text = She can't go.\n\
        1\tShe\tshe\tPRON\t_\t_\t4\tnsubj\t_\tEntity=(1)\n2-3\tcan't\t_\t_\t_\t_\t_\t_\t_\t_\n\
        2\tca\tcan\tAUX\t_\t_\t4\taux\t_\t_\n3\tn't\tnot\tPART\t_\t_\t4\tadvmod\t_\t_\n\
        4\tgo\tgo\tVERB\t_\t_\t0\troot\t_\tSpaceAfter=No\n5\t.\t.\tPUNCT\t_\t_\t4\tpunct\t_\t_\n\n\
        # newpar\n# text = The old mayor left.\n\
        1\tThe\tthe\tDET\t_\t_\t3\tdet\t_\tEntity=(2(1\n2\told\told\tADJ\t_\t_\t3\tamod\t_\t_\n\
        3\tmayor\tmayor\tNOUN\t_\t_\t4\tnsubj\t_\tEntity=1)2)\n4\tleft\tleave\tVERB\t_\t_\t0\troot\t_\t_\n\
        5\t.\t.\tPUNCT\t_\t_\t4\tpunct\t_\t_\n\n";

    #[test]
    fn words_stand_where_the_text_has_them() {
        let all = paragraphs(FILE);
        assert_eq!(all.len(), 2);
        let words: Vec<&str> = all[0].words.iter().map(|word| word.span.text(&all[0].text)).collect();
        assert_eq!(words, ["She", "ca", "n't", "go", "."]);
        assert_eq!(all[0].words[0].head, Some(all[0].words[3].span));
        assert_eq!(all[0].words[3].head, None);
    }

    #[test]
    fn entities_go_over_paragraphs() {
        let raw = whole(FILE);
        assert_eq!(raw.text, "She can't go.\nThe old mayor left.");
        let mut mentions: Vec<(u32, &str)> =
            raw.mentions.iter().map(|(entity, span)| (*entity, span.text(&raw.text))).collect();
        mentions.sort_unstable();
        assert_eq!(mentions, [(1, "She"), (1, "The old mayor"), (2, "The old mayor")]);
    }
}
