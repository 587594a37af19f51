"""Kits in orders: their parts as they were at confirmation, held, shipped and brought back for their line.

To everything else a kit is a line like any other: these tables lie beside the lines of orders, shipments and
returns, never in their place.
"""
