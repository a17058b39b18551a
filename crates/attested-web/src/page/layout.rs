//! Where the nodes of a graph are drawn: springs and repulsion from a fixed beginning, so that the same graph is
//! drawn the same way every time.
//!
//! What hangs together is drawn together: the largest part of the graph fills the drawing, and the small parts stand in rows
//! below it, so that none of them drifts to an edge and presses the rest together.

/// Width of the drawing.
pub(super) const WIDTH: f64 = 1200.0;
/// Height of the part that fills the drawing, when it is large.
const HEIGHT: f64 = 660.0;
/// Room for names at the sides of a part.
const SIDE: f64 = 80.0;
/// Room for names above and below a part.
const ABOVE: f64 = 34.0;
/// Parts of so many nodes at most stand in rows below.
const SMALL: usize = 5;
/// Steps of the simulation.
const STEPS: u32 = 300;

/// Two nodes and the strength of their link.
pub(super) type Link = (usize, usize, usize);

/// Places of nodes, and the height that their drawing takes.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Layout {
    pub(super) places: Vec<(f64, f64)>,
    pub(super) height: f64,
}

/// Places of `nodes` nodes joined by `links`.
pub(super) fn layout(nodes: usize, links: &[Link]) -> Layout {
    let mut places = vec![(WIDTH / 2.0, HEIGHT / 2.0); nodes];
    let (mut top, mut left, mut row) = (0.0, 0.0, 0.0_f64);
    for part in parts(nodes, links) {
        let small = part.len() <= SMALL;
        let size = number(part.len());
        let (wide, high) = if small {
            (2.0 * SIDE + 36.0 * size, 2.0 * ABOVE + 16.0 * size)
        } else {
            (WIDTH, (180.0 + 26.0 * size).min(HEIGHT))
        };
        if left + wide > WIDTH {
            (top, left, row) = (top + row, 0.0, 0.0);
        }
        let inner: Vec<Link> = links
            .iter()
            .filter_map(|&(one, other, strength)| {
                Some((part.binary_search(&one).ok()?, part.binary_search(&other).ok()?, strength))
            })
            .collect();
        let mut free = spread(part.len(), &inner, (wide, high));
        fit(&mut free, (left, top), (wide, high));
        for (&node, place) in part.iter().zip(free) {
            places[node] = place;
        }
        left += wide;
        row = row.max(high);
    }
    Layout { places, height: (top + row).max(2.0 * ABOVE) }
}

/// The nodes that hang together, the largest part first.
fn parts(nodes: usize, links: &[Link]) -> Vec<Vec<usize>> {
    let mut part: Vec<usize> = (0..nodes).collect();
    for &(one, other, _) in links {
        let (keep, gone) = (part[one].min(part[other]), part[one].max(part[other]));
        for of in &mut part {
            if *of == gone {
                *of = keep;
            }
        }
    }
    let mut all: Vec<Vec<usize>> = Vec::new();
    for first in 0..nodes {
        let members: Vec<usize> = (0..nodes).filter(|&node| part[node] == first).collect();
        if !members.is_empty() {
            all.push(members);
        }
    }
    all.sort_by_key(|members| (std::cmp::Reverse(members.len()), members[0]));
    all
}

