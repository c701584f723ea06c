"""The commands: parse what was typed, call what does the work, show what came of it.

One file for each family of commands. Nothing here decides what an answer means, and nothing heavy is
imported before a command needs it, so that help and the first question come at once.
"""
