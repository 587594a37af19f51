"""What can be asked about customers."""
