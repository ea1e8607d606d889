//! How long an import and the queries take, on a UCDP GED file scaled up.
//!
//! ```text
//! cargo run --release -p events --example speed -- GEDEvent_v23_0_10.csv 418000 /tmp/speed
//! ```
//!
//! Rows of the file are repeated under new identifiers, with their days moved
//! to other months from 1989 to 2025, until there are as many as asked for. The
//! scaled file stays in the folder, for other programs to be timed on.

use events::{By, Import, Panel, Progress, Record, Select, Watch};
use std::fmt::Write as _;
use std::fs;
use std::io::{BufWriter, Write as _};
use std::path::{Path, PathBuf};
use std::time::Instant;

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let args: Vec<String> = std::env::args().collect();
    let [_, file, rows, folder] = &args[..] else {
        return Err("give a GED file, a number of rows and a folder".into());
    };
    fs::create_dir_all(folder)?;
    let scaled = PathBuf::from(folder).join("scaled_v1_1.csv");
    if !scaled.exists() {
        scale(Path::new(file), rows.parse()?, &scaled)?;
    }
    let store = PathBuf::from(folder).join("speed.events");
    for ending in ["", "-wal", "-shm"] {
        let _ = fs::remove_file(format!("{}{ending}", store.display()));
    }
    let record = Record::open(&store).await?;
    let begun = Instant::now();
    let imported = record
        .import(&scaled, &Import::default(), &mut Count(0))
        .await?;
    say(
        &format!(
            "import of {} rows, {} rejected",
            imported.kept, imported.rejected
        ),
        begun,
    );
    print(&format!("peak memory so far: {} MB", peak_mb()));
    let select = Select::of("ucdp-ged");
    let islamic = Select {
        actor: vec!["IS".into()],
        ..select.clone()
    };
    for round in ["first", "again"] {
        let begun = Instant::now();
        let panel: Panel = record.panel(&select).await?.value;
        let cells = panel.cells.iter().flatten().count();
        say(
            &format!("country-month panel, {cells} cells, {round}"),
            begun,
        );
        let begun = Instant::now();
        let series = record.series(&islamic, By::Month).await?.value;
        say(
            &format!("series of IS, {} months, {round}", series.points.len()),
            begun,
        );
        let begun = Instant::now();
        let series = record.series(&select, By::Actor).await?.value;
        say(
            &format!("all rows by actor, {} actors, {round}", series.points.len()),
            begun,
        );
    }
    let begun = Instant::now();
    let again = record.import(&scaled, &Import::default(), &mut ()).await?;
    say(
        &format!("the same file again, {} known", again.known),
        begun,
    );
    let begun = Instant::now();
    let out = fs::File::create(PathBuf::from(folder).join("out.parquet"))?;
    let count = record.export_parquet(&select, out).await?;
    say(&format!("export of {count} rows to Parquet"), begun);
    record.close().await;
    let bytes = fs::metadata(&store)?.len();
    print(&format!(
        "store: {} MB, peak memory: {} MB",
        bytes / 1_000_000,
        peak_mb()
    ));
    Ok(())
}

/// Repeats the rows, each time under other identifiers and in other months.
fn scale(file: &Path, rows: usize, to: &Path) -> std::io::Result<()> {
    let text = fs::read_to_string(file)?;
    let (header, text) = text.split_once('\n').unwrap_or_default();
    let records = records(text);
    let mut scaled = BufWriter::new(fs::File::create(to)?);
    writeln!(scaled, "{header}")?;
    for at in 0..rows {
        let (record, round) = (records[at % records.len()], at / records.len());
        let rest = record.split_once(',').map_or("", |(_, rest)| rest);
        writeln!(scaled, "{},{}", 1_000_000 + at, move_days(rest, round))?;
    }
    scaled.flush()
}

/// A record ends at a line's end outside quotes.
fn records(text: &str) -> Vec<&str> {
    let (mut begin, mut open) = (0, false);
    let mut records = Vec::new();
    for (at, byte) in text.bytes().enumerate() {
        open ^= byte == b'"';
        if byte == b'\n' && !open {
            records.push(&text[begin..at]);
            begin = at + 1;
        }
    }
    records
}

/// Days stand as `2023-10-02 00:00:00.000`: the month changes, the day does not pass the 28th.
fn move_days(line: &str, round: usize) -> String {
    let (year, month) = (1989 + round % 37, 1 + round / 37 % 12);
    let mut parts = line.split(" 00:00:00.000").peekable();
    let mut moved = String::with_capacity(line.len());
    let mut last = 1;
    while let Some(part) = parts.next() {
        let cut = part.len().saturating_sub(10);
        match parts.peek() {
            Some(_) if part.is_char_boundary(cut) => {
                let day = part[part.len() - 2..].parse::<u8>().unwrap_or(1).min(28);
                // The last day comes second and may have stood in a later month.
                let day = day.max(last);
                last = day;
                let _ = write!(
                    moved,
                    "{}{year}-{month:02}-{day:02} 00:00:00.000",
                    &part[..cut]
                );
            }
            _ => moved.push_str(part),
        }
    }
    moved
}

/// Counts the calls, as a bar would.
struct Count(u64);

impl Watch for Count {
    fn progress(&mut self, progress: Progress) {
        self.0 = progress.rows;
    }
}

fn say(what: &str, begun: Instant) {
    print(&format!(
        "{what}: {:.1} ms",
        begun.elapsed().as_secs_f64() * 1000.0
    ));
}

#[allow(clippy::print_stdout)]
fn print(line: &str) {
    println!("{line}");
}

/// The most memory the process had, where the system tells.
fn peak_mb() -> u64 {
    let status = fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    let kb = line.and_then(|line| line.split_whitespace().next()?.parse::<u64>().ok());
    kb.unwrap_or(0) / 1000
}
