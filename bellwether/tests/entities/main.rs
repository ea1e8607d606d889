//! Entities, grouped events, carriers and gazetteers, driven through the built binary.

#[path = "../common/schema.rs"]
mod schema;
#[path = "../common/session.rs"]
#[allow(dead_code, reason = "shared by tests that use different parts of it")]
mod session;

use schema::Schema;
use serde_json::Value;
use session::Session;

/// Two groups, one of them under two names, and a victim.
fn reports(name: &str) -> Session {
    let session = Session::new(name);
    session.write(
        "reports.jsonl",
        concat!(
            r#"{"outlet":"Courier","published":"2016-03-22","text":"The Taliban said on Monday that its fighters had killed 12 soldiers in Kandahar."}"#,
            "\n",
            r#"{"outlet":"Herald","published":"2016-06-01","text":"Boko Haram said on Tuesday that it held 14 villages. Abena Mensah, a shopkeeper who was wounded, said that the shooting lasted an hour."}"#,
            "\n",
        ),
    );
    session.run(&["read", "reports.jsonl"]);
    session
}

fn names(session: &Session, args: &[&str]) -> Vec<String> {
    let name = |entity: &Value| entity["name"].as_str().unwrap().to_owned();
    session.lines(args).iter().map(name).collect()
}

const MERGE: [&str; 6] = [
    "entity",
    "merge",
    "Boko Haram",
    "Taliban",
    "--reason",
    "a test",
];

#[test]
fn a_merge_shows_everywhere_and_can_be_taken_back() {
    let session = reports("merge");
    let listed = names(&session, &["entity", "list", "--json"]);
    assert!(
        listed.contains(&"Taliban".into()) && listed.contains(&"Boko Haram".into()),
        "{listed:?}"
    );
    let about = |name: &str| {
        session
            .run(&["claims", "--about", name, "--csv"])
            .lines()
            .count()
    };
    let (before, other) = (about("Taliban"), about("Boko Haram"));
    assert!(before > 1 && other > 1);
    let mut merge = MERGE.to_vec();
    merge.extend(["--by", "M. Quill"]);
    assert_eq!(session.run(&merge).trim(), "e1");
    assert_eq!(about("Taliban"), before + other - 1);
    assert_eq!(about("Boko Haram"), about("Taliban"));
    let listed = names(&session, &["entity", "list", "--json"]);
    assert!(!listed.contains(&"Boko Haram".into()), "{listed:?}");
    let shown = session.lines(&["entity", "show", "boko haram", "--json"]);
    Schema::read("entity").check(&shown[0]);
    assert_eq!(shown[0]["merged"][0], "Boko Haram");
    assert_eq!(shown[0]["rulings"][0]["reviewer"], "M. Quill");
    let brief = session.run(&["brief", "Boko Haram"]);
    assert!(brief.contains("14 villages"), "{brief}");
    session.run(&["entity", "undo", "e1", "--reason", "it was a test"]);
    assert_eq!((about("Taliban"), about("Boko Haram")), (before, other));
    let shown = session.run(&["entity", "show", "Taliban"]);
    assert!(shown.contains("taken back: it was a test"), "{shown}");
    session.run(&["verify"]);
}

#[test]
fn a_merge_known_later_is_left_out_of_an_earlier_look() {
    let session = reports("known");
    let mut merge = MERGE.to_vec();
    merge.extend(["--known", "2017-01-01"]);
    session.run(&merge);
    let then = names(
        &session,
        &["entity", "list", "--json", "--as-of", "2016-12-31"],
    );
    assert!(then.contains(&"Boko Haram".into()), "{then:?}");
    let now = names(&session, &["entity", "list", "--json"]);
    assert!(!now.contains(&"Boko Haram".into()), "{now:?}");
}

