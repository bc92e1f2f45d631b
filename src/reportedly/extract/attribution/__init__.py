"""Document -> attributions: cues, sources, contents, quotations and chains, by rules and by the tagger."""
