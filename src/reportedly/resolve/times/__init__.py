"""Time expression -> interval with its precision, read against a date of reference."""
