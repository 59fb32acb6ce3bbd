"""What no drawing in our tracks goes below, decided by an exact solver, chart by chart. Run as `make bukti`."""