#[test]
fn splits_a_merged_name_and_a_written_form() {
    let session = reports("split");
    session.run(&MERGE);
    let (code, talk) = session.fail(&["entity", "split", "Taliban", "--reason", "so"]);
    assert!(code == 2 && talk.contains("was not merged"), "{talk}");
    session.run(&["entity", "split", "Boko Haram", "--reason", "so"]);
    let listed = names(&session, &["entity", "list", "--json"]);
    assert!(listed.contains(&"Boko Haram".into()), "{listed:?}");
    let form = [
        "entity",
        "split",
        "The Taliban",
        "--from",
        "Taliban",
        "--reason",
        "so",
    ];
    let shown = session.lines(&["entity", "show", "Taliban", "--json"]);
    let written = shown[0]["written"][0]["text"].as_str().unwrap().to_owned();
    let mut form = form.to_vec();
    form[2] = &written;
    if written != "Taliban" {
        session.run(&form);
        let listed = names(&session, &["entity", "list", "--json"]);
        assert!(listed.contains(&written), "{listed:?}");
    }
    let (_, talk) = session.fail(&[
        "entity",
        "split",
        "Rain",
        "--from",
        "Boko Haram",
        "--reason",
        "so",
    ]);
    assert!(talk.contains("nothing written \"Rain\""), "{talk}");
}

#[test]
fn conflicts_name_the_remedy() {
    let session = reports("conflicts");
    let fail = |args: &[&str]| {
        let (code, talk) = session.fail(args);
        assert_eq!(code, 2, "{talk}");
        talk
    };
    let talk = fail(&["entity", "merge", "Boko Haran", "Taliban", "--reason", "so"]);
    assert!(talk.contains("did you mean \"Boko Haram\"?"), "{talk}");
    let talk = fail(&["entity", "merge", "Taliban", "Taliban", "--reason", "so"]);
    assert!(talk.contains("against itself"), "{talk}");
    session.run(&MERGE);
    let talk = fail(&["entity", "merge", "Taliban", "Boko Haram", "--reason", "so"]);
    assert!(talk.contains("which is itself Taliban"), "{talk}");
    let talk = fail(&["entity", "undo", "e7", "--reason", "so"]);
    assert!(talk.contains("e7"), "{talk}");
}

#[test]
fn a_person_without_a_public_role_is_no_entity() {
    let session = reports("private");
    let listed = session.run(&["entity", "list", "--json"]);
    assert!(!listed.contains("Mensah"), "{listed}");
    let (_, talk) = session.fail(&[
        "entity",
        "merge",
        "Abena Mensah",
        "Taliban",
        "--reason",
        "so",
    ]);
    assert!(talk.contains("no entity is called"), "{talk}");
    let (_, talk) = session.fail(&["entity", "show", "Abena Mensah"]);
    assert!(talk.contains("without a public role"), "{talk}");
}

#[test]
fn one_event_shows_its_tolls_side_by_side() {
    let session = Session::new("events");
    session.write(
        "reports.jsonl",
        concat!(
            r#"{"outlet":"Courier","published":"2016-03-23","text":"A suicide bomber killed at least 35 people in Kandahar on 22 March 2016."}"#,
            "\n",
            r#"{"outlet":"Herald","published":"2016-04-30","text":"On 22 March 2016, a suicide bomber killed 41 people in Kandahar."}"#,
            "\n",
            r#"{"outlet":"Echo","published":"2016-04-30","text":"On 2 April 2016, a suicide bomber killed 9 people in Kandahar."}"#,
            "\n",
        ),
    );
    session.run(&["read", "reports.jsonl"]);
    let events = session.lines(&["happenings", "--json"]);
    let schema = Schema::read("happening");
    events.iter().for_each(|event| schema.check(event));
    let several: Vec<&Value> = events.iter().filter(|it| it["documents"] == 2).collect();
    assert_eq!(several.len(), 1, "{events:#?}");
    let tolls: Vec<&Value> = several[0]["mentions"]
        .as_array()
        .unwrap()
        .iter()
        .map(|mention| &mention["tolls"][0]["low"])
        .collect();
    assert_eq!(tolls, [35.0, 41.0]);
    assert!(
        several[0]["why"]["because"][0]["statement"]
            .as_str()
            .unwrap()
            .contains("the same place")
    );
    let text = session.run(&["happenings", "--several", "--place", "Kandahar"]);
    assert!(
        text.contains("2 reports") && text.contains("one event:"),
        "{text}"
    );
    // Kandahar lies in it.
    let within = session.lines(&["happenings", "--json", "--place", "Afghanistan"]);
    assert_eq!(within.len(), 2);
    assert_eq!(
        session
            .lines(&["happenings", "--json", "--as-of", "2016-03-31"])
            .len(),
        1
    );
    let rows = session.run(&["happenings", "--csv"]);
    assert!(rows.lines().count() >= 4, "{rows}");
}

