"""A package of its own, since a library of ours installs another one of this name."""
