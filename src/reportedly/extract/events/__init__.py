"""Document -> events: triggers, kinds, actors, targets and instruments."""
