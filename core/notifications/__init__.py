"""Who hears what: settings per person and notice, and the outbox rows that notices become."""
