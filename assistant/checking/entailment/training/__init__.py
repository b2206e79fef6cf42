"""What the network learns from: IndoNLI, and sentences of releases changed truly and falsely."""
