//! What makes a number a figure, by name.

/// What made a number a figure.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum FigureRule {
    /// A number and a noun: `26 countries`.
    Count,
    /// `one soldier`: one that counts, not `one of the` and not `the one`.
    One,
    /// A number joined to its noun: `a 27-nation bloc`.
    Attributive,
    /// A number whose noun stands with another, or apart from it: `102` in `102 and 21 people`, `84 of them`, `the number
    /// of states to 26`.
    SharedNoun,
    /// An amount of money.
    Money,
    /// Per cent or percentage points.
    Percent,
    /// A unit of measure: `17,446 kilometres`.
    Measure,
    /// `half of them`, `two-thirds`: given in per cent.
    Fraction,
    /// `dozens of ships`, `hundreds of thousands`: the least that the plural can mean.
    Vague,
    /// Somebody's age: `aged 55`, `a 45-year-old`, `Brandt, 49,`. It measures and does not count.
    Age,
    /// A number whose noun is left out or out of reach: `raised the total to 230`.
    Bare,
}

impl FigureRule {
    /// Every rule.
    pub const ALL: &[Self] = &[
        Self::Count,
        Self::One,
        Self::Attributive,
        Self::SharedNoun,
        Self::Money,
        Self::Percent,
        Self::Measure,
        Self::Fraction,
        Self::Vague,
        Self::Age,
        Self::Bare,
    ];

    /// Its name in exports and on the method page.
    pub fn name(self) -> &'static str {
        match self {
            Self::Count => "count",
            Self::One => "one",
            Self::Attributive => "attributive",
            Self::SharedNoun => "shared-noun",
            Self::Money => "money",
            Self::Percent => "percent",
            Self::Measure => "measure",
            Self::Fraction => "fraction",
            Self::Vague => "vague",
            Self::Age => "age",
            Self::Bare => "bare",
        }
    }
}
