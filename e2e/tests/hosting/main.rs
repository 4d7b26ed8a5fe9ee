//! The pages on their own hosts, as in `deploy/`: on a real nginx, with its headers, with the API on another
//! origin or behind the same nginx.

mod addresses;
mod answers;
mod choices;
mod cloudfront;
mod deploys;
mod hand_off;
mod languages;
mod older;
mod origins;
mod prefetch;
mod visits;
