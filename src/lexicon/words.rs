//! Words to ids by one hash probe, and the trie of phrases over those ids.

use super::{Entry, EntryId, Kind, List, Lists, Sorts};

/// Number of a word of the lexicon; 0 for a word that no list holds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) struct WordId(pub(crate) u32);

impl WordId {
    pub(crate) const UNKNOWN: WordId = WordId(0);
}

/// The proclitics that [`Words::look_up`] cut off, as bits.
#[allow(non_snake_case)]
pub(crate) mod clitic {
    /// و
    pub(crate) const WAW: u8 = 1;
    /// ف
    pub(crate) const FA: u8 = 2;
    /// ب
    pub(crate) const BA: u8 = 4;
    /// ل
    pub(crate) const LAM: u8 = 8;
    /// ك
    pub(crate) const KAF: u8 = 16;
    /// ال
    pub(crate) const AL: u8 = 32;
}

/// What a word of the text is.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Found {
    /// The id of the word as it stands.
    pub(crate) whole: WordId,
    /// The id of the word without its proclitics, where that is what the lists hold.
    pub(crate) word: WordId,
    /// The lists that `word` or `whole` begins an entry of.
    pub(crate) lists: Lists,
    /// The lists that `word` is an entry of by itself.
    pub(crate) alone: Lists,
    /// The lists that `whole` is the second word of a phrase of.
    pub(crate) second: Lists,
    /// What `word` is by itself.
    pub(crate) sorts: Sorts,
    /// Proclitics, see [`clitic`]. Set for unknown words too where the spelling leaves no doubt.
    pub(crate) clitics: u8,
    /// Bytes of the conjunction and the preposition: what a mention leaves
    /// out. The ا of a ل that fused with ال is not there to be counted.
    pub(crate) cut: u8,
}

impl Found {
    /// What is no word of any list.
    pub(crate) const NONE: Found = Found {
        whole: WordId::UNKNOWN,
        word: WordId::UNKNOWN,
        lists: Lists::NONE,
        alone: Lists::NONE,
        second: Lists::NONE,
        sorts: Sorts::NONE,
        clitics: 0,
        cut: 0,
    };
}

/// What the lists have of a word.
#[derive(Clone, Copy, Debug, Default)]
struct Info {
    begins: Lists,
    /// The lists it is an entry of by itself.
    alone: Lists,
    /// The lists it is the second word of a phrase of.
    second: Lists,
    /// What it is by itself.
    sorts: Sorts,
    at: (u32, u32),
}

#[derive(Clone, Debug)]
pub(super) struct Words {
    /// Hashes and ids, by hash, open addressing, a power of two long, at most half full.
    slots: Vec<(u32, u32)>,
    /// A bit for every hash that occurs: most words of a text are in no list,
    /// and this says so without leaving the fastest cache.
    filter: Box<[u64; FILTER / 64]>,
    infos: Vec<Info>,
    bytes: Vec<u8>,
}

/// A slot without a word, told by the id. Were all of it zero, the system would
/// give the memory when it is read and once more when it is written.
const EMPTY: (u32, u32) = (u32::MAX, 0);

/// Bits of [`Words::filter`], a power of two: 16 KiB.
const FILTER: usize = 1 << 17;

/// Where the filter has the bit of a hash: it takes the high bits, the slots the low ones.
fn filter_bit(hash: u32) -> usize {
    (hash >> (u32::BITS - FILTER.trailing_zeros())) as usize
}

impl Default for Words {
    fn default() -> Self {
        Words {
            slots: vec![EMPTY; 1 << 15],
            filter: Box::new([0; FILTER / 64]),
            infos: vec![Info::default()],
            bytes: Vec::new(),
        }
    }
}

/// A multiply-and-fold hash over the first and last bytes, and what lies
/// between in longer words. The keys are the lexicon's own, so nobody can
/// choose them to collide without editing the lexicon.
#[inline]
fn hash(word: &[u8]) -> u32 {
    const K: u64 = 0x9e37_79b9_7f4a_7c15;
    const L: u64 = 0xd6e8_feb8_6659_fd93;
    let len = word.len();
    let eight = |at: usize| word[at..].first_chunk::<8>().map_or(0, |b| u64::from_le_bytes(*b));
    let four = |at: usize| word[at..].first_chunk::<4>().map_or(0, |b| u64::from(u32::from_le_bytes(*b)));
    let (mut a, b) = match len {
        8.. => (eight(0), eight(len - 8)),
        4..8 => (four(0), four(len - 4)),
        _ => (word.iter().fold(0, |h, &byte| h << 8 | u64::from(byte)), 0),
    };
    let mut at = 8;
    while at + 8 < len {
        a = (a ^ eight(at)).wrapping_mul(K).rotate_left(23);
        at += 8;
    }
    let wide = u128::from(a ^ K) * u128::from(b ^ L ^ len as u64);
    let folded = (wide as u64) ^ (wide >> 64) as u64;
    (folded ^ folded >> 32) as u32
}

