//! Medians and ratios.

use serde::Serialize;

/// The spread of some values.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Spread {
    /// The median: the middle value, or the mean of the middle two.
    pub median: f64,
    /// The lowest.
    pub min: f64,
    /// The highest.
    pub max: f64,
}

impl Spread {
    /// The spread of these values; `None` if there are none.
    pub fn of(values: impl IntoIterator<Item = f64>) -> Option<Self> {
        let mut values: Vec<_> = values.into_iter().collect();
        values.sort_by(f64::total_cmp);
        let (min, max) = (*values.first()?, *values.last()?);
        let (low, high) = (values[(values.len() - 1) / 2], values[values.len() / 2]);
        Some(Self { median: f64::midpoint(low, high), min, max })
    }
}

/// The value that this share of the ascending values doesn't exceed, by nearest rank; `None` if there are none.
#[allow(
    clippy::cast_precision_loss,
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a share of a count"
)]
pub fn quantile(ascending: &[f64], share: f64) -> Option<f64> {
    let rank = (share * ascending.len() as f64).ceil() as usize;
    ascending.get(rank.saturating_sub(1)).copied()
}

/// The ratios within each round: what slows a whole round down slows both and leaves its ratio unchanged. A round
/// whose base is zero has no ratio.
pub fn ratios(rounds: impl IntoIterator<Item = (f64, f64)>) -> Option<Spread> {
    Spread::of(rounds.into_iter().filter(|(base, _)| *base > 0.0).map(|(base, value)| value / base))
}

/// The median of the [`ratios`].
pub fn ratio(rounds: impl IntoIterator<Item = (f64, f64)>) -> Option<f64> {
    Some(ratios(rounds)?.median)
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
    fn a_quantile_is_one_of_the_values() {
        let hundred: Vec<_> = (1..=100_u8).map(f64::from).collect();
        assert_eq!(quantile(&hundred, 0.99), Some(99.0));
        assert_eq!(quantile(&hundred, 0.5), Some(50.0));
        assert_eq!(quantile(&hundred, 1.0), Some(100.0));
        assert_eq!(quantile(&[7.0], 0.01), Some(7.0));
        assert_eq!(quantile(&[], 0.5), None);
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
