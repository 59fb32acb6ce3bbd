"""Values to outputs, one room an output. Pure: what they return is written elsewhere."""