#[test]
fn an_event_is_shown_whole_when_one_of_its_reports_is_asked_for() {
    let session = Session::new("whole-events");
    session.write(
        "reports.jsonl",
        concat!(
            r#"{"outlet":"Courier","published":"2016-03-23","text":"A suicide bomber killed at least 35 people in Kandahar on 22 March 2016."}"#,
            "\n",
            r#"{"outlet":"Herald","published":"2016-03-24","text":"Police said that a suicide bomber killed 41 people in Kandahar on 22 March 2016."}"#,
            "\n",
            r#"{"outlet":"Echo","published":"2016-05-02","text":"A suicide bomber killed 9 people in Herat."}"#,
            "\n",
        ),
    );
    session.run(&["read", "reports.jsonl"]);
    let events = |args: &[&str]| {
        let all: Vec<&str> = ["happenings", "--json"]
            .iter()
            .chain(args)
            .copied()
            .collect();
        session.lines(&all)
    };
    assert_eq!(events(&[]).len(), 2);
    // The outlet's own toll stands beside that of the police who were asked for.
    let told = events(&["--source", "police"]);
    assert_eq!(told.len(), 1, "{told:#?}");
    assert_eq!(told[0]["documents"], 2);
    // No words tell a day of it, so that its report's date does.
    let told = events(&["--from", "2016-05-01"]);
    assert_eq!(told.len(), 1, "{told:#?}");
    assert_eq!(told[0]["mentions"][0]["tolls"][0]["low"], 9.0);
    assert_eq!(told[0]["days"]["basis"], "published");
    // Nothing says that it was not on 30 April.
    assert_eq!(events(&["--until", "2016-04"]).len(), 2);
    assert_eq!(events(&["--until", "2016-03"]).len(), 1);
    let text = session.run(&["happenings", "--source", "police"]);
    assert!(text.contains("(Herald, 2016-03-24)"), "{text}");
}

#[test]
fn a_toll_that_was_copied_says_from_where() {
    let session = Session::new("copied-tolls");
    session.write(
        "reports.jsonl",
        concat!(
            r#"{"outlet":"Courier","published":"2016-03-23","text":"Police said that a suicide bomber killed 41 people in Kandahar on 22 March 2016."}"#,
            "\n",
            r#"{"outlet":"Herald","published":"2016-03-24","text":"A bank was robbed. Police said that a suicide bomber killed 41 people in Kandahar on 22 March 2016."}"#,
            "\n",
        ),
    );
    session.run(&["read", "reports.jsonl"]);
    let events = session.lines(&["happenings", "--json", "--several"]);
    assert_eq!(events.len(), 1, "{events:#?}");
    let tolls = |mention: usize| &events[0]["mentions"][mention]["tolls"][0];
    assert_eq!(tolls(0)["origin"], tolls(0)["claim"]);
    assert_eq!(tolls(1)["origin"], tolls(0)["claim"]);
    let text = session.run(&["happenings", "--several"]);
    assert!(text.contains("of one origin with c"), "{text}");
}

