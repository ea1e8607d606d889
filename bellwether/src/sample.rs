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

/// Claims of the reports that `demo` checks: words of each, whether its figure is
/// meant, and the home area where a test needs one.
pub(crate) const CHECKED: &[(&str, bool, Option<&str>)] = &[
    ("killed at least 23 people", true, None),
    (
        "is contained in the north",
        false,
        Some("Niger/Agadez region"),
    ),
    ("carried out 17 attacks in February", true, None),
    ("lost 400 of its fighters", true, None),
    ("killed 63 civilians", true, None),
];

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
