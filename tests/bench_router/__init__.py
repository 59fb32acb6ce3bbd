"""The router beside libavoid on the same charts: defects, crossings, bends, length, time. Run as `python -m tests.bench_router`."""
