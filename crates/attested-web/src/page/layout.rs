//! Where the nodes of a graph are drawn: springs and repulsion from a fixed beginning, so that the same graph is
//! drawn the same way every time.

/// Width of the drawing.
pub(super) const WIDTH: f64 = 1200.0;
/// Height of the drawing.
pub(super) const HEIGHT: f64 = 760.0;
/// Room for names at the edges.
const EDGE: f64 = 70.0;
/// Steps of the simulation.
const STEPS: u32 = 260;

/// Places of `nodes` nodes joined by `links` (two nodes and the strength of their link).
pub(super) fn layout(nodes: usize, links: &[(usize, usize, usize)]) -> Vec<(f64, f64)> {
    let mut places = spiral(nodes);
    if nodes < 2 {
        return places;
    }
    let apart = (WIDTH * HEIGHT / number(nodes)).sqrt() * 0.5;
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
        let heat = WIDTH / 12.0 * (1.0 - f64::from(step) / f64::from(STEPS)) + 0.5;
        for (place, (dx, dy)) in places.iter_mut().zip(&moves) {
            // What belongs to nothing else is kept from drifting away.
            let (dx, dy) = (dx + (WIDTH / 2.0 - place.0) * 0.12, dy + (HEIGHT / 2.0 - place.1) * 0.2);
            let length = (dx * dx + dy * dy).sqrt().max(0.01);
            let step = length.min(heat);
            place.0 = (place.0 + dx / length * step).clamp(EDGE, WIDTH - EDGE);
            place.1 = (place.1 + dy / length * step).clamp(EDGE / 2.0, HEIGHT - EDGE / 4.0);
        }
    }
    places
}

fn add(moves: &mut [(f64, f64)], one: usize, other: usize, dx: f64, dy: f64) {
    moves[one].0 += dx;
    moves[one].1 += dy;
    moves[other].0 -= dx;
    moves[other].1 -= dy;
}

/// The beginning: points of a spiral that lie evenly.
fn spiral(nodes: usize) -> Vec<(f64, f64)> {
    (0..nodes)
        .map(|node| {
            let turn = number(node) * 2.399_963_229_728_653;
            let out = ((number(node) + 0.5) / number(nodes.max(1))).sqrt();
            (WIDTH / 2.0 + turn.cos() * out * WIDTH * 0.4, HEIGHT / 2.0 + turn.sin() * out * HEIGHT * 0.4)
        })
        .collect()
}

fn number(count: usize) -> f64 {
    f64::from(u32::try_from(count).unwrap_or(u32::MAX))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_graph_is_drawn_the_same_way_every_time_and_inside_its_frame() {
        let links: Vec<_> = (1..150).map(|node| (node, node / 2, 1 + node % 5)).collect();
        let places = layout(150, &links);
        assert_eq!(places, layout(150, &links));
        assert!(places.iter().all(|(x, y)| (0.0..=WIDTH).contains(x) && (0.0..=HEIGHT).contains(y)));
    }

    #[test]
    fn what_is_linked_lies_nearer_than_what_is_not() {
        let places = layout(4, &[(0, 1, 5), (2, 3, 5)]);
        let far = |one: usize, other: usize| {
            ((places[one].0 - places[other].0).powi(2) + (places[one].1 - places[other].1).powi(2)).sqrt()
        };
        assert!(far(0, 1) < far(0, 2) && far(2, 3) < far(1, 3), "{places:?}");
    }
}
