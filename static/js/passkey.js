/* A form[data-passkey] asks the browser for a passkey before it is sent: "create" makes one, "get"
   shows one. What is asked of it stands in #passkey-options, or is fetched from the form's address. */
(() => {
  const form = document.querySelector("form[data-passkey]");
  if (!form) return;

  const optionsOf = async () => {
    const here = document.getElementById("passkey-options");
    if (here) return JSON.parse(here.textContent);
    const answer = await fetch(form.action, { headers: { Accept: "application/json" } });
    if (!answer.ok) throw new Error(`The portal answered ${answer.status}.`);
    return answer.json();
  };

  const make = (options) => {
    const wanted = options.creation_options;
    const alone = form.querySelector('[name="passwordless"]').checked;
    Object.assign(wanted.publicKey.authenticatorSelection, {
      residentKey: alone ? "required" : "discouraged",
      requireResidentKey: alone,
      ...(alone ? { userVerification: "required" } : {}),
    });
    return window.webauthnJSON.create(wanted);
  };

  const say = () => {
    const words = document.getElementById("passkey-failed-words").content.cloneNode(true);
    document.getElementById("passkey-failed").replaceChildren(words);
  };

  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    document.getElementById("passkey-failed").replaceChildren();
    try {
      const options = await optionsOf();
      const shown = await (form.dataset.passkey === "create"
        ? make(options)
        : window.webauthnJSON.get(options.request_options));
      form.querySelector('[name="credential"]').value = JSON.stringify(shown);
      form.submit();
    } catch (error) {
      say();
    }
  });
})();
