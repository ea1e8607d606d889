//! The reader, with the pipeline that ships or one that was installed.

use crate::context::Context;
use anyhow::{Context as _, Result, bail};
use language::Pipeline;
use reading::Reader;
use std::sync::Arc;

/// Options of the commands that read.
#[derive(Debug, Default, clap::Args)]
pub(crate) struct Model {
    /// Language model to read with (`bellwether model list` shows them)
    #[arg(long, value_name = "NAME")]
    pub(crate) model: Option<String>,
}

/// The name of the pipeline inside the program.
pub(crate) const BUILT_IN: &str = "en_core_web_sm";

impl Model {
    pub(crate) fn reader(&self, context: &Context) -> Result<Arc<Reader>> {
        let reader = match self.model.as_deref() {
            None => Reader::new(),
            Some(name) => match language::find(&context.models()?, name)? {
                Some(found) => Reader::with_pipeline(Pipeline::load(found.directory)?),
                None if name == BUILT_IN => Reader::new(),
                None => bail!(
                    "no model is called {name:?}\n`bellwether model list` shows those there are, `bellwether model add` brings in another"
                ),
            },
        };
        Ok(Arc::new(reader.context("the reader could not be loaded")?))
    }
}
