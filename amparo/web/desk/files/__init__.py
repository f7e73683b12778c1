"""One file and its eight tabs."""
