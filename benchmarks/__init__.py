"""Measurements that decide something; each prints and writes its page in docs/benchmarks."""
