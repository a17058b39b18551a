use std::collections::BTreeMap;

use lopdf::{Dictionary, Document, Object, ObjectId};

use super::font::{self, Font};
use super::layout::{Drawn, Run};
use super::tokens::{Token, Tokens};

/// Forms drawn in forms, no deeper than this.
const DEEPEST: usize = 6;
/// So many forms of one page are drawn.
const MOST_FORMS: usize = 2000;

/// A matrix as PDF has them: `[a b c d e f]`.
type Matrix = [f64; 6];
const UNIT: Matrix = [1.0, 0.0, 0.0, 1.0, 0.0, 0.0];

fn times(a: Matrix, b: Matrix) -> Matrix {
    [
        a[0] * b[0] + a[1] * b[2],
        a[0] * b[1] + a[1] * b[3],
        a[2] * b[0] + a[3] * b[2],
        a[2] * b[1] + a[3] * b[3],
        a[4] * b[0] + a[5] * b[2] + b[4],
        a[4] * b[1] + a[5] * b[3] + b[5],
    ]
}

/// What cannot be drawn.
#[derive(Debug)]
pub(super) struct Damaged;

#[derive(Clone)]
struct State {
    ctm: Matrix,
    font: Vec<u8>,
    size: f64,
    spacing: f64,
    word_spacing: f64,
    scale: f64,
    leading: f64,
}

struct Page<'a> {
    document: &'a Document,
    limit: usize,
    forms: usize,
    drawn: &'a mut Drawn,
}

/// Draws the text of a page.
pub(super) fn page(
    document: &Document,
    id: ObjectId,
    drawn: &mut Drawn,
    limit: usize,
) -> Result<(), Damaged> {
    let content = document.get_page_content_with_limit(id, limit).map_err(|_| Damaged)?;
    let fonts = document.get_page_fonts(id).unwrap_or_default();
    let (own, ids) = document.get_page_resources(id).unwrap_or_default();
    let mut resources: Vec<&Dictionary> = own.into_iter().collect();
    resources.extend(ids.into_iter().filter_map(|id| document.get_dictionary(id).ok()));
    let state = State {
        ctm: UNIT,
        font: Vec::new(),
        size: 1.0,
        spacing: 0.0,
        word_spacing: 0.0,
        scale: 1.0,
        leading: 0.0,
    };
    Page { document, limit, forms: 0, drawn }.stream(&content, &fonts, &resources, state, 0);
    Ok(())
}

