"""Tables that no lines rule: rows and columns told by the order of printing and by the white."""
