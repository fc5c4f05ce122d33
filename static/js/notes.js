/* The note-taker's form: speaker and marks by keys, Enter hands in, arrow up brings the note before
   back. Every letter is with the queue at once; the queue says when the server has it. */
(() => {
  const form = document.getElementById("skriv");
  if (!form || !window.NotesQueue) return;

  const text = form.elements.text;
  const question = form.elements.question;
  const root = document.querySelector("[data-state-url]");
  const line = document.getElementById("lagret");
  const waiting = document.getElementById("live-waiting");
  const refused = document.getElementById("live-refused");
  const hidden = (name) => form.querySelector(`input[type=hidden][name="${name}"]`);
  const template = (id) => document.getElementById(id).content.cloneNode(true);

  let key = "";
  let begun = 0;
  let base = {};
  let before = null; // what the note that is corrected held
  let own = []; // keys of this tab's notes, the newest last
  let isQuestionChosen = false;
  let isComposing = false; // a letter of several keys

  /* ---- What the form holds */

  const radios = () => [...form.querySelectorAll("[name=speaker]")];
  const boxes = () => [...form.querySelectorAll("[name=marks]")];
  const read = () => ({
    text: text.value,
    speaker: radios().find((one) => one.checked)?.value ?? "",
    question: question.value,
    marks: boxes().filter((one) => one.checked).map((one) => one.value),
  });
  const fill = (values) => {
    text.value = values.text;
    choose(values.speaker);
    for (const box of boxes()) box.checked = values.marks.includes(box.value);
    if ([...question.options].some((one) => one.value === values.question)) question.value = values.question;
    show();
  };
  const choose = (letter) => {
    const radio = radios().find((one) => one.value === letter && !one.disabled);
    if (radio) radio.checked = true;
    return Boolean(radio);
  };

  /* By the server's clock as it stood when the page was made. */
  const made = NotesQueue.now();
  const clock = (ms) => {
    const minutes = Math.floor((Number(form.dataset.secondsOfDay) + (ms - made) / 1000) / 60 + 1440) % 1440;
    return [Math.floor(minutes / 60), minutes % 60].map((part) => String(part).padStart(2, "0")).join(".");
  };
  const show = () => {
    const letter = read().speaker;
    const mark = form.querySelector("[data-speaker]");
    mark.hidden = !letter;
    mark.textContent = letter;
    const chosen = radios().find((one) => one.checked)?.parentElement.querySelector(".note-letter");
    mark.dataset.actor = chosen?.dataset.actor ?? "";
    form.querySelector("[data-begun]").textContent = begun ? clock(begun) : "";
    form.querySelector("[data-correcting]").hidden = !before;
    hideOwn();
  };

  /* ---- The queue */

  const queue = new NotesQueue({
    url: form.dataset.saveUrl,
    tokenUrl: form.dataset.tokenUrl,
    token: hidden("csrfmiddlewaretoken").value,
    group: form.dataset.group,
    user: document.body.dataset.user,
    told: (state, answer) => tell(state, answer),
  });

  const LINES = {
    waiting: "notat-venter",
    saving: "notat-lagrer",
    failed: "notat-feilet",
    gone: "notat-borte",
    "logged-out": "notat-utlogget",
    "other-user": "notat-annen",
  };
  const tell = (state, answer) => {
    line.dataset.state = state;
    if (answer?.theirs && answer.note.key === key) takeTheirs(answer.note, Object.keys(answer.theirs));
    if (answer?.choose && answer.note.key === key) leadToChoice(answer.choose);
    if ((state === "saved" || state === "choose") && queue.waiting.length) return list();
    if (state === "saved") {
      const words = template("notat-lagret");
      const said = words.querySelector(".status > span");
      said.textContent = said.textContent.replace("{time}", answer.savedAt);
      line.replaceChildren(words);
    } else if (state === "choose") {
      const words = template("notat-valg");
      const link = words.querySelector("a");
      if (answer.note.key === key) link.remove(); // the way stands in the form
      else link.href = answer.choose;
      line.replaceChildren(words);
    } else if (state === "refused" && !answer.note.values.text.trim()) {
      line.replaceChildren(); // begun and taken back before the server had a word of it
    } else if (state === "refused") {
      const words = template("notat-avvist");
      words.querySelector("[data-words]").textContent = answer.refused;
      refused.replaceChildren(words);
      line.replaceChildren();
      if (answer.forget && answer.note.key === key) empty();
    } else line.replaceChildren(template(LINES[state]));
    list();
    if (answer?.note?.isDone) root.dispatchEvent(new CustomEvent("live:ask"));
    return undefined;
  };

  const leadToChoice = (address) => {
    const met = form.querySelector("[data-met]");
    met.querySelector("a").href = address;
    met.hidden = false;
  };

  /* What another wrote in a field that was left alone here comes into the form. */
  const takeTheirs = (note, names) => {
    base = note.base;
    if (!names.length) return;
    if (before) for (const name of names) before = { ...before, [name]: note.values[name] };
    const fromEnd = text.value.length - text.selectionStart;
    fill(note.values);
    const at = Math.max(0, text.value.length - fromEnd);
    if (document.activeElement === text) text.setSelectionRange(at, at);
  };

  /* While nothing of this tab is under way, the form follows what others write in its note and what they
     choose where two wordings met. A state that was told before this tab's last save is passed by. */
  const renew = () => {
    if (!key || isComposing || queue.isUnsent(key)) return;
    const row = [...document.querySelectorAll("#live-notes [data-note]")].find((one) => one.dataset.note.includes(key));
    if (!row || row.querySelector("[data-choose]")) return;
    const note = stored(row);
    if (note.version <= queue.versionOf(key)) return;
    const held = read();
    if (note.values.text.trim() === held.text.trim()) note.values.text = held.text;
    const names = Object.keys(note.values).filter((name) => String(note.values[name]) !== String(held[name]));
    queue.renew(note);
    takeTheirs(note, names);
    if (line.dataset.state === "choose") line.replaceChildren(); // somebody has chosen
  };

  /* Handed in, and not with the server yet. */
  const list = () => {
    const rows = queue.waiting.filter((note) => note.key !== key);
    waiting.hidden = !rows.length;
    waiting.replaceChildren(
      ...rows.map((note) => {
        const row = template("notat-rad").firstElementChild;
        row.querySelector(".note-time").textContent = clock(note.begun);
        row.querySelector(".note-letter").textContent = note.values.speaker;
        row.querySelector(".typed").textContent = note.values.text;
        return row;
      }),
    );
  };

  /* What is in the form stands there alone, not in the list as well; so does the way to its choice. */
  const hideOwn = () => {
    if (!key) form.querySelector("[data-met]").hidden = true;
    for (const row of document.querySelectorAll("#live-notes [data-note]")) {
      row.hidden = Boolean(key) && row.dataset.note.includes(key);
      const choice = row.querySelector("[data-choose]");
      if (row.hidden && choice) leadToChoice(choice.href);
      else if (row.hidden) form.querySelector("[data-met]").hidden = true;
    }
  };

  const put = (isDone) => queue.put({ key, begun, values: read(), base, isDone });

  const begin = () => {
    if (key) return;
    key = crypto.randomUUID();
    base = {};
    begun = NotesQueue.now();
  };
  const changed = () => {
    if (!key && !text.value.trim()) return show();
    begin();
    put(false);
    return show();
  };
  const empty = () => {
    key = "";
    begun = 0;
    before = null;
    const { speaker } = read();
    fill({ text: "", speaker, question: question.value, marks: [] });
    follow();
  };

  const handIn = () => {
    if (!key && !text.value.trim()) return;
    if (!text.value.trim() && !before) {
      put(true); // begun, and taken back: what the server holds of it goes
      return empty();
    }
    begin();
    put(true);
    own = [...own.filter((one) => one.key !== key), { key, begun, values: read() }];
    refused.replaceChildren();
    empty();
    list();
  };

  /* ---- Correcting */

  const correct = (note) => {
    if (text.value.trim() && !before) handIn();
    key = note.key;
    begun = note.begun ?? NotesQueue.now();
    base = note.base ?? queue.baseOf(key) ?? {};
    before = note.values;
    fill(note.values);
    text.focus();
    text.setSelectionRange(text.value.length, text.value.length);
  };
  const stored = (row) => {
    const { key: name, base: digests, version, ...values } = JSON.parse(row.dataset.note);
    return { key: name, base: digests, version, values };
  };
  const leave = () => {
    if (!before) return;
    fill(before);
    put(true);
    empty();
    text.focus();
  };
  /* The newest of this tab; else the newest that stands in the list. */
  const newest = () => {
    const rows = [...document.querySelectorAll("#live-notes [data-note]")].map(stored);
    const mine = own.at(-1);
    if (!mine) return rows.at(-1) ?? null;
    return (!queue.notes.has(mine.key) && rows.find((row) => row.key === mine.key)) || mine;
  };

  /* ---- Keys */

  const KEYED = /^([a-zæøå-]):\s?/i;
  const HASH = /\s?#([1-9])(?=\s|$)/;
  const shorthand = () => {
    const spoken = text.value.match(KEYED);
    if (spoken && choose(spoken[1] === "-" ? "" : spoken[1].toUpperCase())) cut(spoken);
    const hash = text.value.match(HASH);
    const box = hash && boxes()[Number(hash[1]) - 1];
    if (box) {
      box.checked = !box.checked;
      cut(hash);
    }
  };
  const cut = (found) => {
    const at = text.selectionStart - (text.selectionStart > found.index ? found[0].length : 0);
    text.value = text.value.slice(0, found.index) + text.value.slice(found.index + found[0].length);
    text.setSelectionRange(Math.max(0, at), Math.max(0, at));
  };

  text.addEventListener("input", () => {
    shorthand();
    changed();
  });
  form.addEventListener("change", (event) => {
    if (event.target === text) return;
    if (event.target === question) isQuestionChosen = true;
    if (key || text.value.trim()) changed();
    else show();
    if (event.target.name === "speaker" && event.detail !== "keyboard") text.focus();
  });
  text.addEventListener("compositionstart", () => (isComposing = true));
  text.addEventListener("compositionend", () => (isComposing = false));
  text.addEventListener("keydown", (event) => {
    if (event.isComposing) return;
    if (event.key === "Enter" && !event.shiftKey && !event.ctrlKey && !event.altKey) {
      event.preventDefault();
      handIn();
    } else if (event.key === "ArrowUp" && !text.value && !before) {
      const note = newest();
      if (note) {
        event.preventDefault();
        correct(note);
      }
    } else if (event.key === "Escape") leave();
    else if (event.altKey && /^[1-5]$/.test(event.key)) {
      event.preventDefault();
      boxes()[Number(event.key) - 1].click();
    }
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    event.stopImmediatePropagation();
    handIn();
    text.focus();
  });
  document.addEventListener("click", (event) => {
    const link = event.target.closest("[data-correct], [data-leave]");
    if (!link) return;
    event.preventDefault();
    if (link.matches("[data-leave]")) leave();
    else correct(stored(link.closest("[data-note]")));
  });

  /* ---- What the session says */

  /* The question follows the moderator until the note-taker chooses another, note by note. */
  const follow = () => {
    const asked = document.getElementById("live-asked")?.dataset.question;
    if (asked && asked !== follow.last) isQuestionChosen = false;
    follow.last = asked;
    if (!asked || isQuestionChosen || key) return;
    if ([...question.options].some((one) => one.value === asked)) question.value = asked;
  };
  root.addEventListener("live:told", () => {
    const letters = document.getElementById("live-voices").dataset.letters;
    hideOwn();
    renew();
    for (const radio of radios()) radio.disabled = radio.value !== "" && !letters.includes(radio.value);
    follow();
  });

  addEventListener("beforeunload", (event) => {
    if (queue.waiting.length) event.preventDefault();
  });

  /* What was being written when the page was drawn anew goes on, also where the address asks for the same
     note to be corrected; another note of this tab is done then. Else what was typed before this script
     was here begins a note. */
  const asked = hidden("base").value === "{}" ? null : { key: hidden("key").value, values: read() };
  const unfinished = queue.waiting.find((note) => !note.isDone);
  if (asked && unfinished?.key !== asked.key) {
    if (unfinished) queue.put({ ...unfinished, isDone: true });
    text.value = "";
    correct({ ...asked, base: JSON.parse(hidden("base").value) });
  } else if (unfinished) {
    key = unfinished.key;
    begun = unfinished.begun;
    base = unfinished.base ?? {};
    before = asked?.values ?? null;
    fill(unfinished.values);
  } else if (text.value.trim()) changed();
  show();
  list();
})();
