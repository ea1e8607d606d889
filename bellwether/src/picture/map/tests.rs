//! What a map shows, looked for in its markup.

use super::*;

fn shade(code: &str, name: &str, value: f64) -> Shade {
    Shade {
        code: code.into(),
        name: name.into(),
        value,
    }
}

fn sahel() -> Map {
    Map {
        title: "Deaths".into(),
        subtitle: "best estimate".into(),
        unit: "deaths".into(),
        view: View::Countries(["MLI", "NER", "BFA"].map(String::from).to_vec()),
        shades: vec![
            shade("MLI", "Mali", 735.0),
            shade("NER", "Niger <x>", 120.0),
            shade("BFA", "Burkina Faso", 9.0),
        ],
        ..Map::default()
    }
}

#[test]
fn figures_stand_on_the_map_and_in_the_list() {
    let svg = sahel().draw().fragment();
    assert_eq!(svg.matches(">735<").count(), 2, "{svg}");
    assert!(svg.contains("Niger &lt;x&gt;") && !svg.contains("<x>"));
    assert!(svg.contains("no row (which is not zero)"));
}

#[test]
fn a_region_leaves_out_the_rest_of_the_world() {
    let svg = sahel().draw().fragment();
    assert!(svg.contains(">Algeria<") && !svg.contains(">Brazil<"));
    assert!(svg.len() < 60_000, "{} bytes", svg.len());
}

#[test]
fn a_small_country_with_a_figure_can_be_seen() {
    let map = Map {
        shades: vec![shade("BHR", "Bahrain", 3.0)],
        ..Map::default()
    };
    let svg = map.draw().fragment();
    assert!(svg.contains("bw-tiny") && svg.contains("Bahrain: 3"));
    assert!(svg.len() < 200_000, "{} bytes", svg.len());
}

#[test]
fn a_view_of_one_place_or_of_none_is_drawn() {
    let dot = Dot {
        at: (7.98, 16.97),
        value: 14.0,
        rough: true,
        name: "Agadez".into(),
        told: "Agadez: 14 deaths".into(),
    };
    for places in [vec![dot.at], vec![]] {
        let map = Map {
            view: View::Places(places),
            dots: vec![dot.clone()],
            ..Map::default()
        };
        let svg = map.draw().fragment();
        assert!(
            svg.contains(">Agadez<") && svg.contains("bw-rough") && !svg.contains("NaN"),
            "{svg}"
        );
    }
}

#[test]
fn countries_far_apart_are_seen_on_the_world() {
    let view =
        |codes: &[&str]| View::Countries(codes.iter().map(|code| (*code).to_owned()).collect());
    let projection = |view: View| view.laid_flat().1;
    assert_eq!(
        projection(view(&["IRQ", "PHL", "NGA"])),
        Projection::EqualEarth
    );
    assert_ne!(projection(view(&["IRQ", "SYR"])), Projection::EqualEarth);
    assert_eq!(projection(view(&["XXX"])), Projection::EqualEarth);
}
