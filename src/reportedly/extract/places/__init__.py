"""Document -> where it happened: which of the named places belongs to an event."""
