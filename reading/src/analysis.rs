//! A text with its tokens, tags, heads and entities: what every reading rule looks at.
//!
//! This is the seam between a language model and the rules. Rules see only
//! these types, so a better parser changes no rule. Labels are those of
//! spaCy's English pipelines: Universal POS, Penn Treebank tags, ClearNLP
//! dependencies, OntoNotes entity types.

use record::Span;
use std::ops::Range;

/// A text as a parser saw it.
#[derive(Clone, Debug, Default)]
pub struct Analysis<'t> {
    /// The document's text.
    pub text: &'t str,
    /// Tokens in order; white space between them belongs to none.
    pub tokens: Vec<Token>,
    /// Sentences as ranges of tokens, in order, covering all of them.
    pub sentences: Vec<Range<usize>>,
    /// Named entities as ranges of tokens, in order, not overlapping.
    pub entities: Vec<Named>,
    children: Vec<Vec<u32>>,
}

/// One token of a text.
#[derive(Clone, Debug)]
pub struct Token {
    /// Its bytes.
    pub span: Span,
    /// Dictionary form, lower case except for names.
    pub lemma: Box<str>,
    /// Universal part of speech.
    pub pos: Pos,
    /// Penn Treebank tag ("VBD").
    pub tag: Tag,
    /// Relation to the head.
    pub dep: Dep,
    /// Index of the head; its own index at the root of a sentence.
    pub head: usize,
    /// Index of its sentence.
    pub sentence: usize,
}

/// A named entity as the model found it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Named {
    /// Its tokens.
    pub tokens: Range<usize>,
    /// OntoNotes type.
    pub kind: NamedKind,
}

impl<'t> Analysis<'t> {
    /// Joins tokens into sentences and indexes the tree.
    ///
    /// `starts[i]` tells whether token `i` opens a sentence. Heads outside the
    /// token's sentence are kept: the parser guarantees there are none.
    pub fn new(
        text: &'t str,
        mut tokens: Vec<Token>,
        starts: &[bool],
        entities: Vec<Named>,
    ) -> Self {
        let sentences = sentences(starts, tokens.len());
        for (index, range) in sentences.iter().enumerate() {
            tokens[range.clone()]
                .iter_mut()
                .for_each(|token| token.sentence = index);
        }
        let mut children = vec![Vec::new(); tokens.len()];
        for (index, token) in tokens
            .iter()
            .enumerate()
            .filter(|(index, token)| token.head != *index)
        {
            children[token.head].push(index as u32);
        }
        Analysis {
            text,
            tokens,
            sentences,
            entities,
            children,
        }
    }

    /// The words of token `index`.
    pub fn word(&self, index: usize) -> &'t str {
        self.tokens[index].span.of(self.text).unwrap_or_default()
    }

    /// The lemma of token `index`.
    pub fn lemma(&self, index: usize) -> &str {
        &self.tokens[index].lemma
    }

    /// Dependents of token `index`, left to right.
    pub fn children(&self, index: usize) -> impl DoubleEndedIterator<Item = usize> + '_ {
        self.children[index].iter().map(|child| *child as usize)
    }

    /// The first dependent of `index` in one of the relations `deps`.
    pub fn child(&self, index: usize, deps: &[Dep]) -> Option<usize> {
        self.children(index)
            .find(|child| deps.contains(&self.tokens[*child].dep))
    }

    /// The head of `index`, or `None` at a root.
    pub fn head(&self, index: usize) -> Option<usize> {
        Some(self.tokens[index].head).filter(|head| *head != index)
    }

    /// Heads from `index` upward, without itself.
    pub fn ancestors(&self, index: usize) -> impl Iterator<Item = usize> + '_ {
        std::iter::successors(self.head(index), |at| self.head(*at)).take(self.tokens.len())
    }

    /// All tokens below `index` and itself, in order of the text.
    pub fn subtree(&self, index: usize) -> Vec<usize> {
        let mut found = vec![index];
        let mut next = 0;
        while let Some(&at) = found.get(next) {
            found.extend(self.children(at));
            next += 1;
        }
        found.sort_unstable();
        found
    }

    /// The tokens from the leftmost to the rightmost of the subtree of `index`.
    pub fn reach(&self, index: usize) -> Range<usize> {
        let subtree = self.subtree(index);
        subtree[0]..subtree[subtree.len() - 1] + 1
    }

    /// The bytes of a range of tokens; empty ranges have an empty span.
    pub fn span(&self, tokens: Range<usize>) -> Span {
        match (
            self.tokens.get(tokens.start),
            tokens
                .end
                .checked_sub(1)
                .and_then(|last| self.tokens.get(last)),
        ) {
            (Some(first), Some(last)) if tokens.start < tokens.end => first.span.cover(last.span),
            _ => Span::new(0, 0),
        }
    }

    /// The words of a range of tokens.
    pub fn words(&self, tokens: Range<usize>) -> &'t str {
        self.span(tokens).of(self.text).unwrap_or_default()
    }

    /// The tokens that share a byte with `span`.
    pub fn tokens_in(&self, span: Span) -> Range<usize> {
        let start = self
            .tokens
            .partition_point(|token| token.span.end <= span.start);
        let end = self
            .tokens
            .partition_point(|token| token.span.start < span.end);
        start..end.max(start)
    }

    /// The entity that covers token `index`, if any.
    pub fn entity_at(&self, index: usize) -> Option<&Named> {
        let after = self
            .entities
            .partition_point(|entity| entity.tokens.start <= index);
        self.entities[..after]
            .last()
            .filter(|entity| entity.tokens.contains(&index))
    }

    /// The token of `range` whose head lies outside it (the leftmost of several).
    pub fn top(&self, range: Range<usize>) -> Option<usize> {
        range
            .clone()
            .find(|at| self.head(*at).is_none_or(|head| !range.contains(&head)))
    }
}