impl Page<'_> {
    fn stream(
        &mut self,
        content: &[u8],
        fonts: &BTreeMap<Vec<u8>, &Dictionary>,
        resources: &[&Dictionary],
        mut state: State,
        depth: usize,
    ) {
        let sources = font::sources(self.document, fonts);
        let fonts = font::fonts(self.document, &sources, self.limit);
        let mut saved: Vec<State> = Vec::new();
        let (mut matrix, mut line) = (UNIT, UNIT);
        let mut operands: Vec<(Token<'_>, usize)> = Vec::new();
        // Up to here the content is among the raw bytes.
        let mut synced = 0;
        let mut tokens = Tokens::new(content);
        while let Some((token, range)) = tokens.next() {
            let Token::Operator(operator) = token else {
                if operands.len() < 4000 {
                    operands.push((token, range.start));
                }
                continue;
            };
            let numbers: Vec<f64> = operands
                .iter()
                .filter_map(
                    |(operand, _)| if let Token::Number(number) = operand { Some(*number) } else { None },
                )
                .collect();
            let number = |at: usize| numbers.get(at).copied().filter(|n| n.is_finite()).unwrap_or(0.0);
            let name = || {
                operands
                    .iter()
                    .find_map(|(operand, _)| if let Token::Name(name) = operand { Some(name) } else { None })
            };
            match operator {
                b"q" if saved.len() < 1000 => saved.push(state.clone()),
                b"Q" => {
                    if let Some(before) = saved.pop() {
                        state = before;
                    }
                }
                b"cm" => state.ctm = times(std::array::from_fn(number), state.ctm),
                b"BT" => (matrix, line) = (UNIT, UNIT),
                b"Tf" => {
                    state.font = name().cloned().unwrap_or_default();
                    state.size = number(0);
                }
                b"Tc" => state.spacing = number(0),
                b"Tw" => state.word_spacing = number(0),
                b"Tz" => state.scale = number(0) / 100.0,
                b"TL" => state.leading = number(0),
                b"Tm" => {
                    line = std::array::from_fn(number);
                    matrix = line;
                }
                b"Td" | b"TD" => {
                    if operator == b"TD" {
                        state.leading = -number(1);
                    }
                    line = times([1.0, 0.0, 0.0, 1.0, number(0), number(1)], line);
                    matrix = line;
                }
                b"T*" | b"'" | b"\"" => {
                    if operator == b"\"" {
                        (state.word_spacing, state.spacing) = (number(0), number(1));
                    }
                    line = times([1.0, 0.0, 0.0, 1.0, 0.0, -state.leading], line);
                    matrix = line;
                }
                b"BI" => tokens.pass_image(),
                b"Do" => {
                    if let Some(name) = name() {
                        self.drawn.add_stream(&content[synced..range.end]);
                        synced = range.end;
                        self.form(name, resources, &state, depth);
                    }
                }
                _ => {}
            }
            if matches!(operator, b"Tj" | b"TJ" | b"'" | b"\"") {
                let base = self.drawn.streams().len() as u64;
                let start = operands.first().map_or(range.start, |(_, start)| *start).max(synced);
                let raw = (base + (start - synced) as u64, base + (range.end - synced) as u64);
                self.show(&operands, fonts.get(&state.font), &state, &mut matrix, raw);
            }
            operands.clear();
        }
        self.drawn.add_stream(&content[synced..]);
    }

    /// Draws the strings of one instruction.
    fn show(
        &mut self,
        operands: &[(Token<'_>, usize)],
        font: Option<&Font<'_>>,
        state: &State,
        matrix: &mut Matrix,
        raw: (u64, u64),
    ) {
        let mut said = String::new();
        let place = |matrix: &Matrix| times(*matrix, state.ctm);
        let start = place(matrix);
        for (operand, _) in operands {
            match operand {
                Token::Text(codes) => {
                    let (width, count, spaces) =
                        font.map_or((500.0, codes.len(), 0), |font| font.width(codes));
                    said.push_str(
                        &font.map_or_else(|| "\u{fffd}".repeat(codes.len()), |font| font.text(codes)),
                    );
                    #[expect(clippy::cast_precision_loss, reason = "a number of letters in a line")]
                    let spacing = state.spacing * count as f64 + state.word_spacing * spaces as f64;
                    advance(matrix, (width / 1000.0 * state.size + spacing) * state.scale);
                }
                Token::Number(by) => {
                    // A wide step between two letters is a space that was not drawn.
                    if *by < -180.0 && !said.is_empty() && !said.ends_with(' ') {
                        said.push(' ');
                    }
                    advance(matrix, -by / 1000.0 * state.size * state.scale);
                }
                _ => {}
            }
        }
        let end = place(matrix);
        let size = state.size.abs() * (start[2].hypot(start[3])).max(start[0].hypot(start[1]));
        let run = Run { x: start[4], y: start[5], end: end[4], size };
        if [run.x, run.y, run.end, run.size].iter().all(|number| number.is_finite()) {
            self.drawn.add(&said, run, raw.0, raw.1);
        }
    }

    /// Draws a form: a stream of its own inside the page.
    fn form(&mut self, name: &[u8], resources: &[&Dictionary], state: &State, depth: usize) {
        let document = self.document;
        self.forms += 1;
        if depth >= DEEPEST || self.forms > MOST_FORMS || self.drawn.streams().len() > self.limit {
            return;
        }
        let form = resources.iter().find_map(|resources| {
            let forms = resources.get_deref(b"XObject", document).and_then(Object::as_dict).ok()?;
            forms.get_deref(name, document).and_then(Object::as_stream).ok()
        });
        let Some(form) = form else { return };
        let is_form = form.dict.get(b"Subtype").and_then(Object::as_name).is_ok_and(|kind| kind == b"Form");
        let room = self.limit.saturating_sub(self.drawn.streams().len());
        if !is_form {
            return;
        }
        let Ok(content) = form.get_plain_content_with_limit(room) else { return };
        let mut inner = state.clone();
        if let Ok(matrix) = form.dict.get_deref(b"Matrix", document).and_then(Object::as_array) {
            let number =
                |at: usize| matrix.get(at).and_then(|n| n.as_float().ok()).map_or(UNIT[at], f64::from);
            inner.ctm = times(std::array::from_fn(number), inner.ctm);
        }
        let own = form.dict.get_deref(b"Resources", document).and_then(Object::as_dict).ok();
        let mut all: Vec<&Dictionary> = own.into_iter().collect();
        all.extend(resources);
        let fonts = fonts_of(document, &all);
        self.drawn.add_stream(b"\n");
        self.stream(&content, &fonts, &all, inner, depth + 1);
        self.drawn.add_stream(b"\n");
    }
}

fn advance(matrix: &mut Matrix, by: f64) {
    *matrix = times([1.0, 0.0, 0.0, 1.0, by, 0.0], *matrix);
}

/// The fonts of these dictionaries, those of the first going before those of the next.
fn fonts_of<'a>(document: &'a Document, resources: &[&'a Dictionary]) -> BTreeMap<Vec<u8>, &'a Dictionary> {
    let mut found = BTreeMap::new();
    for resources in resources {
        let Ok(fonts) = resources.get_deref(b"Font", document).and_then(Object::as_dict) else { continue };
        for (name, font) in fonts {
            let font = document.dereference(font).ok().and_then(|(_, font)| font.as_dict().ok());
            if let Some(font) = font {
                found.entry(name.clone()).or_insert(font);
            }
        }
    }
    found
}
