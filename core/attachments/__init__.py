"""Photos and papers fastened to records: to orders, to money spent. What they say of it is theirs."""
