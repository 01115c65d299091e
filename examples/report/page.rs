//! The page: announcements with their mentions marked, and the records beside them.

use std::fmt::{self, Display, Write};
use std::ops::Range;

use bayan::{Announcement, Conflict, DateMention, DateValue, Official, PersonGender, Span};

use crate::kinds::{Arabic, Kind, in_words};
use crate::marks::{Step, walk};

/// An announcement as the report shows it.
pub(crate) struct Entry<'a> {
    /// What the reader knows it by: the file's name.
    pub(crate) name: &'a str,
    pub(crate) text: &'a str,
    pub(crate) record: &'a Announcement<'a>,
}

/// Text in the page or in an attribute between double quotes.
struct Esc<'a>(&'a str);

impl Display for Esc<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for c in self.0.chars() {
            match c {
                '&' => f.write_str("&amp;")?,
                '<' => f.write_str("&lt;")?,
                '>' => f.write_str("&gt;")?,
                '"' => f.write_str("&quot;")?,
                '\'' => f.write_str("&#39;")?,
                // HTML has no way to write it.
                '\0' => f.write_char('\u{fffd}')?,
                c => f.write_char(c)?,
            }
        }
        Ok(())
    }
}

/// Text whose direction is its own: it neither turns what stands around it nor is turned by it.
struct Bdi<T>(T);

impl<T: AsRef<str>> Display for Bdi<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "<bdi>{}</bdi>", Esc(self.0.as_ref()))
    }
}

/// Digits and signs that are read from left to right.
struct Ltr<T>(T);

impl<T: Display> Display for Ltr<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "<bdi dir=\"ltr\">{}</bdi>", Esc(&self.0.to_string()))
    }
}

pub(crate) fn page(entries: &[Entry<'_>]) -> Result<String, fmt::Error> {
    let mut out = String::new();
    write!(
        out,
        "<!doctype html>\n<html lang=\"ar\" dir=\"rtl\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <meta http-equiv=\"Content-Security-Policy\" \
         content=\"default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'\">\n\
         <title>تقرير البيانات الرسمية</title>\n<style>\n{}{}</style>\n</head>\n<body>\n",
        include_str!("style.css"),
        Filters,
    )?;
    header(&mut out, entries)?;
    out.push_str("<main>\n");
    for (number, entry) in entries.iter().enumerate() {
        article(&mut out, number + 1, entry)?;
    }
    write!(
        out,
        "</main>\n<div id=\"tip\" role=\"tooltip\" hidden></div>\n<script>\n{}</script>\n</body>\n</html>\n",
        include_str!("script.js")
    )?;
    Ok(out)
}

/// A rule for each box of the legend: without its tick the kind is not shown.
struct Filters;

impl Display for Filters {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for kind in Kind::ALL {
            let k = kind.class();
            writeln!(f, ":root:has(#f-{k}:not(:checked)) .card.k-{k} {{ display: none; }}")?;
            writeln!(
                f,
                ":root:has(#f-{k}:not(:checked)) mark.k-{k} {{ background: none; border-color: transparent; }}"
            )?;
        }
        Ok(())
    }
}

fn header(out: &mut String, entries: &[Entry<'_>]) -> fmt::Result {
    out.push_str("<header>\n<h1>تقرير البيانات الرسمية</h1>\n");
    out.push_str("<fieldset class=\"scheme\"><legend>المظهر</legend>\n");
    for (value, label) in [("auto", "تلقائي"), ("light", "فاتح"), ("dark", "داكن")] {
        let checked = if value == "auto" { " checked" } else { "" };
        writeln!(
            out,
            "<label><input type=\"radio\" name=\"scheme\" id=\"scheme-{value}\"{checked}> {label}</label>"
        )?;
    }
    out.push_str("</fieldset>\n");
    if entries.len() > 1 {
        out.push_str("<nav aria-label=\"البيانات\"><ol>\n");
        for (number, entry) in entries.iter().enumerate() {
            writeln!(out, "<li><a href=\"#a{}\">{}</a></li>", number + 1, Bdi(title(entry)))?;
        }
        out.push_str("</ol></nav>\n");
    }
    out.push_str("</header>\n<section class=\"legend\" aria-label=\"ما يعلم في النص\">\n<fieldset><legend>ما يُعلَّم في النص</legend>\n");
    for kind in Kind::ALL {
        let count: usize =
            entries.iter().map(|e| mentions(e.record).iter().filter(|m| m.kind == kind).count()).sum();
        writeln!(
            out,
            "<label class=\"k-{k}\"><input type=\"checkbox\" id=\"f-{k}\" checked> \
             <span class=\"swatch\">{}</span> <span class=\"count\">{count}</span></label>",
            kind.label(),
            k = kind.class(),
        )?;
    }
    out.push_str("</fieldset>\n</section>\n");
    Ok(())
}

/// What an announcement is called: its headline, else the name of its file.
fn title<'a>(entry: &Entry<'a>) -> &'a str {
    match &entry.record.headline {
        Some(headline) => headline.span.of(entry.text),
        None => entry.name,
    }
}

