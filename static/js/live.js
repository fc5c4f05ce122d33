/* Screens of a session: the state is asked for every two seconds (304 while nothing has changed), the
   seconds of the clock run here, by how long ago the server told them: a wrong clock does not matter.
   Without this script the moderator's page draws itself anew. */
(() => {
  const root = document.querySelector("[data-state-url]");
  if (!root) return;

  const EVERY_MS = 2000;
  const PATIENCE_MS = 10000;
  const lost = document.getElementById("live-lost");
  let tag = "";
  let toldAt = performance.now();
  let timer = 0;
  let asking = false;

  const say = (id) => lost?.replaceChildren(...(id ? [document.getElementById(id).content.cloneNode(true)] : []));

  /* A list that stood at its end goes on standing there; one that somebody reads in stays put. */
  const atEnd = (box) => box.scrollHeight - box.scrollTop - box.clientHeight < 40;
  const put = (html) => {
    const page = new DOMParser().parseFromString(html, "text/html");
    const focus = document.activeElement;
    for (const fresh of [...page.body.children]) {
      const old = document.getElementById(fresh.id);
      if (!old) continue;
      const end = atEnd(old);
      const top = old.scrollTop;
      const held = old.contains(focus) ? focus : null;
      old.replaceWith(fresh);
      fresh.scrollTop = end ? fresh.scrollHeight : top;
      if (held) keepPlace(fresh, held);
    }
    toldAt = performance.now();
    tick();
    root.dispatchEvent(new CustomEvent("live:told"));
  };

  /* Who goes by keys stays where they were: at the same button or link, else at its panel; never at a button
     that does something else. */
  const keepPlace = (panel, held) => {
    const place =
      (held.id && document.getElementById(held.id)) ||
      (held.dataset.way && panel.querySelector(`[data-way="${held.dataset.way}"]`)) ||
      (held.matches("a") && panel.querySelector(`a[href="${held.getAttribute("href")}"]`));
    if (!place) panel.tabIndex = -1;
    (place ?? panel).focus({ preventScroll: true });
  };

  const ask = async () => {
    clearTimeout(timer);
    if (asking) return;
    asking = true;
    try {
      const headers = tag ? { "If-None-Match": tag } : {};
      const signal = AbortSignal.timeout(PATIENCE_MS);
      const answer = await fetch(root.dataset.stateUrl + location.search, { headers, signal, cache: "no-store" });
      if (answer.redirected) say("live-login");
      else if (answer.ok) {
        put(await answer.text());
        tag = answer.headers.get("ETag") ?? "";
        say("");
      } else if (answer.status === 304) say("");
      else if (answer.status >= 500) say("live-net");
    } catch {
      say("live-net");
    } finally {
      asking = false;
      timer = setTimeout(ask, EVERY_MS);
    }
  };
  root.addEventListener("live:ask", ask);
  document.addEventListener("visibilitychange", () => document.visibilityState === "visible" && ask());

  /* ---- The clock */

  const two = (number) => String(number).padStart(2, "0");
  const tick = () => {
    for (const clock of document.querySelectorAll("[data-seconds]")) {
      const all = Number(clock.dataset.seconds) + Math.floor((performance.now() - toldAt) / 1000);
      const hours = Math.floor(all / 3600);
      const minutes = Math.floor(all / 60) % 60;
      clock.textContent = hours ? `${hours}:${two(minutes)}:${two(all % 60)}` : `${minutes}:${two(all % 60)}`;
      const bar = clock.parentElement.querySelector("progress");
      if (bar) bar.value = all / 60;
    }
  };
  setInterval(tick, 500);

  /* ---- Buttons: answered in place, so that a lost net never takes the screen away */

  const send = async (form, posted) => {
    const ways = { method: "POST", body: posted, redirect: "manual", signal: AbortSignal.timeout(PATIENCE_MS) };
    let answer = await fetch(form.action, ways);
    if (answer.status === 403) {
      const fresh = await fetch(root.dataset.tokenUrl, { credentials: "same-origin" });
      if (!fresh.ok) return say("live-login");
      posted.set("csrfmiddlewaretoken", (await fresh.json()).csrf);
      answer = await fetch(form.action, { ...ways, body: posted });
    }
    return answer.type === "opaqueredirect" ? ask() : say("live-net");
  };
  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (!form.matches("[data-act]")) return;
    event.preventDefault();
    const button = event.submitter;
    if (button.ariaDisabled === "true") return;
    button.ariaDisabled = "true"; // not disabled: that would take the focus away
    send(form, new FormData(form, button))
      .catch(() => say("live-net"))
      .finally(() => (button.ariaDisabled = null));
  });

  const list = document.getElementById("live-notes");
  if (list) list.scrollTop = list.scrollHeight;
  ask();
})();
