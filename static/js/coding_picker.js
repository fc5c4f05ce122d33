/* Coding: a code for the selection. C opens the list under it, words filter, Enter uses, Esc closes. */
(() => {
  const picker = () => document.getElementById("picker");
  const bar = () => document.getElementById("selection-bar");
  const search = () => document.getElementById("picker-search");
  const options = () => [...picker().querySelectorAll("[role=option]")];
  const shown = () => options().filter((option) => !option.hidden);
  let mark = null;
  let codes = []; // the options in the order of the codebook
  let all = []; // the same, the last used first

  const lastOne = (key, at) => {
    const option = codes.find((one) => one.dataset.code === key)?.cloneNode(true);
    if (!option) return [];
    option.id = `last-${key}`;
    option.dataset.last = at + 1;
    option.hidden = false;
    option.querySelector(".picker-definition").remove();
    const keys = document.createElement("kbd");
    keys.textContent = `Alt ${at + 1}`;
    option.append(keys);
    return [option];
  };

  /* The codes that were used last stand before the others, and have a key each. */
  const drawLast = () => {
    const list = document.getElementById("picker-list");
    if (!list) return;
    for (const old of list.querySelectorAll("[data-last]")) old.remove();
    if (!codes.length || !codes[0].isConnected) codes = options();
    const keys = document.getElementById("coding").dataset.last.split(" ").filter(Boolean);
    const last = keys.flatMap(lastOne);
    list.prepend(...last);
    all = [...last, ...codes];
  };

  /* Below the selection, inside the column of the text. */
  const place = (element) => {
    const chosen = getSelection();
    if (!chosen.rangeCount) return;
    const rect = chosen.getRangeAt(0).getBoundingClientRect();
    const host = element.offsetParent.getBoundingClientRect();
    element.style.top = `${rect.bottom - host.top + 12}px`;
    element.style.left = `${Math.max(8, Math.min(rect.left - host.left, host.width - element.offsetWidth - 8))}px`;
  };

  const activate = (option) => {
    for (const one of options()) one.setAttribute("aria-selected", String(one === option));
    if (option) {
      search().setAttribute("aria-activedescendant", option.id);
      option.scrollIntoView({ block: "nearest" });
    } else search().removeAttribute("aria-activedescendant");
  };

  /* Where the words that were typed stand in a name or definition; drawn by ::highlight. */
  const showHits = (asked) => {
    if (!CSS.highlights) return;
    const ranges = asked ? shown().flatMap((option) => hitsIn(option, asked)) : [];
    CSS.highlights.set("coding-hit", new Highlight(...ranges));
  };

  const hitsIn = (option, asked) =>
    [...option.querySelectorAll(".picker-name, .picker-definition")].flatMap((part) => {
      const at = part.textContent.toLocaleLowerCase("nb").indexOf(asked);
      if (at < 0) return [];
      const range = document.createRange();
      range.setStart(part.firstChild, at);
      range.setEnd(part.firstChild, at + asked.length);
      return [range];
    });

  const has = (part, asked) => Boolean(part) && part.textContent.toLocaleLowerCase("nb").includes(asked);

  const NOT_SHOWN = 4;

  /* 0: the name without its category is what was typed, 1: it begins so, 2: the name has the words,
     3: the definition has them. The last used count only while nothing is typed. */
  const rank = (option, asked) => {
    if (!asked) return 0;
    if ("last" in option.dataset) return NOT_SHOWN;
    const name = option.querySelector(".picker-name");
    const own = name.textContent.toLocaleLowerCase("nb").split(": ").at(-1);
    if (own === asked) return 0;
    if (own.startsWith(asked)) return 1;
    if (has(name, asked)) return 2;
    return has(option.querySelector(".picker-definition"), asked) ? 3 : NOT_SHOWN;
  };

  const filter = () => {
    const asked = search().value.trim().toLocaleLowerCase("nb");
    const ranks = new Map(all.map((option) => [option, rank(option, asked)]));
    for (const option of all) option.hidden = ranks.get(option) === NOT_SHOWN;
    document.getElementById("picker-list").append(...[...all].sort((a, b) => ranks.get(a) - ranks.get(b)));
    picker().querySelector("[data-none]").hidden = shown().length > 0;
    activate(shown()[0]);
    showHits(asked);
  };

  const open = () => {
    mark = window.coding.selection();
    if (!mark || !picker()) return;
    window.coding.fill(mark);
    // The words stay marked while the field has the focus.
    if (CSS.highlights) CSS.highlights.set("coding", new Highlight(getSelection().getRangeAt(0).cloneRange()));
    bar().hidden = true;
    picker().hidden = false;
    place(picker());
    search().value = "";
    filter();
    search().focus({ preventScroll: true });
  };

  const close = () => {
    if (!picker() || picker().hidden) return;
    picker().hidden = true;
    if (CSS.highlights) CSS.highlights.delete("coding");
    window.coding.root().focus({ preventScroll: true });
    if (mark) window.coding.select(mark.start, mark.end);
  };

  /* The press on an option may have taken focus and selection away: what was marked is written anew. */
  const use = (option, chosen = mark) => {
    if (!option) return;
    window.coding.fill(chosen);
    picker().elements.code.value = option.dataset.code;
    picker().requestSubmit();
  };

  const inPicker = (event) => {
    const list = shown();
    const at = list.findIndex((option) => option.getAttribute("aria-selected") === "true");
    if (event.key === "ArrowDown") activate(list[Math.min(at + 1, list.length - 1)]);
    else if (event.key === "ArrowUp") activate(list[Math.max(at - 1, 0)]);
    else if (event.key === "Enter") use(list[at]);
    else if (event.key === "Escape") close();
    else return;
    event.preventDefault();
  };

  const lastUsed = (number) => options().find((option) => option.dataset.last === number);

  document.addEventListener("keydown", (event) => {
    if (!picker()) return;
    if (event.altKey && /^[1-5]$/.test(event.key) && (mark = window.coding.selection() || mark)) {
      event.preventDefault();
      use(lastUsed(event.key));
    } else if (event.target === search()) inPicker(event);
    else if (event.key === "c" && !event.ctrlKey && !event.metaKey && !event.target.closest("input, textarea, select")) {
      if (window.coding.selection()) event.preventDefault();
      open();
    }
  });

  document.addEventListener("input", (event) => event.target.id === "picker-search" && filter());

  document.addEventListener("click", (event) => {
    const option = event.target.closest("#picker [role=option]");
    const code = event.target.closest("[data-codebook] [data-code]");
    if (option) use(option);
    else if (event.target.closest("[data-open-picker]")) open();
    else if (code && window.coding.selection()) {
      // With words marked, a code of the codebook is put on them; otherwise its page opens.
      event.preventDefault();
      use(options().find((one) => one.dataset.code === code.dataset.code), window.coding.selection());
    }
  });

  document.addEventListener("htmx:afterSettle", (event) => event.target.id === "coding" && drawLast());
  drawLast();

  document.addEventListener("coding:mark", (event) => {
    if (!bar()) return;
    bar().hidden = !event.detail || !picker().hidden;
    if (!bar().hidden) place(bar());
  });
})();
