//! Sentences with an element in them.

use portico_view::El;

use crate::text::halves;

/// A sentence in an element, with this one in the place that the language gives it. An address or a time is an element of its own, so
/// that it keeps its direction.
pub fn sentence_with(parent: El, sentence: &str, part: El) -> El {
    let (before, after) = halves(sentence);
    let parent = if before.is_empty() { parent } else { parent.text(before) };
    let parent = parent.child(part);
    if after.is_empty() { parent } else { parent.text(after) }
}
