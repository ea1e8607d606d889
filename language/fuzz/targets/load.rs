//! A pipeline one of whose smaller files is anything: an error or a pipeline that reads, no panic.
#![no_main]

use libfuzzer_sys::fuzz_target;

const CONFIG: &[u8] = b"[nlp]\nlang = \"en\"\npipeline = [\"attribute_ruler\",\"lemmatizer\",\"ner\",\"tagger\"]\n\
[components.lemmatizer]\nfactory = \"lemmatizer\"\nmode = \"rule\"\n";
const NAMES: [&str; 9] = [
    "config.cfg", "meta.json", "tokenizer", "attribute_ruler/patterns", "lemmatizer/lookups/lookups.bin",
    "vocab/lookups.bin", "ner/moves", "tagger/cfg", "tagger/model",
];

fuzz_target!(|data: (u8, &[u8])| {
    let (choice, bytes) = data;
    let chosen = NAMES[usize::from(choice) % NAMES.len()];
    let mut files = vec![("config.cfg", CONFIG), ("tokenizer", b"\x80".as_slice())];
    files.extend([("attribute_ruler/patterns", b"\x90".as_slice()), ("lemmatizer/lookups/lookups.bin", b"\x80".as_slice())]);
    files.retain(|(name, _)| *name != chosen);
    files.push((chosen, bytes));
    let part = match chosen {
        "ner/moves" => "ner",
        "tagger/cfg" | "tagger/model" => "tagger",
        _ => "attribute_ruler",
    };
    let config = format!("[nlp]\nlang = \"en\"\npipeline = [\"{part}\",\"lemmatizer\"]\n");
    if chosen != "config.cfg" {
        files.retain(|(name, _)| *name != "config.cfg");
        files.push(("config.cfg", config.as_bytes()));
    }
    if let Ok(pipeline) = language::Pipeline::from_files(&files) {
        let _ = pipeline.read("Fighters shelled al-Bab, e.g. on 3 May.");
    }
});
