//! The record of an announcement: plain data with a serde form.

mod names;
mod owned;

use std::borrow::Cow;

use serde::{Deserialize, Serialize};

use crate::Span;
use crate::calendar::{DateValue, HijriValue, Weekday};

/// What one announcement says.
///
/// Strings borrow from the text where they can; [`Announcement::into_owned`]
/// cuts that tie. A `text` beside a `span` is that slice of the text,
/// unchanged; every other string is *clean*: diacritics, tatweel and format
/// controls removed, white space collapsed, spelling kept.
///
/// ```
/// let record = bayan::extract("الدوحة في 30 مايو 2024: وقع معالي الدكتور سالم بن راشد الكعبي، وزير النقل، الاتفاقية.");
/// assert_eq!(record.dates[0].value, Some("2024-05-30".parse()?));
/// # Ok::<(), bayan::Error>(())
/// ```
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Announcement<'t> {
    /// The title line.
    pub headline: Option<Passage<'t>>,
    /// The marked lines under the title that sum the text up.
    pub highlights: Vec<Passage<'t>>,
    /// The opening that says place, date and agency.
    pub dateline: Option<Dateline<'t>>,
    /// The document's own date, where it states one. Gregorian.
    pub issued: Option<DateValue>,
    /// Every calendar expression, in the order of the text.
    pub dates: Vec<DateMention<'t>>,
    /// Every named person with a title or an office, in the order of first mention.
    pub officials: Vec<Official<'t>>,
    /// Instruments signed, approved, discussed or in force.
    pub agreements: Vec<Agreement<'t>>,
    /// Fields and activities in which parties cooperate.
    pub areas: Vec<Area<'t>>,
    /// Every list with its lead-in.
    pub lists: Vec<List<'t>>,
    /// Direct speech with its speaker.
    pub quotes: Vec<Quote<'t>>,
    /// Named institutions, in the order of the text.
    #[serde(default)]
    pub institutions: Vec<Institution<'t>>,
    /// Matches of the caller's own patterns, in the order of the text.
    #[serde(default)]
    pub patterns: Vec<PatternMatch<'t>>,
    /// True if the text is longer than the 390 MB (10^6 bytes) that are read, and its end was left out.
    #[serde(default)]
    pub truncated: bool,
    /// True if invisible directional controls were removed, so that the text
    /// may be displayed in another order than its spans say.
    #[serde(default)]
    pub controls_removed: bool,
}

/// A slice of the text.
///
/// ```
/// let text = "وزارة النقل توقّع اتفاقية مع جامعة الساحل\nالدوحة في 30 مايو 2024 /قنا/ وقعت وزارة النقل اتفاقية.";
/// let headline = bayan::extract(text).headline.unwrap();
/// assert_eq!(headline.text, "وزارة النقل توقّع اتفاقية مع جامعة الساحل");
/// assert_eq!(headline.span.of(text), headline.text);
/// // Bytes, not characters: an Arabic letter has two.
/// assert_eq!((headline.text.chars().count(), headline.span.len()), (41, 76));
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Passage<'t> {
    /// The slice, unchanged.
    pub text: Cow<'t, str>,
    /// Where it stands, in bytes of the text.
    pub span: Span,
}

/// The opening that says place, date and agency.
///
/// ```
/// let text = "الدوحة في 30 مايو /قنا/ وقعت وزارة النقل اتفاقية.";
/// let dateline = bayan::extract(text).dateline.unwrap();
/// assert_eq!(dateline.place.as_deref(), Some("الدوحة"));
/// assert_eq!(dateline.agency.as_deref(), Some("قنا"));
/// assert_eq!(dateline.span.of(text), "الدوحة في 30 مايو /قنا/");
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Dateline<'t> {
    /// The city.
    pub place: Option<Cow<'t, str>>,
    /// The agency, as the dateline names it.
    pub agency: Option<Cow<'t, str>>,
    /// Where it stands, in bytes of the text.
    pub span: Span,
}

/// What a calendar expression is.
///
/// ```
/// use bayan::DateKind;
/// let found = bayan::dates::find("عقد أمس، ثم في 3 مايو 2024، ويستمر من 5 إلى 7 مايو 2024، ويختتم الأحد.", None);
/// let kinds: Vec<_> = found.iter().map(|date| date.kind).collect();
/// assert_eq!(kinds, [DateKind::Relative, DateKind::Absolute, DateKind::Range, DateKind::Weekday]);
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum DateKind {
    /// It names its day, month or year.
    #[default]
    Absolute,
    /// It needs the reference date: اليوم, العام الماضي.
    Relative,
    /// A bare weekday.
    Weekday,
    /// From one to another.
    Range,
}

