"""The machine room: what runs, and what carries things out. No business here."""
