//! The memory of the browser app: a list of free blocks. The app allocates little and in few sizes, for which that is as quick as the
//! standard library's allocator, which is ten times as large.
//!
//! It has no lock. A lock that is held when the app traps would let the next call wait for ever, and freeze the page.

#![cfg(target_arch = "wasm32")]

use lol_alloc::{AssumeSingleThreaded, FreeListAllocator};

// SAFETY: WebAssembly without the feature `atomics` has no threads, and the build asks for no such feature.
#[allow(unsafe_code, reason = "whether there are threads is known only where the allocator is chosen")]
#[global_allocator]
static ALLOCATOR: AssumeSingleThreaded<FreeListAllocator> =
    unsafe { AssumeSingleThreaded::new(FreeListAllocator::new()) };
