//! Damaged files: none stops the program, and none loses a row that is not damaged itself.
//!
//! Files of made-up rows are changed at a few places by a generator with a fixed
//! seed. Whatever line a change does not touch must be in the record afterwards,
//! unless the header was touched and the file is refused as a whole. Release
//! builds try 2,000 files, debug builds fewer; `EVENTS_MUTANTS` sets the number.

#![allow(clippy::print_stdout)] // How many were tried and refused is told.

use events::{Import, Record, Select};
use std::fmt::Write as _;
use std::path::Path;

/// SplitMix64 (Steele, Lea & Flood 2014): small, and the same everywhere.
struct Random(u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    fn below(&mut self, most: usize) -> usize {
        (self.next() % most.max(1) as u64) as usize
    }
}

/// A file before its damage: the bytes, and of each row its name and where it stands.
struct Sound {
    name: &'static str,
    bytes: Vec<u8>,
    rows: Vec<(String, std::ops::Range<usize>)>,
    header: usize,
}

const GED: &str = "id,type_of_violence,conflict_name,dyad_name,side_a,side_b,source_headline,where_prec,adm_1,latitude,\
    longitude,country,country_id,date_prec,date_start,date_end,best,high,low\n";
const ACD: &str = "conflict_id;location;side_a;side_a_id;side_b;side_b_id;incompatibility;year;intensity_level;\
    cumulative_intensity;gwno_loc;version\n";
const GTD: &str =
    "eventid,iyear,imonth,iday,country_txt,provstate,city,latitude,longitude,gname,nkill,summary\n";

fn sound(
    name: &'static str,
    header: &str,
    row: impl Fn(usize) -> (String, String),
    latin: bool,
) -> Sound {
    let encode = |text: &str| match latin {
        true => text.chars().map(|c| c as u8).collect::<Vec<u8>>(),
        false => text.as_bytes().to_vec(),
    };
    let mut bytes = encode(header);
    let mut rows = Vec::new();
    for at in 0..40 {
        let (id, line) = row(at);
        let begin = bytes.len();
        bytes.extend(encode(&line));
        rows.push((id, begin..bytes.len()));
    }
    Sound {
        name,
        rows,
        header: header.len(),
        bytes,
    }
}

/// Names that no change of one digit makes into another's.
fn number(at: usize) -> usize {
    100_003 + at * 1117
}

fn ged(at: usize) -> (String, String) {
    let id = number(at).to_string();
    let headline = match at % 4 {
        0 => "Four die at the ford",
        1 => "\"Four die, two are hurt\"",
        2 => "\"Called \"\"the ford\"\", it is\na crossing\"",
        _ => "Qaḍā’ al Fallūjah",
    };
    let (day, best) = (1 + at % 28, at % 7);
    let line = format!(
        "{id},1,Ruritania: Government,Government of Ruritania - Red Band,Government of Ruritania,Red Band,{headline},\
         2,Northern province,10.5,-3.25,Mali,432,1,2015-01-{day:02},2015-01-{day:02},{best},{best},{best}\n"
    );
    (id, line)
}

fn acd(at: usize) -> (String, String) {
    let id = number(at);
    let year = 1950 + at;
    let line = format!(
        "{id};Mali;Government of Mali;72;Red Band, \"Blue\" Band;6, 7;2;{year};1;0;432;25.1\n"
    );
    (format!("{id}-{year}"), line)
}

fn gtd(at: usize) -> (String, String) {
    let id = format!("2015{}", number(at));
    let line = format!(
        "{id},2015,1,{},São Tomé and Príncipe,Água Grande,São Tomé,0.3,6.7,Red Band,1,\n",
        1 + at % 28
    );
    (id, line)
}

