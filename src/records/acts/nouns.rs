//! Verbal nouns, and phrases of presence, chair, patronage and order.

use super::grammar::Governor;
use super::verbs::Brought;
use super::{Engine, Phrase, Said, TO_SUBJECT};
use crate::lexicon::{Kind, clitic};
use crate::record::Act;
use crate::records::cast::Who;

impl Engine<'_, '_, '_> {
    /// A noun or phrase that gives the reference after it a part. False if it is no act here.
    pub(super) fn noun(&mut self, noun: &Phrase) -> bool {
        let kind = self.entry(noun).kind;
        let definite = self.doc.tokens[noun.at].has_article();
        match kind {
            Kind::Attend => self.present_at(noun, Act::Attended),
            // Who comes along with one who receives or chairs has a part in it.
            Kind::Companion => match self.last {
                Some(act @ (Act::Met | Act::Chaired)) => self.present_at(noun, act),
                _ => return false,
            },
            Kind::Chair => {
                let opener = self.opener(noun.end);
                if let Some(first) = self.near(noun.end + opener, 2, &noun.sentence) {
                    let group = self.group(first, &noun.sentence);
                    let (heads, members) = group.split_at(if opener > 0 { group.len() } else { 1 });
                    self.give_group(heads, Act::Chaired);
                    self.give_group(members, Act::Attended);
                }
            }
            Kind::Patronage => self.give_near(noun, 3, Act::Opened),
            Kind::Open => self.give_near(noun, 1, Act::Opened),
            Kind::Decree => self.give_near(noun, 0, Act::Ordered),
            Kind::Order => {
                let Some(first) = self.near(noun.end, 4, &noun.sentence) else { return false };
                let group = self.group(first, &noun.sentence);
                self.give_group(&group, Act::Ordered);
            }
            Kind::Appoint => {
                let from = noun.end + self.opener(noun.end);
                if let Some(first) = self.near(from, 1, &noun.sentence) {
                    let group = self.group(first, &noun.sentence);
                    self.give_group(&group, Act::Appointed);
                } else if self.names_follow(&noun.sentence) {
                    self.pending = Some(Act::Appointed);
                }
            }
            Kind::Sign => {
                // حضر التوقيع فلان: the verb's subject attends, it does not sign.
                let first = self.reference_after(noun, TO_SUBJECT, false);
                if let Some(first) = first.filter(|r| !self.subject.contains(r)) {
                    let group = self.group(first, &noun.sentence);
                    self.give_group(&group, Act::Signed);
                } else if first.is_none() && self.is_purpose(noun) {
                    // وصل فلان لتوقيع مذكرة
                    for i in 0..self.subject.len() {
                        self.give(self.cast.refs[self.subject[i]].who, Act::Signed);
                    }
                }
            }
            Kind::Meet if !definite => self.meeting(noun),
            Kind::Speak if !definite => {
                let Some(first) = self.near(noun.end, 0, &noun.sentence) else { return false };
                let who = self.cast.refs[first].who;
                self.give(who, Act::Spoke);
                self.said.push(Said { at: noun.at, who, own: true });
            }
            _ => return false,
        }
        true
    }

    fn is_purpose(&self, noun: &Phrase) -> bool {
        self.doc.tokens[noun.at].clitics & clitic::LAM != 0
    }

    fn give_near(&mut self, noun: &Phrase, gap: usize, act: Act) {
        if let Some(first) = self.near(noun.end, gap, &noun.sentence) {
            self.give(self.cast.refs[first].who, act);
        }
    }

    /// بحضور فلان وفلان وعدد من المسؤولين وفلان
    fn present_at(&mut self, noun: &Phrase, act: Act) {
        let mut next = self.in_list(noun.end, &noun.sentence);
        if next.is_none() && self.names_follow(&noun.sentence) {
            self.pending = Some(act);
        }
        while let Some(first) = next {
            let group = self.group(first, &noun.sentence);
            self.give_group(&group, act);
            // وعدد من المسؤولين، ومدير كذا فلان: the list goes on.
            next = group
                .last()
                .and_then(|&last| self.list_goes_on(self.cast.refs[last].tokens.end, &noun.sentence));
        }
    }

    /// لقاء فلان بفلان, استقبال سموه لفلان, لقائه فلانا
    fn meeting(&mut self, noun: &Phrase) {
        let Some(first) = self.near(noun.end, 4, &noun.sentence) else { return };
        let tokens = self.cast.refs[first].tokens.clone();
        if matches!(self.cast.refs[first].who, Who::Institution(_)) {
            return;
        }
        // لقاء مع فلان, لقائه فلانا: the first side is whom the sentence is about.
        if self.governor(tokens.start) != Governor::None || self.entry(noun).tier == 1 {
            self.give_subject(Act::Met);
        }
        let group = self.group(first, &noun.sentence);
        self.give_group(&group, Act::Met);
        if let Some(other) = self.other_side(tokens.end, &noun.sentence, Brought::Anyhow) {
            let group = self.group(other, &noun.sentence);
            self.give_group(&group, Act::Met);
        }
    }
}