const WAW: &[u8] = "و".as_bytes();
const FA: &[u8] = "ف".as_bytes();
const BA: &[u8] = "ب".as_bytes();
const LAM: &[u8] = "ل".as_bytes();
const KAF: &[u8] = "ك".as_bytes();
const AL: &[u8] = "ال".as_bytes();

impl Words {
    /// Makes room for some more words.
    pub(super) fn reserve(&mut self, words: usize) {
        self.infos.reserve(words);
        // Most words have four to eight letters.
        self.bytes.reserve(words * 16);
    }

    #[inline]
    pub(super) fn intern(&mut self, word: &str) -> WordId {
        let word = word.as_bytes();
        let hash = hash(word);
        let found = self.find(hash, word);
        if found != WordId::UNKNOWN {
            return found;
        }
        if self.infos.len() * 2 >= self.slots.len() {
            self.grow();
        }
        let id = self.infos.len() as u32;
        let start = self.bytes.len() as u32;
        self.bytes.extend_from_slice(word);
        self.infos.push(Info { at: (start, self.bytes.len() as u32), ..Info::default() });
        self.put(hash, id);
        WordId(id)
    }

    #[inline]
    fn put(&mut self, hash: u32, id: u32) {
        let bit = filter_bit(hash);
        self.filter[bit / 64] |= 1 << (bit % 64);
        let mask = self.slots.len() - 1;
        let mut at = hash as usize & mask;
        while self.slots[at].1 != 0 {
            at = (at + 1) & mask;
        }
        self.slots[at] = (hash, id);
    }

    fn grow(&mut self) {
        let more = vec![EMPTY; self.slots.len() * 2];
        for (hash, id) in std::mem::replace(&mut self.slots, more).into_iter().filter(|slot| slot.1 != 0) {
            self.put(hash, id);
        }
    }

    pub(super) fn get(&self, word: &[u8]) -> WordId {
        self.find(hash(word), word)
    }

    /// Most words of a text are in no list, which the caller's own code is to find out.
    #[inline(always)]
    fn find(&self, hash: u32, word: &[u8]) -> WordId {
        let bit = filter_bit(hash);
        if self.filter[bit / 64] >> (bit % 64) & 1 == 0 { WordId::UNKNOWN } else { self.probe(hash, word) }
    }

    #[inline(never)]
    fn probe(&self, hash: u32, word: &[u8]) -> WordId {
        let mask = self.slots.len() - 1;
        let mut at = hash as usize & mask;
        loop {
            let (h, id) = self.slots[at];
            if id == 0 {
                return WordId::UNKNOWN;
            }
            if h == hash {
                let (start, end) = self.infos[id as usize].at;
                if &self.bytes[start as usize..end as usize] == word {
                    return WordId(id);
                }
            }
            at = (at + 1) & mask;
        }
    }

    /// A phrase of `list` begins with `first`, and goes on with `second` where it has more words.
    #[inline]
    pub(super) fn begins(&mut self, first: WordId, second: Option<WordId>, list: List, kind: Kind) {
        let lists = Lists::of(list);
        let info = &mut self.infos[first.0 as usize];
        info.begins = info.begins.or(lists);
        let is = match second {
            None => {
                // Of several rows of one list the last says of what kind the word is.
                info.sorts = info.sorts.without(Sorts::of_list(list)).or(Sorts::of(list, kind));
                &mut info.alone
            }
            Some(second) => &mut self.infos[second.0 as usize].second,
        };
        *is = is.or(lists);
    }

    fn info(&self, word: WordId) -> &Info {
        &self.infos[word.0 as usize]
    }

    pub(super) fn look_up(&self, folded: &str) -> Found {
        let whole = folded.as_bytes();
        let id = self.get(whole);
        let &Info { begins: lists, alone, second, sorts, .. } = self.info(id);
        let mut found = Found { whole: id, word: id, lists, alone, second, sorts, clitics: 0, cut: 0 };
        if lists != Lists::NONE {
            return found;
        }
        self.without_proclitics(folded, &mut found);
        found
    }

