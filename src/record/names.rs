//! The closed vocabularies of the record, spelled as their serde form spells them.

use std::fmt;

use super::{Act, AgreementKind, Conflict, DateKind, PersonGender, Sign};
use crate::calendar::Weekday;

macro_rules! names {
    ($($type:ident { $($variant:ident $name:literal,)* })*) => {$(
        impl $type {
            /// The name as JSON has it; also what `Display` writes.
            ///
            /// ```
            /// // وقّع، مذكرة تفاهم
            /// assert_eq!(bayan::Act::Signed.name(), "signed");
            /// assert_eq!(bayan::AgreementKind::MemorandumOfUnderstanding.to_string(), "memorandum_of_understanding");
            /// ```
            pub const fn name(self) -> &'static str {
                match self { $($type::$variant => $name,)* }
            }
        }

        impl fmt::Display for $type {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.pad(self.name())
            }
        }

        #[cfg(test)]
        impl $type {
            const NAMED: &'static [$type] = &[$($type::$variant,)*];
        }
    )*};
}

names! {
    DateKind { Absolute "absolute", Relative "relative", Weekday "weekday", Range "range", }
    Conflict { Weekday "weekday", Calendars "calendars", }
    PersonGender { Female "female", Male "male", }
    Act {
        Signed "signed",
        Attended "attended",
        Spoke "spoke",
        Met "met",
        Appointed "appointed",
        Opened "opened",
        Chaired "chaired",
        Ordered "ordered",
    }
    Sign {
        StrongTitle "strong_title",
        WeakTitle "weak_title",
        KnownName "known_name",
        Office "office",
        Act "act",
        Repeat "repeat",
    }
    AgreementKind {
        MemorandumOfUnderstanding "memorandum_of_understanding",
        Agreement "agreement",
        Contract "contract",
        Protocol "protocol",
        ExecutiveProgram "executive_program",
        LetterOfIntent "letter_of_intent",
        JointDeclaration "joint_declaration",
        Partnership "partnership",
        Other "other",
    }
    Weekday {
        Sunday "sunday",
        Monday "monday",
        Tuesday "tuesday",
        Wednesday "wednesday",
        Thursday "thursday",
        Friday "friday",
        Saturday "saturday",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_the_serde_form() {
        fn check<T: serde::Serialize + fmt::Display>(all: &[T]) {
            for one in all {
                assert_eq!(serde_json::to_value(one).unwrap(), one.to_string());
            }
        }
        check(DateKind::NAMED);
        check(Conflict::NAMED);
        check(PersonGender::NAMED);
        check(Act::NAMED);
        check(Sign::NAMED);
        check(AgreementKind::NAMED);
        check(Weekday::NAMED);
    }
}
