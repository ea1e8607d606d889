//! Who looks on while a dataset goes in: a bar on a terminal, and the file of rejects.

use crate::context::Context;
use crate::view::csv::cell;
use anyhow::{Context as _, Result};
use events::{Progress, Reject, Watch};
use indicatif::{ProgressBar, ProgressStyle};
use std::fs::File;
use std::io::IsTerminal as _;
use std::path::{Path, PathBuf};

/// The bar and the rejects of one import.
pub(super) struct Watching {
    bar: ProgressBar,
    /// Where rejects may go, the first that can be written.
    paths: Vec<PathBuf>,
    /// Made with the first reject: a clean file leaves none behind.
    rejects: Option<Result<(PathBuf, csv::Writer<File>)>>,
}

impl Watching {
    pub(super) fn new(paths: Vec<PathBuf>, context: &Context) -> Self {
        let bar = match context.is_quiet() || !std::io::stderr().is_terminal() {
            true => ProgressBar::hidden(),
            false => ProgressBar::new(0).with_style(style()),
        };
        Watching {
            bar,
            paths,
            rejects: None,
        }
    }

    /// Clears the bar; gives the path of the rejects, if there are any.
    pub(super) fn finish(self) -> Result<Option<PathBuf>> {
        self.bar.finish_and_clear();
        match self.rejects {
            None => Ok(None),
            Some(open) => {
                let (path, mut writer) = open?;
                writer.flush()?;
                Ok(Some(path))
            }
        }
    }
}

fn style() -> ProgressStyle {
    let template = "{bar:30} {percent:>3} %  {msg}  {eta} left";
    ProgressStyle::with_template(template).expect("the template above is well-formed")
}

impl Watch for Watching {
    fn progress(&mut self, progress: Progress) {
        self.bar.set_length(progress.total);
        self.bar.set_position(progress.done);
        self.bar
            .set_message(format!("{} rows", super::table::figure(progress.rows)));
    }

    fn reject(&mut self, reject: &Reject) {
        let paths = &self.paths;
        let rejects = self.rejects.get_or_insert_with(|| first(paths));
        if let Ok((_, writer)) = rejects {
            let row = [
                reject.line.to_string(),
                cell(reject.column.as_deref().unwrap_or_default()),
                cell(&reject.value),
                cell(&reject.reason),
            ];
            if let Err(error) = writer.write_record(row) {
                *rejects = Err(error.into());
            }
        }
    }
}

/// The first of these files that can be made; the reason of the first where none can.
fn first(paths: &[PathBuf]) -> Result<(PathBuf, csv::Writer<File>)> {
    let (best, others) = paths.split_first().expect("a file for rejects is named");
    let made = |path: &PathBuf| Some((path.clone(), open(path).ok()?));
    match open(best) {
        Ok(writer) => Ok((best.clone(), writer)),
        Err(error) => others.iter().find_map(made).ok_or(error),
    }
}

fn open(path: &Path) -> Result<csv::Writer<File>> {
    let file = File::create(path).with_context(|| {
        format!(
            "cannot write the rejects to {}\nname another file with --rejects CSV",
            path.display()
        )
    })?;
    let mut writer = csv::Writer::from_writer(file);
    writer.write_record(["line", "column", "value", "reason"])?;
    Ok(writer)
}
