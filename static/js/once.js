/* A form that is on its way is not sent a second time: a double click makes one of each. Forms that
   answer in place, and drafts, have their own ways. Going back, or a file as answer, frees it again.
   A form whose work takes a while says so in its [data-working] as soon as that is noticed, or at once
   where the work always takes a while. */
(() => {
  const FREE_MS = 8000;
  const NOTICED_MS = 400;
  const sent = new Map();

  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (event.defaultPrevented || form.method !== "post") return;
    if (form.matches("[hx-post], [data-draft]")) return;
    if (sent.has(form)) {
      event.preventDefault();
      return;
    }
    sent.set(form, setTimeout(() => sent.delete(form), FREE_MS));
    const line = form.querySelector("[data-working]");
    const wait = line && line.hasAttribute("data-at-once") ? 0 : NOTICED_MS;
    if (line) setTimeout(() => { line.textContent = line.dataset.working; }, wait);
  });

  window.addEventListener("pageshow", (event) => {
    if (!event.persisted) return;
    sent.clear();
    for (const line of document.querySelectorAll("[data-working]")) line.textContent = "";
  });
})();
