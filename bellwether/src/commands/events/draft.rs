//! `bellwether events map FILE`: a mapping of columns to be looked through and corrected by hand.
//!
//! The guesses stand as comments above the mapping, each with values of its column: who reads the draft sees at once where
//! a column of wounded was taken for one of deaths.

use crate::context::{Context, Outcome};
use crate::view::safe;
use anyhow::Result;
use events::{Draft, Guess, Mapping, Violence};
use std::io::Write;
use std::path::Path;

/// Prints the draft; what to do with it goes to standard error.
pub(super) fn run(file: &Path, context: &Context) -> Result<Outcome> {
    let draft = Mapping::draft(file)?;
    let mut out = context.out();
    write(&mut out, file, &draft)?;
    out.flush()?;
    if let Some(known) = draft.known {
        context.say(format_args!(
            "this is {known}, which needs no mapping: bellwether events import {}",
            file.display()
        ));
    }
    context.say(format_args!(
        "a draft: read it through, correct it, save it as MAPPING.toml, then\n\
         bellwether events import {} --mapping MAPPING.toml --version VERSION",
        file.display()
    ));
    Ok(Outcome::Fine)
}

fn write(out: &mut impl Write, file: &Path, draft: &Draft) -> Result<()> {
    let name = file.file_name().unwrap_or_default().to_string_lossy();
    writeln!(
        out,
        "# A draft, guessed from the columns and first rows of {}",
        safe::line(&name)
    )?;
    writeln!(
        out,
        "# ({}). Look at every line before you use it.\n#",
        safe::line(&draft.form)
    )?;
    for guess in &draft.guesses {
        writeln!(out, "# {}", line(guess))?;
    }
    writeln!(
        out,
        "#\n# `grain` is what a row stands for: event, month or year. `unseen` are sentences on what the data"
    )?;
    writeln!(
        out,
        "# cannot see; they are printed beside every answer. A line under [violence] says which type of"
    )?;
    writeln!(
        out,
        "# violence a value of the column `type` is: {}.\n",
        types()
    )?;
    Ok(writeln!(out, "{}", draft.mapping.to_toml().trim_end())?)
}

/// "killed → best: its name; 4, 0, 12".
fn line(guess: &Guess) -> String {
    let field = guess.field.unwrap_or("not used");
    let why = if guess.why.is_empty() {
        String::new()
    } else {
        format!(" ({})", guess.why)
    };
    let samples = guess.samples.join(" | ");
    safe::line(&format!(
        "{} → {field}{why}: {}",
        guess.column,
        safe::cut(&samples, 60)
    ))
}

fn types() -> String {
    let names: Vec<&str> = Violence::ALL
        .iter()
        .map(|violence| violence.as_str())
        .collect();
    names.join(", ")
}