fn sentences(starts: &[bool], count: usize) -> Vec<Range<usize>> {
    let mut begins: Vec<usize> = (0..count)
        .filter(|i| *i == 0 || starts.get(*i) == Some(&true))
        .collect();
    begins.push(count);
    begins.windows(2).map(|pair| pair[0]..pair[1]).collect()
}

/// Declares an enum read from a label; a label it does not know is `Other`.
macro_rules! labels {
    ($(#[$meta:meta])* $name:ident { $($variant:ident = $text:literal,)+ }) => {
        $(#[$meta])*
        #[allow(missing_docs, reason = "the names are the labels of the annotation scheme")]
        #[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
        pub enum $name { $($variant,)+ #[default] Other }

        impl $name {
            /// Reads the scheme's label.
            pub fn read(label: &str) -> Self {
                match label { $($text => $name::$variant,)+ _ => $name::Other }
            }

            /// The scheme's label.
            pub fn label(self) -> &'static str {
                match self { $($name::$variant => $text,)+ $name::Other => "" }
            }
        }
    };
}

labels! {
    /// Universal part of speech (universaldependencies.org/u/pos).
    Pos {
        Adj = "ADJ", Adp = "ADP", Adv = "ADV", Aux = "AUX", Cconj = "CCONJ", Det = "DET", Intj = "INTJ",
        Noun = "NOUN", Num = "NUM", Part = "PART", Pron = "PRON", Propn = "PROPN", Punct = "PUNCT",
        Sconj = "SCONJ", Sym = "SYM", Verb = "VERB", X = "X", Space = "SPACE",
    }
}

labels! {
    /// Penn Treebank tag; only those that rules tell apart.
    Tag {
        Cc = "CC", Cd = "CD", Dt = "DT", Ex = "EX", In = "IN", Jj = "JJ", Jjr = "JJR", Jjs = "JJS", Md = "MD",
        Nn = "NN", Nns = "NNS", Nnp = "NNP", Nnps = "NNPS", Pdt = "PDT", Pos = "POS", Prp = "PRP", PrpS = "PRP$",
        Rb = "RB", Rbr = "RBR", Rbs = "RBS", Rp = "RP", To = "TO", Uh = "UH", Vb = "VB", Vbd = "VBD", Vbg = "VBG",
        Vbn = "VBN", Vbp = "VBP", Vbz = "VBZ", Wdt = "WDT", Wp = "WP", WpS = "WP$", Wrb = "WRB",
        OpenQuote = "``", CloseQuote = "''", Comma = ",", Period = ".", Colon = ":", Dollar = "$", Hyph = "HYPH",
    }
}

labels! {
    /// ClearNLP dependency label, as spaCy's English pipelines use it.
    Dep {
        Root = "ROOT", Acl = "acl", Acomp = "acomp", Advcl = "advcl", Advmod = "advmod", Agent = "agent",
        Amod = "amod", Appos = "appos", Attr = "attr", Aux = "aux", AuxPass = "auxpass", Case = "case", Cc = "cc",
        Ccomp = "ccomp", Compound = "compound", Conj = "conj", Csubj = "csubj", CsubjPass = "csubjpass",
        Dative = "dative", Det = "det", Dobj = "dobj", Expl = "expl", Intj = "intj", Mark = "mark", Meta = "meta",
        Neg = "neg", Nmod = "nmod", Npadvmod = "npadvmod", Nsubj = "nsubj", NsubjPass = "nsubjpass",
        Nummod = "nummod", Oprd = "oprd", Parataxis = "parataxis", Pcomp = "pcomp", Pobj = "pobj", Poss = "poss",
        Preconj = "preconj", Predet = "predet", Prep = "prep", Prt = "prt", Punct = "punct", Quantmod = "quantmod",
        Relcl = "relcl", Xcomp = "xcomp", Unlabelled = "dep",
    }
}

labels! {
    /// OntoNotes 5 entity type.
    NamedKind {
        Cardinal = "CARDINAL", Date = "DATE", Event = "EVENT", Fac = "FAC", Gpe = "GPE", Language = "LANGUAGE",
        Law = "LAW", Loc = "LOC", Money = "MONEY", Norp = "NORP", Ordinal = "ORDINAL", Org = "ORG",
        Percent = "PERCENT", Person = "PERSON", Product = "PRODUCT", Quantity = "QUANTITY", Time = "TIME",
        WorkOfArt = "WORK_OF_ART",
    }
}
