"""The business: what it knows and what it can be asked. No messenger, no web server here."""