    /// Looks for what the word is without its proclitics, as if no list held the whole.
    pub(super) fn without_proclitics(&self, folded: &str, found: &mut Found) {
        let whole = folded.as_bytes();
        let mut rest = whole;
        let mut clitics = 0;
        let mut cut = 0;
        // A conjunction, then a preposition, then the article; each is tried
        // only where what stays is still long enough to be a word.
        if let Some(r) = rest.strip_prefix(WAW).filter(|r| r.len() >= 4) {
            (rest, clitics, cut) = (r, clitic::WAW, 2);
        } else if let Some(r) = rest.strip_prefix(FA).filter(|r| r.len() >= 4) {
            (rest, clitics, cut) = (r, clitic::FA, 2);
        }
        if clitics != 0 && self.settle(found, rest, clitics, cut) {
            return;
        }
        let sure = rest.starts_with(AL) || rest.starts_with("لل".as_bytes());
        if clitics != 0 && sure {
            (found.clitics, found.cut) = (clitics, cut);
        }
        for (letter, bit) in [(BA, clitic::BA), (LAM, clitic::LAM), (KAF, clitic::KAF)] {
            let Some(r) = rest.strip_prefix(letter).filter(|r| r.len() >= 4) else { continue };
            if self.settle(found, r, clitics | bit, cut + 2) {
                return;
            }
            // ل and ال fuse: للرئيس is ل + الرئيس.
            if bit == clitic::LAM && r.starts_with(LAM) {
                let mut full = [0u8; 64];
                let len = r.len() + 2;
                if len <= full.len() {
                    full[..2].copy_from_slice(&AL[..2]);
                    full[2..len].copy_from_slice(r);
                    if self.settle(found, &full[..len], clitics | bit | clitic::AL, cut + 2) {
                        return;
                    }
                    if len > 7 && self.settle(found, &full[4..len], clitics | bit | clitic::AL, cut + 2) {
                        return;
                    }
                }
                (found.clitics, found.cut) = (clitics | bit | clitic::AL, cut + 2);
                return;
            }
            if let Some(bare) = r.strip_prefix(AL).filter(|b| b.len() >= 4) {
                if !self.settle(found, bare, clitics | bit | clitic::AL, cut + 2) {
                    (found.clitics, found.cut) = (clitics | bit | clitic::AL, cut + 2);
                }
                return;
            }
        }
        if let Some(bare) = rest.strip_prefix(AL).filter(|b| b.len() >= 4)
            && !self.settle(found, bare, clitics | clitic::AL, cut)
        {
            (found.clitics, found.cut) = (clitics | clitic::AL, cut);
        }
    }

    fn settle(&self, found: &mut Found, rest: &[u8], clitics: u8, cut: u8) -> bool {
        let id = self.get(rest);
        let &Info { begins, alone, sorts, .. } = self.info(id);
        if begins == Lists::NONE {
            return false;
        }
        (found.word, found.lists, found.alone, found.sorts) = (id, begins, alone, sorts);
        (found.clitics, found.cut) = (clitics, cut);
        true
    }
}

/// A place in the trie of phrases: the words from the root to it. Those of one
/// word have its number, the others their place in [`Phrases::longer`] and this bit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct NodeId(u32);

const LONGER: u32 = 1 << 31;

impl From<WordId> for NodeId {
    fn from(word: WordId) -> Self {
        NodeId(word.0)
    }
}

#[derive(Clone, Copy, Debug)]
pub(super) struct Node {
    /// The newest entry that ends here, as its id + 1.
    entries: u32,
    /// The lists of all entries that end here.
    lists: Lists,
    /// The lists of all longer phrases that go on from here: where none of
    /// those asked for does, the next word need not be looked at.
    beyond: Lists,
    /// The words that phrases go on with, each as the bit of its number: most
    /// words of a text do not, and this says so without another look.
    onward: u32,
}

impl Node {
    const NONE: Node = Node { entries: 0, lists: Lists::NONE, beyond: Lists::NONE, onward: 0 };

    /// The bit of a word in [`Node::onward`].
    fn bit(word: WordId) -> u32 {
        1 << (word.0 % u32::BITS)
    }

    /// True if a phrase of one of `lists` goes on from here.
    #[inline]
    pub(super) fn goes_on(&self, lists: Lists) -> bool {
        self.beyond.intersects(lists)
    }

    /// False if no phrase goes on from here with `word`.
    #[inline]
    pub(super) fn may_go_on_with(&self, word: WordId) -> bool {
        self.onward & Self::bit(word) != 0
    }
}

