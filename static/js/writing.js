/* Names in a report's text: a list below the line that is written, from the brace on, by keyboard and by
   mouse. Without this script the same names stand in the list beside the field. The page beside follows every save. */
(() => {
  const form = document.getElementById("seksjon");
  const field = form && form.querySelector("textarea[name=body]");
  const box = document.getElementById("forslag");
  const count = document.getElementById("forslag-antall");
  const page = document.getElementById("side");
  if (!field || !box) return;

  const MOST = 8;
  const OPEN = /\{([^{}\n]{0,60})$/;
  let chosen = -1;

  field.setAttribute("aria-controls", "forslag");
  field.setAttribute("aria-autocomplete", "list");

  const names = () =>
    [...document.querySelectorAll("#navneliste [data-name]")].map((row) => ({
      name: row.dataset.name,
      label: row.querySelector("dd").textContent.trim(),
    }));
  const begun = () => OPEN.exec(field.value.slice(0, field.selectionStart));

  const close = () => {
    box.hidden = true;
    box.replaceChildren();
    chosen = -1;
    field.removeAttribute("aria-activedescendant");
  };

  const mark = (place) => {
    const rows = [...box.children];
    chosen = (place + rows.length) % rows.length;
    rows.forEach((row, at) => row.setAttribute("aria-selected", String(at === chosen)));
    field.setAttribute("aria-activedescendant", rows[chosen].id);
    rows[chosen].scrollIntoView({ block: "nearest" });
  };

  const put = (name) => {
    const start = field.selectionStart - begun()[0].length;
    const rest = field.value.slice(field.selectionStart).replace(/^[^\s{}]*\}/, "");
    field.value = field.value.slice(0, start) + name + rest;
    field.setSelectionRange(start + name.length, start + name.length);
    close();
    field.focus();
    field.dispatchEvent(new Event("input", { bubbles: true }));
  };

  // How far below the field's upper edge the line with the caret ends: told by a copy of what stands before it.
  const lineEnd = () => {
    const look = getComputedStyle(field);
    const copy = document.createElement("div");
    copy.className = "name-caret";
    copy.setAttribute("aria-hidden", "true");
    for (const one of ["fontFamily", "fontSize", "fontWeight", "letterSpacing", "lineHeight", "padding", "border"]) {
      copy.style[one] = look[one];
    }
    copy.style.width = `${field.offsetWidth}px`;
    copy.textContent = field.value.slice(0, field.selectionStart);
    const caret = document.createElement("span");
    caret.textContent = "\u200b";
    copy.append(caret);
    box.parentElement.append(copy);
    const end = caret.offsetTop + caret.offsetHeight - field.scrollTop;
    copy.remove();
    return Math.min(end, field.offsetHeight);
  };

  const place = () => {
    const above = field.getBoundingClientRect().top - box.parentElement.getBoundingClientRect().top;
    box.style.top = `${above + lineEnd()}px`;
  };

  const offer = () => {
    const typed = begun();
    if (!typed) return close();
    const words = typed[1].toLowerCase();
    const fits = names()
      .filter((one) => `${one.name} ${one.label}`.toLowerCase().includes(words))
      .slice(0, MOST);
    if (!fits.length) return close();
    box.replaceChildren(
      ...fits.map((one, at) => {
        const row = document.createElement("li");
        row.id = `forslag-${at}`;
        row.setAttribute("role", "option");
        row.setAttribute("aria-selected", "false");
        const name = document.createElement("code");
        name.textContent = one.name;
        const label = document.createElement("span");
        label.textContent = one.label.slice(0, 90);
        row.append(name, label);
        row.addEventListener("mousedown", (event) => {
          event.preventDefault();
          put(one.name);
        });
        return row;
      }),
    );
    chosen = -1;
    place();
    box.hidden = false;
    count.textContent = `${fits.length} ${count.dataset.words}`;
  };

  field.addEventListener("input", offer);
  field.addEventListener("blur", close);
  field.addEventListener("keydown", (event) => {
    if (box.hidden) return;
    if (event.key === "ArrowDown") mark(chosen + 1);
    else if (event.key === "ArrowUp") mark(chosen < 0 ? -1 : chosen - 1);
    else if (event.key === "Enter" && chosen >= 0) put(box.children[chosen].firstChild.textContent);
    else if (event.key === "Escape") close();
    else return;
    event.preventDefault();
  });

  form.addEventListener("htmx:afterRequest", (event) => {
    if (event.detail.elt !== form || ![200, 409].includes(event.detail.xhr.status)) return;
    htmx.trigger(document.body, "text:kept");
    if (page && page.contentWindow) page.contentWindow.location.reload();
  });
})();
