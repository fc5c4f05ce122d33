/* Coding: a code for the selection. C opens the list under it, words filter, Enter uses, Esc closes. */
(() => {
  const picker = () => document.getElementById("picker");
  const bar = () => document.getElementById("selection-bar");
  const search = () => document.getElementById("picker-search");
  const options = () => [...picker().querySelectorAll("[role=option]")];
  const shown = () => options().filter((option) => !option.hidden);
  let mark = null;

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

  /* Words of the name and the definition; without words the last used stand first. */
  const filter = () => {
    const asked = search().value.trim().toLocaleLowerCase("nb");
    for (const option of options()) {
      const text = option.textContent.toLocaleLowerCase("nb");
      option.hidden = Boolean(asked) && ("last" in option.dataset || !text.includes(asked));
    }
    picker().querySelector("[data-none]").hidden = shown().length > 0;
    activate(shown()[0]);
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

  const use = (option) => {
    if (!option) return;
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
      window.coding.fill(mark);
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
      window.coding.fill(window.coding.selection());
      use(options().find((one) => one.dataset.code === code.dataset.code));
    }
  });

  document.addEventListener("coding:mark", (event) => {
    if (!bar()) return;
    bar().hidden = !event.detail || !picker().hidden;
    if (!bar().hidden) place(bar());
  });
})();
