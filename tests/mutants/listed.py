"""The mutants that survive because they change nothing: `tests/survivors.md`, and what is not among them."""

from pathlib import Path

LISTED = Path(__file__).parents[1] / "survivors.md"


def is_listed(mutant: str) -> bool:
    """Whether a line of the list names it."""
    return f"- {mutant}\n" in LISTED.read_text(encoding="utf-8")


def told(killed: int, alive: int, new: int) -> str:
    """The score in words: of all, and of what is not equal in effect."""
    everything, different = killed + alive, killed + new
    return (f"{everything} mutants, {killed} killed ({100 * killed / (everything or 1):.1f} %), {alive} alive, "
            f"{new} of them not listed: {100 * killed / (different or 1):.1f} % of what is not equal in effect")
