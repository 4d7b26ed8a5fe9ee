//! Values that live as long as their page, and those of them that the page follows.
//!
//! Leptos compiles its signals and stored values anew for each type of value, two kilobytes each. Here the value lies
//! behind `Any`, so that leptos knows one stored value, and one signal that says that something has changed.

use std::any::Any;
use std::cell::RefCell;
use std::marker::PhantomData;
use std::rc::Rc;

use leptos::prelude::{GetValue, LocalStorage, RwSignal, Set, StoredValue, Track};

/// A value that nothing follows; a handle, free to copy. It goes with the owner within which it was made.
pub struct Kept<T> {
    place: StoredValue<Rc<dyn Any>, LocalStorage>,
    of: PhantomData<fn() -> T>,
}

/// A value that effects follow; a handle, free to copy. It goes with the owner within which it was made.
pub struct Signal<T> {
    kept: Kept<T>,
    changed: RwSignal<()>,
}

impl<T> Clone for Kept<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Kept<T> {}

impl<T> Clone for Signal<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Signal<T> {}

/// Why a value is not there: it was asked for after its page had gone. That is a mistake of ours.
const GONE: &str = "a value does not outlive its page";

impl<T: 'static> Kept<T> {
    /// Keeps a value.
    pub fn new(value: T) -> Self {
        Self { place: StoredValue::new_local(Rc::new(RefCell::new(value))), of: PhantomData }
    }

    /// Looks at the value; nothing once it has gone.
    fn try_with<R>(self, look: impl FnOnce(&RefCell<T>) -> R) -> Option<R> {
        let place = self.place.try_get_value()?;
        place.downcast_ref().map(look)
    }

    /// Looks at the value.
    pub fn with<R>(self, look: impl FnOnce(&T) -> R) -> R {
        self.try_with(|cell| look(&cell.borrow())).expect(GONE)
    }

    /// The value.
    pub fn get(self) -> T
    where
        T: Clone,
    {
        self.with(T::clone)
    }

    /// The value; nothing once it has gone.
    pub fn try_get(self) -> Option<T>
    where
        T: Clone,
    {
        self.try_with(|cell| cell.borrow().clone())
    }

    /// Puts another value in its place, and gives the former; nothing once it has gone.
    pub fn replace(self, value: T) -> Option<T> {
        self.try_with(|cell| cell.replace(value))
    }

    /// Puts another value in its place.
    pub fn set(self, value: T) {
        self.replace(value);
    }
}

impl<T: 'static> Signal<T> {
    /// A signal with a first value.
    pub fn new(value: T) -> Self {
        Self { kept: Kept::new(value), changed: RwSignal::new(()) }
    }

    /// Looks at the value; tracked.
    pub fn with<R>(self, look: impl FnOnce(&T) -> R) -> R {
        self.changed.track();
        self.kept.with(look)
    }

    /// The value; tracked.
    pub fn get(self) -> T
    where
        T: Clone,
    {
        self.with(T::clone)
    }

    /// Looks at the value.
    pub fn with_untracked<R>(self, look: impl FnOnce(&T) -> R) -> R {
        self.kept.with(look)
    }

    /// The value.
    pub fn get_untracked(self) -> T
    where
        T: Clone,
    {
        self.kept.get()
    }

    /// Puts another value in its place and tells who follows it, if it is still there; says whether it is.
    pub fn try_set(self, value: T) -> bool {
        let is_there = self.kept.replace(value).is_some();
        if is_there {
            self.changed.set(());
        }
        is_there
    }

    /// Puts another value in its place and tells who follows it.
    pub fn set(self, value: T) {
        self.try_set(value);
    }
}
