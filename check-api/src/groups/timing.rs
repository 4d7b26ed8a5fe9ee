//! Whether the response time shows which of two kinds of request was sent.

use std::time::Duration;

/// How many times as long one response has to take as the other.
const FACTOR: f64 = 2.0;
/// How much longer it has to take: more than a network adds.
const DIFFERENCE: Duration = Duration::from_millis(20);

/// Whether one kind is slower than the other in all pairs but one, and in the quickest of each kind.
pub fn tells_apart(pairs: &[(Duration, Duration)]) -> bool {
    let enough = pairs.len().saturating_sub(1);
    let (first, second) = quickest(pairs);
    let firsts = pairs.iter().filter(|(first, second)| is_slower(*first, *second)).count();
    let seconds = pairs.iter().filter(|(first, second)| is_slower(*second, *first)).count();
    (is_slower(first, second) && firsts >= enough) || (is_slower(second, first) && seconds >= enough)
}

/// The quickest of each kind.
pub fn quickest(pairs: &[(Duration, Duration)]) -> (Duration, Duration) {
    let first = pairs.iter().map(|(first, _)| *first).min();
    let second = pairs.iter().map(|(_, second)| *second).min();
    (first.unwrap_or_default(), second.unwrap_or_default())
}

fn is_slower(slow: Duration, quick: Duration) -> bool {
    slow.saturating_sub(quick) > DIFFERENCE && slow.as_secs_f64() > FACTOR * quick.as_secs_f64()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn time_tells_where_nearly_every_pair_does() {
        let tells = |pairs: &[(u64, u64)]| {
            let of = |(unknown, known): &(u64, u64)| {
                (Duration::from_millis(*unknown), Duration::from_millis(*known))
            };
            tells_apart(&pairs.iter().map(of).collect::<Vec<_>>())
        };
        assert!(
            tells(&[(2, 116), (1, 120), (150, 118), (2, 115)]),
            "one of them was slow for another reason"
        );
        assert!(tells(&[(116, 2), (120, 1), (118, 2), (115, 2)]));
        assert!(!tells(&[(23, 186), (190, 200), (25, 210), (240, 190)]), "a busy machine");
        assert!(!tells(&[(100, 110), (101, 99), (105, 130), (100, 101)]));
        assert!(!tells(&[(1, 5), (1, 6), (1, 5), (1, 5)]), "less than a network adds");
    }
}
