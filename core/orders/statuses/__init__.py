"""Statuses of a company's own, each within a state of work; payment and shipment stay computed."""
