//! The head of a document: category, title, the title again, and the lines
//! that sum the text up.

use super::{Line, LineKind, longest};
use crate::lexicon::{Kind, Lexicon, Lists};
use crate::normalize::MarkerKind;
use crate::token::{self, Token, TokenKind};

/// How many tokens a title can have.
const TITLE: usize = 45;
/// How many tokens a line of the summary can have.
const SUMMARY: usize = 50;
/// How many lines may stand above a title.
const ABOVE: usize = 5;

/// Finds the head among `lines`, whose tokens have been cut.
pub(super) fn read(text: &str, lexicon: &Lexicon, lines: &mut [Line], tokens: &[Token]) {
    let of = |line: &Line| &tokens[line.tokens.clone()];
    let mut seen = 0;
    let (mut heads, mut title) = (None, None);
    for (at, line) in lines.iter_mut().enumerate() {
        if matches!(line.kind, LineKind::Blank | LineKind::Furniture) {
            continue;
        }
        seen += 1;
        if seen > ABOVE {
            return;
        }
        if is_category(lexicon, of(line)) {
            line.kind = LineKind::Furniture;
        } else if !is_date_line(of(line)) {
            heads = heads.or(Some(at));
            if !is_letterhead(of(line)) {
                title = Some(at).filter(|_| can_be_title(line, of(line)));
                break;
            }
        }
    }
    // What stands in a letterhead is the title where nothing below is.
    let Some(title) = title.or(heads) else { return };
    let follows = lines[title + 1..].iter().any(|l| !matches!(l.kind, LineKind::Blank | LineKind::Furniture));
    if !follows || !can_be_title(&lines[title], of(&lines[title])) {
        return;
    }
    lines[title].kind = LineKind::Headline;
    let slug = slug(lexicon, of(&lines[title]));
    if let Some(first) = slug.and_then(|len| of(&lines[title]).get(len)) {
        lines[title].content = first.start as usize;
        lines[title].tokens.start += slug.unwrap_or(0);
    }
    if of(&lines[title]).last().is_some_and(|t| t.is_mark(':')) {
        return;
    }
    summary(text, title, lines, tokens);
}

fn can_be_title(line: &Line, tokens: &[Token]) -> bool {
    let sentence = tokens.last().is_some_and(|t| t.is_mark('.'));
    matches!(line.kind, LineKind::Body | LineKind::Heading) && !sentence && tokens.len() <= TITLE
}

/// The name of the house alone: رئاسة مجلس الوزراء.
fn is_letterhead(line: &[Token]) -> bool {
    const NAME: usize = 6;
    let tells = Lists::Event.or(Lists::Speech).or(Lists::ActNoun).or(Lists::Instrument);
    let Some((first, rest)) = line.split_first() else { return false };
    line.len() <= NAME
        && first.begins(Lists::Institution)
        && rest.iter().all(|t| t.is_word() && !t.begins(tells))
}

/// The title in other words, then the marked lines, down to the body.
fn summary(text: &str, title: usize, lines: &mut [Line], tokens: &[Token]) {
    let head = &tokens[lines[title].tokens.clone()];
    let mut last = title;
    for (at, line) in lines.iter_mut().enumerate().skip(title + 1) {
        match line.kind {
            LineKind::Blank | LineKind::Furniture => {}
            LineKind::Body if last == title => {
                let tokens = &tokens[line.tokens.clone()];
                let sentence = tokens.last().is_some_and(|t| t.is_mark('.') || t.is_mark(':'));
                if sentence || tokens.len() > TITLE {
                    break;
                }
                let words: Vec<&str> = content_words(text, head).collect();
                let shared = content_words(text, tokens).filter(|w| words.contains(w)).count();
                if 2 * shared < words.len().max(2) {
                    break;
                }
                line.kind = LineKind::Headline;
                last = at;
            }
            LineKind::Item
                if line.tokens.len() <= SUMMARY
                    && line
                        .marker
                        .is_some_and(|m| matches!(m.kind, MarkerKind::Bullet | MarkerKind::Dash)) =>
            {
                last = at;
            }
            _ => break,
        }
    }
    // A document that is nothing but its list has no summary.
    let body = lines[last + 1..].iter().any(|l| matches!(l.kind, LineKind::Body | LineKind::Heading));
    if body {
        for line in lines[title..=last].iter_mut().filter(|l| l.kind == LineKind::Item) {
            line.kind = LineKind::Highlight;
        }
    }
}

fn content_words<'a>(text: &'a str, tokens: &'a [Token]) -> impl Iterator<Item = &'a str> {
    let word = |t: &&Token| t.is_word() && !t.begins(Lists::FunctionWord) && t.end - t.start >= 6;
    tokens.iter().filter(word).map(|t| &text[t.start as usize..t.end as usize])
}

/// A line that is a category by itself, or a note for those who print the text: اقتصاد, أخبار
/// محلية; للنشر الفوري, the basmala.
fn is_category(lexicon: &Lexicon, line: &[Token]) -> bool {
    let slug = |at: usize| {
        longest(lexicon, line, at, Lists::Furniture).filter(|m| lexicon.entry(m.entry).kind == Kind::Slug)
    };
    // What begins a note is in no list by itself, so that its proclitics are cut elsewhere.
    let note = |at: usize| {
        let rest = token::words(&line[at + 1..]);
        lexicon.longest_where(Lists::Furniture, line[at].whole, rest, |e| e.kind == Kind::Note)
    };
    let (mut at, mut any) = (0, false);
    while at < line.len() {
        match slug(at).or_else(|| note(at)) {
            Some(found) => (at, any) = (at + found.len, true),
            None if line[at].kind == TokenKind::Mark => at += 1,
            None => return false,
        }
    }
    any
}

/// The tokens of the category before a title: `عام /`.
fn slug(lexicon: &Lexicon, line: &[Token]) -> Option<usize> {
    let found = longest(lexicon, line, 0, Lists::Furniture)?;
    let slug = lexicon.entry(found.entry).kind == Kind::Slug;
    let parted =
        line.get(found.len).is_some_and(|t| t.mark().is_some_and(|c| matches!(c, '/' | '|')) && t.spaced);
    (slug && parted && line.len() > found.len + 1).then_some(found.len + 1)
}

/// A line of dates, places and agencies: the day of the document, a dateline.
fn is_date_line(line: &[Token]) -> bool {
    let lists = Lists::Month.or(Lists::Weekday).or(Lists::Agency).or(Lists::DateWord).or(Lists::DateLink);
    let dated = line.iter().filter(|t| match t.kind {
        TokenKind::Number => true,
        TokenKind::Word | TokenKind::Foreign => t.begins(lists.or(Lists::Place)) || t.end - t.start <= 2,
        _ => false,
    });
    let words = line.iter().filter(|t| t.kind != TokenKind::Mark).count();
    let sure = line.iter().any(|t| t.kind == TokenKind::Number || t.begins(Lists::Month.or(Lists::Agency)));
    sure && words > 0 && words <= 20 && 4 * dated.count() >= 3 * words
}
