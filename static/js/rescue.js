/* What was sent with a form that never arrived - the session had ended, the token was stale, the
   server stood still - comes back into the form. Kept in this tab, for this user, until a page shows
   that it arrived; log-out clears it. Forms that save drafts or answer in place have their own ways. */
(() => {
  const KEY = "sent";
  const TEXT = "textarea, input[type=text]";
  const { user } = document.body.dataset;

  const forms = () =>
    [...document.querySelectorAll("main form[method=post]:not([data-draft], [hx-post])")].filter(
      (form) => form.querySelector(TEXT),
    );
  const addressOf = (form) => form.getAttribute("action") || location.pathname;
  const fieldsOf = (form) => [...form.querySelectorAll(`${TEXT}, select, [type=radio], [type=checkbox]`)];
  const isBox = (field) => field.type === "radio" || field.type === "checkbox";
  const read = (form) => fieldsOf(form).map((field) => (isBox(field) ? field.checked : field.value));
  const keep = (sent) => {
    try {
      sessionStorage.setItem(KEY, JSON.stringify(sent));
    } catch (error) {
      if (error.name !== "QuotaExceededError") throw error;
    }
  };

  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (!user || !forms().includes(form)) return;
    keep({ user, page: location.pathname, address: addressOf(form), values: read(form) });
  });

  const bringBack = (form, values) => {
    fieldsOf(form).forEach((field, at) => {
      if (isBox(field)) field.checked = values[at];
      else field.value = values[at];
    });
    form.prepend(document.getElementById("rescued").content.cloneNode(true));
  };

  const sent = JSON.parse(sessionStorage.getItem(KEY) ?? "null");
  if (!sent) return;
  if (!user || document.querySelector("main > .narrow-page")) {
    keep({ ...sent, isStopped: true }); // a log-in or an error page stands where the answer should
    return;
  }
  const cameBack = performance.getEntriesByType("navigation")[0]?.type === "back_forward";
  const isHere = sent.page === location.pathname;
  if (sent.user === user && sent.isStopped && !isHere) return; // still on the way back to the form
  sessionStorage.removeItem(KEY);
  if (sent.user !== user || !isHere || !(sent.isStopped || cameBack)) return;
  const form = forms().find((one) => addressOf(one) === sent.address);
  if (form && fieldsOf(form).length === sent.values.length) bringBack(form, sent.values);
})();
