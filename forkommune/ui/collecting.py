"""Collects from installed npm packages the few files that pages and PDFs load.

Every function takes the folder with `node_modules` and the built theme (`work`) and the folder
to fill (`target`).
"""

import json
import re
import shutil
from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTFont, woff2
from fontTools.varLib.instancer import instantiateVariableFont

from forkommune.figures.palette import heat_rules

ICON_LIST = Path(__file__).with_name("icons.json")
SHIPPED = {
    "@digdir/designsystemet-css",
    "@digdir/designsystemet-web",
    "@fontsource-variable/inter",
    "@fontsource/source-serif-4",
    "@navikt/aksel-icons",
    "inter-ui",
}
PRINT_FONTS = {
    "inter-ui/web": ("Inter-Regular", "Inter-Italic", "Inter-Medium", "Inter-SemiBold"),
    "@fontsource/source-serif-4/files": tuple(
        f"source-serif-4-{script}-{weight}-{style}"
        for script in ("latin", "latin-ext")
        for weight in (400, 600)
        for style in ("normal", "italic")
    ),
}
UNPACKED = ".unpacked"
# Subscript digits (CO₂), arrows, comparison and mathematics: neither of Inter's web subsets
# has them, and a fall-back font in the middle of a word is ugly.
SYMBOLS = "₀₁₂₃₄₅₆₇₈₉←→↔≈≠≤≥Δκα"
FONT_FACE = """@font-face {{
  font-family: "Inter";
  font-style: normal;
  font-display: swap;
  font-weight: 100 900;
  src: url("fonts/{file}") format("woff2");
  unicode-range: {ranges};
}}
"""


def collect(work: Path, target: Path) -> None:
    """Fill `target` with css, script, fonts, icon sprite and licence list."""
    fonts = target / "fonts"
    (fonts / "print").mkdir(parents=True)
    modules = work / "node_modules"
    css = [
        (modules / "@digdir/designsystemet-css/dist/src/index.css").read_text("utf-8"),
        (work / "theme/vestregionen.css").read_text("utf-8").removeprefix('@charset "UTF-8";'),
        collect_web_fonts(modules, fonts),
        f"@layer fk {{\n{heat_rules()}}}\n",
    ]
    (target / "vendor.css").write_text("\n".join(css), encoding="utf-8")
    script = (modules / "@digdir/designsystemet-web/dist/umd/index.js").read_text("utf-8")
    (target / "designsystemet.js").write_text(without_source_map(script), encoding="utf-8")
    collect_print_fonts(modules, fonts / "print")
    (target / "icons.svg").write_text(icon_sprite(modules), encoding="utf-8")
    licences = json.dumps(read_licences(work / "package-lock.json"), ensure_ascii=False, indent=1)
    (target / "licences.json").write_text(licences, encoding="utf-8")


def without_source_map(text: str) -> str:
    """`text` without its pointer to a source map, which a static manifest would look for."""
    return re.sub(r"\s*/[/*][#@] sourceMappingURL=.*\s*\Z", "\n", text)


def collect_web_fonts(modules: Path, fonts: Path) -> str:
    """Copy Inter's latin subsets and cut one of symbols; returns their @font-face rules."""
    package = modules / "@fontsource-variable/inter"
    ranges = json.loads((package / "unicode.json").read_text("utf-8"))
    rules = []
    for script in ("latin-ext", "latin"):
        name = f"inter-{script}-wght-normal.woff2"
        shutil.copyfile(package / "files" / name, fonts / name)
        rules.append(FONT_FACE.format(file=name, ranges=ranges[script]))
    cut_symbols(modules / "inter-ui/variable/InterVariable.woff2", fonts / "inter-symbols.woff2")
    points = ",".join(f"U+{ord(sign):04X}" for sign in SYMBOLS)
    rules.append(FONT_FACE.format(file="inter-symbols.woff2", ranges=points))
    return "\n".join(rules)


def collect_print_fonts(modules: Path, target: Path) -> None:
    """Copy the fonts of reports, and unpack them once for all processes that lay out.

    The unpacked ones lie in a hidden folder, which `collectstatic` passes over: browsers want the others.
    """
    (target / UNPACKED).mkdir()
    for folder, names in PRINT_FONTS.items():
        for name in names:
            packed = modules / folder / f"{name}.woff2"
            shutil.copyfile(packed, target / packed.name)
            woff2.decompress(str(packed), str(target / UNPACKED / f"{name}.ttf"))


def cut_symbols(source: Path, target: Path) -> None:
    """Write the subset of `source` that holds SYMBOLS, drawn for text sizes."""
    options = subset.Options(flavor="woff2", layout_features=[])
    with TTFont(source) as font:
        cutter = subset.Subsetter(options)
        cutter.populate(text=SYMBOLS)
        cutter.subset(font)
        instantiateVariableFont(font, {"opsz": 14}, inplace=True)
        subset.save_font(font, str(target), options)


def icon_sprite(modules: Path) -> str:
    """One SVG with a symbol per entry of icons.json (our name -> Aksel's name)."""
    names: dict[str, str] = json.loads(ICON_LIST.read_text("utf-8"))
    symbols = [symbol(modules, ours, aksel) for ours, aksel in sorted(names.items())]
    return f'<svg xmlns="http://www.w3.org/2000/svg">{"".join(symbols)}</svg>\n'


def symbol(modules: Path, ours: str, aksel: str) -> str:
    """One Aksel icon as a sprite symbol. Raises FileNotFoundError naming an unknown icon."""
    drawing = (modules / f"@navikt/aksel-icons/dist/svg/{aksel}.svg").read_text("utf-8")
    inner = re.sub(r"^.*?<svg[^>]*>|</svg>\s*$", "", drawing, flags=re.DOTALL).strip()
    # Two decimals of a 24-unit square are a hundredth of a pixel, and a third of the bytes.
    inner = re.sub(r"\d+\.\d{3,}", lambda number: f"{float(number[0]):.2f}", inner)
    return f'<symbol id="{ours}" viewBox="0 0 24 24" fill="none">{inner}</symbol>'


def read_licences(lock: Path) -> list[dict[str, str | bool]]:
    """Every locked package: name, version, licence, and whether pages load anything from it."""
    packages = json.loads(lock.read_text("utf-8"))["packages"]
    rows = []
    for path, entry in packages.items():
        name = path.rpartition("node_modules/")[2]
        if name:
            rows.append(
                {
                    "name": name,
                    "version": entry["version"],
                    "licence": entry.get("license", ""),
                    "shipped": name in SHIPPED,
                }
            )
    return sorted(rows, key=lambda row: (not row["shipped"], row["name"]))
