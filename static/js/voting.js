/* A poll on a phone: each press counts at once and is saved; the bar at the bottom tells the truth.
   Without this script each press sends the form. */
(() => {
  const form = document.getElementById("stem");
  if (!form || !window.Outgoing) return;

  const all = Number(form.dataset.dots);
  const most = Number(form.dataset.most);
  const line = document.getElementById("lagret");
  const template = (id) => document.getElementById(id).content.cloneNode(true);
  const rows = [...form.querySelectorAll("[data-option]")];
  const fieldOf = (row) => row.querySelector(`[name="n${row.dataset.option}"]`);
  const wantsOf = (row) => row.querySelector("[name=wants]");
  const numberOf = (row) => Math.max(0, Math.floor(Number(fieldOf(row).value)) || 0);
  const left = () => all - rows.reduce((sum, row) => sum + numberOf(row), 0);
  const dots = (number, kind = "dot") =>
    Array.from({ length: Math.max(0, number) }, () => Object.assign(document.createElement("span"), { className: kind }));

  let version = Number(form.elements.version.value);
  let seq = 0;

  /* ---- What is seen */

  const show = () => {
    const rest = left();
    const id = rest === 1 ? "stem-left-one" : rest === 0 ? "stem-none" : rest < 0 ? "stem-over" : "stem-left";
    const words = template(id).textContent.trim().replace("{n}", Math.abs(rest));
    const told = form.querySelector('[data-part="left-words"]');
    if (told.textContent !== words) told.textContent = words;
    form.querySelector('[data-part="left"]').toggleAttribute("data-over", rest < 0);
    form.querySelector('[data-part="pool"]')?.replaceChildren(...dots(all - rest), ...dots(rest, "dot dot-free"));
    for (const row of rows) {
      const number = numberOf(row);
      row.toggleAttribute("data-chosen", number > 0 || Boolean(wantsOf(row)?.checked));
      row.querySelector('[data-part="dots"]')?.replaceChildren(...dots(number));
      row.querySelector('[data-part="number"]')?.replaceChildren(String(number));
      const limit = row.querySelector('[data-part="most"]');
      if (limit) limit.hidden = number < most;
      for (const [name, isOff] of [["less", number < 1], ["more", number >= most || rest < 1]]) {
        const button = row.querySelector(`[name=${name}]`);
        if (isOff) button.setAttribute("aria-disabled", "true");
        else button.removeAttribute("aria-disabled");
      }
    }
  };
  const fill = (values) => {
    version = values.version;
    for (const row of rows) {
      fieldOf(row).value = values.numbers[row.dataset.option] ?? 0;
      const wants = wantsOf(row);
      if (wants) wants.checked = values.wants.includes(row.dataset.option);
    }
    show();
  };
  const say = (id, change = () => {}) => {
    const words = template(id);
    change(words);
    line.replaceChildren(words);
  };

  /* ---- What is sent */

  const queue = new Outgoing({
    name: location.pathname,
    url: location.pathname,
    token: form.elements.csrfmiddlewaretoken.value,
    told: (state, answer) => {
      if (state === "saving") return say("stem-saving");
      if (state === "failed") return say("stem-failed");
      const { status, data, isLast } = answer;
      if (status === 200) {
        version = data.version;
        if (isLast) say("stem-saved", (words) => put(words, ".status > span", "{time}", data.savedAt));
      } else if (status === 409) {
        fill(data);
        say("stem-other");
      } else if (status === 422) say("stem-refused", (words) => words.querySelector("[data-words]").append(data.said));
      else location.reload(); // closed: the page says since when, and what stands
      return undefined;
    },
  });
  const put = (words, where, mark, value) => {
    const node = words.querySelector(where) ?? words.firstElementChild;
    node.textContent = node.textContent.replace(mark, value);
  };
  const save = () => {
    show();
    if (left() < 0) return say("stem-refused", (words) => words.querySelector("[data-words]").append(form.querySelector('[data-part="left-words"]').textContent));
    seq += 1;
    const fields = [["version", version], ["tab", form.dataset.tab], ["seq", seq]];
    for (const row of rows) {
      fields.push([fieldOf(row).name, numberOf(row)]);
      if (wantsOf(row)?.checked) fields.push(["wants", row.dataset.option]);
    }
    return queue.put("all", fields);
  };

  /* ---- Presses */

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    event.stopImmediatePropagation();
    const button = event.submitter;
    const row = button?.closest("[data-option]");
    if (!row) return save();
    if (button.getAttribute("aria-disabled") === "true") return undefined;
    fieldOf(row).value = numberOf(row) + (button.name === "more" ? 1 : -1);
    return save();
  });
  form.addEventListener("input", show);
  form.addEventListener("change", (event) => {
    if (event.target.matches("[type=number]")) event.target.value = Math.min(numberOf(event.target.closest("[data-option]")), most);
    save();
  });

  /* ---- What the server tells: the other phone of the municipality, and that it closed */

  document.querySelector("[data-state-url]").addEventListener("live:told", () => {
    if (queue.waiting.size || queue.sending) return;
    const values = JSON.parse(document.getElementById("vote-own").dataset.values);
    if (!values.isOpen) location.reload();
    else if (values.version > version) {
      fill(values);
      say("stem-other");
    }
  });

  /* Pressed before the page was drawn anew, and not answered yet: it goes on from there. */
  const unsent = queue.get("all");
  if (unsent) {
    for (const row of rows) {
      fieldOf(row).value = unsent.find(([name]) => name === fieldOf(row).name)?.[1] ?? 0;
      const wants = wantsOf(row);
      if (wants) wants.checked = unsent.some(([name, value]) => name === "wants" && value === row.dataset.option);
    }
    form.dataset.tab = unsent.find(([name]) => name === "tab")[1];
    seq = Number(unsent.find(([name]) => name === "seq")[1]);
  }
  const button = form.querySelector('[data-part="save"]');
  if (button) button.hidden = true;
  show();
})();
