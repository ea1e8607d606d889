//! The words times are told with.
//!
//! Only what a word may be: whether "may" is a month or a verb is for the
//! rules to say.

/// What a word, number or mark may be in an expression of time.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Lex {
    Other,
    Mark(char),
    /// Plain digits and how many.
    Digits(u32, u8),
    /// "2,000" or "2.5".
    Count(f64),
    /// "1990s" or "90s", and its digits.
    Decade(u32, u8),
    /// "twentieth", "20th".
    Ordinal(u32),
    /// "seven", "twenty".
    Number(u32),
    /// "hundred", "thousand", "dozen": what multiplies.
    Times(u32),
    /// "nineties".
    Nineties(u8),
    /// Full name.
    Month(i8),
    /// "nov": a month if a full stop or a number stands by.
    MonthShort(i8),
    Weekday(i8),
    WeekdayShort(i8),
    /// "mondays".
    Weekdays(i8),
    Unit(Unit),
    Units(Unit),
    /// "daily", "weekly".
    Every(Unit),
    Season(Season),
    Part(Part),
    Ref(Ref),
    /// "early", "late", "mid".
    Edge(Edge),
    /// "beginning", "end", "middle".
    EdgeNoun(Edge),
    /// "few", "several": a number not told.
    Some,
    A,
    The,
    Of,
    In,
    On,
    And,
    Or,
    To,
    Until,
    Since,
    Soon,
    By,
    From,
    At,
    As,
    For,
    Within,
    During,
    Between,
    Than,
    Per,
    Each,
    Half,
    Last,
    Next,
    Past,
    Coming,
    Previous,
    Following,
    This,
    That,
    Same,
    Current,
    Ago,
    Later,
    Earlier,
    Before,
    After,
    Now,
    Today,
    Tonight,
    Yesterday,
    Tomorrow,
    Weekend,
    /// "weekends".
    Weekends,
    Noon,
    Midnight,
    Am,
    Pm,
    Zone,
    /// "local" of "local time".
    Local,
    /// "about", "around".
    About,
    OClock,
    Bc,
    Ad,
    Fiscal,
    More,
    Old,
    Attacks,
    Once,
    Twice,
    Eve,
    These,
    Christmas,
    Easter,
    Thanksgiving,
    Halloween,
    New,
    Election,
    Labor,
    Memorial,
    Independence,
    Valentine,
    Boxing,
    Good,
    Pentecost,
    Veterans,
    Palm,
    Ash,
    Columbus,
    Saints,
    All,
    Future,
    Former,
    Time,
    Being,
    Present,
    Long,
    /// "Q" before a digit.
    Q,
    Fy,
    Hence,
    Right,
    Turn,
    Another,
    Repeated,
    Stage,
    /// "T" and "Z" of a machine's date.
    T,
    Z,
    /// What is left of "year's".
    S,
}

/// A unit of time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[allow(missing_docs, reason = "the names say it")]
pub(super) enum Unit {
    Second,
    Minute,
    Hour,
    Day,
    Week,
    Month,
    Quarter,
    Year,
    Decade,
    Century,
}

/// A season, as TIMEX3 writes it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Season {
    Spring,
    Summer,
    Fall,
    Winter,
}

/// A part of the day, as TIMEX3 writes it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Part {
    Morning,
    Midday,
    Afternoon,
    Evening,
    Night,
}

/// A time told only as before, at or after the telling.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Ref {
    Past,
    Present,
    Future,
}

/// Which part of a period is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Edge {
    Early,
    Mid,
    Late,
}
