//! The reader, with the pipeline and the gazetteer that ship or others that were brought in.

use crate::context::Context;
use crate::gazetteer::shelf;
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

    /// Gazetteer to find places in (`bellwether gazetteer list` shows them)
    #[arg(long, value_name = "NAME", env = "BELLWETHER_GAZETTEER")]
    pub(crate) gazetteer: Option<String>,
}

/// The name of the pipeline inside the program.
pub(crate) const BUILT_IN: &str = "en_core_web_sm";

impl Model {
    pub(crate) fn reader(&self, context: &Context) -> Result<Arc<Reader>> {
        let name = self.gazetteer.as_deref().unwrap_or(shelf::BUILT_IN);
        let gazetteer = shelf::load(&context.gazetteers()?, name)?;
        let pipeline = self.pipeline(context)?;
        Ok(Arc::new(Reader::with(pipeline, gazetteer)))
    }

    fn pipeline(&self, context: &Context) -> Result<Pipeline> {
        let Some(name) = self.model.as_deref() else {
            return built_in();
        };
        match language::find(&context.models()?, name)? {
            Some(found) => Ok(Pipeline::load(found.directory)?),
            None if name == BUILT_IN => built_in(),
            None => bail!(
                "no model is called {name:?}\n`bellwether model list` shows those there are, `bellwether model add` brings in another"
            ),
        }
    }
}

fn built_in() -> Result<Pipeline> {
    language::small_english().context("the language model in the program could not be loaded")
}
