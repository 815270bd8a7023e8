//! pending
pub fn size() -> anyhow::Result<()> {
    Ok(())
}