fn article(out: &mut String, number: usize, entry: &Entry<'_>) -> fmt::Result {
    let name = title(entry);
    writeln!(out, "<article id=\"a{number}\" aria-labelledby=\"t{number}\">")?;
    writeln!(out, "<h2 id=\"t{number}\">{}</h2>", Bdi(name))?;
    writeln!(out, "<p class=\"file\">{} <a href=\"#r{number}\">إلى السجل</a></p>", Ltr(entry.name))?;
    if entry.record.controls_removed {
        out.push_str("<p class=\"warning\">في هذا النص محارف اتجاه خفية قد تغير ترتيب ما يظهر منه.</p>\n");
    }
    marked_text(out, entry)?;
    writeln!(out, "<section class=\"record\" id=\"r{number}\" aria-label=\"سجل البيان {number}\">")?;
    record(out, entry.record)?;
    out.push_str("</section>\n</article>\n");
    Ok(())
}

// ------------------------------------------------------------------ the text

/// A mention of the record, with what it tells.
struct Mention {
    span: Range<usize>,
    kind: Kind,
    tip: String,
}

/// All mentions; where two have the same span, the outer one comes first.
fn mentions(record: &Announcement<'_>) -> Vec<Mention> {
    let mut all = Vec::new();
    let mut add = |span: Span, kind: Kind, tip: String| all.push(Mention { span: span.into(), kind, tip });
    for passage in record.headline.iter() {
        add(passage.span, Kind::Headline, "العنوان".into());
    }
    for passage in &record.highlights {
        add(passage.span, Kind::Headline, "من أبرز النقاط".into());
    }
    for dateline in record.dateline.iter() {
        let parts = [dateline.place.as_deref(), dateline.agency.as_deref()];
        add(dateline.span, Kind::Dateline, joined("ديباجة الخبر", parts.into_iter().flatten()));
    }
    for list in &record.lists {
        for item in &list.items {
            add(item.span, Kind::List, joined("عضو قائمة", list.lead_in.as_deref().into_iter()));
        }
    }
    for area in &record.areas {
        add(area.span, Kind::Area, joined("مجال تعاون", [&*area.label].into_iter()));
    }
    for quote in &record.quotes {
        add(quote.span, Kind::Quote, joined("اقتباس", quote.speaker.as_deref().into_iter()));
    }
    for institution in &record.institutions {
        add(institution.span, Kind::Institution, joined("مؤسسة", [&*institution.name].into_iter()));
    }
    for official in &record.officials {
        for mention in &official.mentions {
            add(mention.span, Kind::Official, official_tip(official));
        }
    }
    for agreement in &record.agreements {
        let parts = agreement.subject.as_deref().into_iter().chain(agreement.parties.iter().map(|p| &**p));
        add(agreement.span, Kind::Agreement, joined(agreement.kind.arabic(), parts));
    }
    for date in &record.dates {
        add(date.span, Kind::Date, date_tip(date));
    }
    all
}

fn joined<'a>(what: &str, parts: impl Iterator<Item = &'a str>) -> String {
    let mut tip = what.to_owned();
    for (n, part) in parts.enumerate() {
        tip.push_str(if n == 0 { ": " } else { "، " });
        tip.push_str(part);
    }
    tip
}

fn official_tip(official: &Official<'_>) -> String {
    let acts = official.acts.iter().map(|act| act.arabic());
    joined(&official.name, official.positions.iter().map(|p| &**p).chain(acts))
}

/// Values in a tip are isolated, so that the digits keep their order among Arabic words.
fn date_tip(date: &DateMention<'_>) -> String {
    let mut tip = match date.value {
        Some(value) => format!("\u{2066}{value}\u{2069} ({})", in_words(value)),
        None => "لا تُعرف قيمته من النص".to_owned(),
    };
    if let Some(hijri) = date.hijri {
        tip.push_str(&format!("، هجري \u{2066}{hijri}\u{2069}"));
    }
    tip.push_str("، ");
    tip.push_str(date.kind.arabic());
    if let Some(conflict) = date.conflict {
        tip.push_str(". تنبيه: ");
        tip.push_str(conflict.arabic());
    }
    tip
}

