"""Text -> tagged parts: who is quoted (source), the words that say so (cue) and what is said (content), by a
trained tagger run without a training library."""
