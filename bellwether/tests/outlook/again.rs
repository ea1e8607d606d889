//! `bellwether verify` makes warnings again from the versions they name.

use crate::session::Session;

/// Six warnings on the invented panel.
fn warned(name: &str) -> Session {
    let session = Session::new(name);
    import(&session, "panel.csv");
    session.run(&["warn", "--top", "6"]);
    session
}

fn import(session: &Session, file: &str) {
    let args = ["--version", "1", "--released", "2003-12-01"];
    session.run(&[&["events", "import", file], &args[..]].concat());
}

fn verified(session: &Session) -> (Option<i32>, String, String) {
    let output = session.output(&["verify"]);
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    (
        output.status.code(),
        text(&output.stdout),
        text(&output.stderr),
    )
}

#[test]
fn the_same_data_make_the_same_warnings() {
    let session = warned("again-same");
    let (code, told, talk) = verified(&session);
    assert_eq!(code, Some(0), "{talk}");
    assert!(
        told.contains("warnings made again: 6 the same, 0 differ, 0 could not be made"),
        "{told}"
    );
}

#[test]
fn other_data_under_the_same_version_are_found() {
    let session = warned("again-differs");
    std::fs::remove_file(session.path("test.events")).unwrap();
    let deadlier = session.read("panel.csv");
    let deadlier: Vec<String> = deadlier
        .lines()
        .enumerate()
        .map(|(at, line)| match at {
            0 => line.to_owned(),
            _ => format!("{line}5"),
        })
        .collect();
    session.write("deadlier.csv", deadlier.join("\n"));
    import(&session, "deadlier.csv");
    let (code, told, talk) = verified(&session);
    assert_eq!(code, Some(1), "{told}");
    assert!(told.contains("6 differ"), "{told}");
    assert!(talk.contains(", now "), "{talk}");
}

#[test]
fn without_the_data_they_cannot_be_made_again() {
    let session = warned("again-gone");
    std::fs::remove_file(session.path("test.events")).unwrap();
    let (code, told, talk) = verified(&session);
    assert_eq!(code, Some(0), "{talk}");
    assert!(told.contains("6 could not be made"), "{told}");
    assert!(talk.contains("no event record at"), "{talk}");
}