/// The trie of phrases. The first step is an array over word ids, for it is
/// taken at every word; the later ones are one hash table for all nodes.
#[derive(Clone, Debug)]
pub(super) struct Phrases {
    /// Nodes of one word, by word id.
    single: Vec<Node>,
    /// Nodes of more words.
    longer: Vec<Node>,
    /// (node, word, child), open addressing.
    edges: Vec<(u32, u32, u32)>,
    /// The next entry that ends at the same node, as id + 1, by entry.
    next: Vec<u32>,
}

impl Default for Phrases {
    fn default() -> Self {
        Phrases { single: Vec::new(), longer: Vec::new(), edges: vec![(0, 0, 0); 1 << 13], next: Vec::new() }
    }
}

impl Phrases {
    /// Makes room for the words of some more phrases.
    pub(super) fn reserve(&mut self, phrases: usize) {
        self.single.reserve(phrases);
        self.next.reserve(phrases);
    }

    fn slot(&self, node: u32, word: u32) -> usize {
        let mask = self.edges.len() - 1;
        let key = (u64::from(node) << 32 | u64::from(word)).wrapping_mul(0x9e37_79b9_7f4a_7c15);
        let mut at = (key >> 40) as usize & mask;
        loop {
            let (n, w, child) = self.edges[at];
            if child == 0 || (n == node && w == word) {
                return at;
            }
            at = (at + 1) & mask;
        }
    }

    /// What is known of this one word.
    #[inline]
    pub(super) fn single(&self, word: WordId) -> &Node {
        // No phrase begins with the words behind the last that begins one.
        self.single.get(word.0 as usize).unwrap_or(&Node::NONE)
    }

    fn node_mut(&mut self, node: NodeId) -> &mut Node {
        match node.0 & LONGER {
            0 => &mut self.single[node.0 as usize],
            _ => &mut self.longer[(node.0 & !LONGER) as usize],
        }
    }

    /// The place of the phrase that goes on from `from` with `word`.
    pub(super) fn then(&self, from: NodeId, word: WordId) -> Option<(NodeId, &Node)> {
        let child = self.edges[self.slot(from.0, word.0)].2;
        let node = self.longer.get((child & !LONGER) as usize)?;
        (child != 0).then_some((NodeId(child), node))
    }

    /// The node after `node`, or the first, made where there is none, for a phrase of `list`.
    #[inline]
    pub(super) fn grow(&mut self, node: Option<NodeId>, word: WordId, list: List) -> NodeId {
        let Some(node) = node else {
            let len = word.0 as usize + 1;
            if self.single.len() < len {
                self.single.resize(len, Node::NONE);
            }
            return NodeId::from(word);
        };
        let before = self.node_mut(node);
        before.beyond = before.beyond.or(Lists::of(list));
        before.onward |= Node::bit(word);
        if let Some((known, _)) = self.then(node, word) {
            return known;
        }
        let new = LONGER | self.longer.len() as u32;
        self.longer.push(Node::NONE);
        if self.longer.len() * 2 > self.edges.len() {
            let old = std::mem::take(&mut self.edges);
            self.edges = vec![(0, 0, 0); old.len() * 2];
            for edge in old.into_iter().filter(|e| e.2 != 0) {
                let at = self.slot(edge.0, edge.1);
                self.edges[at] = edge;
            }
        }
        let at = self.slot(node.0, word.0);
        self.edges[at] = (node.0, word.0, new);
        NodeId(new)
    }

    /// `entry`, the next by number, ends at `node`. Of several, the later one
    /// is found first.
    pub(super) fn end(&mut self, node: NodeId, entry: EntryId, list: List) {
        debug_assert_eq!(self.next.len(), entry.0 as usize, "entries are added in their order");
        let node = self.node_mut(node);
        let before = std::mem::replace(&mut node.entries, entry.0 + 1);
        node.lists = node.lists.or(Lists::of(list));
        self.next.push(before);
    }

    /// The newest entry at `node`, where one of `lists` has any, that `accept` accepts.
    #[inline]
    pub(super) fn entry_where(
        &self,
        node: &Node,
        lists: Lists,
        entries: &[Entry],
        accept: impl Fn(&Entry) -> bool,
    ) -> Option<EntryId> {
        if !node.lists.intersects(lists) {
            return None;
        }
        let mut at = node.entries;
        while at != 0 {
            let id = at - 1;
            if accept(&entries[id as usize]) {
                return Some(EntryId(id));
            }
            at = self.next[id as usize];
        }
        None
    }
}
