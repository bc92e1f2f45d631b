"""Mention of a person or body -> actor and side of the register, with candidates and reasons."""
