"""The doors: how people, programs and clocks come in. No database here."""
