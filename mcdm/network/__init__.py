"""Networks: the supermatrix of an influence network, its structure, its limit, and what follows from it."""
