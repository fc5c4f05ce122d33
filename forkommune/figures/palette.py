"""The colours of figures, with the rule each must pass against the ground it stands on.

Text needs 4.5:1, marks 3:1 (WCAG 2.1, 1.4.3 and 1.4.11); tests compute both from here.
No meaning rests on hue alone: each series also has its own lightness, dash, shape or pattern.
"""

GROUND = "#FFFFFF"
INK = "#1D2A2A"
GREY_TEXT = "#4A5858"
HAIRLINE = "#C5CECC"  # grid lines only: they carry no meaning, so 3:1 does not apply
AXIS = "#7D8A88"
HATCH = "#7D8A88"

ACCENT = "#0F5B4C"
FJORD = "#1B4F72"
SOL = "#B4770A"  # marks only
SOL_TEXT = "#7A4E05"
SOL_TINT = "#FBF1DE"
AREA = "#E1EAE8"  # under a line: decoration, the line itself carries the value
LIGHT = "#8FC7B5"  # as a mark only with an ACCENT outline

HEAT_STEPS = ("#F1F5F4", "#CFE7DF", "#8FC7B5", "#1F6F5E", "#093D33")
MAP_STEPS = ("#E4F2ED", "#A9D5C5", "#2A7A68", "#093D33")

# Groups A-D of a division; more groups repeat the four, the letter tells them apart. The pale ones
# need their border to stand out from the ground.
GROUP_FILLS = (ACCENT, FJORD, "#F2C665", "#DCEBE7")
GROUP_BORDERS = (ACCENT, FJORD, "#A56D09", "#498378")

TEXT_RATIO = 4.5
MARK_RATIO = 3.0


def luminance(colour: str) -> float:
    """Relative luminance 0..1 of "#RRGGBB" (WCAG 2.1). Raises ValueError for other writings."""
    if len(colour) != 7 or not colour.startswith("#"):
        raise ValueError(f"{colour!r} is not a colour of the form #RRGGBB.")
    channels = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    """Contrast ratio 1..21 between two colours, in either order (WCAG 2.1)."""
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def text_on(fill: str) -> str:
    """White or ink, whichever reads better on `fill`."""
    return GROUND if contrast(GROUND, fill) >= contrast(INK, fill) else INK


def heat_rules() -> str:
    """CSS for the tinted cells of a heat matrix (`Cell.css`), the same for page and report.

    Only `background` and `color`; size and borders belong to the page's own table rules.
    """
    steps = [
        f".fk-step-{i} {{ background: {fill}; color: {text_on(fill)} }}"
        for i, fill in enumerate(HEAT_STEPS)
    ]
    hatch = (
        f".fk-unknown {{ background: repeating-linear-gradient(-45deg, {GROUND} 0 4px, "
        f"{HAIRLINE} 4px 5px); color: {GREY_TEXT} }}"
    )
    return "\n".join([*steps, hatch]) + "\n"
