//! The pages on hosts of their own, as `deploy/` has it: on nginx for real, in Chromium under its headers, with the API
//! on another origin or behind the same nginx.

mod addresses;
mod answers;
mod cloudfront;
mod deploys;
mod hand_off;
mod origins;
mod visits;
