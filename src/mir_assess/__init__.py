"""mir-assess: people and their council rate the same promises, and see where they differ.

Nothing is imported here, so that the first question is on the screen quickly. `pipeline` is the module to
read first.
"""

__version__ = "0.1.0"
