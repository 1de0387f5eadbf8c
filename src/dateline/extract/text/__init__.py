"""The text as it is read: cut into blocks, mended, and told from what is no part of it."""
