"""The machine room: what runs, and what carries things out. No business here."""

from bot import light_start

light_start.arm()