/// The text, line by line, with its mentions marked. The marks are not
/// isolated from each other: the text shall look as it does without them.
fn marked_text(out: &mut String, entry: &Entry<'_>) -> fmt::Result {
    let mentions = mentions(entry.record);
    let spans: Vec<Range<usize>> = mentions.iter().map(|m| m.span.clone()).collect();
    let mut lines = entry.text.split('\n');
    out.push_str("<div class=\"text\">\n");
    walk(entry.text, &spans, |step| {
        match step {
            Step::LineStart => out.push_str(match lines.next().map(is_foreign) {
                Some(true) => "<p dir=\"ltr\">",
                _ => "<p>",
            }),
            Step::LineEnd => out.push_str("</p>\n"),
            Step::Open { mark, first } => {
                let mention = &mentions[mark];
                // What goes on from an earlier piece is not stopped at again.
                let stop = if first { " tabindex=\"0\"" } else { "" };
                out.push_str(&format!(
                    "<mark class=\"k-{}\" aria-description=\"{}\"{stop}>",
                    mention.kind.class(),
                    Esc(&mention.tip)
                ));
            }
            Step::Close => out.push_str("</mark>"),
            Step::Text(text) => out.push_str(&Esc(text).to_string()),
        }
    });
    out.push_str("</div>\n");
    Ok(())
}

/// A line of another script, whose base direction is left to right.
fn is_foreign(line: &str) -> bool {
    line.contains(|c: char| c.is_ascii_alphabetic())
        && !line.contains(|c| matches!(c, '\u{590}'..='\u{8ff}' | '\u{fb1d}'..='\u{fefc}'))
}

// ---------------------------------------------------------------- the record

fn record(out: &mut String, record: &Announcement<'_>) -> fmt::Result {
    facts(out, record)?;
    card(out, Kind::Agreement, record.agreements.len(), |out| {
        for agreement in &record.agreements {
            writeln!(out, "<li><h4>{}</h4>", Bdi(&agreement.text))?;
            tags(out, [agreement.kind.arabic()])?;
            row(out, "الموضوع", agreement.subject.as_ref())?;
            rows(out, "الأطراف", &agreement.parties)?;
            out.push_str("</li>\n");
        }
        Ok(())
    })?;
    card(out, Kind::Official, record.officials.len(), |out| {
        for official in &record.officials {
            out.push_str("<li><h4>");
            for honorific in &official.honorifics {
                write!(out, "<span class=\"honorific\">{}</span> ", Bdi(honorific))?;
            }
            writeln!(out, "{}</h4>", Bdi(&official.name))?;
            let gender = official.gender.map(|gender| match gender {
                PersonGender::Female => "أنثى",
                PersonGender::Male => "ذكر",
            });
            tags(out, official.acts.iter().map(|act| act.arabic()).chain(gender))?;
            rows(out, "المنصب", &official.positions)?;
            rows(out, "الجهة", &official.organizations)?;
            rows(out, "ممثلا عن", &official.represents)?;
            rows(out, "ورد أيضا باسم", &official.aliases)?;
            out.push_str("</li>\n");
        }
        Ok(())
    })?;
    card(out, Kind::Area, record.areas.len(), |out| {
        for area in &record.areas {
            writeln!(out, "<li><h4>{}</h4>", Bdi(&area.label))?;
            if let Some(description) = &area.description {
                writeln!(out, "<p>{}</p>", Bdi(description))?;
            }
            out.push_str("</li>\n");
        }
        Ok(())
    })?;
    card(out, Kind::Quote, record.quotes.len(), |out| {
        for quote in &record.quotes {
            writeln!(out, "<li><blockquote>{}</blockquote>", Bdi(&quote.text))?;
            let speaker = quote.speaker.as_deref().unwrap_or("متحدث غير معروف");
            writeln!(out, "<p class=\"speaker\">— {}</p></li>", Bdi(speaker))?;
        }
        Ok(())
    })?;
    timeline(out, record)?;
    card(out, Kind::List, record.lists.len(), |out| {
        for list in &record.lists {
            writeln!(out, "<li><h4>{}</h4><ul>", Bdi(list.lead_in.as_deref().unwrap_or("قائمة")))?;
            for item in &list.items {
                writeln!(out, "<li>{}</li>", Bdi(&item.label))?;
            }
            out.push_str("</ul></li>\n");
        }
        Ok(())
    })?;
    card(out, Kind::Institution, record.institutions.len(), |out| {
        for institution in &record.institutions {
            write!(out, "<li>{}", Bdi(&institution.name))?;
            rows(out, "اختصارا", &institution.aliases)?;
            out.push_str("</li>\n");
        }
        Ok(())
    })
}

