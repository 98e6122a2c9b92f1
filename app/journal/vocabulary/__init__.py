"""What a pain entry can name: places, movements, and the fields with their words.

Codes are kept, words are shown. A code that was released is never given another meaning.
"""
