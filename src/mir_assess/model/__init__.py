"""The words of the house as immutable values: banks, assessments, events, sessions and rounds.

Pure: nothing in here reads a file, a clock or a screen, and nothing in here imports anything above it.
"""
