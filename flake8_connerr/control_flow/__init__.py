"""The ways through a block, and how it ends."""
