/* The form of a table: what is sent leaves the field at once, waits here while the net is gone, and
   comes into the list when the server has it. Without this script the form sends itself. */
(() => {
  const form = document.getElementById("ide");
  if (!form || !window.Outgoing) return;

  const { text, kind } = form.elements;
  const line = document.getElementById("lagret");
  const list = document.getElementById("ide-waiting");
  const root = document.querySelector("[data-state-url]");
  const template = (id) => document.getElementById(id).content.cloneNode(true);
  const valueOf = (fields, name) => fields.find(([one]) => one === name)[1];

  const show = () => {
    const waiting = [...queue.waiting.values()];
    list.hidden = !waiting.length;
    list.replaceChildren(
      ...waiting.map((fields) => Object.assign(document.createElement("li"), { textContent: valueOf(fields, "text") })),
    );
  };
  const queue = new Outgoing({
    name: location.pathname,
    url: location.pathname,
    token: form.elements.csrfmiddlewaretoken.value,
    told: (state, answer) => {
      if (state !== "answered") line.replaceChildren(template(`ide-${state}`));
      else if (answer.status === 200) {
        line.replaceChildren(template("ide-saved"));
        root.dispatchEvent(new CustomEvent("live:ask"));
      } else {
        if (!text.value.trim()) text.value = valueOf(answer.fields, "text"); // nothing written is lost
        const words = template("ide-refused");
        words.querySelector("[data-words]").append(answer.data.said);
        line.replaceChildren(words);
      }
      setTimeout(show);
    },
  });

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    event.stopImmediatePropagation();
    if (!text.value.trim()) return text.focus();
    const key = Outgoing.name();
    queue.put(key, [["key", key], ["kind", kind.value], ["text", text.value]]);
    text.value = "";
    show();
    return text.focus();
  });
  show();
})();
