"""What only the office does: begin, trust laptops, take in what they bring, say what cannot wait.

A `Desk` is an opened office: its vault with the keys, and the central store. One use case is one
function is one transaction; a dry run is the same use case, rolled back.
"""
