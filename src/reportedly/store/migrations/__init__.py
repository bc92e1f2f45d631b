"""Migrations of the store, run by Alembic from the package itself."""
