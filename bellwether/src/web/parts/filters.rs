//! Fields of a filter, and the stable names that they choose from.

use crate::web::asked::Asked;
use maud::{Markup, html};

/// A choice of stable names, as a filter: none is the default.
pub(crate) fn choice(
    asked: &Asked,
    key: &str,
    label: &str,
    names: impl Iterator<Item = (&'static str, String)>,
) -> Markup {
    let now = asked.get(key).unwrap_or_default();
    html! {
        div.field {
            label for={"f-" (key)} { (label) }
            select #{"f-" (key)} name=(key) {
                option value="" selected[now.is_empty()] { "any" }
                @for (name, shown) in names { option value=(name) selected[now == name] { (shown) } }
            }
        }
    }
}

pub(crate) fn text(asked: &Asked, key: &str, label: &str, hint: &str) -> Markup {
    html! {
        div.field {
            label for={"f-" (key)} { (label) }
            input #{"f-" (key)} type="text" name=(key) value=[asked.get(key)] placeholder=(hint) autocomplete="off";
        }
    }
}

/// Stable names as they are.
pub(crate) fn names<T: Copy + ToString + 'static>(
    all: &'static [T],
) -> impl Iterator<Item = (&'static str, String)>
where
    &'static str: From<Name<T>>,
{
    all.iter()
        .map(|name| (Name(*name).into(), name.to_string()))
}

/// A value with a stable name.
pub(crate) struct Name<T>(pub(crate) T);

macro_rules! stable {
    ($($name:ty,)+) => {
        $(impl From<Name<$name>> for &'static str {
            fn from(name: Name<$name>) -> &'static str {
                name.0.as_str()
            }
        })+
    };
}

stable! {
    record::Kind, record::Stance, record::Role, record::Measure, record::State, record::EntityKind,
    record::Unit, record::Comparator, record::Nature,
}
