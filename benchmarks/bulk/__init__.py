"""What thousands of submissions cost: throughput, memory, overhead, the second run, and the cluster beside the pool."""
