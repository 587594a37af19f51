"""Channels by which letters of the outbox are delivered: one sender each."""
