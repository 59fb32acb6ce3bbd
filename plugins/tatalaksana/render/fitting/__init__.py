"""How what stands on a sheet fits on it: letters, lines, the widths of columns. Page and paper reckon with the same; nothing is set here."""
