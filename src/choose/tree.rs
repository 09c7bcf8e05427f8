//! The decision tree as read, and what stands at a path.

use super::file::{Answer, Error, File, Leaf, Question, Scenario, Step};
use super::find::Wordings;
use super::path::Path;

/// The decision tree, and the situations with their places in it.
#[derive(Debug)]
pub struct Tree {
    file: File,
    wordings: Wordings,
}

/// What stands at a path.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Place<'a> {
    /// A question.
    Question(&'a Question),
    /// The answer to all of them.
    Leaf(&'a Leaf),
    /// Nothing: the path has an answer that its question does not have.
    Lost {
        /// The path as far as it is known.
        known: Path,
    },
}

/// A question on the way, and what was answered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Taken<'a> {
    /// Where the question is.
    pub at: Path,
    /// The question.
    pub question: &'a Question,
    /// The answer that was given to it.
    pub answer: &'a Answer,
}

impl Tree {
    /// Reads the file that the build has written.
    ///
    /// # Errors
    ///
    /// [`Error::Mark`] or [`Error::Damaged`] for any other bytes; it never panics.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, Error> {
        let file = File::decode(bytes)?;
        let phrases = file.scenarios.iter().map(|scenario| scenario.phrases().map(str::to_owned));
        let phrases: Vec<Vec<String>> = phrases.map(Iterator::collect).collect();
        let wordings = Wordings::of(phrases.iter());
        Ok(Self { file, wordings })
    }

    /// The first question.
    pub fn start(&self) -> Place<'_> {
        self.at(&Path::default())
    }

    /// What stands at a path.
    pub fn at(&self, path: &Path) -> Place<'_> {
        let (known, step) = self.follow(path);
        match step {
            Some(_) if known < path.len() => Place::Lost { known: path.first(known) },
            Some(Step::Question(question)) => Place::Question(question),
            Some(Step::Leaf(leaf)) => Place::Leaf(leaf),
            None => Place::Lost { known: Path::default() },
        }
    }

    /// The questions on the way to a path, each with the answer given, the first one first; as far
    /// as the path is known.
    pub fn way(&self, path: &Path) -> Vec<Taken<'_>> {
        let mut way = Vec::new();
        let mut step = self.file.steps.first();
        for (count, id) in path.ids().enumerate() {
            let Some(Step::Question(question)) = step else { break };
            let Some(answer) = question.answers.iter().find(|answer| answer.id == id) else {
                break;
            };
            way.push(Taken { at: path.first(count), question, answer });
            step = self.step(answer);
        }
        way
    }

    /// Every step with its path, each question before what its answers lead to.
    pub fn steps(&self) -> Vec<(Path, &Step)> {
        let mut steps = Vec::new();
        let mut ahead: Vec<_> =
            self.file.steps.first().map(|step| (Path::default(), step)).into_iter().collect();
        while let Some((path, step)) = ahead.pop() {
            if let Step::Question(question) = step {
                let next = question.answers.iter().rev();
                ahead.extend(
                    next.filter_map(|answer| Some((path.join(&answer.id), self.step(answer)?))),
                );
            }
            steps.push((path, step));
        }
        steps
    }

    /// The step that an answer leads to.
    pub fn step(&self, answer: &Answer) -> Option<&Step> {
        self.file.steps.get(usize::from(answer.next))
    }

    /// The situations, in the order of the data.
    pub fn scenarios(&self) -> &[Scenario] {
        &self.file.scenarios
    }

    /// The situations that a query describes, the best first: few or none, since most queries are
    /// about something else.
    pub fn find(&self, query: &str) -> Vec<&Scenario> {
        let found = self.wordings.find(query);
        found.into_iter().filter_map(|place| self.file.scenarios.get(place)).collect()
    }

    /// How many answers of a path are known, and the step that they lead to.
    fn follow(&self, path: &Path) -> (usize, Option<&Step>) {
        let way = self.way(path);
        let step = match way.last() {
            Some(taken) => self.step(taken.answer),
            None => self.file.steps.first(),
        };
        (way.len(), step)
    }
}
