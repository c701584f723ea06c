"""What is done round a workshop and not in it: opening a round, looking at it, its promises, its drafts,
closing it for good.
"""
