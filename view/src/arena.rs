//! Where values are stored until their owner is cleaned up.
//!
//! Leptos has such an arena, too. It is for values that any thread may use, and takes two kilobytes of WebAssembly more.

use std::any::Any;
use std::cell::RefCell;
use std::rc::Rc;

use leptos::prelude::{Notify, Track, on_cleanup};
use leptos::reactive::signal::ArcTrigger;

/// A stored value.
pub(crate) struct Cell {
    /// The value, a `RefCell` of its type.
    value: Box<dyn Any>,
    /// What tells its readers about changes; nothing if it isn't reactive.
    changed: Option<ArcTrigger>,
}

/// A place in the arena, which one cell after the other uses.
#[derive(Default)]
struct Slot {
    /// How many cells it has had.
    generation: u32,
    cell: Option<Rc<Cell>>,
}

/// Refers to a cell. Free to copy; it refers to nothing once the owner that the cell was made under is cleaned up.
#[derive(Clone, Copy)]
pub(crate) struct Handle {
    slot: usize,
    generation: u32,
}

thread_local! {
    static SLOTS: RefCell<Vec<Slot>> = const { RefCell::new(Vec::new()) };
}

impl Handle {
    /// Stores a value under the current owner.
    pub(crate) fn new(value: Box<dyn Any>, changed: Option<ArcTrigger>) -> Self {
        let cell = Rc::new(Cell { value, changed });
        let handle = SLOTS.with_borrow_mut(|slots| {
            let slot = slots.iter().position(|slot| slot.cell.is_none()).unwrap_or_else(|| {
                slots.push(Slot::default());
                slots.len() - 1
            });
            let generation = slots[slot].generation + 1;
            slots[slot] = Slot { generation, cell: Some(cell) };
            Self { slot, generation }
        });
        // The value may hold other handles, so it is dropped when the arena isn't borrowed.
        on_cleanup(move || drop(SLOTS.with_borrow_mut(|slots| slots[handle.slot].cell.take())));
        handle
    }

    /// The cell; `None` when it is gone.
    pub(crate) fn cell(self) -> Option<Rc<Cell>> {
        SLOTS.with_borrow(|slots| {
            let slot = &slots[self.slot];
            if slot.generation == self.generation { slot.cell.clone() } else { None }
        })
    }

    /// Makes the running effect a reader of the cell.
    pub(crate) fn track(self) {
        self.trigger(ArcTrigger::track);
    }

    /// Tells the cell's readers that it has changed.
    pub(crate) fn notify(self) {
        self.trigger(ArcTrigger::notify);
    }

    fn trigger(self, act: fn(&ArcTrigger)) {
        if let Some(cell) = self.cell() {
            cell.changed.iter().for_each(act);
        }
    }
}

impl Cell {
    /// The value, if it is of this type.
    pub(crate) fn value<T: 'static>(&self) -> Option<&RefCell<T>> {
        self.value.downcast_ref()
    }
}

#[cfg(test)]
mod tests {
    use leptos::prelude::Owner;

    use super::*;

    fn value(handle: Handle) -> Option<u32> {
        Some(*handle.cell()?.value::<u32>()?.borrow())
    }

    #[test]
    fn a_value_is_gone_with_its_owner_and_its_place_is_used_again() {
        let (first, second) = (Owner::new(), Owner::new());
        let one = first.with(|| Handle::new(Box::new(RefCell::new(1_u32)), None));
        let two = second.with(|| Handle::new(Box::new(RefCell::new(2_u32)), None));
        first.cleanup();
        assert_eq!((value(one), value(two)), (None, Some(2)));
        let three = second.with(|| Handle::new(Box::new(RefCell::new(3_u32)), None));
        assert_eq!(three.slot, one.slot);
        assert_eq!((value(one), value(two), value(three)), (None, Some(2), Some(3)));
        second.cleanup();
        assert_eq!((value(two), value(three)), (None, None));
    }

    #[test]
    fn a_value_that_holds_another_owners_handles_is_dropped_with_nothing_borrowed() {
        struct Reads(Handle);
        impl Drop for Reads {
            fn drop(&mut self) {
                assert_eq!(value(self.0), Some(1));
            }
        }
        let (first, second) = (Owner::new(), Owner::new());
        let one = first.with(|| Handle::new(Box::new(RefCell::new(1_u32)), None));
        second.with(|| Handle::new(Box::new(RefCell::new(Reads(one))), None));
        second.cleanup();
        assert_eq!(value(one), Some(1));
    }
}
