"""Official wording: a council's own copy is read, its statements matched with ours, and an overlay written.

`copies` reads files, `finding` finds the statements in them, `matching` says which is which and how sure that
is, `overlay` writes the file the council keeps. No word of any official list stands here, nor needs to.
"""
