"""The rows of the checklist: what was prescribed, what became of it, and how it went."""

from app.exercises.models.completion import Completion
from app.exercises.models.feedback import SESSION, Feedback
from app.exercises.models.note import Note
from app.exercises.models.phase import Phase
from app.exercises.models.prescription import Prescription
from app.exercises.models.sheet import Sheet

__all__ = ["SESSION", "Completion", "Feedback", "Note", "Phase", "Prescription", "Sheet"]
