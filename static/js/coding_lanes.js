/* Coding: a bar in the margin for each mark, as high as its lines, with its name beside it.
   Without script the names stand under their paragraph. */
(() => {
  const GAP = 16;
  const STEP = 10;
  const NAME_GAP = 32;

  const box = (key) => {
    const pieces = [...document.querySelectorAll(".piece")].filter((p) => p.dataset.marks.split(" ").includes(key));
    const rects = pieces.flatMap((piece) => [...piece.getClientRects()]);
    if (!rects.length) return null;
    return [Math.min(...rects.map((r) => r.top)), Math.max(...rects.map((r) => r.bottom))];
  };

  const bar = (name, top, bottom, left) => {
    const line = document.createElement("span");
    line.className = `lane ${[...name.classList].filter((c) => c !== "lane-name" && c !== "is-selected").join(" ")}`;
    line.style.top = `${top}px`;
    line.style.height = `${bottom - top}px`;
    line.style.left = `${left}px`;
    return line;
  };

  /* The first lane that is free at this height: two marks that share a line never share a bar. */
  const freeLane = (ends, top, bottom) => {
    const lane = ends.findIndex((end) => end < top);
    const at = lane < 0 ? ends.length : lane;
    ends[at] = bottom;
    return at;
  };

  const draw = () => {
    const text = document.querySelector("[data-coding-text]");
    if (!text) return;
    const lanes = text.querySelector("[data-lanes]");
    const names = [...text.querySelectorAll(".lane-name")];
    lanes.replaceChildren();
    const wide = text.clientWidth > 560;
    text.classList.toggle("has-lanes", wide);
    if (!wide) {
      for (const name of names) name.removeAttribute("style");
      text.style.minHeight = "";
      return;
    }
    const origin = text.getBoundingClientRect();
    const lines = [...text.querySelectorAll(".para-text")];
    const right = Math.max(...lines.map((line) => line.getBoundingClientRect().right)) - origin.left;
    const bars = names.map((name) => [name, box(name.dataset.mark)]).filter(([, found]) => found);
    const ends = [];
    for (const [name, [top, bottom]] of bars) {
      const lane = freeLane(ends, top, bottom);
      lanes.append(bar(name, top - origin.top, bottom - origin.top, right + GAP + lane * STEP));
    }
    let free = 0;
    for (const [name, [top]] of bars) {
      // A name stands at the first line of its bar, or below the name before it.
      const at = Math.max(top - origin.top, free);
      name.style.top = `${at}px`;
      name.style.left = `${right + ends.length * STEP + NAME_GAP}px`;
      free = at + name.offsetHeight + 2;
    }
    text.style.minHeight = `${free}px`;
  };

  let frame = 0;
  const later = () => {
    cancelAnimationFrame(frame);
    frame = requestAnimationFrame(draw);
  };

  document.addEventListener("htmx:afterSettle", later);
  addEventListener("resize", later);
  document.fonts.ready.then(later);
  later();
})();
