"""What can be asked about goods and stock, a file per part of the trade."""
