/* Coding: what is selected in the text, by pointer or by keyboard, in UTF-16 units.
   The server turns units into characters and compares the words; see evidence/texts.py. */
window.coding = (() => {
  const WORD = /[\p{L}\p{N}\p{M}]/u;
  let cursor = null; // {from, to} as numbers of words, while the keyboard marks

  const root = () => document.querySelector("[data-coding-text]");
  const lines = () => [...document.querySelectorAll(".para-text")];
  const fullText = () => lines().map((line) => line.textContent).join("");

  /* What a range covers of a line, as offsets in the whole text; null where it only touches it.
     A drag that ends beside or below the text still marks the words it went over. */
  const partOf = (range, line) => {
    if (!range.intersectsNode(line)) return null;
    const whole = document.createRange();
    whole.selectNodeContents(line);
    const before = whole.cloneRange();
    if (line.contains(range.startContainer)) before.setEnd(range.startContainer, range.startOffset);
    else before.collapse(true);
    const upTo = whole.cloneRange();
    if (line.contains(range.endContainer)) upTo.setEnd(range.endContainer, range.endOffset);
    const first = Number(line.dataset.start);
    const part = [first + before.toString().length, first + upTo.toString().length];
    return part[0] < part[1] ? part : null;
  };

  const placeOf = (offset) => {
    const line = lines().findLast((one) => Number(one.dataset.start) <= offset);
    let left = offset - Number(line.dataset.start);
    const walker = document.createTreeWalker(line, NodeFilter.SHOW_TEXT);
    let node = walker.nextNode();
    while (node && left > node.length) {
      left -= node.length;
      node = walker.nextNode();
    }
    return node ? [node, left] : [line, line.childNodes.length];
  };

  const isWord = (text, at) => {
    const point = text.codePointAt(at);
    return point !== undefined && WORD.test(String.fromCodePoint(point));
  };

  const snapped = (start, end) => {
    const text = fullText();
    while (start < end && /\s/.test(text[start])) start += 1;
    while (end > start && /\s/.test(text[end - 1])) end -= 1;
    if (start === end) return null;
    while (start > 0 && isWord(text, start - 1) && isWord(text, start)) start -= 1;
    while (end < text.length && isWord(text, end) && isWord(text, end - 1)) end += 1;
    return { start, end, marked: text.slice(start, end) };
  };

  const selection = () => {
    const chosen = getSelection();
    if (!chosen.rangeCount || chosen.isCollapsed || !root()) return null;
    const range = chosen.getRangeAt(0);
    const parts = lines().map((line) => partOf(range, line)).filter(Boolean);
    return parts.length ? snapped(parts[0][0], parts.at(-1)[1]) : null;
  };

  const select = (start, end) => {
    getSelection().setBaseAndExtent(...placeOf(start), ...placeOf(end));
  };

  /* Writes the mark into every form that sends one. */
  const fill = (mark) => {
    for (const form of document.querySelectorAll("#picker, #selection-bar, [data-move]")) {
      for (const name of ["start", "end", "marked"]) form.elements[name].value = mark ? mark[name] : "";
    }
  };

  /* A word may hold a comma or a dash between letters ("0,2"); other signs stand outside it. */
  const WORDS = /[\p{L}\p{N}\p{M}]+(?:[^\s\p{L}\p{N}][\p{L}\p{N}\p{M}]+)*|[^\s\p{P}]+/gu;
  const words = () => [...fullText().matchAll(WORDS)].map((m) => [m.index, m.index + m[0].length]);

  /* The word after the next sentence mark, or the first of this or the last sentence. */
  const bySentence = (all, at, step) => {
    const text = fullText();
    const starts = all.map((_, n) => n).filter((n) => n === 0 || /[.!?…\n]\s*$/u.test(text.slice(0, all[n][0])));
    return step > 0 ? (starts.find((n) => n > at) ?? all.length - 1) : (starts.findLast((n) => n < at) ?? 0);
  };

  const STEPS = { ArrowRight: 1, ArrowLeft: -1, ArrowDown: 1, ArrowUp: -1 };

  const moveCursor = (event) => {
    const all = words();
    if (!all.length) return;
    const step = STEPS[event.key];
    const byLine = event.key === "ArrowDown" || event.key === "ArrowUp";
    const at = cursor ? cursor.to : -1;
    const to = byLine ? bySentence(all, at, step) : Math.min(Math.max(at + step, 0), all.length - 1);
    cursor = { from: event.shiftKey && cursor ? cursor.from : to, to };
    const [first, last] = [Math.min(cursor.from, to), Math.max(cursor.from, to)];
    select(all[first][0], all[last][1]);
    say(fullText().slice(all[first][0], all[last][1]));
    event.preventDefault();
  };

  const say = (words) => {
    const said = document.getElementById("coding-said");
    if (said) said.textContent = words;
  };

  document.addEventListener("keydown", (event) => {
    if (event.target !== root()) return;
    if (event.key in STEPS && !event.ctrlKey && !event.altKey && !event.metaKey) moveCursor(event);
  });

  document.addEventListener("pointerdown", (event) => {
    if (root() && root().contains(event.target)) cursor = null;
  });

  let pressedInText = false;
  document.addEventListener("pointerdown", (event) => {
    pressedInText = Boolean(root()) && root().contains(event.target);
  });

  document.addEventListener("pointerup", (event) => {
    if (!root() || !(pressedInText || root().contains(event.target))) return;
    const mark = selection();
    if (mark) select(mark.start, mark.end);
    else event.target.closest(".piece") && openMark(event.target.closest(".piece"));
  });

  /* A click on coded words shows their innermost mark. */
  const openMark = (piece) => {
    const keys = piece.dataset.marks.split(" ");
    const link = document.querySelector(`[data-mark="${keys[keys.length - 1]}"] a`);
    if (link) link.click();
  };

  document.addEventListener("selectionchange", () => {
    if (document.activeElement && document.activeElement.closest("#picker, [data-move]")) return;
    const mark = selection();
    fill(mark);
    document.dispatchEvent(new CustomEvent("coding:mark", { detail: mark }));
  });

  /* A press on these must not take the selection away before the click uses it. */
  document.addEventListener("mousedown", (event) => {
    if (event.target.closest("#selection-bar, [data-codebook] a, [data-move] button")) event.preventDefault();
  });

  document.addEventListener("htmx:afterSettle", (event) => {
    const screen = document.getElementById("coding");
    if (!screen || event.target.id !== "coding") return;
    say(screen.dataset.said);
    if (document.activeElement === document.body) root().focus({ preventScroll: true });
  });

  return { root, selection, select, fill, lines };
})();
