//! What is true of SQLite alone. These tests have a file each, whatever database the others are on.

mod backup;
mod crash;
mod disk;
