//! Medians and ratios.

use serde::Serialize;

/// Where values lie.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Spread {
    /// The middle one, or the mean of the two in the middle.
    pub median: f64,
    /// The lowest.
    pub min: f64,
    /// The highest.
    pub max: f64,
}

impl Spread {
    /// Of some values; nothing of none.
    pub fn of(values: impl IntoIterator<Item = f64>) -> Option<Self> {
        let mut values: Vec<_> = values.into_iter().collect();
        values.sort_by(f64::total_cmp);
        let (min, max) = (*values.first()?, *values.last()?);
        let (low, high) = (values[(values.len() - 1) / 2], values[values.len() / 2]);
        Some(Self { median: f64::midpoint(low, high), min, max })
    }
}

/// The median of the ratios within each round: what slows a whole round down slows both, and leaves its ratio alone.
/// A round whose base is zero has none.
pub fn ratio(rounds: impl IntoIterator<Item = (f64, f64)>) -> Option<f64> {
    let ratios = rounds.into_iter().filter(|(base, _)| *base > 0.0).map(|(base, value)| value / base);
    Some(Spread::of(ratios)?.median)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_median_is_in_the_middle() {
        assert_eq!(Spread::of([3.0, 1.0, 2.0]), Some(Spread { median: 2.0, min: 1.0, max: 3.0 }));
        assert_eq!(Spread::of([4.0, 1.0, 2.0, 100.0]).map(|spread| spread.median), Some(3.0));
        assert_eq!(Spread::of([7.0]).map(|spread| spread.median), Some(7.0));
        assert_eq!(Spread::of([]), None);
    }

    #[test]
    fn a_ratio_is_taken_within_each_round() {
        // The second round was twice as slow for both; the ratio of the medians would be 3.
        assert_eq!(ratio([(10.0, 20.0), (20.0, 40.0), (10.0, 30.0)]), Some(2.0));
        assert_eq!(ratio([(0.0, 5.0), (2.0, 5.0)]), Some(2.5));
        assert_eq!(ratio([(0.0, 5.0)]), None);
        assert_eq!(ratio([]), None);
    }
}
