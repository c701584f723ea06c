"""The room: everyone rates on what they have in their hand.

A page on the local network drives the same walk as the keyboard. This package turns what a browser sends
into what the walk takes, and what stands into pages; it decides nothing about what an answer means.
"""
