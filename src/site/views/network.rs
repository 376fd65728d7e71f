//! Who is named together with whom: a drawing of the people in most articles, and the same as a list.

use std::collections::BTreeMap;

use serde::Serialize;
use tera::Value;

use super::{View, Words, meta};
use crate::briefing::Subject;
use crate::reading::PersonIx;
use crate::site::{Page, Site};

/// People in the drawing: more names cannot be told apart.
const PEOPLE: usize = 24;
/// Pairs in the list, and lines in the drawing.
const PAIRS: usize = 60;
const WIDTH: f64 = 1000.0;
const HEIGHT: f64 = 640.0;
/// Room for the names at the edges.
const MARGIN: f64 = 90.0;

#[derive(Serialize)]
struct NetworkView {
    nodes: Vec<Node>,
    pairs: Vec<Pair>,
}

#[derive(Serialize)]
struct Node {
    card: Value,
    x: i32,
    y: i32,
    /// Of its circle.
    radius: i32,
    /// Articles.
    count: usize,
}

/// Two people with the articles that name both.
#[derive(Serialize)]
struct Pair {
    people: [Value; 2],
    count: usize,
    /// Ends of the line in the drawing.
    from: [i32; 2],
    to: [i32; 2],
    /// Of the line, 1 to 8.
    width: i32,
}

pub(super) fn network(site: &Site<'_>, page: &Page) -> View {
    let people = site.most_named(PEOPLE);
    let places: BTreeMap<PersonIx, usize> =
        people.iter().enumerate().map(|(at, (ix, _))| (*ix, at)).collect();
    let mut edges: Vec<(usize, usize, usize)> = Vec::new();
    for (at, (ix, _)) in people.iter().enumerate() {
        let together = site.together(*ix, usize::MAX).into_iter();
        let known = together.filter_map(|(other, count)| Some((*places.get(&other)?, count)));
        edges.extend(known.filter(|(other, _)| *other > at).map(|(other, count)| (at, other, count)));
    }
    edges.sort_by_key(|(a, b, count)| (std::cmp::Reverse(*count), *a, *b));
    edges.truncate(PAIRS);
    let positions = layout(people.len(), &edges);
    let most = people.first().map_or(1, |(_, count)| *count).max(1) as f64;
    let closest = edges.first().map_or(1, |(_, _, count)| *count).max(1) as f64;
    let card = |at: usize| site.card(Subject::Person(people[at].0));
    let view = NetworkView {
        nodes: people
            .iter()
            .zip(&positions)
            .enumerate()
            .map(|(at, ((_, count), [x, y]))| Node {
                card: card(at),
                x: *x,
                y: *y,
                radius: 5 + ((*count as f64 / most).sqrt() * 11.0) as i32,
                count: *count,
            })
            .collect(),
        pairs: edges
            .iter()
            .map(|(a, b, count)| Pair {
                people: [card(*a), card(*b)],
                count: *count,
                from: positions[*a],
                to: positions[*b],
                width: 1 + (*count as f64 / closest * 7.0) as i32,
            })
            .collect(),
    };
    View::new("network.html", meta(site, page, Words::message("title-network"), "people"), &view)
}