/// How a calendar expression contradicts itself.
///
/// ```
/// use bayan::Conflict;
/// // It was a Thursday.
/// let found = bayan::dates::find("يوم الأحد 30 مايو 2024", None);
/// assert_eq!(found[0].conflict, Some(Conflict::Weekday));
/// // It was the 22nd.
/// let found = bayan::dates::find("15 ذو القعدة 1445هـ الموافق 30 مايو 2024م", None);
/// assert_eq!(found[0].conflict, Some(Conflict::Calendars));
/// // What is printed in the Gregorian calendar wins.
/// assert_eq!(found[0].value, "2024-05-30".parse().ok());
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Conflict {
    /// The written weekday is not that day's.
    Weekday,
    /// The Hijri and the Gregorian date are not the same day, or a Gregorian
    /// year is marked as Hijri (30 مايو 2024هـ).
    Calendars,
}

/// A calendar expression of a day or a coarser unit.
///
/// ```
/// # fn main() -> Result<(), bayan::Error> {
/// let text = "ويفتتح المعرض يوم الخميس 22 ذو القعدة 1445هـ الموافق 30 مايو 2024م.";
/// let date = &bayan::extract(text).dates[0];
/// assert_eq!(date.text, "الخميس 22 ذو القعدة 1445هـ الموافق 30 مايو 2024م");
/// assert_eq!(date.value, Some("2024-05-30".parse()?));
/// assert_eq!(date.hijri, Some("1445-11-22".parse()?));
/// assert_eq!(date.weekday, Some(bayan::Weekday::Thursday));
/// # Ok(()) }
/// ```
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct DateMention<'t> {
    /// The slice, unchanged.
    pub text: Cow<'t, str>,
    /// Where it stands, in bytes of the text.
    pub span: Span,
    /// The Gregorian value, EDTF level 0; `None` where a reader could not place it.
    pub value: Option<DateValue>,
    /// The Hijri side, where one is written.
    pub hijri: Option<HijriValue>,
    /// The weekday, where one is written.
    pub weekday: Option<Weekday>,
    /// What sort of expression it is.
    pub kind: DateKind,
    /// How it contradicts itself.
    pub conflict: Option<Conflict>,
}

/// Grammatical gender of a person as the text tells it.
///
/// ```
/// use bayan::PersonGender;
/// let record = bayan::extract("استقبلت معالي الوزيرة هدى سالم سعادة السفير أحمد الكعبي.");
/// let genders: Vec<_> = record.officials.iter().map(|official| official.gender).collect();
/// assert_eq!(genders, [Some(PersonGender::Female), Some(PersonGender::Male)]);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum PersonGender {
    /// A woman.
    Female,
    /// A man.
    Male,
}

/// What an official did, from a closed list.
///
/// ```
/// use bayan::Act;
/// let record = bayan::extract("ترأس معالي الوزير أحمد الكعبي الجلسة بحضور الدكتورة هند سالم، مديرة المركز.");
/// assert_eq!(record.officials[0].acts, [Act::Chaired]);
/// assert_eq!(record.officials[1].acts, [Act::Attended]);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Act {
    /// Signed an instrument.
    Signed,
    /// Was present.
    Attended,
    /// Is quoted or reported.
    Spoke,
    /// Met somebody; both sides.
    Met,
    /// Was given an office.
    Appointed,
    /// Opened or launched something.
    Opened,
    /// Presided.
    Chaired,
    /// Gave an order or a decree.
    Ordered,
}

/// An independent sign that a name is an official's.
///
/// ```
/// use bayan::Sign;
/// let record = bayan::extract("وقع سعادة السيد أحمد الكعبي، وزير النقل، الاتفاقية.");
/// let signs = &record.officials[0].signs;
/// assert!(signs.contains(&Sign::StrongTitle) && signs.contains(&Sign::KnownName));
/// assert!(signs.contains(&Sign::Office) && signs.contains(&Sign::Act));
/// assert!(!signs.contains(&Sign::Repeat));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Sign {
    /// A title that hardly ever stands before anything but a name.
    StrongTitle,
    /// A title that often is a common word.
    WeakTitle,
    /// A given or family name of the lists.
    KnownName,
    /// An office beside the name.
    Office,
    /// An act of an official.
    Act,
    /// Another mention of the same person.
    Repeat,
}