/// Changes a few places; returns the bytes and which of the old ones were touched.
fn damage(sound: &Sound, random: &mut Random) -> (Vec<u8>, Vec<usize>) {
    const SIGNS: &[u8] = b"\"\"\",;\n\r\t\0\xff\xc3'#-.9aZ";
    let mut bytes = sound.bytes.clone();
    let mut places: Vec<usize> = (0..1 + random.below(3))
        .map(|_| random.below(bytes.len()))
        .collect();
    // From the end on, so that the places before stay where they are.
    places.sort_unstable_by(|a, b| b.cmp(a));
    let mut touched = Vec::new();
    for at in places {
        let sign = SIGNS[random.below(SIGNS.len())];
        match random.below(8) {
            0 => bytes[at] ^= 1 << random.below(8),
            1 => bytes[at] = sign,
            2 => drop(bytes.remove(at)),
            3 => {
                let end = (at + 1 + random.below(60)).min(bytes.len());
                touched.extend(at..end);
                bytes.drain(at..end);
            }
            4 if random.below(6) == 0 => {
                touched.extend(at..sound.bytes.len());
                bytes.truncate(at);
            }
            _ => bytes.insert(at, sign),
        }
        touched.push(at);
    }
    (bytes, touched)
}

/// Names of the rows that no change touched: not in the row, nor at the line's end before it.
fn untouched<'a>(sound: &'a Sound, touched: &[usize]) -> Vec<&'a str> {
    let free = |range: &std::ops::Range<usize>| {
        !touched
            .iter()
            .any(|at| (range.start - 1..range.end).contains(at))
    };
    let rows = sound.rows.iter().filter(|(_, range)| free(range));
    rows.map(|(id, _)| id.as_str()).collect()
}

async fn import(
    record: &Record,
    path: &Path,
    bytes: &[u8],
) -> Result<events::Imported, events::Error> {
    std::fs::write(path, bytes).unwrap();
    let import = Import {
        dataset: Some("damaged".into()),
        version: Some("1".into()),
        ..Import::default()
    };
    record.import(path, &import, &mut ()).await
}

async fn names(record: &Record) -> std::collections::HashSet<String> {
    let rows = record.rows(&Select::of("damaged")).await.unwrap().value;
    rows.into_iter().map(|row| row.id).collect()
}

fn mutants() -> usize {
    let wanted = std::env::var("EVENTS_MUTANTS")
        .ok()
        .and_then(|it| it.parse().ok());
    wanted.unwrap_or(if cfg!(debug_assertions) { 150 } else { 2000 })
}

#[tokio::test]
async fn no_damage_loses_a_row_it_does_not_touch() {
    let folder = tempfile::tempdir().unwrap();
    let record = Record::open(folder.path().join("test.events"))
        .await
        .unwrap();
    let path = folder.path().join("damaged.csv");
    let sounds = [
        sound("GED, UTF-8", GED, ged, false),
        sound("ACD, semicolons", ACD, acd, false),
        sound("GTD, Windows-1252", GTD, gtd, true),
    ];
    for sound in &sounds {
        let imported = import(&record, &path, &sound.bytes).await.unwrap();
        assert_eq!(
            (imported.kept, imported.rejected),
            (40, 0),
            "{}",
            sound.name
        );
        assert_eq!(names(&record).await.len(), 40);
        record.remove("damaged", "1").await.unwrap();
    }
    let mut random = Random(20_151_113);
    let mut refused = 0;
    for turn in 0..mutants() {
        let sound = &sounds[turn % sounds.len()];
        let (bytes, touched) = damage(sound, &mut random);
        let whole = touched.iter().all(|at| *at >= sound.header);
        match import(&record, &path, &bytes).await {
            Ok(imported) => {
                let sum = imported.kept + imported.known + imported.empty + imported.rejected;
                assert_eq!(imported.read, sum);
                let found = names(&record).await;
                for id in untouched(sound, &touched).iter().filter(|_| whole) {
                    keep(
                        &path,
                        found.contains(*id),
                        &format!("{}, turn {turn}: row {id}", sound.name),
                    );
                }
                record.remove("damaged", "1").await.unwrap();
            }
            Err(error) => {
                refused += 1;
                let lost = whole && !untouched(sound, &touched).is_empty();
                keep(
                    &path,
                    !lost,
                    &format!("{}, turn {turn}: {error}", sound.name),
                );
            }
        }
    }
    println!(
        "{} damaged files, {refused} of them refused for their header",
        mutants()
    );
}

