"""Taking part on paper: cards to drop in a box, sheets, and what whoever leads the room reads from.

Paper is a channel equal to the others: it asks the same statements with the same questions and the same
words. This room lays it out; what comes back is keyed in elsewhere. It knows no answer.
"""
