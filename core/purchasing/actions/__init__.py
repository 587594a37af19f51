"""What can be asked of purchases; the work is done in the modules beside."""
