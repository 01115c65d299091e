//! The kinds that rows of the lexicon can have: one closed vocabulary for all lists.

use std::fmt;

macro_rules! kinds {
    ($($variant:ident $name:literal,)*) => {
        /// What sort of member of its list a row is; the second column of a
        /// lexicon file. The same kind may occur in several lists.
        ///
        /// ```
        /// assert_eq!("military".parse::<bayan::lexicon::Kind>().unwrap().name(), "military");
        /// ```
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        #[non_exhaustive]
        #[allow(missing_docs, reason = "the names are the documentation; each list's file says what they hold")]
        pub enum Kind { $($variant,)* }

        impl Kind {
            /// The kind as it is spelled in a lexicon file.
            ///
            /// ```
            /// # fn main() -> Result<(), bayan::Error> {
            /// let found = bayan::Lexicon::builtin()?.matches("اللواء");
            /// assert_eq!(found[0].kind.name(), "military");
            /// # Ok(()) }
            /// ```
            pub const fn name(self) -> &'static str {
                match self { $(Kind::$variant => $name,)* }
            }
        }

        impl std::str::FromStr for Kind {
            type Err = UnknownKind;
            fn from_str(s: &str) -> Result<Self, UnknownKind> {
                match s { $($name => Ok(Kind::$variant),)* _ => Err(UnknownKind) }
            }
        }
    };
}

/// A set of kinds folded onto few bits, to ask first: a kind that it has not is
/// not there; one that it has may be another of the same bit.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Kinds(u64);

impl Kinds {
    /// The number of bits, with which few kinds of the links share one.
    const BITS: u32 = 61;

    pub(crate) const fn of(kind: Kind) -> Kinds {
        Kinds(1 << (kind as u32 % Kinds::BITS))
    }

    pub(crate) const fn or(self, other: Kinds) -> Kinds {
        Kinds(self.0 | other.0)
    }

    /// The set of all of `kinds`.
    pub(crate) const fn any(kinds: &[Kind]) -> Kinds {
        let mut all = Kinds(0);
        let mut at = 0;
        while at < kinds.len() {
            all = all.or(Kinds::of(kinds[at]));
            at += 1;
        }
        all
    }

    #[inline]
    pub(crate) const fn may_have(self, any: Kinds) -> bool {
        self.0 & any.0 != 0
    }
}

/// The string is none of the kinds a lexicon row can have.
///
/// ```
/// let wrong = "نقيب".parse::<bayan::lexicon::Kind>().unwrap_err();
/// assert_eq!(wrong.to_string(), "no such kind of lexicon row");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct UnknownKind;

impl fmt::Display for UnknownKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("no such kind of lexicon row")
    }
}

impl std::error::Error for UnknownKind {}