/// Places for `count` people, by the forces of Fruchterman and Reingold (1991): everybody keeps away from everybody,
/// and those who are named together are drawn together. It starts from a circle and uses nothing but the operations
/// that are the same on every machine, so that the same pairs are the same drawing.
fn layout(count: usize, edges: &[(usize, usize, usize)]) -> Vec<[i32; 2]> {
    const ROUNDS: usize = 240;
    let (width, height) = (WIDTH - 2.0 * MARGIN, HEIGHT - 2.0 * MARGIN);
    let mut places: Vec<[f64; 2]> = (0..count).map(|at| on_circle(at, count)).collect();
    let ideal = 0.75 * (width * height / count.max(1) as f64).sqrt();
    let most = edges.first().map_or(1, |(_, _, count)| *count) as f64;
    // Who is named with everybody must not be drawn onto everybody.
    let mut degrees = vec![0_usize; count];
    for (a, b, _) in edges {
        degrees[*a] += 1;
        degrees[*b] += 1;
    }
    for round in 0..ROUNDS {
        let mut forces = vec![[0.0_f64; 2]; count];
        for a in 0..count {
            for b in 0..a {
                let (away, distance) = between(places[a], places[b]);
                let push = ideal * ideal / distance;
                for axis in 0..2 {
                    forces[a][axis] += away[axis] * push;
                    forces[b][axis] -= away[axis] * push;
                }
            }
        }
        for (a, b, weight) in edges {
            let (away, distance) = between(places[*a], places[*b]);
            let share = 3.0 / degrees[*a].max(degrees[*b]).max(3) as f64;
            let pull = distance * distance / ideal * (0.2 + 0.4 * *weight as f64 / most) * share;
            for axis in 0..2 {
                forces[*a][axis] -= away[axis] * pull;
                forces[*b][axis] += away[axis] * pull;
            }
        }
        let step = ideal * (1.0 - round as f64 / ROUNDS as f64);
        for (place, force) in places.iter_mut().zip(&forces) {
            let length = (force[0] * force[0] + force[1] * force[1]).sqrt().max(1e-9);
            for (axis, limit) in [width, height].into_iter().enumerate() {
                let moved = place[axis] + force[axis] / length * length.min(step);
                place[axis] = moved.clamp(0.0, limit);
            }
        }
    }
    places.iter().map(|[x, y]| [(x + MARGIN).round() as i32, (y + MARGIN).round() as i32]).collect()
}

/// The direction from one place to another, and how far it is; never nothing.
fn between(a: [f64; 2], b: [f64; 2]) -> ([f64; 2], f64) {
    let (x, y) = (a[0] - b[0], a[1] - b[1]);
    let distance = (x * x + y * y).sqrt().max(1.0);
    ([x / distance, y / distance], distance)
}

/// One of `count` places on a circle, one after the other, without a sine: by the rational points of each half.
fn on_circle(at: usize, count: usize) -> [f64; 2] {
    let (width, height) = (WIDTH - 2.0 * MARGIN, HEIGHT - 2.0 * MARGIN);
    let part = 4.0 * at as f64 / count.max(1) as f64;
    let (t, side) = if part < 2.0 { (part - 1.0, 1.0) } else { (part - 3.0, -1.0) };
    let (x, y) = ((1.0 - t * t) / (1.0 + t * t) * side, 2.0 * t / (1.0 + t * t) * side);
    [(1.0 + x * 0.8) * width / 2.0, (1.0 + y * 0.8) * height / 2.0]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn everybody_has_a_place_within_and_for_themselves() {
        for (count, edges) in [
            (0, vec![]),
            (1, vec![]),
            (2, vec![(0, 1, 5)]),
            (5, vec![]),
            (24, (1..24).map(|other| (0, other, 30 - other)).collect::<Vec<_>>()),
        ] {
            let places = layout(count, &edges);
            assert_eq!(places.len(), count);
            for (at, [x, y]) in places.iter().enumerate() {
                assert!(
                    (0..=WIDTH as i32).contains(x) && (0..=HEIGHT as i32).contains(y),
                    "{count}: {x} {y}"
                );
                for [other_x, other_y] in &places[..at] {
                    assert!((x - other_x).abs() + (y - other_y).abs() > 10, "{count}: two at {x} {y}");
                }
            }
        }
    }

    #[test]
    fn those_named_together_are_near() {
        let places = layout(6, &[(0, 1, 9), (2, 3, 9), (4, 5, 9)]);
        let far =
            |a: usize, b: usize| (places[a][0] - places[b][0]).pow(2) + (places[a][1] - places[b][1]).pow(2);
        assert!(far(0, 1) < far(0, 3) && far(2, 3) < far(2, 5) && far(4, 5) < far(4, 1), "{places:?}");
    }
}
