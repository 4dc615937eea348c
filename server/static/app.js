// The chat without reloading. Everything here also works without this file: it only saves page loads, announces the
// answer once and completely, and keeps the focus in the field. It stores nothing.
(() => {
  "use strict";
  const form = document.getElementById("fragen");
  const log = document.getElementById("verlauf");
  const field = document.getElementById("frage");
  const status = document.getElementById("meldung");
  const problem = document.getElementById("fehler");
  const earlier = document.getElementById("fruehere");
  const count = document.getElementById("zeichen");
  const clear = document.getElementById("loeschen");
  const examples = document.getElementById("beispiele");
  const text = form.dataset;
  const limit = Number(text.limit);
  const title = log.dataset.title;
  // The only HTML ever parsed is what our own server rendered; Trusted Types keep it that way.
  const policy = window.trustedTypes?.createPolicy("antwort", { createHTML: (html) => html });
  const parse = (html) =>
    new DOMParser().parseFromString(policy ? policy.createHTML(html) : html, "text/html").body;
  let running = null;

  function say(message) {
    status.textContent = "";
    requestAnimationFrame(() => (status.textContent = message));
  }

  function fail(nodes) {
    problem.replaceChildren(...nodes);
    field.setAttribute("aria-invalid", "true");
    document.title = text.error + title;
    field.focus();
  }

  function plainProblem(message) {
    const box = document.createElement("p");
    box.className = "kern-alert kern-alert--danger plain-problem";
    box.textContent = message;
    return box;
  }

  function measure() {
    const left = limit - [...field.value.trim()].length;
    count.textContent =
      left < 0 ? text.over.replace("{count}", -left) : left <= limit * 0.2 ? text.left.replace("{count}", left) : "";
    if (left >= 0 && !problem.hasChildNodes()) field.removeAttribute("aria-invalid");
    return left;
  }

  function remember(question) {
    const input = document.createElement("input");
    Object.assign(input, { type: "hidden", name: "history", value: question });
    earlier.append(input);
    while (earlier.childElementCount > 6) earlier.firstElementChild.remove();
  }

  function wake(scope) {
    for (const button of scope.querySelectorAll("[data-copy], [data-print]")) button.hidden = false;
  }

  async function ask(question, history) {
    if (running) return;
    problem.replaceChildren();
    field.removeAttribute("aria-invalid");
    if (!/[\p{L}\p{N}]/u.test(question)) return fail([plainProblem(text.empty)]);
    if (measure() < 0 && question === field.value.trim()) {
      return fail([plainProblem(text.over.replace("{count}", -measure()))]);
    }
    const body = new URLSearchParams(history.map((entry) => ["history", entry]));
    body.append("question", question);
    running = new AbortController();
    const patience = setTimeout(() => running?.abort(), 20000);
    const slow = setTimeout(() => say(text.searching), 500);
    form.closest("section").setAttribute("aria-busy", "true");
    field.readOnly = true;
    try {
      const response = await fetch(form.action, {
        method: "POST",
        body,
        headers: { Accept: "text/vnd.wegweiser.antwort+html" },
        signal: running.signal,
      });
      const nodes = parse(await response.text());
      const turn = nodes.querySelector("article");
      if (!response.ok || !turn) {
        return fail(nodes.childElementCount ? [...nodes.children] : [plainProblem(text.offline)]);
      }
      show(turn, question);
    } catch {
      fail([plainProblem(text.offline)]);
    } finally {
      clearTimeout(patience);
      clearTimeout(slow);
      running = null;
      status.textContent = "";
      field.readOnly = false;
      form.closest("section").removeAttribute("aria-busy");
    }
  }

  function show(turn, question) {
    wake(turn);
    document.body.classList.add("talking");
    if (examples) examples.hidden = true;
    clear.hidden = false;
    log.append(turn); // at once and complete: one announcement
    remember(question);
    document.title = `${question} – ${title}`;
    field.value = "";
    measure();
    turn.scrollIntoView({ block: "start" });
    if (matchMedia("(pointer: fine)").matches) field.focus({ preventScroll: true });
  }

  const history = () => [...earlier.children].map((input) => input.value);

  function answerText(turn) {
    const answer = turn.querySelector("[data-answer]").cloneNode(true);
    for (const number of answer.querySelectorAll(".cite")) number.replaceWith(` [${number.textContent}]`);
    const lines = [...answer.querySelectorAll("p, li, dl > div, tr")].map((line) =>
      line.textContent.replace(/\s+/g, " ").trim(),
    );
    const sources = [...turn.querySelectorAll(".source")].map((source) => {
      const meta = [...source.querySelectorAll(".meta li")].map((entry) => entry.textContent.trim());
      const link = source.querySelector(".source-links a").href;
      return `[${source.querySelector(".number").textContent}] ${[source.querySelector("h4").textContent, ...meta].join(", ")}\n${link}`;
    });
    return [turn.dataset.question, lines.filter(Boolean).join("\n"), sources.join("\n")].join("\n\n");
  }

  async function copy(content, message) {
    try {
      await navigator.clipboard.writeText(content);
    } catch {
      const helper = document.createElement("textarea"); // the clipboard needs https; this way does not
      helper.value = content;
      document.body.append(helper);
      helper.select();
      document.execCommand("copy");
      helper.remove();
    }
    say(message);
  }

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    ask(field.value.trim(), history());
  });

  field.addEventListener("input", () => {
    if (problem.hasChildNodes()) {
      problem.replaceChildren();
      field.removeAttribute("aria-invalid");
    }
    measure();
  });

  field.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && !event.shiftKey && !event.isComposing) {
      event.preventDefault();
      form.requestSubmit();
    } else if (event.key === "Escape") {
      running?.abort();
      field.value = "";
      measure();
    }
  });

  document.addEventListener("keydown", (event) => {
    if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "k") {
      event.preventDefault();
      field.focus();
      field.select();
    }
  });

  document.addEventListener("click", (event) => {
    const target = event.target.closest("a, button");
    if (!target || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const turn = target.closest(".turn");
    if (target.dataset.ask) {
      event.preventDefault();
      ask(target.dataset.ask, []);
    } else if ("copy" in target.dataset) {
      copy(answerText(turn), text.copied);
    } else if ("share" in target.dataset) {
      event.preventDefault();
      copy(target.href, text.linkCopied);
    } else if ("print" in target.dataset) {
      print();
    } else if (target === clear && examples) {
      event.preventDefault();
      log.replaceChildren();
      earlier.replaceChildren();
      problem.replaceChildren();
      examples.hidden = false;
      clear.hidden = true;
      document.body.classList.remove("talking");
      document.title = title;
      field.value = "";
      field.focus();
      say(text.cleared);
    } else if ("themeSwitch" in target.dataset) {
      event.preventDefault();
      changeTheme(target.dataset.themeSwitch);
    }
  });

  document.addEventListener("submit", async (event) => {
    if (event.target.matches(".refers")) {
      event.preventDefault();
      ask(event.target.elements.question.value, []);
    } else if (event.target.matches(".feedback")) {
      event.preventDefault();
      const body = new URLSearchParams(new FormData(event.target, event.submitter));
      const response = await fetch(event.target.action, { method: "POST", body }).catch(() => null);
      const note = document.createElement("p");
      note.textContent = response?.ok ? text.thanks : text.offline;
      note.tabIndex = -1;
      event.target.replaceChildren(note);
      note.focus();
    }
  });

  function changeTheme(theme) {
    document.documentElement.dataset.kernTheme = theme;
    document.querySelector('meta[name="color-scheme"]').content = theme;
    for (const link of document.querySelectorAll('a[href^="."]:not([data-theme-switch]), form[action^="."]')) {
      const name = link.href ? "href" : "action";
      const url = new URL(link[name]);
      if (!/\/(static|dokumente)\//.test(url.pathname)) url.searchParams.set("theme", theme);
      link[name] = url.href;
    }
    document.querySelector(`[data-theme-switch="${theme === "dark" ? "light" : "dark"}"]`).focus();
  }

  wake(document);
  measure();
  if (log.childElementCount) document.body.classList.add("talking");
})();
