"""Source of an attribution -> speaker: what kind of voice it is, and whom a pronoun or an office means."""
