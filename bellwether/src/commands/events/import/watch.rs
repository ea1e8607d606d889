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
    path: PathBuf,
    /// Made with the first reject: a clean file leaves none behind.
    rejects: Option<Result<csv::Writer<File>>>,
}

impl Watching {
    pub(super) fn new(path: PathBuf, context: &Context) -> Self {
        let bar = match context.is_quiet() || !std::io::stderr().is_terminal() {
            true => ProgressBar::hidden(),
            false => ProgressBar::new(0).with_style(style()),
        };
        Watching {
            bar,
            path,
            rejects: None,
        }
    }

    /// Clears the bar; gives the path of the rejects, if there are any.
    pub(super) fn finish(self) -> Result<Option<PathBuf>> {
        self.bar.finish_and_clear();
        match self.rejects {
            None => Ok(None),
            Some(writer) => {
                writer?.flush()?;
                Ok(Some(self.path))
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
        let path = &self.path;
        let writer = self.rejects.get_or_insert_with(|| open(path));
        if let Ok(open) = writer {
            let row = [
                reject.line.to_string(),
                cell(reject.column.as_deref().unwrap_or_default()),
                cell(&reject.value),
                cell(&reject.reason),
            ];
            if let Err(error) = open.write_record(row) {
                *writer = Err(error.into());
            }
        }
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
