"""What the reader learns from, and how it is measured; nothing here runs when answering."""
