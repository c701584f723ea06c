"""What a round's numbers say: the gate that coarsens them, the arithmetic, and the readings drawn from it.

Pure functions over plain values: nothing here opens a file, reads a clock or knows how a page looks.
`disclosure` alone reads the counts of a Round; everything else sees what it hands out.
"""
