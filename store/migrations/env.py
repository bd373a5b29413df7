"""What Alembic runs: the migrations, on the connection and in the transaction that ``store.layout`` hands over.

After a change of ``store/schema.py`` a first draft of the next migration comes from
``alembic.autogenerate.produce_migrations``; a test holds that migrations and tables agree.
"""

from alembic import context

from store.schema import metadata

context.configure(connection=context.config.attributes["connection"], target_metadata=metadata, render_as_batch=True)
with context.begin_transaction():
    context.run_migrations()
