"""The simulator: incidents with known truth, told by outlets that copy, round, delay, take sides and err. See
README.md beside this file."""