/// A named person with a title or an office: one entry a person.
///
/// ```
/// let text = "استقبل معالي المهندس سامي بن فهد العتيبي، وزير الموانئ، وفدا من جامعة الساحل. وقال العتيبي إن العمل مستمر.";
/// let official = &bayan::extract(text).officials[0];
/// assert_eq!(official.name, "سامي بن فهد العتيبي");
/// assert_eq!(official.aliases, ["العتيبي"]);
/// assert_eq!(official.honorifics, ["معالي", "المهندس"]);
/// assert_eq!(official.positions, ["وزير الموانئ"]);
/// assert_eq!(official.acts, [bayan::Act::Spoke, bayan::Act::Met]);
/// assert_eq!(official.mentions[1].span.of(text), "العتيبي");
/// ```
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Official<'t> {
    /// The fullest form in the text, without honorifics.
    pub name: Cow<'t, str>,
    /// The other forms.
    pub aliases: Vec<Cow<'t, str>>,
    /// Titles in the order of appearance, bare, over all mentions.
    pub honorifics: Vec<Cow<'t, str>>,
    /// From title, office or verb; `None` if the text does not tell.
    pub gender: Option<PersonGender>,
    /// Each office as its full noun phrase; of one person not more than 64.
    pub positions: Vec<Cow<'t, str>>,
    /// The named institutions inside or attached to the offices.
    pub organizations: Vec<Cow<'t, str>>,
    /// Whom or what the person stands for.
    pub represents: Vec<Cow<'t, str>>,
    /// What the person did.
    pub acts: Vec<Act>,
    /// Where the person is named, in the order of the text.
    pub mentions: Vec<Passage<'t>>,
    /// The independent signs that this is an official, for callers who trade recall for precision.
    #[serde(default)]
    pub signs: Vec<Sign>,
}

/// The kind of an instrument.
///
/// ```
/// use bayan::AgreementKind;
/// let record = bayan::extract("وقعت وزارة النقل عقدا مع شركة الخليج، ومذكرة تفاهم مع جامعة الساحل.");
/// let kinds: Vec<_> = record.agreements.iter().map(|agreement| agreement.kind).collect();
/// assert_eq!(kinds, [AgreementKind::Contract, AgreementKind::MemorandumOfUnderstanding]);
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum AgreementKind {
    /// مذكرة تفاهم
    MemorandumOfUnderstanding,
    /// اتفاقية
    Agreement,
    /// عقد
    Contract,
    /// بروتوكول
    Protocol,
    /// برنامج تنفيذي
    ExecutiveProgram,
    /// خطاب نوايا
    LetterOfIntent,
    /// إعلان مشترك
    JointDeclaration,
    /// شراكة
    Partnership,
    /// Anything else.
    #[default]
    Other,
}

/// An instrument with a party or a subject.
///
/// ```
/// let text = "وقعت وزارة النقل مذكرة تفاهم مع جامعة الساحل في مجال النقل الذكي.";
/// let agreement = &bayan::extract(text).agreements[0];
/// assert_eq!(agreement.span.of(text), "مذكرة تفاهم");
/// assert_eq!(agreement.subject.as_deref(), Some("النقل الذكي"));
/// assert_eq!(agreement.parties, ["وزارة النقل", "جامعة الساحل"]);
/// ```
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Agreement<'t> {
    /// What sort of instrument it is.
    pub kind: AgreementKind,
    /// The head phrase at its first mention, unchanged.
    pub text: Cow<'t, str>,
    /// Where the head phrase stands, in bytes of the text.
    pub span: Span,
    /// What it is about.
    pub subject: Option<Cow<'t, str>>,
    /// Institutions, countries or sides in their longest form.
    pub parties: Vec<Cow<'t, str>>,
}

