//! Dates told in passing: a story does not go on from them.

use super::Found;
use super::atoms::Atom;
use super::meaning::{From, Meaning};
use super::words::Lex;
use crate::analysis::{Analysis, Dep, Pos};

/// Whether a date is a look aside: "(later named after him in 1931)", "troops that came in 1943",
/// "as in the previous year".
pub(super) fn is_aside(
    analysis: &Analysis,
    atoms: &[Atom],
    found: &Found,
    top: Option<usize>,
) -> bool {
    in_brackets(atoms, found.atoms.start)
        || looks_back(found)
        || top.is_some_and(|top| in_relative_clause(analysis, top))
}

fn in_brackets(atoms: &[Atom], at: usize) -> bool {
    atoms[..at]
        .iter()
        .rev()
        .take(40)
        .find_map(|atom| match atom.lex {
            Lex::Mark('(') => Some(true),
            Lex::Mark(')' | '\n') => Some(false),
            _ => None,
        })
        == Some(true)
}

fn looks_back(found: &Found) -> bool {
    matches!(found.meaning, Meaning::Point(point) if point.shift.is_some_and(|shift| shift.sign < 0 && shift.from == From::Mention))
}

fn in_relative_clause(analysis: &Analysis, at: usize) -> bool {
    let verb = analysis
        .ancestors(at)
        .find(|at| matches!(analysis.tokens[*at].pos, Pos::Verb | Pos::Aux));
    verb.is_some_and(|verb| analysis.tokens[verb].dep == Dep::Relcl)
}
