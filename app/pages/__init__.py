"""Pages that explain: warning signs, help, privacy, sources, disclaimer, and the More list.

They say only what this release does. When a feature arrives, its words arrive here with it.
"""
