//! How a quotation lies in a text: word for word with gaps, or nearly.

use super::Edit;
use super::tokens::{Part, Word};

/// Of 1000: likeness from which words are taken for a changed quotation.
const NEARLY: usize = 600;

/// Where all parts of a quotation stand in order in `text`, as a range of its words. Gaps hold as many words as they may.
pub(super) fn exact(parts: &[Part], text: &[Word]) -> Option<(usize, usize)> {
    let first = match parts.first() {
        Some(Part::Words(words)) => &words.first()?.folded,
        _ => return None,
    };
    let starts = text.iter().enumerate().filter(|(_, word)| word.folded == *first).map(|(at, _)| at);
    starts.into_iter().find_map(|start| follow(parts, text, start).map(|end| (start, end)))
}

/// The end of the parts when they begin at `at`.
fn follow(parts: &[Part], text: &[Word], at: usize) -> Option<usize> {
    match parts.split_first() {
        // Nothing is left, or a gap at the end, which stands for nothing.
        None | Some((Part::Gap(_), [])) => Some(at),
        Some((Part::Words(words), rest)) => {
            let end = at.checked_add(words.len()).filter(|&end| end <= text.len())?;
            let same = words.iter().zip(&text[at..end]).all(|(one, two)| one.folded == two.folded);
            if same { follow(rest, text, end) } else { None }
        }
        Some((Part::Gap(most), rest)) => {
            let last = at.saturating_add(*most).min(text.len());
            (at..=last).find_map(|start| follow(rest, text, start))
        }
    }
}

/// The stretch of `text` that is most like a quotation, as a range of its words with its likeness of 1000.
pub(super) fn nearest(quote: &[Word], text: &[Word]) -> Option<(usize, usize, usize)> {
    if quote.is_empty() || text.is_empty() {
        return None;
    }
    // Local alignment: a word in common is worth two, a word of one side alone costs one.
    let width = text.len() + 1;
    let mut row: Vec<(i32, usize)> = (0..width).map(|at| (0, at)).collect();
    let mut best = (0, 0, 0);
    for word in quote {
        let mut diagonal = row[0];
        row[0] = (0, 0);
        for (at, other) in text.iter().enumerate() {
            let above = row[at + 1];
            let same = if word.folded == other.folded { 2 } else { -1 };
            let start = if diagonal.0 > 0 { diagonal.1 } else { at };
            let mut here = (diagonal.0 + same, start);
            if above.0 - 1 > here.0 {
                here = (above.0 - 1, above.1);
            }
            if row[at].0 - 1 > here.0 {
                here = (row[at].0 - 1, row[at].1);
            }
            if here.0 <= 0 {
                here = (0, at + 1);
            }
            diagonal = above;
            row[at + 1] = here;
            if here.0 > best.0 {
                best = (here.0, here.1, at + 1);
            }
        }
    }
    let (_, start, end) = best;
    if end <= start {
        return None;
    }
    // The edges of the quotation that found no partner may be other words at the edges of the passage.
    let common = common(quote, &text[start..end]).len();
    let likeness = 2000 * common / (quote.len() + end - start);
    (likeness >= NEARLY).then_some((start, end, likeness))
}

/// Pairs of equal words in order, as many as can be.
fn common(one: &[Word], two: &[Word]) -> Vec<(usize, usize)> {
    let width = two.len() + 1;
    let mut table = vec![0u16; (one.len() + 1) * width];
    for i in (0..one.len()).rev() {
        for j in (0..two.len()).rev() {
            table[i * width + j] = if one[i].folded == two[j].folded {
                table[(i + 1) * width + j + 1].saturating_add(1)
            } else {
                table[(i + 1) * width + j].max(table[i * width + j + 1])
            };
        }
    }
    let (mut i, mut j) = (0, 0);
    let mut pairs = Vec::new();
    while i < one.len() && j < two.len() {
        if one[i].folded == two[j].folded {
            pairs.push((i, j));
            (i, j) = (i + 1, j + 1);
        } else if table[(i + 1) * width + j] >= table[i * width + j + 1] {
            i += 1;
        } else {
            j += 1;
        }
    }
    pairs
}

/// What differs between the words of the draft and those of the record, in the spelling of each.
pub(super) fn edits(draft: &[Word], draft_text: &str, record: &[Word], record_text: &str) -> Vec<Edit> {
    let mut edits: Vec<Edit> = Vec::new();
    let mut push = |edit: Edit| match (edits.last_mut(), &edit) {
        (Some(Edit::Same(before)), Edit::Same(more))
        | (Some(Edit::Draft(before)), Edit::Draft(more))
        | (Some(Edit::Record(before)), Edit::Record(more)) => {
            before.push(' ');
            before.push_str(more);
        }
        _ => edits.push(edit),
    };
    let (mut i, mut j) = (0, 0);
    let mut pairs = common(draft, record);
    pairs.push((draft.len(), record.len()));
    for (to_i, to_j) in pairs {
        for word in &draft[i..to_i] {
            push(Edit::Draft(word.span.text(draft_text).to_owned()));
        }
        for word in &record[j..to_j] {
            push(Edit::Record(word.span.text(record_text).to_owned()));
        }
        if let Some(word) = record.get(to_j) {
            push(Edit::Same(word.span.text(record_text).to_owned()));
        }
        (i, j) = (to_i + 1, to_j + 1);
    }
    edits
}

#[cfg(test)]
mod tests {
    use super::super::tokens::{parts, words};
    use super::*;

    #[test]
    fn a_quotation_with_gaps_is_found_word_for_word() {
        let text = words("He said the talks, which began on Monday in the old town, had failed for good.");
        assert!(exact(&parts("the talks … had failed", 0), &text).is_some());
        assert!(exact(&parts("[The talks] had failed", 0), &text).is_some());
        assert!(exact(&parts("the talks had failed", 0), &text).is_none());
    }

    #[test]
    fn what_differs_is_told_word_by_word() {
        let (draft, record) = ("There were no drones", "and there are no drones here");
        let (one, two) = (words(draft), words(record));
        let (start, end, _) = nearest(&one, &two).unwrap();
        let edits = edits(&one, draft, &two[start..end], record);
        assert_eq!(
            edits,
            [
                Edit::Same("there".to_owned()),
                Edit::Draft("were".to_owned()),
                Edit::Record("are".to_owned()),
                Edit::Same("no drones".to_owned())
            ]
        );
    }

    #[test]
    fn other_words_are_not_near() {
        assert!(
            nearest(
                &words("we will never leave this valley"),
                &words("the ferry leaves at ten in the morning")
            )
            .is_none()
        );
    }
}