/// Says where the file is that shows what is wrong.
fn keep(path: &Path, sound: bool, what: &str) {
    if !sound {
        let mut message = format!("lost: {what}");
        let kept = std::env::temp_dir().join("events-damaged.csv");
        if std::fs::copy(path, &kept).is_ok() {
            let _ = write!(message, "\nthe file is kept as {}", kept.display());
        }
        panic!("{message}");
    }
}

/// Rows of UTF-16, archives and Parquet are not told apart once a byte is gone:
/// such a file may be refused as a whole, but never stops the program.
#[tokio::test]
async fn damaged_packed_files_are_refused_or_read() {
    let folder = tempfile::tempdir().unwrap();
    let record = Record::open(folder.path().join("test.events"))
        .await
        .unwrap();
    let path = folder.path().join("damaged.bin");
    let csv = sound("GED", GED, ged, false);
    import(&record, &path, &csv.bytes).await.unwrap();
    let mut parquet = Vec::new();
    record
        .export_parquet(&Select::of("damaged"), &mut parquet)
        .await
        .unwrap();
    record.remove("damaged", "1").await.unwrap();
    let text = String::from_utf8(csv.bytes.clone()).unwrap();
    let wide: Vec<u8> = [0xfeff]
        .into_iter()
        .chain(text.encode_utf16())
        .flat_map(u16::to_le_bytes)
        .collect();
    let forms = [zip(&csv.bytes), parquet, wide];
    let mut random = Random(7);
    let (mut read, mut refused) = (0, 0);
    for turn in 0..mutants() / 4 {
        let bytes = forms[turn % forms.len()].clone();
        let form = Sound {
            name: "",
            rows: Vec::new(),
            header: 0,
            bytes,
        };
        let (bytes, _) = damage(&form, &mut random);
        match import(&record, &path, &bytes).await {
            Ok(_) => {
                read += 1;
                record.remove("damaged", "1").await.unwrap();
            }
            Err(_) => refused += 1,
        }
    }
    println!("{read} read, {refused} refused");
    assert!(record.datasets().await.unwrap().is_empty());
}

/// An archive of one stored entry, written by hand (PKWARE APPNOTE 4.3).
fn zip(bytes: &[u8]) -> Vec<u8> {
    let name = b"ged.csv";
    let (size, crc) = (bytes.len() as u32, crc32(bytes));
    let mut fields = Vec::new();
    for number in [20u16, 0, 0, 0, 0x21] {
        fields.extend(number.to_le_bytes());
    }
    for number in [crc, size, size] {
        fields.extend(number.to_le_bytes());
    }
    fields.extend((name.len() as u16).to_le_bytes());
    fields.extend([0, 0]);
    let mut archive = [b"PK\x03\x04" as &[u8], &fields, name, bytes].concat();
    let directory = archive.len() as u32;
    archive.extend([b"PK\x01\x02\x14\x00" as &[u8], &fields, &[0; 14], name].concat());
    let length = archive.len() as u32 - directory;
    archive.extend(b"PK\x05\x06\0\0\0\0\x01\0\x01\0");
    archive.extend(length.to_le_bytes());
    archive.extend(directory.to_le_bytes());
    archive.extend([0, 0]);
    archive
}

fn crc32(bytes: &[u8]) -> u32 {
    let step = |crc: u32, byte: &u8| {
        (0..8).fold(crc ^ u32::from(*byte), |crc, _| match crc & 1 {
            1 => (crc >> 1) ^ 0xedb8_8320,
            _ => crc >> 1,
        })
    };
    !bytes.iter().fold(!0, step)
}

#[tokio::test]
async fn a_sound_archive_is_read() {
    let folder = tempfile::tempdir().unwrap();
    let record = Record::open(folder.path().join("test.events"))
        .await
        .unwrap();
    let path = folder.path().join("ged151.zip");
    let bytes = zip(&sound("GED", GED, ged, false).bytes);
    let imported = import(&record, &path, &bytes).await.unwrap();
    assert_eq!((imported.kept, imported.rejected), (40, 0));
}
