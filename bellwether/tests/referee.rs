//! `read --format referee` looks at `id`, `text` and `published` and at nothing
//! else: a file with the gold beside the text gives the same bytes as one without.

use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::Command;

const BARE: &str = r#"{"id": "r1", "published": "2016-03-23", "text": "The army said on Tuesday that Boko Haram fighters had killed 12 people in Maiduguri."}"#;

/// The same line with fields that name every task of the referee, and wrong answers in them.
const FULL: &str = r#"{"attributions": [{"source": [[0, 3]], "cue": [[4, 8]], "content": [[9, 13]]}], "certainty": [{"span": [0, 3], "value": -3}], "entities": [{"span": [0, 3], "type": "Money"}], "event_type": "DIPLO", "gold": true, "id": "r1", "places": [{"span": [4, 8], "lat": 1.0, "lon": 2.0}], "published": "2016-03-23", "templates": [{"incident_type": "arson"}], "text": "The army said on Tuesday that Boko Haram fighters had killed 12 people in Maiduguri.", "times": [{"span": [0, 3], "type": "SET", "value": "P1Y"}], "title": "The army said nothing"}"#;

#[test]
fn gold_beside_the_text_changes_nothing() {
    let folder = std::env::temp_dir().join(format!("bellwether-referee-{}", std::process::id()));
    std::fs::create_dir_all(&folder).unwrap();
    let (bare, full) = (answers(&folder, BARE), answers(&folder, FULL));
    std::fs::remove_dir_all(&folder).unwrap();
    assert!(
        bare.contains("\"id\":\"r1\"") && bare.contains("2016-03-22"),
        "{bare}"
    );
    assert_eq!(full, bare);
}

/// The same over the first lines of every corpus that lies beside the checkout.
#[test]
fn corpora_read_the_same_without_their_gold() {
    let corpora = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../shared/data/reading");
    let Ok(files) = std::fs::read_dir(&corpora) else {
        return;
    };
    let folder = std::env::temp_dir().join(format!("bellwether-gold-{}", std::process::id()));
    std::fs::create_dir_all(&folder).unwrap();
    for file in files.map(|entry| entry.unwrap().path()) {
        let text = std::fs::read_to_string(&file).unwrap();
        for line in text.lines().take(2).filter(|line| line.starts_with('{')) {
            let gold: serde_json::Value = serde_json::from_str(line).unwrap();
            let bare = serde_json::json!({
                "id": gold["id"], "text": gold["text"], "published": gold["published"]
            });
            let (with, without) = (answers(&folder, line), answers(&folder, &bare.to_string()));
            assert_eq!(with, without, "{}", file.display());
        }
    }
    std::fs::remove_dir_all(&folder).unwrap();
}

/// What the built binary answers to a file of one line.
fn answers(folder: &Path, line: &str) -> String {
    let file: PathBuf = folder.join("texts.jsonl");
    let mut out = std::fs::File::create(&file).unwrap();
    writeln!(out, "{line}").unwrap();
    let read = Command::new(env!("CARGO_BIN_EXE_bellwether"))
        .args(["read", "--format", "referee"])
        .arg(&file)
        .output()
        .unwrap();
    assert!(
        read.status.success(),
        "{}",
        String::from_utf8_lossy(&read.stderr)
    );
    String::from_utf8(read.stdout).unwrap()
}