kinds! {
    Abbrev "abbrev",
    About "about",
    Academic "academic",
    Accuse "accuse",
    Acting "acting",
    ActionPlan "action_plan",
    Activity "activity",
    Additive "additive",
    Admit "admit",
    Adopt "adopt",
    Adviser "adviser",
    After "after",
    Agency "agency",
    Agent "agent",
    Agree "agree",
    Agreement "agreement",
    Aim "aim",
    Air "air",
    Alias "alias",
    Alternate "alternate",
    And "and",
    Annex "annex",
    Announce "announce",
    Another "another",
    Answer "answer",
    Appoint "appoint",
    Arrive "arrive",
    Article "article",
    Ask "ask",
    Assert "assert",
    Assistant "assistant",
    Attend "attend",
    Attendance "attendance",
    Authority "authority",
    Award "award",
    Before "before",
    Between "between",
    Bit "bit",
    Both "both",
    Budget "budget",
    Business "business",
    Call "call",
    Candidate "candidate",
    Capacity "capacity",
    Capital "capital",
    Cardinal "cardinal",
    CatchAll "catch_all",
    Centre "centre",
    Cepa "cepa",
    Chair "chair",
    Charter "charter",
    Christian "christian",
    Cite "cite",
    City "city",
    Civil "civil",
    Clause "clause",
    Close "close",
    Co "co",
    Colon "colon",
    ColonOrInline "colon_or_inline",
    Coming "coming",
    Comitative "comitative",
    Comment "comment",
    Committee "committee",
    CommonNoun "common_noun",
    CommonVerb "common_verb",
    Companion "companion",
    Company "company",
    CompanySuffix "company_suffix",
    Complementizer "complementizer",
    Concern "concern",
    Concession "concession",
    Condemn "condemn",
    Condole "condole",
    Congratulate "congratulate",
    Conjunction "conjunction",
    Context "context",
    Continue "continue",
    Contract "contract",
    Cooperate "cooperate",
    Copies "copies",
    Corporate "corporate",
    Corresponding "corresponding",
    Council "council",
    Counted "counted",
    Counterpart "counterpart",
    Country "country",
    CountryVariant "country_variant",
    Culture "culture",
    Current "current",
    DateNoun "date_noun",
    Day "day",
    DayName "day_name",
    Deceased "deceased",
    Decide "decide",
    Decree "decree",
    Delegation "delegation",
    Demonstrative "demonstrative",
    Demonym "demonym",
    DemonymDef "demonym_def",
    Deny "deny",
    Depart "depart",
    Deputy "deputy",
    DayPart "day_part",
    DeputyMinister "deputy_minister",
    Designate "designate",
    Diplomatic "diplomatic",
    Direct "direct",
    Director "director",
    Discuss "discuss",
    Dismiss "dismiss",
    Document "document",
    Dta "dta",
    Dual "dual",
    Dynasty "dynasty",
    Education "education",
    Elect "elect",
    Elsewhere "elsewhere",
    Embodied "embodied",
    Ending "ending",
    Engineering "engineering",
    Event "event",
    EveryAfter "every_after",
    EveryBefore "every_before",
    Excellency "excellency",
    Exchange "exchange",
    ExchangeOfLetters "exchange_of_letters",
    ExchangeOfNotes "exchange_of_notes",
    Exclaim "exclaim",
    Executive "executive",
    ExecutiveProgramme "executive_programme",
    Expert "expert",
    Explain "explain",
    Express "express",
    Extradition "extradition",
    Facility "facility",
    Family "family",
    Farewell "farewell",
    Field "field",
    Finance "finance",
    First "first",
    FirstDay "first_day",
    FirstOfTwo "first_of_two",
    FirstOfTwoHijri "first_of_two_hijri",
    Fiscal "fiscal",
    Foreign "foreign",
    Former "former",
    Framework "framework",
    From "from",
    Fta "fta",
    Fund "fund",
    Furniture "furniture",
    GeneralHead "general_head",
    Generation "generation",
    Generic "generic",
    Given "given",
    GivenAbd "given_abd",
    GivenAllah "given_allah",
    GivenCompound "given_compound",
    GivenDin "given_din",
    GivenForeign "given_foreign",
    Goal "goal",
    Government "government",
    Governor "governor",
    GovHead "gov_head",
    Grant "grant",
    Gregorian "gregorian",
    GregorianMark "gregorian_mark",
    Half "half",
    Head "head",
    Heading "heading",
    HeadOfState "head_of_state",
    Headquarters "headquarters",
    Health "health",
    Hijri "hijri",
    HijriMark "hijri_mark",
    Hold "hold",
    Honorary "honorary",
    Honour "honour",
    Host "host",
    In "in",
    Include "include",
    Inline "inline",
    InlineOrColon "inline_or_colon",
    Inspect "inspect",
    Institution "institution",
    International "international",
    Investment "investment",
    Issue "issue",
    Jewish "jewish",
    JointDeclaration "joint_declaration",
    JointStatement "joint_statement",
    Judge "judge",
    Judicial "judicial",
    Kunya "kunya",
    LastDay "last_day",
    LastOne "last_one",
    Launch "launch",
    Licence "licence",
    ListOpener "list_opener",
    Local "local",
    Loi "loi",
    Mandate "mandate",
    Mark "mark",
    Means "means",
    Media "media",
    Medical "medical",
    Meet "meet",
    Member "member",
    Message "message",
    Military "military",
    Minister "minister",
    Ministerial "ministerial",
    Minutes "minutes",
    Month "month",
    Mou "mou",
    NameHead "name_head",
    Nda "nda",
    Negation "negation",
    Neutral "neutral",
    New "new",
    Next "next",
    Ngo "ngo",
    Nominal "nominal",
    NonResident "non_resident",
    NotToday "not_today",
    Note "note",
    Noun "noun",
    NumberSign "number_sign",
    Occasion "occasion",
    Of "of",
    OfIt "of_it",
    Official "official",
    On "on",
    OnBehalf "on_behalf",
    Open "open",
    Order "order",
    Ordinal "ordinal",
    OrdinalHead "ordinal_head",
    Organise "organise",
    Outgoing "outgoing",
    Oversee "oversee",
    Page "page",
    Pair "pair",
    Parliament "parliament",
    Parliamentary "parliamentary",
    Part "part",
    Participle "participle",
    Particle "particle",
    Partnership "partnership",
    Party "party",
    Past "past",
    Patronage "patronage",
    Patronymic "patronymic",
    Peace "peace",
    Permanent "permanent",
    Pledge "pledge",
    Plural "plural",
    PluralOrGeneric "plural_or_generic",
    PointOut "point_out",
    PostRespect "post_respect",
    PostWish "post_wish",
    Praise "praise",
    PreDeceased "pre_deceased",
    Predict "predict",
    Prefix "prefix",
    Preposition "preposition",
    Present "present",
    PrimeMinister "prime_minister",
    Programme "programme",
    Promise "promise",
    Pronoun "pronoun",
    Protocol "protocol",
    Purchase "purchase",
    Quarter "quarter",
    Quote "quote",
    Receive "receive",
    Region "region",
    Regnal "regnal",
    Relative "relative",
    RelativeDay "relative_day",
    Religious "religious",
    Remind "remind",
    Renewal "renewal",
    Report "report",
    Representative "representative",
    Represented "represented",
    Representing "representing",
    Resident "resident",
    Retired "retired",
    Roadmap "roadmap",
    Royal "royal",
    Same "same",
    Season "season",
    Secretary "secretary",
    Send "send",
    Service "service",
    Side "side",
    Sign "sign",
    Single "single",
    Sla "sla",
    Slug "slug",
    Source "source",
    SourceTail "source_tail",
    Speak "speak",
    Spokesperson "spokesperson",
    Sponsorship "sponsorship",
    Sport "sport",
    Spouse "spouse",
    Stamp "stamp",
    StandsFor "stands_for",
    State "state",
    Stipulate "stipulate",
    Story "story",
    Subject "subject",
    Suffix "suffix",
    Supply "supply",
    Swear "swear",
    Tag "tag",
    Tail "tail",
    Take "take",
    Talk "talk",
    Thank "thank",
    Theophoric "theophoric",
    Title "title",
    To "to",
    Treaty "treaty",
    Tribe "tribe",
    Turn "turn",
    Twinning "twinning",
    Un "un",
    Unit "unit",
    Until "until",
    Visa "visa",
    Visit "visit",
    Warn "warn",
    Week "week",
    Weekday "weekday",
    Welcome "welcome",
    Wish "wish",
    With "with",
    Witness "witness",
    Work "work",
    Write "write",
    Year "year",
}
