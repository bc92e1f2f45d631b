"""Makes the tagger of source, cue and content that ships: training, averaging, export. Needs the extra
`train`."""
