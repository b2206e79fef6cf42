"""Whether what a chat model wrote is said by the releases that it was given."""
