//! The words of the names of a text, to be compared with each other: each as
//! a number, and who has it.

use std::borrow::Cow;
use std::ops::Range;

use super::alike;
use crate::doc::Doc;
use crate::lexicon::{Kind, Lists};
use crate::mentions::{Mentions, Person};

/// The names of all persons. Two words have one number if they are spelled alike.
pub(super) struct Names<'s> {
    /// The words of all names, one name after the other.
    words: Vec<Cow<'s, str>>,
    /// The number of each.
    numbers: Vec<usize>,
    /// By person: where his words stand.
    names: Vec<Range<usize>>,
    /// How many different words there are.
    different: usize,
}

impl<'s> Names<'s> {
    pub(super) fn read(doc: &Doc<'_, 's>, mentions: &Mentions) -> Names<'s> {
        let mut words: Vec<Cow<'_, str>> = Vec::with_capacity(4 * mentions.persons.len());
        let mut names = Vec::with_capacity(mentions.persons.len());
        for person in &mentions.persons {
            let start = words.len();
            add_parts(doc, person, &mut words);
            names.push(start..words.len());
        }
        let (numbers, different) = alike::number(words.len(), |at| (&*words[at], ()));
        Names { words, numbers, names, different }
    }

    /// The numbers of the words of a person's name.
    pub(super) fn of(&self, person: usize) -> &[usize] {
        self.names.get(person).and_then(|name| self.numbers.get(name.clone())).unwrap_or(&[])
    }

    /// The first word of a person's name.
    pub(super) fn first_word(&self, person: usize) -> &str {
        self.names.get(person).and_then(|name| self.words.get(name.start)).map_or("", |word| word)
    }
}

/// Appends the words of a name without بن, with عبد joined to its second half.
fn add_parts<'s>(doc: &Doc<'_, 's>, person: &Person, parts: &mut Vec<Cow<'s, str>>) {
    let mut at = person.name.start;
    while at < person.name.end {
        let token = &doc.tokens[at];
        let cut = if at == person.name.start { token.cut as usize } else { 0 };
        let word = &doc.folded[token.start as usize + cut..token.end as usize];
        let particle = token.starts.intersects(Lists::NameParticle);
        let kind = if particle { doc.lexicon.alone(token.whole, Lists::NameParticle) } else { None };
        let kind = kind.map(|id| doc.lexicon.entry(id).kind);
        // عبد الله is one word, as عبدالله is; so is أبو with what follows.
        let two = match kind {
            Some(Kind::Theophoric) => doc.longest(at, Lists::GivenName).is_some_and(|m| m.len == 2),
            Some(Kind::Kunya) => true,
            _ => false,
        };
        let next = doc.tokens.get(at + 1).filter(|_| two && at + 1 < person.name.end);
        if let Some(next) = next {
            let both = [word, &doc.folded[next.start as usize..next.end as usize]].concat();
            parts.push(Cow::Owned(both));
            at += 1;
        } else if token.is_word() && (kind != Some(Kind::Patronymic) || at == person.name.start) {
            parts.push(Cow::Borrowed(word));
        }
        at += 1;
    }
}

/// The persons in whose names a word stands, the last one first.
pub(super) struct Namesakes {
    /// By the number of a word, the last of its links.
    last: Vec<Option<usize>>,
    /// A person and the link before it of the same word.
    links: Vec<(usize, Option<usize>)>,
}

impl Namesakes {
    pub(super) fn new(names: &Names<'_>) -> Self {
        Namesakes { last: vec![None; names.different], links: Vec::with_capacity(names.words.len()) }
    }

    pub(super) fn add(&mut self, word: usize, person: usize) {
        let last = &mut self.last[word];
        if last.is_none_or(|link| self.links[link].0 != person) {
            self.links.push((person, *last));
            *last = Some(self.links.len() - 1);
        }
    }

    pub(super) fn of(&self, word: usize) -> impl Iterator<Item = usize> {
        let last = self.last[word].map(|link| self.links[link]);
        std::iter::successors(last, |&(_, before)| before.map(|link| self.links[link]))
            .map(|(person, _)| person)
    }
}
