//! The lists of the lexicon, and sets of them: the categories a word can have.

macro_rules! lists {
    ($($(#[$doc:meta])* $variant:ident $name:literal,)*) => {
        /// A list of the lexicon; the first column of a lexicon file.
        ///
        /// ```
        /// assert_eq!(bayan::lexicon::List::Title.name(), "title");
        /// ```
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        #[non_exhaustive]
        pub enum List { $($(#[$doc])* $variant,)* }

        impl List {
            /// All lists.
            ///
            /// ```
            /// use bayan::lexicon::List;
            /// assert!(List::ALL.contains(&List::Month));
            /// ```
            pub const ALL: &[List] = &[$(List::$variant,)*];

            /// The list as it is spelled in a lexicon file.
            ///
            /// ```
            /// // What the first column of a file can say.
            /// let names: Vec<_> = bayan::lexicon::List::ALL.iter().map(|list| list.name()).collect();
            /// assert!(names.contains(&"given_name"));
            /// ```
            pub const fn name(self) -> &'static str {
                match self { $(List::$variant => $name,)* }
            }

            pub(crate) fn from_name(name: &str) -> Option<List> {
                match name { $($name => Some(List::$variant),)* _ => None }
            }
        }

        #[allow(non_upper_case_globals, reason = "a set of one list is spelled as the list")]
        impl Lists {
            $(pub(crate) const $variant: Lists = Lists(1 << List::$variant as u32);)*
        }
    };
}

/// A set of lists. A token carries the set of lists it may begin an entry of.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Lists(u32);

impl Lists {
    pub(crate) const NONE: Lists = Lists(0);
    /// No list, but the mark of a word that begins an entry of [`List::Speech`],
    /// among those it starts: who speaks may be named after it even where it
    /// is not all of the entry.
    pub(crate) const SPEAKS: Lists = Lists(1 << 31);
    pub(crate) const ALL: Lists = Lists(u32::MAX);

    pub(crate) const fn of(list: List) -> Lists {
        Lists(1 << list as u32)
    }

    pub(crate) const fn or(self, other: Lists) -> Lists {
        Lists(self.0 | other.0)
    }

    /// The lists that are in both sets.
    pub(crate) const fn and(self, other: Lists) -> Lists {
        Lists(self.0 & other.0)
    }

    pub(crate) const fn intersects(self, other: Lists) -> bool {
        self.0 & other.0 != 0
    }

    pub(crate) const fn has(self, list: List) -> bool {
        self.0 & (1 << list as u32) != 0
    }
}

lists! {
    /// Honorifics, ranks and professional titles before a name.
    Title "title",
    /// Heads of offices, and whole offices.
    Position "position",
    /// Words that qualify an office: acting, former, designate.
    Qualifier "qualifier",
    /// Prepositions inside an office's noun phrase; the kind is that of the heads that ask for them.
    OfficeLink "office_link",
    /// Heads of institutions' names, and whole names.
    Institution "institution",
    /// Given names.
    GivenName "given_name",
    /// Family names and dynasties.
    FamilyName "family_name",
    /// Particles inside names: بن، آل، أبو.
    NameParticle "name_particle",
    /// Phrases that give a person a role: representing, attending, on the side of.
    Role "role",
    /// Verbs of official events.
    Event "event",
    /// Verbs and nouns that report speech.
    Speech "speech",
    /// Phrases that lead into a list or a field of cooperation.
    LeadIn "lead_in",
    /// Words inside and behind a list: connectors, endings, words that name no member.
    ListWord "list_word",
    /// Kinds of agreements.
    Instrument "instrument",
    /// Words that tie an instrument to its parties and its subject.
    Deal "deal",
    /// Countries, capitals, cities, regions and their adjectives.
    Place "place",
    /// Month names of every calendar and region.
    Month "month",
    /// Weekday names.
    Weekday "weekday",
    /// Number words, ordinal and cardinal.
    Number "number",
    /// Other words that date expressions begin with: units, parts, relative words.
    DateWord "date_word",
    /// Words that join the parts of date expressions or stand around them. They
    /// are matched as they stand, proclitics and all, and begin nothing.
    DateLink "date_link",
    /// Prepositions, relatives, pronouns, conjunctions, particles.
    FunctionWord "function_word",
    /// Words of general language that never belong to a name.
    CommonWord "common_word",
    /// News agencies and their short names.
    Agency "agency",
    /// Agency endings, page furniture and other lines that are no content.
    Furniture "furniture",
    /// Words that name no field although a list may hold them.
    CatchAll "catch_all",
    /// Nouns of activities and fields, for the splitting of enumerations.
    Field "field",
    /// Nouns and phrases that give the person after them a part in an event: بحضور, توقيع, لقاء.
    ActNoun "act_noun",
    /// Nouns whose proper name follows in quotation marks: a title, no speech.
    Naming "naming",
}

const _: () = assert!(List::ALL.len() < 32, "the last bit is a mark");

macro_rules! genders {
    ($($(#[$doc:meta])* $variant:ident $name:literal,)*) => {
        /// Grammatical gender and number of a form; the third column of a lexicon file.
        ///
        /// ```
        /// assert_eq!(bayan::lexicon::Gender::Feminine.name(), "f");
        /// ```
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        pub enum Gender { $($(#[$doc])* $variant,)* }

        impl Gender {
            /// The gender as it is spelled in a lexicon file.
            ///
            /// ```
            /// # fn main() -> Result<(), bayan::Error> {
            /// let found = bayan::Lexicon::builtin()?.matches("الدكتورة");
            /// assert_eq!(found[0].gender.name(), "f");
            /// # Ok(()) }
            /// ```
            pub const fn name(self) -> &'static str {
                match self { $(Gender::$variant => $name,)* }
            }

            pub(crate) fn from_name(name: &str) -> Option<Gender> {
                match name { $($name => Some(Gender::$variant),)* _ => None }
            }
        }
    };
}

genders! {
    /// Masculine singular.
    Masculine "m",
    /// Feminine singular.
    Feminine "f",
    /// Either, or not known.
    Common "c",
    /// Masculine plural.
    MasculinePlural "mp",
    /// Feminine plural.
    FemininePlural "fp",
    /// Masculine dual.
    MasculineDual "d",
    /// Feminine dual.
    FeminineDual "df",
}
