"""Pure reading of files: what they are, what is in them, how it maps to our fields. No database here."""
