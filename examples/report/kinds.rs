//! The kinds of mentions that the report marks, and their words in Arabic.

use bayan::{Act, AgreementKind, Conflict, DateKind, DateValue, Precision, Weekday};

/// A kind of mention: its class in the page, its name in the legend.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    Headline,
    Dateline,
    Date,
    Official,
    Institution,
    Agreement,
    Area,
    List,
    Quote,
}

impl Kind {
    pub(crate) const ALL: [Kind; 9] = [
        Kind::Date,
        Kind::Official,
        Kind::Institution,
        Kind::Agreement,
        Kind::Area,
        Kind::List,
        Kind::Quote,
        Kind::Headline,
        Kind::Dateline,
    ];

    pub(crate) fn class(self) -> &'static str {
        match self {
            Kind::Headline => "headline",
            Kind::Dateline => "dateline",
            Kind::Date => "date",
            Kind::Official => "official",
            Kind::Institution => "institution",
            Kind::Agreement => "agreement",
            Kind::Area => "area",
            Kind::List => "list",
            Kind::Quote => "quote",
        }
    }

    pub(crate) fn label(self) -> &'static str {
        match self {
            Kind::Headline => "العنوان وأبرز النقاط",
            Kind::Dateline => "ديباجة الخبر",
            Kind::Date => "التواريخ",
            Kind::Official => "المسؤولون",
            Kind::Institution => "المؤسسات",
            Kind::Agreement => "الاتفاقيات",
            Kind::Area => "مجالات التعاون",
            Kind::List => "القوائم",
            Kind::Quote => "الاقتباسات",
        }
    }
}

/// A record's word in Arabic; a word of a later version is shown as JSON has it.
pub(crate) trait Arabic {
    fn arabic(self) -> &'static str;
}

impl Arabic for Act {
    fn arabic(self) -> &'static str {
        match self {
            Act::Signed => "توقيع",
            Act::Attended => "حضور",
            Act::Spoke => "تصريح",
            Act::Met => "لقاء",
            Act::Appointed => "تعيين",
            Act::Opened => "افتتاح",
            Act::Chaired => "ترؤس",
            Act::Ordered => "إصدار أمر",
            other => other.name(),
        }
    }
}

impl Arabic for AgreementKind {
    fn arabic(self) -> &'static str {
        match self {
            AgreementKind::MemorandumOfUnderstanding => "مذكرة تفاهم",
            AgreementKind::Agreement => "اتفاقية",
            AgreementKind::Contract => "عقد",
            AgreementKind::Protocol => "بروتوكول",
            AgreementKind::ExecutiveProgram => "برنامج تنفيذي",
            AgreementKind::LetterOfIntent => "خطاب نوايا",
            AgreementKind::JointDeclaration => "إعلان مشترك",
            AgreementKind::Partnership => "شراكة",
            AgreementKind::Other => "وثيقة أخرى",
            other => other.name(),
        }
    }
}

impl Arabic for DateKind {
    fn arabic(self) -> &'static str {
        match self {
            DateKind::Absolute => "تاريخ صريح",
            DateKind::Relative => "تاريخ نسبي",
            DateKind::Weekday => "يوم من الأسبوع",
            DateKind::Range => "مدة",
            other => other.name(),
        }
    }
}

impl Arabic for Conflict {
    fn arabic(self) -> &'static str {
        match self {
            Conflict::Weekday => "اليوم المذكور لا يوافق التاريخ",
            Conflict::Calendars => "التاريخان الهجري والميلادي لا يتوافقان",
            other => other.name(),
        }
    }
}

impl Arabic for Weekday {
    fn arabic(self) -> &'static str {
        match self {
            Weekday::Sunday => "الأحد",
            Weekday::Monday => "الاثنين",
            Weekday::Tuesday => "الثلاثاء",
            Weekday::Wednesday => "الأربعاء",
            Weekday::Thursday => "الخميس",
            Weekday::Friday => "الجمعة",
            Weekday::Saturday => "السبت",
        }
    }
}

/// The date in words, for people; its EDTF form stands beside it.
pub(crate) fn in_words(value: DateValue) -> String {
    const MONTHS: [&str; 12] = [
        "يناير",
        "فبراير",
        "مارس",
        "أبريل",
        "مايو",
        "يونيو",
        "يوليو",
        "أغسطس",
        "سبتمبر",
        "أكتوبر",
        "نوفمبر",
        "ديسمبر",
    ];
    let day = value.start();
    let month = MONTHS[usize::from(day.month()) - 1];
    match value.precision() {
        Precision::Day => format!("{} {} {month} {}", day.weekday().arabic(), day.day(), day.year()),
        Precision::Month => format!("{month} {}", day.year()),
        Precision::Year => format!("عام {}", day.year()),
        Precision::Interval => {
            let (from, to) = value.ends();
            format!("من {} إلى {}", in_words(from), in_words(to))
        }
    }
}
