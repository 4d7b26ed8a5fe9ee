//! Values that live as long as their owner, and signals.
//!
//! Leptos compiles its signals and stored values again for each type of value, two kilobytes each. Here the value is behind
//! `Any`, beside one of leptos' triggers.

use std::cell::RefCell;
use std::marker::PhantomData;

use leptos::reactive::signal::ArcTrigger;

use crate::arena::Handle;

/// A value that is not reactive. A handle, free to copy; the value is dropped when the owner it was made under is cleaned up.
pub struct StoredValue<T> {
    handle: Handle,
    of: PhantomData<fn() -> T>,
}

/// A value whose readers are run again when it changes. A handle, free to copy; the value is dropped when the owner it was
/// made under is cleaned up.
pub struct RwSignal<T>(StoredValue<T>);

impl<T> Clone for StoredValue<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for StoredValue<T> {}

impl<T> Clone for RwSignal<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for RwSignal<T> {}

/// Why a value is missing: it was read after its owner was cleaned up, which is a bug.
const GONE: &str = "a value is read after its owner was cleaned up";

impl<T: 'static> StoredValue<T> {
    /// Stores a value under the current owner.
    pub fn new(value: T) -> Self {
        Self::with_trigger(value, None)
    }

    fn with_trigger(value: T, changed: Option<ArcTrigger>) -> Self {
        Self { handle: Handle::new(Box::new(RefCell::new(value)), changed), of: PhantomData }
    }

    fn try_cell<R>(self, act: impl FnOnce(&RefCell<T>) -> R) -> Option<R> {
        self.handle.cell()?.value().map(act)
    }

    /// Borrows the value.
    ///
    /// # Panics
    /// When the value is gone, or is borrowed by an [`update`](Self::update) that is still running.
    pub fn with<R>(self, read: impl FnOnce(&T) -> R) -> R {
        self.try_cell(|cell| read(&cell.borrow())).expect(GONE)
    }

    /// A copy of the value.
    ///
    /// # Panics
    /// See [`with`](Self::with).
    pub fn get(self) -> T
    where
        T: Clone,
    {
        self.with(T::clone)
    }

    /// A copy of the value; `None` when it is gone.
    pub fn try_get(self) -> Option<T>
    where
        T: Clone,
    {
        self.try_cell(|cell| cell.borrow().clone())
    }

    /// Replaces the value, and returns the one before; `None` when it is gone.
    pub fn replace(self, value: T) -> Option<T> {
        self.try_cell(|cell| cell.replace(value))
    }

    /// Replaces the value. Does nothing when it is gone.
    pub fn set(self, value: T) {
        self.replace(value);
    }

    /// Changes the value in place. Does nothing when it is gone.
    pub fn update(self, change: impl FnOnce(&mut T)) {
        self.try_cell(|cell| change(&mut cell.borrow_mut()));
    }
}

impl<T: 'static> StoredValue<Option<T>> {
    /// Takes the value out, and leaves `None`; returns `None` when it is gone, too.
    pub fn take(self) -> Option<T> {
        self.replace(None).flatten()
    }
}

impl<T: 'static> RwSignal<T> {
    /// A signal with a first value, under the current owner.
    pub fn new(value: T) -> Self {
        Self(StoredValue::with_trigger(value, Some(ArcTrigger::new())))
    }

    /// Borrows the value, and tracks it.
    ///
    /// # Panics
    /// When the value is gone.
    pub fn with<R>(self, read: impl FnOnce(&T) -> R) -> R {
        self.0.handle.track();
        self.0.with(read)
    }

    /// A copy of the value, which is tracked.
    ///
    /// # Panics
    /// When the value is gone.
    pub fn get(self) -> T
    where
        T: Clone,
    {
        self.with(T::clone)
    }

    /// Borrows the value without tracking it.
    ///
    /// # Panics
    /// When the value is gone.
    pub fn with_untracked<R>(self, read: impl FnOnce(&T) -> R) -> R {
        self.0.with(read)
    }

    /// A copy of the value, which is not tracked.
    ///
    /// # Panics
    /// When the value is gone.
    pub fn get_untracked(self) -> T
    where
        T: Clone,
    {
        self.0.get()
    }

    /// Replaces the value and notifies its readers; returns `false` when it is gone.
    pub fn try_set(self, value: T) -> bool {
        let is_there = self.0.replace(value).is_some();
        if is_there {
            self.0.handle.notify();
        }
        is_there
    }

    /// Replaces the value and notifies its readers. Does nothing when it is gone.
    pub fn set(self, value: T) {
        self.try_set(value);
    }

    /// Changes the value in place and notifies its readers.
    ///
    /// # Panics
    /// When the value is gone.
    pub fn update(self, change: impl FnOnce(&mut T)) {
        self.0.update(change);
        self.0.handle.notify();
    }
}
