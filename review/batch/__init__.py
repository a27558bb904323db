"""Many submissions: found, checked in worker processes, kept in the store, told. How one is checked is the pipeline's."""