/// Springs and repulsion, wherever they push.
fn spread(nodes: usize, links: &[Link], (wide, high): (f64, f64)) -> Vec<(f64, f64)> {
    let mut places = spiral(nodes, wide, high);
    let apart = (wide * high / number(nodes)).sqrt() * 0.8;
    for step in 0..STEPS {
        let mut moves = vec![(0.0, 0.0); nodes];
        for one in 0..nodes {
            for other in one + 1..nodes {
                let (dx, dy) = (places[one].0 - places[other].0, places[one].1 - places[other].1);
                let square = (dx * dx + dy * dy).max(0.01);
                let push = apart * apart / square;
                add(&mut moves, one, other, dx * push, dy * push);
            }
        }
        for &(one, other, strength) in links {
            let (dx, dy) = (places[one].0 - places[other].0, places[one].1 - places[other].1);
            let distance = (dx * dx + dy * dy).sqrt().max(0.1);
            let pull = distance / apart * (1.0 + number(strength.min(8)) / 8.0);
            add(&mut moves, one, other, -dx * pull, -dy * pull);
        }
        let heat = wide / 10.0 * (1.0 - f64::from(step) / f64::from(STEPS)) + 0.5;
        for (place, (dx, dy)) in places.iter_mut().zip(&moves) {
            let length = (dx * dx + dy * dy).sqrt().max(0.01);
            let step = length.min(heat);
            place.0 += dx / length * step;
            place.1 += dy / length * step;
        }
    }
    places
}

/// Stretches or presses a part until it fills its frame, each way by itself; where nodes stand close they are given room.
fn fit(places: &mut [(f64, f64)], (left, top): (f64, f64), (wide, high): (f64, f64)) {
    let x = evened(places.iter().map(|place| place.0).collect(), left + SIDE, wide - 2.0 * SIDE);
    let y = evened(places.iter().map(|place| place.1).collect(), top + ABOVE, high - 2.0 * ABOVE);
    for (place, (x, y)) in places.iter_mut().zip(x.into_iter().zip(y)) {
        *place = (x, y);
    }
}

/// Values brought into a stretch: half by how far they are apart, half by their order alone, so that a few far away do not
/// press all others together.
fn evened(values: Vec<f64>, from: f64, room: f64) -> Vec<f64> {
    let (low, high) =
        values.iter().fold((f64::MAX, f64::MIN), |(low, high), &value| (low.min(value), high.max(value)));
    if high - low < 1.0 {
        return vec![from + room / 2.0; values.len()];
    }
    let mut order: Vec<usize> = (0..values.len()).collect();
    order.sort_by(|&one, &other| values[one].total_cmp(&values[other]).then(one.cmp(&other)));
    let mut evened = vec![0.0; values.len()];
    for (rank, &at) in order.iter().enumerate() {
        let by_order = number(rank) / number(values.len() - 1);
        evened[at] = from + room * f64::midpoint((values[at] - low) / (high - low), by_order);
    }
    evened
}

fn add(moves: &mut [(f64, f64)], one: usize, other: usize, dx: f64, dy: f64) {
    moves[one].0 += dx;
    moves[one].1 += dy;
    moves[other].0 -= dx;
    moves[other].1 -= dy;
}

/// The beginning: points of a spiral that lie evenly.
fn spiral(nodes: usize, wide: f64, high: f64) -> Vec<(f64, f64)> {
    (0..nodes)
        .map(|node| {
            let turn = number(node) * 2.399_963_229_728_653;
            let out = ((number(node) + 0.5) / number(nodes.max(1))).sqrt();
            (turn.cos() * out * wide * 0.4, turn.sin() * out * high * 0.4)
        })
        .collect()
}

/// A box on the drawing: left, top, right, bottom.
type Box = (f64, f64, f64, f64);

