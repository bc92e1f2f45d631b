"""Where Alembic runs the migrations: on the connection that the store hands over, in the store's own
transaction."""

from alembic import context

from reportedly.store.tables import metadata

context.configure(connection=context.config.attributes["connection"], target_metadata=metadata)
context.run_migrations()
