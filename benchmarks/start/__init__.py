"""What a command costs before and beside its work: starting, importing, compiling, waiting for workers."""