#[test]
fn one_text_in_two_outlets_is_one_document_with_two_carriers() {
    let session = Session::new("carriers");
    let record = |outlet: &str, day: &str| {
        format!(
            r#"{{"outlet":"{outlet}","published":"{day}","text":"Police said that 35 people were killed in Kandahar on Monday."}}"#
        )
    };
    session.write(
        "a.jsonl",
        record("Courier", "2016-03-22") + "\n" + &record("Herald", "2016-03-23"),
    );
    session.write(
        "b.jsonl",
        record("Echo", "2016-03-30") + "\n" + &record("courier", "2016-03-31"),
    );
    session.run(&["read", "a.jsonl"]);
    session.run(&["read", "b.jsonl"]);
    let carriers = |args: &[&str]| {
        let rows = session.lines(args);
        assert_eq!(rows.len(), 1, "{rows:?}");
        let outlet = |it: &Value| it["outlet"].as_str().unwrap().to_owned();
        let carriers = rows[0]["carriers"].as_array().unwrap();
        carriers.iter().map(outlet).collect::<Vec<_>>()
    };
    let asked = ["numbers", "fatalities", "--json"];
    assert_eq!(carriers(&asked), ["Courier", "Herald", "Echo"]);
    let then = ["numbers", "fatalities", "--json", "--as-of", "2016-03-29"];
    assert_eq!(carriers(&then), ["Courier", "Herald"]);
    assert!(
        session
            .run(&["numbers", "fatalities"])
            .contains("1 origin, 3 carriers")
    );
    session.run(&["verify"]);
    session.run(&["redact", "d1", "--reason", "by request"]);
    session.run(&["verify"]);
}

/// A dump of one invented hamlet in Niger, with a line that is none.
const DUMP: &str = "9000001\tZinderoua\tZinderoua\tZinderwa\t14.5\t6.25\tP\tPPL\tNE\t\t04\t\t\t\t120\t\t380\tAfrica/Niamey\t2020-01-01\n\
     this is no row\n\
     9000002\tBoulgassa\tBoulgassa\t\t14.6\t6.5\tP\tPPL\tNE\t\t04\t\t\t\t90\t\t380\tAfrica/Niamey\t2020-01-01\n";

#[test]
fn a_dump_becomes_a_gazetteer_to_read_with() {
    let session = Session::new("gazetteer");
    session.write("NE.txt", DUMP);
    let (code, talk) = session.fail(&[
        "gazetteer",
        "import",
        "NE.txt",
        "--name",
        "sahel",
        "--rejects",
        "bad.tsv",
    ]);
    assert_eq!(code, 1, "{talk}");
    assert!(talk.contains("NE.txt:2: 1 columns instead of 19"), "{talk}");
    assert!(talk.contains("2 rows were taken"), "{talk}");
    let rejects = session.read("bad.tsv");
    assert!(rejects.contains("NE.txt\t2\t"), "{rejects}");
    let listed = session.run(&["gazetteer", "list"]);
    assert!(
        listed.contains("built-in") && listed.contains("sahel"),
        "{listed}"
    );
    let (_, talk) = session.fail(&["gazetteer", "import", "NE.txt", "--name", "sahel"]);
    assert!(talk.contains("--replace"), "{talk}");
    session.write(
        "report.jsonl",
        r#"{"published":"2024-03-03","text":"Gunmen killed 12 people in Zinderoua on 2 March 2024."}"#,
    );
    session.run(&["read", "report.jsonl", "--gazetteer", "sahel"]);
    let found = session.lines(&["claims", "--json", "--place", "Zinderoua"]);
    assert!(
        found
            .iter()
            .any(|claim| claim["place"]["geonames"] == 9_000_001),
        "{found:?}"
    );
    let (_, talk) = session.fail(&["read", "report.jsonl", "--gazetteer", "none"]);
    assert!(talk.contains("no gazetteer is called \"none\""), "{talk}");
    let (_, talk) = session.fail(&["gazetteer", "import", "NE.txt", "--name", "../x"]);
    assert!(talk.contains("cannot be a gazetteer's name"), "{talk}");
}
