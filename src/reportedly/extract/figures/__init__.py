"""Document -> figures: numbers, what each counts, and what it is part of."""
