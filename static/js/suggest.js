// A search field that tells what its last word may become: a combobox after the ARIA practices.
// The field stays a plain one without scripts. Enter without a choice searches for what is written.
(() => {
  const WAIT_MS = 150;
  const LEAST = 2;

  const attach = (input) => {
    const list = document.getElementById(`${input.id}-suggestions`);
    const told = document.getElementById(`${input.id}-suggested`);
    let timer = 0;
    let chosen = -1;

    input.setAttribute("role", "combobox");
    input.setAttribute("aria-autocomplete", "list");
    input.setAttribute("aria-controls", list.id);
    input.setAttribute("aria-expanded", "false");

    const options = () => [...list.children];

    const close = () => {
      clearTimeout(timer);
      chosen = -1;
      options().forEach((one) => one.setAttribute("aria-selected", "false"));
      list.hidden = true;
      input.setAttribute("aria-expanded", "false");
      input.removeAttribute("aria-activedescendant");
    };

    const mark = (at) => {
      chosen = at;
      options().forEach((option, n) => option.setAttribute("aria-selected", String(n === at)));
      if (at < 0) {
        input.removeAttribute("aria-activedescendant");
        return;
      }
      const option = list.children[at];
      input.setAttribute("aria-activedescendant", option.id);
      option.scrollIntoView({ block: "nearest" });
    };

    const take = (option) => {
      input.value = option.dataset.words;
      close();
      input.form.requestSubmit();
    };

    const say = (count) => {
      const words = { 0: told.dataset.none, 1: told.dataset.one }[count] || told.dataset.many;
      told.textContent = words.replace("%n", String(count));
    };

    // What was typed stands plain, what it is completed with stands out.
    const option = (words, typed, at) => {
      const item = document.createElement("li");
      item.id = `${list.id}-${at}`;
      item.setAttribute("role", "option");
      item.setAttribute("aria-selected", "false");
      item.dataset.words = words;
      const same = words.toLowerCase().startsWith(typed.toLowerCase()) ? typed.length : 0;
      const rest = document.createElement("b");
      rest.textContent = words.slice(same);
      item.append(words.slice(0, same), rest);
      return item;
    };

    const show = (found, typed, choosing) => {
      list.replaceChildren(...found.map((words, at) => option(words, typed, at)));
      if (!found.length) {
        close();
      } else {
        mark(choosing ? 0 : -1);
        list.hidden = false;
        input.setAttribute("aria-expanded", "true");
      }
      say(found.length);
    };

    // choosing: the arrow key opened the list, and stands on its first line.
    const ask = async (choosing) => {
      const typed = input.value.trimStart();
      if (typed.trim().length < LEAST) {
        close();
        return;
      }
      let answer;
      try {
        answer = await fetch(`${input.dataset.suggest}?q=${encodeURIComponent(typed)}`);
      } catch {
        return; // no line just now: the field still searches
      }
      if (!answer.ok || input.value.trimStart() !== typed || document.activeElement !== input) return;
      const { suggestions } = await answer.json();
      show(suggestions.filter((words) => words !== typed.trim()), typed, choosing);
    };

    input.addEventListener("input", () => {
      clearTimeout(timer);
      timer = setTimeout(() => ask(false), WAIT_MS);
    });
    input.addEventListener("keydown", (event) => {
      if (list.hidden) {
        if (event.key === "ArrowDown") ask(true);
        return;
      }
      const count = list.children.length;
      if (event.key === "ArrowDown") {
        mark(chosen + 1 < count ? chosen + 1 : -1);
      } else if (event.key === "ArrowUp") {
        mark(chosen < 0 ? count - 1 : chosen - 1);
      } else if (event.key === "Enter" && chosen >= 0) {
        take(list.children[chosen]);
      } else if (event.key === "Escape") {
        close();
      } else {
        return;
      }
      event.preventDefault();
    });
    input.addEventListener("blur", close);
    // The press would take the focus away, and with it the list, before the click comes.
    list.addEventListener("pointerdown", (event) => event.preventDefault());
    list.addEventListener("click", (event) => {
      const hit = event.target.closest("[role=option]");
      if (hit) take(hit);
    });
    input.form.addEventListener("submit", close);
  };

  document.querySelectorAll("input[data-suggest]").forEach(attach);
})();