/// What holds for the whole: when it was issued, where, by which agency.
fn facts(out: &mut String, record: &Announcement<'_>) -> fmt::Result {
    out.push_str("<div class=\"card k-dateline\"><h3>البيان</h3>\n<dl>");
    out.push_str("<dt>تاريخ الإصدار</dt><dd>");
    match record.issued {
        Some(value) => date_value(out, value)?,
        None => out.push_str("غير مذكور"),
    }
    out.push_str("</dd>");
    if let Some(dateline) = &record.dateline {
        for (label, value) in [("المكان", &dateline.place), ("الوكالة", &dateline.agency)] {
            if let Some(value) = value {
                write!(out, "<dt>{label}</dt><dd>{}</dd>", Bdi(value))?;
            }
        }
    }
    out.push_str("</dl>\n");
    if !record.highlights.is_empty() {
        out.push_str("<ul class=\"highlights\">");
        for highlight in &record.highlights {
            writeln!(out, "<li>{}</li>", Bdi(&highlight.text))?;
        }
        out.push_str("</ul>\n");
    }
    out.push_str("</div>\n");
    Ok(())
}

/// The dates in the order of time; those without a value at the end, as the text has them.
fn timeline(out: &mut String, record: &Announcement<'_>) -> fmt::Result {
    let mut dates: Vec<&DateMention<'_>> = record.dates.iter().collect();
    dates.sort_by_key(|date| (date.value.is_none(), date.value));
    card(out, Kind::Date, dates.len(), |out| {
        for date in dates {
            out.push_str("<li>");
            match date.value {
                Some(value) => date_value(out, value)?,
                None => out.push_str("<span class=\"unknown\">بلا قيمة</span>"),
            }
            write!(out, "<p>{}</p>", Bdi(&date.text))?;
            if let Some(hijri) = date.hijri {
                write!(out, "<p class=\"small\">هجري {}</p>", Ltr(hijri))?;
            }
            let conflict: Option<Conflict> = date.conflict;
            if let Some(conflict) = conflict {
                write!(out, "<p class=\"warning\">{}</p>", conflict.arabic())?;
            }
            out.push_str("</li>\n");
        }
        Ok(())
    })
}

fn date_value(out: &mut String, value: DateValue) -> fmt::Result {
    write!(
        out,
        "<span class=\"value\">{}</span> <span class=\"words\">{}</span>",
        Ltr(value),
        Bdi(in_words(value))
    )
}

/// A card with a list in it; none where there is nothing to list.
fn card(
    out: &mut String,
    kind: Kind,
    count: usize,
    members: impl FnOnce(&mut String) -> fmt::Result,
) -> fmt::Result {
    if count == 0 {
        return Ok(());
    }
    let (k, label) = (kind.class(), kind.label());
    write!(out, "<div class=\"card k-{k}\"><h3>{label} <span class=\"count\">{count}</span></h3>\n<ul>\n")?;
    members(out)?;
    out.push_str("</ul></div>\n");
    Ok(())
}

fn tags<'a>(out: &mut String, tags: impl IntoIterator<Item = &'a str>) -> fmt::Result {
    for tag in tags {
        write!(out, "<span class=\"tag\">{}</span> ", Esc(tag))?;
    }
    Ok(())
}

fn row<T: AsRef<str>>(out: &mut String, label: &str, value: Option<T>) -> fmt::Result {
    match value {
        Some(value) => write!(out, "<dl><dt>{label}</dt><dd>{}</dd></dl>", Bdi(value)),
        None => Ok(()),
    }
}

fn rows<T: AsRef<str>>(out: &mut String, label: &str, values: &[T]) -> fmt::Result {
    if values.is_empty() {
        return Ok(());
    }
    write!(out, "<dl><dt>{label}</dt>")?;
    for value in values {
        write!(out, "<dd>{}</dd>", Bdi(value))?;
    }
    out.push_str("</dl>");
    Ok(())
}
