"""Language data: how people ask in French, English, Spanish and Portuguese."""

from pathlib import Path

FOLDER = Path(__file__).parent
