"""A pile of paper, typed in: which sheets are in, what stands on one, and what is asked of whoever keys them.

It drives the rules of a person's own session (`walk.own`) and of cards counted (`model.rating`), so an answer
on paper means what it means everywhere. It knows no terminal: a line, or a single key, is the same to it.
"""
