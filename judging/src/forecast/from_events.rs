//! A panel for forecasting from a panel of the event record.

use super::{Feature, Panel, borders};
use events::{Grain, Tally};
use record::Area;

/// State-based deaths as the target, with all violence beside them if there is a panel of that.
///
/// What **no row** means is decided here, by the grain of the dataset: in one
/// of events, a month that it covers without an event counts 0; in a panel of
/// months, a missing month is missing. Only areas with at least one row are in
/// it, so that a dataset of events knows no country that was always at peace.
/// Rows of no first-level area are in no area of a panel of these.
///
/// `None` when the panel has no month or no area.
pub fn panel(
    target: &events::Panel,
    grain: Grain,
    all_types: Option<(&events::Panel, Grain)>,
) -> Option<Panel> {
    let areas: Vec<Area> = target.units.iter().map(area).collect();
    let cells = (0..areas.len()).flat_map(|at| target.of(at));
    let cells = cells.map(|cell| deaths(cell.as_ref(), grain)).collect();
    let near = borders::neighbours(&areas);
    let panel = Panel::new(target.first, target.months, areas, cells)?.with_neighbours(near)?;
    match all_types {
        Some((all, of)) => panel.with(Feature::AllTypes, beside(target, grain, all, of)),
        None => Some(panel),
    }
}

fn area(unit: &events::Unit) -> Area {
    let country = &unit.area;
    Area {
        country: country.iso3.clone().unwrap_or_else(|| country.code()),
        country_name: country.name.clone(),
        admin1: unit.admin1.clone(),
    }
}

fn deaths(cell: Option<&Tally>, grain: Grain) -> Option<f64> {
    let none = (grain == Grain::Event).then_some(0.0);
    cell.and_then(Tally::best)
        .map_or(none, |best| Some(best as f64))
}

/// The cells of another panel in the shape of the target. A country that the
/// other panel lacks had no violence there to tell of; in months that it does
/// not reach, all that is known of any violence are the deaths of the target.
fn beside(
    target: &events::Panel,
    grain: Grain,
    all: &events::Panel,
    all_grain: Grain,
) -> Vec<Option<f64>> {
    let reach = 0..i32::try_from(all.months).unwrap_or(i32::MAX);
    let row = |(own, unit): (usize, &events::Unit)| {
        let at = all.units.iter().position(|known| known == unit);
        let reach = reach.clone();
        target.of(own).iter().enumerate().map(move |(month, cell)| {
            let month = target.first.plus(i32::try_from(month).unwrap_or(i32::MAX));
            match reach.contains(&month.since(all.first)) {
                true => at.and_then(|at| deaths(all.get(at, month), all_grain)),
                false => deaths(cell.as_ref(), grain),
            }
        })
    };
    target.units.iter().enumerate().flat_map(row).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use events::Toll;

    fn given(names: &[&str], cells: &[Option<u64>]) -> events::Panel {
        let tally = |best| Tally {
            rows: 1,
            events: None,
            uncounted: 0,
            toll: Some(Toll::exactly(best)),
        };
        events::Panel {
            first: "2016-01".parse().unwrap(),
            months: cells.len() / names.len(),
            units: names
                .iter()
                .map(|name| events::Area::named(*name).into())
                .collect(),
            cells: cells.iter().map(|cell| cell.map(tally)).collect(),
            unplaced: None,
        }
    }

    fn check(grain: Grain, expected: Option<f64>) {
        let made = panel(&given(&["North"], &[Some(4), None]), grain, None).unwrap();
        let truth = |month: &str| made.truth(0, month.parse().unwrap());
        assert_eq!((truth("2016-01"), truth("2016-02")), (Some(4.0), expected));
    }

    #[test]
    fn no_row_is_nothing_among_events_and_missing_among_months() {
        check(Grain::Event, Some(0.0));
        check(Grain::Month, None);
    }

    #[test]
    fn the_other_panel_is_matched_by_area_and_month() {
        let target = given(&["North", "South"], &[Some(1), Some(2), Some(3), Some(4)]);
        let all = given(&["South"], &[Some(30), Some(40)]);
        let made = panel(&target, Grain::Month, Some((&all, Grain::Month))).unwrap();
        let past = made.until(made.last()).unwrap();
        assert_eq!(past.feature(Feature::AllTypes, 1), Some(vec![30.0, 40.0]));
        assert_eq!(past.feature(Feature::AllTypes, 0), Some(vec![0.0, 0.0]));
    }

    #[test]
    fn months_that_the_other_panel_does_not_reach_have_the_deaths_themselves() {
        let target = given(&["North"], &[Some(1), Some(2), Some(3)]);
        let all = given(&["North"], &[Some(30), None]);
        let made = panel(&target, Grain::Month, Some((&all, Grain::Month))).unwrap();
        let past = made.until(made.last()).unwrap();
        assert_eq!(
            past.feature(Feature::AllTypes, 0),
            Some(vec![30.0, 0.0, 3.0])
        );
    }
}
