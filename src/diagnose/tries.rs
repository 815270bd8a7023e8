//! What is tried, in which order, and what was hit.

use alloc::boxed::Box;
use alloc::vec::Vec;

use super::change::{Mistake, Mistakes};
use super::evaluate::{Evaluated, ReadyKey, Room, Target, changes_key, is_seen};
use super::recipe::{Field, Recipe};

/// A request as short as this one is tried in a microsecond or two.
pub const SHORT: usize = 1 << 10;

/// How much is hashed for all pairs at most: of a request with hundreds of headers, or with a long
/// one, that would take too long.
const MOST_BYTES: u64 = 150 << 20;

/// What is tried, how far it is, and what was found.
pub struct Tries {
    pub mistakes: Mistakes,
    pub base: Evaluated,
    pub goals: Vec<Goal>,
    /// How long the canonical request, the scope and the timestamp are.
    length: usize,
    tries_pairs: bool,
    keys: Vec<Option<ReadyKey>>,
    goal: usize,
    place: Place,
    room: Room,
}

/// Something to hit, and the mistakes that hit it.
pub struct Goal {
    pub target: Target,
    pub hit: Option<Vec<usize>>,
}

/// How far the search for a goal is.
enum Place {
    Claimed,
    Single(usize),
    Pair(Box<Evaluated>, usize, usize),
    Done,
}

impl Tries {
    /// Of a recipe, still without mistakes.
    pub fn of(recipe: Recipe, goals: Vec<Goal>) -> Self {
        Self {
            length: recipe.canonical_request().len()
                + recipe.credential_scope().len()
                + recipe.text(Field::Timestamp).len(),
            mistakes: Mistakes::of(recipe.clone()),
            base: Evaluated::of(recipe),
            goals,
            tries_pairs: false,
            keys: Vec::new(),
            goal: 0,
            place: Place::Claimed,
            room: Room::default(),
        }
    }

    /// What one try costs, in those of a short request.
    pub fn weight(&self) -> usize {
        1 + self.length / SHORT
    }

    /// Whether all pairs are tried is decided when all mistakes are known.
    pub fn decide_on_pairs(&mut self) {
        let list = &self.mistakes.list;
        let paired = || list.iter().filter(|mistake| mistake.goes_with_others);
        let changes = paired().flat_map(|mistake| &mistake.changes);
        let lengths = changes.map(|change| change.length(&self.base.recipe) as u64);
        // Each mistake goes with every other one, and brings its own text along.
        let count = paired().count() as u64;
        let bytes = count * (self.length as u64 * count / 2 + lengths.sum::<u64>());
        self.tries_pairs = bytes < MOST_BYTES;
    }

    /// Tries one recipe; false when there is nothing more.
    pub fn next(&mut self) -> bool {
        let Some(goal) = self.goals.get_mut(self.goal) else {
            return false;
        };
        let list = &self.mistakes.list;
        match &mut self.place {
            Place::Claimed => {
                if self.base.hits(&goal.target, &mut self.room) {
                    goal.hit = Some(Vec::new());
                    self.place = Place::Done;
                } else {
                    self.place = Place::Single(0);
                }
            }
            Place::Single(index) => match list.get(*index) {
                Some(mistake) => {
                    let ready = changes_key(mistake).then(|| {
                        let mut recipe = self.base.recipe.clone();
                        mistake.apply(&mut recipe);
                        ReadyKey::of(&recipe)
                    });
                    let hits = is_seen(&goal.target, mistake) && {
                        let base = &self.base;
                        base.hits_with(&goal.target, mistake, ready.as_ref(), &mut self.room)
                    };
                    if hits {
                        goal.hit = Some(Vec::from([*index]));
                        self.place = Place::Done;
                    } else {
                        if self.keys.len() == *index {
                            self.keys.push(ready);
                        }
                        *index += 1;
                    }
                }
                None if self.tries_pairs => {
                    self.place = pairs_from(&self.base.recipe, list, 0);
                }
                None => self.place = Place::Done,
            },
            Place::Pair(first, one, other) => {
                let (Some(mistake), Some(second)) = (list.get(*one), list.get(*other)) else {
                    self.place = pairs_from(&self.base.recipe, list, *one + 1);
                    return true;
                };
                let goes = second.goes_with_others
                    && mistake.parts() & second.parts() == 0
                    && is_seen(&goal.target, mistake)
                    && is_seen(&goal.target, second);
                let ready = match changes_key(mistake) {
                    true => None,
                    false => self.keys.get(*other).and_then(Option::as_ref),
                };
                if goes && first.hits_with(&goal.target, second, ready, &mut self.room) {
                    goal.hit = Some(Vec::from([*one, *other]));
                    self.place = Place::Done;
                } else {
                    *other += 1;
                }
            }
            Place::Done => {
                self.goal += 1;
                self.place = Place::Claimed;
            }
        }
        true
    }
}

/// The pairs whose first mistake is this one, or the next that goes with others.
fn pairs_from(base: &Recipe, list: &[Mistake], from: usize) -> Place {
    let mut rest = list.iter().enumerate().skip(from);
    let found = rest.find(|(_, mistake)| mistake.goes_with_others);
    let Some((index, mistake)) = found else {
        return Place::Done;
    };
    let mut recipe = base.clone();
    mistake.apply(&mut recipe);
    Place::Pair(Box::new(Evaluated::of(recipe)), index, index + 1)
}
