//! What a word is by itself, for the questions that nearly every token is
//! asked: a set of bits that the token carries.

use super::{Kind, List};

/// What a word by itself is, a set.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Sorts(u32);

impl Sorts {
    pub(crate) const NONE: Sorts = Sorts(0);
    // Words of a list, of whatever kind.
    pub(crate) const GIVEN_NAME: Sorts = Sorts(1);
    pub(crate) const FAMILY_NAME: Sorts = Sorts(1 << 1);
    pub(crate) const PARTICLE: Sorts = Sorts(1 << 2);
    pub(crate) const PLACE: Sorts = Sorts(1 << 3);
    pub(crate) const FUNCTION_WORD: Sorts = Sorts(1 << 4);
    pub(crate) const COMMON_WORD: Sorts = Sorts(1 << 5);
    pub(crate) const INSTITUTION: Sorts = Sorts(1 << 6);
    /// A particle of names: بن and its like.
    pub(crate) const PATRONYMIC: Sorts = Sorts(1 << 7);
    /// A particle of names that completes a given name: الله.
    pub(crate) const SUFFIX: Sorts = Sorts(1 << 8);
    /// A particle of names, a ruler's number: الثاني.
    pub(crate) const REGNAL: Sorts = Sorts(1 << 9);
    /// A common word, a verb.
    pub(crate) const COMMON_VERB: Sorts = Sorts(1 << 10);
    /// A common word that is a surname too: مدني.
    pub(crate) const NOMINAL: Sorts = Sorts(1 << 11);
    /// A common word that says where in a place something lies: غرب.
    pub(crate) const REGION: Sorts = Sorts(1 << 12);
    /// A common word that takes the names of people: مسجد الملك فلان.
    pub(crate) const NAMED_PLACE: Sorts = Sorts(1 << 13);
    /// An institution that takes the names of people: جامعة الملك فلان.
    pub(crate) const NAMED_BODY: Sorts = Sorts(1 << 14);

    /// Any word, known or not: spelled with the article behind its proclitics, as
    /// far as folded letters tell.
    pub(crate) const ARTICLE: Sorts = Sorts(1 << 15);

    // Function words, by kind.
    pub(crate) const COMPLEMENTIZER: Sorts = Sorts(1 << 16);
    pub(crate) const RELATIVE: Sorts = Sorts(1 << 17);
    pub(crate) const PREPOSITION: Sorts = Sorts(1 << 18);
    pub(crate) const FUNCTION_PARTICLE: Sorts = Sorts(1 << 19);
    pub(crate) const PRONOUN: Sorts = Sorts(1 << 20);

    pub(crate) const fn or(self, other: Sorts) -> Sorts {
        Sorts(self.0 | other.0)
    }

    pub(crate) const fn without(self, other: Sorts) -> Sorts {
        Sorts(self.0 & !other.0)
    }

    pub(crate) const fn intersects(self, other: Sorts) -> bool {
        self.0 & other.0 != 0
    }

    /// What the forms of `list` can be.
    pub(super) const fn of_list(list: List) -> Sorts {
        match list {
            List::GivenName => Sorts::GIVEN_NAME,
            List::FamilyName => Sorts::FAMILY_NAME,
            List::Place => Sorts::PLACE,
            List::FunctionWord => Sorts::FUNCTION_WORD
                .or(Sorts::COMPLEMENTIZER)
                .or(Sorts::RELATIVE)
                .or(Sorts::PREPOSITION)
                .or(Sorts::FUNCTION_PARTICLE)
                .or(Sorts::PRONOUN),
            List::Institution => Sorts::INSTITUTION.or(Sorts::NAMED_BODY),
            List::NameParticle => Sorts::PARTICLE.or(Sorts::PATRONYMIC).or(Sorts::SUFFIX).or(Sorts::REGNAL),
            List::CommonWord => Sorts::COMMON_WORD
                .or(Sorts::COMMON_VERB)
                .or(Sorts::NOMINAL)
                .or(Sorts::REGION)
                .or(Sorts::NAMED_PLACE),
            _ => Sorts::NONE,
        }
    }

    /// What a form of `list` and of this kind is.
    pub(super) const fn of(list: List, kind: Kind) -> Sorts {
        let sort = match (list, kind) {
            (List::NameParticle, Kind::Patronymic) => Sorts::PATRONYMIC,
            (List::NameParticle, Kind::Suffix) => Sorts::SUFFIX,
            (List::NameParticle, Kind::Regnal) => Sorts::REGNAL,
            (List::CommonWord, Kind::CommonVerb) => Sorts::COMMON_VERB,
            (List::CommonWord, Kind::Nominal) => Sorts::NOMINAL,
            (List::CommonWord, Kind::Region) => Sorts::REGION,
            (List::CommonWord, kind) if takes_names(kind) => Sorts::NAMED_PLACE,
            (List::Institution, kind) if takes_names(kind) => Sorts::NAMED_BODY,
            (List::FunctionWord, Kind::Complementizer) => Sorts::COMPLEMENTIZER,
            (List::FunctionWord, Kind::Relative) => Sorts::RELATIVE,
            (List::FunctionWord, Kind::Preposition) => Sorts::PREPOSITION,
            (List::FunctionWord, Kind::Particle) => Sorts::FUNCTION_PARTICLE,
            (List::FunctionWord, Kind::Pronoun) => Sorts::PRONOUN,
            _ => Sorts::NONE,
        };
        match list {
            List::NameParticle => Sorts::PARTICLE.or(sort),
            List::CommonWord => Sorts::COMMON_WORD.or(sort),
            List::Institution => Sorts::INSTITUTION.or(sort),
            List::FunctionWord => Sorts::FUNCTION_WORD.or(sort),
            list => Sorts::of_list(list),
        }
    }
}

/// True for the kinds of nouns that are named after people.
const fn takes_names(kind: Kind) -> bool {
    matches!(
        kind,
        Kind::Education
            | Kind::Health
            | Kind::Centre
            | Kind::Culture
            | Kind::Facility
            | Kind::Fund
            | Kind::Institution
            | Kind::Religious
            | Kind::Ngo
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::Lexicon;

    #[test]
    fn the_later_row_says_of_what_kind_a_word_is() {
        let one = Lexicon::empty().extend_from_tsv("1", "name_particle\tpatronymic\tc\t-\tبن\n").unwrap();
        let two = one.extend_from_tsv("2", "name_particle\tsuffix\tc\t-\tبن\n").unwrap();
        let phrase = two.extend_from_tsv("3", "name_particle\tregnal\tc\t-\tبن الاول\n").unwrap();
        let sorts = |lexicon: &Lexicon| lexicon.look_up("بن").sorts;
        assert_eq!(sorts(&one), Sorts::PARTICLE.or(Sorts::PATRONYMIC));
        assert_eq!(sorts(&two), Sorts::PARTICLE.or(Sorts::SUFFIX));
        assert_eq!(sorts(&phrase), sorts(&two));
    }
}
