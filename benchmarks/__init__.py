"""Accuracy and speed against public gold and peers; ``python -m benchmarks NAME --data PATH``."""
