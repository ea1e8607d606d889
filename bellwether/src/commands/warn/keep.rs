//! The ledger's part in warnings: what stands there, and what is put in its place.

use super::changed::Change;
use crate::context::Context;
use anyhow::Result;
use ledger::{Correction, Finding, FindingFilter};
use record::{Warning, WarningId};
use std::collections::HashMap;

/// How warnings differ from those that stand in the ledger; what is new is appended, if it is to be kept.
pub(super) async fn keep(ranked: &[Warning], kept: bool, context: &Context) -> Result<Vec<Change>> {
    let standing = standing(context).await?;
    let before: HashMap<_, _> = standing
        .iter()
        .map(|it| (it.found.area.clone(), it))
        .collect();
    let changes: Vec<Change> = ranked
        .iter()
        .map(|now| Change::new(before.get(&now.area).map(|it| &it.found), now))
        .collect();
    if !kept {
        return Ok(changes);
    }
    let new = ranked
        .iter()
        .zip(&changes)
        .filter(|(_, change)| change.is_any());
    let new: Vec<_> = new
        .map(|(now, change)| {
            let correction = before.get(&now.area).map(|it| Correction {
                of: it.id,
                reason: change.to_string(),
            });
            (now.clone(), correction)
        })
        .collect();
    let (count, writer) = (new.len(), context.open_to_append().await?);
    writer.add_warnings(context.now(), new).await?;
    writer.close().await?;
    context.say(format_args!(
        "{count} warnings went into {}",
        context.ledger.display()
    ));
    Ok(changes)
}

/// The warnings that stand; none without a ledger.
async fn standing(context: &Context) -> Result<Vec<Finding<WarningId, Warning>>> {
    if !context.ledger.exists() {
        return Ok(Vec::new());
    }
    let ledger = context.open().await?;
    let standing = ledger.warnings(&FindingFilter::default()).await?;
    ledger.close().await;
    Ok(standing)
}