/// A field or an activity in which parties cooperate.
///
/// ```
/// let text = "وتشمل مجالات التعاون:\n⦁ تبادل الخبرات: تنظيم ورش العمل.\n⦁ البحث العلمي.";
/// let record = bayan::extract(text);
/// assert_eq!(record.areas[0].label, "تبادل الخبرات");
/// assert_eq!(record.areas[0].description.as_deref(), Some("تنظيم ورش العمل"));
/// assert_eq!(record.areas[1].label, "البحث العلمي");
/// ```
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Area<'t> {
    /// The member without bullet, leading و and closing punctuation.
    pub label: Cow<'t, str>,
    /// What follows the colon.
    pub description: Option<Cow<'t, str>>,
    /// The whole member, in bytes of the text.
    pub span: Span,
}

/// A list of the document.
///
/// ```
/// let record = bayan::extract("ومن أبرز قرارات المجلس:\n1- اعتماد الميزانية.\n2- تشكيل اللجان.");
/// let list = &record.lists[0];
/// assert_eq!(list.lead_in.as_deref(), Some("ومن أبرز قرارات المجلس"));
/// assert_eq!(list.items.len(), 2);
/// ```
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct List<'t> {
    /// The line or clause that leads into it.
    pub lead_in: Option<Cow<'t, str>>,
    /// Its members.
    pub items: Vec<ListItem<'t>>,
}

/// A member of a list.
///
/// ```
/// let text = "ومن أبرز قرارات المجلس:\n1- اعتماد الميزانية.\n2- تشكيل اللجان.";
/// let item = &bayan::extract(text).lists[0].items[1];
/// assert_eq!(item.marker.as_deref(), Some("2-"));
/// assert_eq!(item.label, "تشكيل اللجان");
/// ```
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct ListItem<'t> {
    /// The marker as printed; `None` in running text.
    pub marker: Option<Cow<'t, str>>,
    /// The member, or what stands before its colon.
    pub label: Cow<'t, str>,
    /// What follows the colon.
    pub description: Option<Cow<'t, str>>,
    /// The whole member without its marker, in bytes of the text.
    pub span: Span,
}

/// Direct speech.
///
/// ```
/// let text = "وقال الدكتور أحمد الكعبي، وزير الصحة: \"إن المستشفى الجديد يخدم المنطقة كلها\".";
/// let quote = &bayan::extract(text).quotes[0];
/// assert_eq!(quote.span.of(text), "إن المستشفى الجديد يخدم المنطقة كلها");
/// assert_eq!(quote.speaker.as_deref(), Some("أحمد الكعبي"));
/// ```
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Quote<'t> {
    /// The speech without its marks, unchanged.
    pub text: Cow<'t, str>,
    /// Where it stands, in bytes of the text.
    pub span: Span,
    /// The official's name or the institution's.
    pub speaker: Option<Cow<'t, str>>,
}

/// A named institution.
///
/// ```
/// let text = "وقعت الهيئة العامة للموانئ (هـ.ع.م) اتفاقية مع جامعة الساحل.";
/// let institutions = bayan::extract(text).institutions;
/// assert_eq!(institutions[0].name, "الهيئة العامة للموانئ");
/// assert_eq!((&*institutions[1].name, &*institutions[1].kind), ("جامعة الساحل", "education"));
/// ```
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Institution<'t> {
    /// The name, clean.
    pub name: Cow<'t, str>,
    /// The head noun's kind as the lexicon names it: `government`, `education`, `company` …
    pub kind: Cow<'t, str>,
    /// Abbreviations and short names that the text gives.
    pub aliases: Vec<Cow<'t, str>>,
    /// Where it stands, in bytes of the text.
    pub span: Span,
}

/// A match of a pattern that the caller gave to [`ExtractorBuilder::pattern`](crate::ExtractorBuilder::pattern).
///
/// ```
/// # fn main() -> Result<(), bayan::Error> {
/// let extractor = bayan::Extractor::builder().pattern("amount", r"\d+ مليون (دولار|ريال)").build()?;
/// let text = "عقد بقيمة ١٢ مليون دولار";
/// let found = &extractor.extract(text).patterns[0];
/// assert_eq!((&*found.name, found.span.of(text)), ("amount", "١٢ مليون دولار"));
/// # Ok(()) }
/// ```
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct PatternMatch<'t> {
    /// The pattern's name.
    pub name: Cow<'t, str>,
    /// The slice, unchanged.
    pub text: Cow<'t, str>,
    /// Where it stands, in bytes of the text.
    pub span: Span,
}
