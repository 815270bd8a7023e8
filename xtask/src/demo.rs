//! pending
pub fn demo(_port: u16) -> anyhow::Result<()> {
    Ok(())
}
