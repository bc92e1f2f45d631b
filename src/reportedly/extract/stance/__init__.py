"""Words around an event -> stance: polarity, modality, verification and corrections."""
