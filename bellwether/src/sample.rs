//! The sample reports of `bellwether demo`, inside the program.

use std::io;
use std::path::Path;

/// Whom the sample is about: an armed group that does not exist.
pub(crate) const SUBJECT: &str = "Red Dune Front";

macro_rules! reports {
    ($($name:literal,)+) => {
        &[$(($name, include_bytes!(concat!("../sample/reports/", $name))),)+]
    };
}

const REPORTS: &[(&str, &[u8])] = reports![
    "01-convoy-ingall.html",
    "02-meridian-hospital.md",
    "03-undated-letter.txt",
    "04-radio-transcript.txt",
    "05-meridian-camps.md",
    "06-lantern-forecast.md",
    "07-commander.html",
    "08-displacement-april.html",
    "wires.jsonl",
];

/// The invented events that go with the reports.
pub(crate) const EVENTS: (&str, &[u8]) = (
    "red-dune-front-ged.csv",
    include_bytes!("../sample/events/red-dune-front-ged.csv"),
);

/// A claim of the reports that `demo` checks.
pub(crate) struct Checked {
    /// Words of it.
    pub(crate) words: &'static str,
    /// Whether its figure is meant, or the sentence.
    pub(crate) figure: bool,
    /// The country, where its place is none that the gazetteer has.
    pub(crate) area: Option<&'static str>,
    /// The home area, where a test needs one.
    pub(crate) home: Option<&'static str>,
}

/// One claim or more for each verdict there is; `sample/events/README.md` says which, and why.
pub(crate) const CHECKED: &[Checked] = &[
    in_niger("killed at least 23 people"),
    Checked {
        words: "is contained in the north",
        figure: false,
        area: None,
        home: Some("Niger/Agadez region"),
    },
    in_niger("carried out 17 attacks in February"),
    in_niger("lost 400 of its fighters"),
    in_niger("killed 63 civilians"),
    in_niger("fallen 20 percent in the second quarter"),
    Checked {
        area: None,
        ..in_niger("no more than ten people had been killed in Tassara")
    },
];

const fn in_niger(words: &'static str) -> Checked {
    Checked {
        words,
        figure: true,
        area: Some("Niger"),
        home: None,
    }
}

/// Writes the reports into a new folder.
pub(crate) fn unpack(folder: &Path) -> io::Result<()> {
    std::fs::create_dir_all(folder)?;
    REPORTS
        .iter()
        .try_for_each(|(name, bytes)| std::fs::write(folder.join(name), bytes))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn holds_every_file_of_the_folder() {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("sample/reports");
        let names = std::fs::read_dir(folder)
            .unwrap()
            .map(|entry| entry.unwrap().file_name());
        let mut names: Vec<_> = names.map(|name| name.into_string().unwrap()).collect();
        names.sort();
        let embedded: Vec<_> = REPORTS.iter().map(|(name, _)| *name).collect();
        assert_eq!(names, embedded);
    }
}
