/* Coding: an act that did not reach the server is said, and the words stay marked for another try.
   A page that was open while its user logged in anew gets a fresh token and sends once more. */
(() => {
  const box = document.getElementById("coding-unsent");
  const resent = new WeakSet();

  const say = (id) => box.replaceChildren(document.getElementById(id).content.cloneNode(true));

  const resend = async (form) => {
    const answer = await fetch(box.dataset.tokenUrl, { credentials: "same-origin" }).catch(() => null);
    if (!answer || !answer.ok) return say(answer && answer.status === 401 ? "unsent-login" : "unsent-net");
    const token = (await answer.json()).csrf;
    for (const field of document.querySelectorAll("[name=csrfmiddlewaretoken]")) field.value = token;
    form.requestSubmit();
  };

  document.addEventListener("htmx:sendError", () => say("unsent-net"));
  document.addEventListener("htmx:responseError", (event) => {
    const { elt, xhr } = event.detail;
    if (xhr.status === 422) return; // the screen itself says what is wrong
    if (xhr.status === 403 && elt.matches("form") && !resent.has(elt)) {
      resent.add(elt);
      resend(elt);
    } else say(xhr.status === 401 ? "unsent-login" : "unsent-server");
  });
  document.addEventListener("htmx:afterSettle", (event) => {
    if (event.target.id === "coding" && event.detail.xhr?.status !== 401) box.replaceChildren();
  });
})();