/// Where the names of nodes are written: above, below or beside each, where fewest other names and nodes lie. Takes the
/// radius of each node and the width of its name; heavier nodes choose first.
pub(super) fn names(places: &[(f64, f64)], radii: &[f64], widths: &[f64], height: f64) -> Vec<(f64, f64)> {
    let dot = |node: usize| {
        let ((x, y), r) = (places[node], radii[node]);
        (x - r, y - r, x + r, y + r)
    };
    let mut order: Vec<usize> = (0..places.len()).collect();
    order.sort_by(|&one, &other| radii[other].total_cmp(&radii[one]).then(one.cmp(&other)));
    let mut taken: Vec<Box> = (0..places.len()).map(dot).collect();
    let mut written = vec![(0.0, 0.0); places.len()];
    for node in order {
        let ((x, y), r, half) = (places[node], radii[node] + 4.0, widths[node] / 2.0);
        let choices = [
            (x, y - r - 1.0),
            (x, y + r + 11.0),
            (x + r + half, y + 4.0),
            (x - r - half, y + 4.0),
            (x + half * 0.7, y - r - 9.0),
            (x - half * 0.7, y + r + 19.0),
        ];
        let frame = |(x, y): (f64, f64)| (x - half, y - 11.0, x + half, y + 3.0);
        let cost = |choice: (f64, f64)| {
            let own = frame(choice);
            let outside = own.0 < 0.0 || own.1 < 0.0 || own.2 > WIDTH || own.3 > height;
            taken.iter().map(|&other| shared(own, other)).sum::<f64>() + if outside { 1e6 } else { 0.0 }
        };
        let best = choices.into_iter().min_by(|&one, &other| cost(one).total_cmp(&cost(other)));
        let best = best.unwrap_or(places[node]);
        taken.push(frame(best));
        written[node] = best;
    }
    written
}

/// The area that two boxes share.
fn shared(one: Box, other: Box) -> f64 {
    let across = one.2.min(other.2) - one.0.max(other.0);
    let down = one.3.min(other.3) - one.1.max(other.1);
    if across > 0.0 && down > 0.0 { across * down } else { 0.0 }
}

pub(super) fn number(count: usize) -> f64 {
    f64::from(u32::try_from(count).unwrap_or(u32::MAX))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_graph_is_drawn_the_same_way_every_time_and_inside_its_frame() {
        let links: Vec<_> = (1..150).map(|node| (node, node / 2, 1 + node % 5)).collect();
        let laid = layout(150, &links);
        assert_eq!(laid, layout(150, &links));
        let inside = |&(x, y): &(f64, f64)| (0.0..=WIDTH).contains(&x) && (0.0..=laid.height).contains(&y);
        assert!(laid.places.iter().all(inside));
        let written = names(&laid.places, &[6.0; 150], &[90.0; 150], laid.height);
        assert!(written.iter().all(inside), "names too");
    }

    #[test]
    fn what_is_linked_lies_nearer_than_what_is_not() {
        let places = layout(4, &[(0, 1, 5), (2, 3, 5)]).places;
        let far = |one: usize, other: usize| {
            ((places[one].0 - places[other].0).powi(2) + (places[one].1 - places[other].1).powi(2)).sqrt()
        };
        assert!(far(0, 1) < far(0, 2) && far(2, 3) < far(1, 3), "{places:?}");
    }

    #[test]
    fn a_pair_that_nothing_else_belongs_to_stands_below_and_nothing_lies_on_another() {
        let mut links: Vec<_> = (1..20).map(|node| (node, node / 2, 1)).collect();
        links.extend([(20, 21, 1), (22, 23, 1)]);
        let places = layout(24, &links).places;
        let lowest = places[..20].iter().map(|place| place.1).fold(0.0, f64::max);
        assert!(places[20..].iter().all(|place| place.1 > lowest), "{places:?}");
        for one in 0..24 {
            for other in one + 1..24 {
                let (dx, dy) = (places[one].0 - places[other].0, places[one].1 - places[other].1);
                assert!(dx * dx + dy * dy > 100.0, "{one} and {other}: {places:?}");
            }
        }
    }

    #[test]
    fn names_do_not_lie_on_each_other_where_there_is_room() {
        let places = [(300.0, 300.0), (340.0, 300.0), (320.0, 330.0)];
        let written = names(&places, &[6.0; 3], &[100.0; 3], 600.0);
        for one in 0..3 {
            for other in one + 1..3 {
                let frame = |at: usize| {
                    (written[at].0 - 50.0, written[at].1 - 11.0, written[at].0 + 50.0, written[at].1 + 3.0)
                };
                assert!(shared(frame(one), frame(other)) < 1.0, "{written:?}");
            }
        }
    }
}
