"""The command line: thin commands over the pipeline, the situation and the brief."""
