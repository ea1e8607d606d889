//! Seasons that are verbs, ends of cities and springs of water.

use super::names::is_name_of_more;
use super::{Suspect, any_token, is_cue};
use crate::analysis::{Pos, Tag};
use crate::times::meaning::{Piece, Point};
use crate::times::words::{Lex, Season};

/// "prices fall", "the fall of Kabul", "spring to mind", "a hot spring", "the Winter Games".
pub(super) fn is_no_season(suspect: &Suspect, point: &Point) -> bool {
    let Some(Piece::Season(_)) = point.piece else {
        return false;
    };
    if is_name_of_more(suspect) || any_token(suspect, |tag, pos| pos == Pos::Verb || tag == Tag::Vb)
    {
        return true;
    }
    let fall = suspect.end.behind(1) == Lex::Season(Season::Fall);
    let spring = suspect.end.behind(1) == Lex::Season(Season::Spring);
    let of = suspect.end.lex() == Lex::Of;
    let the = matches!(
        suspect.start.lex(),
        Lex::The | Lex::Edge(_) | Lex::EdgeNoun(_)
    );
    let cued = is_cue(suspect.start.behind(1));
    let offensive = spring && suspect.end.lex() == Lex::Other && suspect.start.behind(1) != Lex::A;
    (fall || spring)
        && (of || !(the || cued || offensive) || (suspect.start.lex() == Lex::The && !cued && fall))
}
