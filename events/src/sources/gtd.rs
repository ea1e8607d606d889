//! Global Terrorism Database (START): terrorist incidents, one a row.
//!
//! Incidents, deadly or not, 1970 on; the year 1993 is missing. Types of attack
//! are kept as the row's kind; the row is `other`.
//!
//! Quirks: month and day are 0 where not known, which widens the window to the
//! month or year and lowers its precision; `nkill` is empty where not told,
//! which is **not zero**, and has fractions where one number was divided between
//! linked incidents (such a row is rejected, not rounded); files are exported in
//! Windows-1252. Rows must not be passed on, so that none are bundled here.
//!
//! Source: LaFree & Dugan 2007, Terrorism and Political Violence 19(2);
//! codebook at <https://www.start.umd.edu/gtd/>.

use super::common::{blank, days};
use super::{Read, Source};
use crate::read::cells::{Bad, Cells};
use crate::{Citation, Dyad, Grain, Row, Side, Site, Toll, Violence, countries};
use record::{PartialDate, Window};

pub(super) const SOURCE: Source = Source {
    name: "gtd",
    title: "Global Terrorism Database (GTD)",
    grain: Grain::Event,
    licence: "proprietary; rows must not be passed on (START terms of use)",
    citation: "LaFree & Dugan 2007; START, Global Terrorism Database, with its year",
    codebook: "https://www.start.umd.edu/gtd/",
    seen: &["terrorist incidents, deadly or not, by day and place; deaths include the attackers'"],
    unseen: &[
        "1993, whose records were lost",
        "violence by governments, and battles between armed forces",
        "estimates of how uncertain a number of deaths is",
        "breaks of method in 1998, 2008 and 2012: counts before and after are not alike",
    ],
    columns: &["eventid", "iyear", "imonth", "iday", "gname", "nkill"],
    read: Read::Rows(|cells| row(cells).map(|row| vec![row])),
};

fn row(cells: Cells) -> Result<Row, Bad> {
    let id = cells.need("eventid")?;
    let name = cells.need("gname")?;
    let victim = cells.any(&["targtype1_txt", "target1"]).map(Side::named);
    let dyad = Dyad {
        id: None,
        name: victim
            .as_ref()
            .map_or(name.into(), |victim| format!("{name} - {}", victim.name)),
        a: Some(Side::named(name)),
        b: victim,
    };
    Ok(Row {
        kind: cells.string("attacktype1_txt"),
        dyads: vec![dyad],
        // Their `country` is a number of GTD's own.
        areas: Vec::from_iter(countries::area(None, cells.text("country_txt"))),
        site: site(cells)?,
        events: Some(1),
        toll: cells.count("nkill")?.map(Toll::exactly),
        citation: Citation {
            headline: cells.string("summary"),
            office: cells.string("scite1"),
            ..Citation::default()
        },
        ..blank(id.to_owned(), window(cells)?, Violence::Other)
    })
}

fn window(cells: Cells) -> Result<Window, Bad> {
    let year = cells.need_year("iyear")?;
    let month = cells.code("imonth", 0, 12)?.filter(|month| *month > 0);
    let day = cells.code("iday", 0, 31)?.filter(|day| *day > 0);
    let text = match (month, day) {
        (Some(month), Some(day)) => format!("{year:04}-{month:02}-{day:02}"),
        (Some(month), None) => format!("{year:04}-{month:02}"),
        _ => format!("{year:04}"),
    };
    let date: Result<PartialDate, _> = text.parse();
    let window = date
        .map_err(|_| cells.bad("iday", "is no day of that month"))?
        .window();
    let known = window.begin.zip(window.end);
    known
        .map(|(begin, end)| days(begin, end, window.precision))
        .ok_or_else(|| cells.bad("iyear", "is no year"))
}

fn site(cells: Cells) -> Result<Site, Bad> {
    Ok(Site {
        admin1: cells.string("provstate"),
        admin2: None,
        name: cells.string("city"),
        point: cells.point("latitude", "longitude")?,
        precision: cells.code("specificity", 1, 5)?,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sources::tests::check;

    const COLUMNS: &str = "eventid|iyear|imonth|iday|country|country_txt|provstate|city|latitude|longitude|\
        specificity|attacktype1_txt|targtype1_txt|gname|nkill";

    fn shown(month: &str, day: &str, killed: &str, expected: &str) {
        let cells = format!(
            "201501240001|2015|{month}|{day}|123|Mali|North|Ford|16.2|-0.1|1|Bombing/Explosion|Police|Red Band|{killed}"
        );
        check(&SOURCE, COLUMNS, &cells, &[expected]);
    }

    #[test]
    fn unknown_days_widen_the_window_and_no_number_is_no_zero() {
        let row = |end, toll| format!("201501240001 {end} other [Red Band - Police] Mali: {toll}");
        shown("1", "24", "2", &row("2015-01-24", "2"));
        shown("1", "0", "0", &row("2015-01-31", "0"));
        shown("0", "0", "", &row("2015-12-31", "no number"));
    }

    #[test]
    fn a_fraction_is_rejected_and_not_rounded() {
        shown(
            "1",
            "24",
            "2.5",
            "! nkill: is no whole number of none or more",
        );
        shown("2", "30", "2", "! iday: is no day of that month");
    }
}
