/* Autosave of a form on a desk (form[data-draft]): one save in flight by hx-sync, unsent text in
   sessionStorage until the server has said yes, a status line that is always true. The text is its
   writer's: nobody else who logs in in the tab is offered it, and log-out clears it. The rules of
   saving and merging are the server's; without this script the form is saved by its button. */
(() => {
  const form = document.querySelector("form[data-draft]");
  if (!form || !window.htmx) return;

  /* The link is spent, or what the form is about is gone: no further try can succeed. */
  const GONE = [404, 410];
  const TOO_LONG = 413;
  const RETRY_SECONDS = [2, 5, 15, 60];
  /* htmx saves half a second after the last key; who writes on without a pause is saved meanwhile. */
  const LONGEST_WAIT_MS = 500;
  const prefix = `${form.dataset.draft}:${document.body.dataset.user}:`;
  const line = document.getElementById("lagret");
  const dirty = new Set();
  const offered = new Set();
  let sent = {};
  let seq = 0;
  let failures = 0;
  let pauses = 0;
  let timer = 0;
  let due = 0;
  let needsToken = false;
  let leaving = false;
  let going = false;

  const hidden = (name) => form.querySelector(`input[type="hidden"][name="${name}"]`);
  const base = () => JSON.parse(hidden("base").value);
  const isField = (name) => name in base();
  const read = (name) => JSON.stringify(new FormData(form).getAll(name));
  const say = (id) => line.replaceChildren(document.getElementById(id).content.cloneNode(true));
  const save = () => htmx.trigger(form, "draft:save");

  hidden("tab").value = crypto.randomUUID().replaceAll("-", "").slice(0, 16);

  const keysOf = (name) =>
    Object.keys(sessionStorage).filter(
      (key) => key.startsWith(prefix) && key.slice(prefix.length).split(":")[1] === name,
    );
  /* A tab holds some million characters; a text beyond that is still saved, only not twice. */
  const keep = (name) => {
    try {
      sessionStorage.setItem(`${prefix}${hidden("version").value}:${name}`, read(name));
    } catch (error) {
      if (error.name !== "QuotaExceededError") throw error;
    }
  };
  const forget = (name, json) => {
    for (const key of keysOf(name)) {
      if (json === undefined || sessionStorage.getItem(key) === json) sessionStorage.removeItem(key);
    }
  };

  const setField = (name, values) => {
    for (const element of form.querySelectorAll(`[name="${name}"]`)) {
      if (element.type === "radio" || element.type === "checkbox") {
        element.checked = values.includes(element.value);
      } else {
        element.value = values[0] ?? "";
      }
    }
  };

  const touched = (name) => {
    going = false;
    dirty.add(name);
    keep(name);
    due ||= setTimeout(save, LONGEST_WAIT_MS);
    if (!failures) say("kladd-venter");
  };

  form.addEventListener("input", (event) => {
    if (isField(event.target.name)) touched(event.target.name);
  });

  form.addEventListener("focusin", (event) => {
    const place = event.target.closest("[data-place]");
    hidden("place").value = place ? place.dataset.place : "";
  });

  /* ---- Saving */

  form.addEventListener("htmx:configRequest", (event) => {
    if (event.detail.elt !== form) return;
    seq += 1;
    hidden("seq").value = seq;
    event.detail.parameters.set("seq", seq);
    event.detail.parameters.set("csrfmiddlewaretoken", hidden("csrfmiddlewaretoken").value);
    sent = Object.fromEntries(Object.keys(base()).map((name) => [name, read(name)]));
    clearTimeout(timer);
    clearTimeout(due);
    due = 0;
    say("kladd-lagrer");
  });

  /* What was typed since is all that is unsent; older keys would be offered for no reason. A text
     that waits for its writer's choice stays, and so does all while the page is being left: the
     next one may be drawn from before this save, and would show nothing of it. */
  const accepted = () => {
    for (const [name, json] of Object.entries(sent)) {
      if (!going) forget(name, offered.has(name) ? json : undefined);
      if (read(name) === json) dirty.delete(name);
      else if (dirty.has(name)) keep(name);
    }
    failures = 0;
    pauses = 0;
    needsToken = false;
  };

  form.addEventListener("htmx:beforeSwap", (event) => {
    if (event.detail.requestConfig.elt !== form) return;
    if (event.detail.xhr.status === 200 || event.detail.xhr.status === 409) accepted();
  });

  /* Texts of others in questions that one has left alone come into the form. */
  const takeTheirs = () => {
    const state = document.getElementById("kladd");
    const bases = base();
    for (const [name, their] of Object.entries(JSON.parse(state.dataset.theirs))) {
      const isHere = document.activeElement && document.activeElement.name === name;
      if (isHere || read(name) !== sent[name]) continue;
      setField(name, [their.value].flat());
      form.dispatchEvent(new CustomEvent("draft:taken", { detail: name }));
      bases[name] = their.digest;
    }
    hidden("base").value = JSON.stringify(bases);
    state.dataset.theirs = "{}";
  };

  form.addEventListener("htmx:afterRequest", (event) => {
    if (event.detail.elt !== form) return;
    const status = event.detail.xhr.status;
    if (status === 200 || status === 409) {
      takeTheirs();
      if (dirty.size) say("kladd-venter");
      return;
    }
    if (GONE.includes(status)) {
      say("kladd-borte");
      return;
    }
    if (status === TOO_LONG) {
      say("kladd-for-lang"); // the same text would be refused again; the next key sends what is there then
      return;
    }
    failures += 1;
    /* A token that another tab's log-in has made stale is replaced at once, once. */
    if (status === 403 && !needsToken) {
      needsToken = true;
      retry();
      return;
    }
    needsToken = status === 401 || status === 403;
    if (status !== 401 && status !== 422) say("kladd-feilet");
    timer = setTimeout(retryLater, RETRY_SECONDS[pauses] * 1000);
  });

  /* After a new log-in in another tab the page's token is stale; the server hands out a fresh one. */
  const retry = async () => {
    clearTimeout(timer);
    if (needsToken) {
      const answer = await fetch(form.dataset.tokenUrl, { credentials: "same-origin" }).catch(
        () => null,
      );
      if (answer && answer.ok) hidden("csrfmiddlewaretoken").value = (await answer.json()).csrf;
    }
    save();
  };

  /* Only pauses make the next one longer: who goes on writing tries with every save meanwhile. */
  const retryLater = () => {
    pauses = Math.min(pauses + 1, RETRY_SECONDS.length - 1);
    retry();
  };

  const retryNow = () => {
    if (failures && document.visibilityState === "visible") retry();
  };
  window.addEventListener("online", retryNow);
  window.addEventListener("focus", retryNow);
  document.addEventListener("visibilitychange", retryNow);

  /* ---- Leaving */

  form.addEventListener("submit", (event) => {
    if (event.submitter && event.submitter.value === "save") {
      event.preventDefault();
      save();
      return;
    }
    leaving = true;
    hidden("seq").value = seq + 1;
  });

  window.addEventListener("beforeunload", (event) => {
    going = true;
    if (dirty.size && !leaving) event.preventDefault();
  });
  window.addEventListener("pagehide", () => {
    if (!form.dataset.presenceUrl) return;
    const gone = new FormData();
    for (const name of ["csrfmiddlewaretoken", "tab"]) gone.set(name, hidden(name).value);
    gone.set("leave", "1");
    navigator.sendBeacon(form.dataset.presenceUrl, gone);
  });
  window.addEventListener("pageshow", () => {
    leaving = false;
    going = false;
  });

  document.addEventListener("keydown", (event) => {
    if (event.altKey && !event.ctrlKey && event.key.toLowerCase() === "s") {
      event.preventDefault();
      save();
    }
  });

  /* ---- Text of an earlier page load that never reached the server */

  const inWords = (name, values) => {
    const elements = [...form.querySelectorAll(`[name="${name}"]`)];
    const options = elements.filter((one) => one.type === "radio" || one.type === "checkbox");
    if (!options.length) return values.join(", ");
    const chosen = options.filter((one) => values.includes(one.value));
    return chosen.map((one) => one.labels[0]?.textContent.trim()).join(", ");
  };

  const titleOf = (name) =>
    form.querySelector(`[name="${name}"]`)?.closest("[data-title]")?.dataset.title ?? "";

  /* Of each question the newest text alone: an older one that stayed behind it is part of it, and
     would cut its end off. What stands in the form already is not unsent. */
  const unsent = () => {
    const found = new Map();
    for (const key of Object.keys(sessionStorage).filter((one) => one.startsWith(prefix))) {
      const [version, name] = key.slice(prefix.length).split(":");
      if (!isField(name)) sessionStorage.removeItem(key);
      else if (!found.has(name) || Number(version) >= found.get(name).version) {
        found.set(name, { version: Number(version), json: sessionStorage.getItem(key) });
      }
    }
    for (const [name, { json }] of found) {
      if (read(name) !== json) continue;
      forget(name);
      found.delete(name);
    }
    return found;
  };

  const offer = (rows, template, box, name, values) => {
    const row = template.content.cloneNode(true).firstElementChild;
    row.querySelector("[data-title]").textContent = titleOf(name);
    row.querySelector("[data-mine]").textContent = inWords(name, values);
    row.querySelector("[data-theirs]").textContent = inWords(name, JSON.parse(read(name)));
    offered.add(name);
    const done = () => {
      offered.delete(name);
      row.remove();
      if (!rows.children.length) box.remove();
    };
    row.querySelector("[data-keep]").addEventListener("click", () => {
      forget(name);
      setField(name, values);
      touched(name);
      save();
      done();
    });
    row.querySelector("[data-drop]").addEventListener("click", () => {
      forget(name);
      done();
    });
    rows.append(row);
  };

  const restore = () => {
    const found = unsent();
    if (!found.size) return;
    const box = document.getElementById("kladd-gjenopprett").content.cloneNode(true).firstElementChild;
    const rows = box.querySelector("[data-rows]");
    for (const [name, { json }] of found) {
      offer(rows, box.querySelector("template[data-row]"), box, name, JSON.parse(json));
    }
    document.getElementById("gjenopprett").append(box);
  };
  restore();

  /* On a slow line somebody types before this script is here. */
  const isAsDrawn = (element) =>
    element.type === "radio" || element.type === "checkbox"
      ? element.checked === element.defaultChecked
      : element.value === element.defaultValue;
  for (const element of form.querySelectorAll("input, textarea")) {
    if (isField(element.name) && !isAsDrawn(element)) touched(element.name);
  }
})();
