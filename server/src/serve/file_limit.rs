//! The limit on open files.

/// How many connections the system allows: `wanted`, unless the limit on open files is lower. Raises that limit if it can.
pub fn connections(wanted: u32) -> u32 {
    /// For the database, the log, mails, and files that are read.
    const OTHERS: u64 = 256;
    let wanted_files = u64::from(wanted) + OTHERS;
    let files = rlimit::increase_nofile_limit(wanted_files).unwrap_or(wanted_files);
    let connections = u32::try_from(files.saturating_sub(OTHERS)).unwrap_or(u32::MAX).clamp(1, wanted);
    if connections < wanted {
        tracing::warn!(
            connections,
            wanted,
            "the limit on open files is low: raise it (`ulimit -n`, or LimitNOFILE of a systemd unit)"
        );
    }
    connections
}
