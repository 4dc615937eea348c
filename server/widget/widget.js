// The chat for any website: one custom element, one shadow tree, no HTML parsing, no storage, no request before a
// question. Works under a strict Content-Security-Policy and with Trusted Types switched to 'none'.
(() => {
  "use strict";
  const script = document.currentScript; // only known now, hence a classic script
  const NAME = "wegweiser-auskunft";
  if (!script || customElements.get(NAME)) return;
  const base = new URL(".", script.src);
  const option = { ...script.dataset };
  const language = (option.lang || document.documentElement.lang || "de").startsWith("en") ? "en" : "de";
  const t = {
    de: {
      open: "Fragen stellen",
      close: "Schließen",
      human: "Hier antwortet kein Mensch, sondern ein Programm. Es zitiert wörtlich aus amtlichen Dokumenten.",
      label: "Ihre Frage",
      send: "Fragen",
      log: "Fragen und Antworten",
      asked: "Sie haben gefragt: ",
      searching: "Die Antwort wird gesucht.",
      empty: "Bitte schreiben Sie zuerst Ihre Frage.",
      refers: "Bezogen auf: ",
      source: "Fundstelle",
      sources: "Fundstellen",
      section: "Abschnitt",
      page: "Seite",
      date: "Stand",
      context: "Im Zusammenhang lesen",
      pdf: "PDF auf Seite {} öffnen",
      original: "Original öffnen",
      tab: " (neues Fenster)",
      related: "Verwandte Fragen",
      nearest: "Dazu gibt es Auskunft",
      example: "Zum Beispiel",
      contact: "Ein Mensch hilft weiter: ",
      contactPage: "Kontaktseite",
      clear: "Verlauf löschen",
      full: "Große Ansicht",
      privacy: "Datenschutz",
      barrier: "Barriere melden",
      denied: "Diese Website ist für die Auskunft nicht freigegeben. Bitte nutzen Sie die große Ansicht.",
      away: "Die Auskunft ist gerade nicht erreichbar. Bitte versuchen Sie es später noch einmal.",
      broken: "Es ist ein Fehler aufgetreten. Bitte versuchen Sie es später noch einmal.",
      answered: "Das sagen die Dokumente",
      uncertain: "Nicht sicher: Das kommt Ihrer Frage am nächsten",
      not_found: "Dazu steht nichts in den Dokumenten",
      out_of_scope: "Um dieses Thema geht es in den Dokumenten nicht",
      needs_context: "Worauf bezieht sich Ihre Frage?",
      personal_or_legal: "Über einen Einzelfall entscheidet die zuständige Stelle",
      no_question: "So hilft diese Auskunft weiter",
    },
    en: {
      open: "Ask a question",
      close: "Close",
      human: "A program answers here, not a person. It quotes official documents word for word.",
      label: "Your question",
      send: "Ask",
      log: "Questions and answers",
      asked: "You asked: ",
      searching: "Looking for the answer.",
      empty: "Please write your question first.",
      refers: "Referring to: ",
      source: "Source",
      sources: "Sources",
      section: "Section",
      page: "Page",
      date: "As of",
      context: "Read in context",
      pdf: "Open PDF at page {}",
      original: "Open the original",
      tab: " (new window)",
      related: "Related questions",
      nearest: "The documents do answer this",
      example: "For example",
      contact: "A person can help: ",
      contactPage: "Contact page",
      clear: "Clear conversation",
      full: "Full view",
      privacy: "Privacy",
      barrier: "Report a barrier",
      denied: "This website is not allowed to use the service. Please use the full view.",
      away: "The service cannot be reached. Please try again later.",
      broken: "Something went wrong. Please try again later.",
      answered: "What the documents say",
      uncertain: "Not certain: this comes closest to your question",
      not_found: "The documents do not say",
      out_of_scope: "The documents are not about this topic",
      needs_context: "What does your question refer to?",
      personal_or_legal: "The responsible office decides on individual cases",
      no_question: "How this service can help",
    },
  }[language];
  const title = option.title || t.open;
  const NO_QUESTION = ["chat", "task", "opinion", "beside"];

  const channel = (value) => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4);
  const chosen = /^#[0-9a-f]{6}$/i.test(option.color || "") ? option.color : "#152c66";
  const [red, green, blue] = [1, 3, 5].map((at) => channel(parseInt(chosen.slice(at, at + 2), 16) / 255));
  const light = 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  const side = option.position === "left" ? "left" : "right";

  // "!important" inside :host is stronger than the page's own; "em" from "medium" ignores the page's html{font-size}.
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`
:host{all:initial!important;font:normal medium/1.5 system-ui,sans-serif!important;color-scheme:light dark!important;
--brand:${chosen};--on:${light > 0.179 ? "#000" : "#fff"};--link:${light < 0.18 ? chosen : "#152c66"};
--ground:#fff;--text:#171a2b;--muted:#4a5068;--hued:#f1f3f8;--line:#c9cede;--warn:#a35200;--focus:#171a2b}
@media(prefers-color-scheme:dark){:host{--ground:#14161f;--text:#f3f4f7;--muted:#b9bfd4;--hued:#20242f;--line:#4a5068;--link:#a9c0ff;--warn:#ffb35c;--focus:#fff}}
*{box-sizing:border-box;margin:0;padding:0;font:inherit;color:inherit}
[hidden]{display:none!important}
button,a,input{min-height:2.75em}
button{cursor:pointer;border:1px solid transparent;border-radius:.375em;padding:.5em 1em;background:var(--brand);color:var(--on);font-weight:600}
a,.plain{color:var(--link);text-decoration:underline;text-underline-offset:.15em}
.plain{background:none;padding:0;font-weight:400;text-align:left;border:0}
:focus-visible{outline:3px solid var(--focus);outline-offset:2px;box-shadow:0 0 0 2px var(--ground)}
.launch{position:fixed;bottom:1em;${side}:1em;z-index:2147483646;border-radius:2em;padding:.75em 1.25em;box-shadow:0 2px 10px #0005}
.panel{position:fixed;bottom:5em;${side}:1em;z-index:2147483647;width:27em;max-width:calc(100vw - 2em);height:40em;max-height:calc(100vh - 6em);display:flex;flex-direction:column;background:var(--ground);color:var(--text);border:1px solid var(--line);border-radius:.5em;box-shadow:0 8px 30px #0006;overflow:hidden;overflow-wrap:anywhere;hyphens:auto}
.head{display:flex;gap:1em;align-items:center;justify-content:space-between;padding:.5em .5em .5em 1em;background:var(--brand);color:var(--on)}
.head h2{font-size:1.125em;font-weight:700;line-height:1.25}
.head button{border-color:currentColor;flex:none}
.head :focus-visible{outline-color:var(--on);box-shadow:none}
.human{padding:.625em 1em;background:var(--hued);font-size:.9375em}
.log{flex:1;overflow:auto;padding:1em;display:flex;flex-direction:column;gap:1.5em}
.log:empty{flex:none;padding:0}
.panel:has(.log:empty){height:auto}
.log:focus-visible{outline-offset:-3px;box-shadow:none}
.turn,.reply,ol,ul,dl{display:grid;gap:.625em;min-width:0}
.q{justify-self:end;max-width:90%;padding:.5em .875em;border-radius:.75em .75em 0;background:var(--hued);border:1px solid var(--line);font-weight:600}
.q .words{display:block}
.verdict{font-weight:700}
.said{display:grid;gap:.625em;padding-left:.75em;border-left:4px solid var(--link)}
.uncertain .said{border-left:4px dashed var(--warn)}
.uncertain .verdict{color:var(--warn)}
ol,ul{list-style:none}
.said li{display:flex;gap:.5em}
.mark{flex:none;min-width:1.4em;font-weight:700}
dt,.meta,.foot,.status{color:var(--muted);font-size:.9375em}
dd{font-weight:600}
.src{padding:.75em;border:1px solid var(--line);border-radius:.375em;display:grid;gap:.25em}
.src b,h3{font-weight:700}
.src a,.foot a,.foot button,.links a,.links button{display:inline-flex;align-items:center;min-height:2.25em;margin-right:1em}
.cite{display:inline-block;min-height:0;min-width:1.75em;line-height:1.75em;text-align:center;font-weight:700;border:1px solid;border-radius:1em;font-size:.8125em;text-decoration:none}
.ask{padding:.625em 1em;border-top:1px solid var(--line)}
.row{display:flex;gap:.5em;margin-top:.25em}
label{font-weight:600}
input{flex:1;min-width:0;padding:.5em .75em;border:2px solid var(--muted);border-radius:.375em;background:var(--ground);color:var(--text)}
.status{padding:0 1em}
.foot{padding:0 1em .375em}
.vh{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
@media(max-width:30em),(max-height:34em){.panel{inset:0;width:auto;max-width:none;height:auto;max-height:none;border-radius:0;overflow:auto}.log{flex:none;overflow:visible}.launch[aria-expanded=true]{display:none}}
@media(forced-colors:active){.launch,.panel,.q,.src{border:1px solid}}
@media print{.launch,.panel{display:none}}`);

  function make(tag, properties, ...children) {
    const node = document.createElement(tag);
    for (const [name, value] of Object.entries(properties || {})) {
      if (name === "class") node.className = value;
      else if (name.startsWith("on")) node.addEventListener(name.slice(2), value);
      else if (value !== null && value !== undefined) node.setAttribute(name, value);
    }
    node.append(...children.filter((child) => child || child === 0));
    return node;
  }

  function link(address, label, more) {
    return make("a", { href: address, target: "_blank", rel: "noopener", ...more }, label, make("span", { class: "vh" }, t.tab));
  }

  // What somebody typed, in its own language and direction.
  function words(typed, lang) {
    return make("span", { class: "words", lang, dir: "auto" }, typed);
  }

  // Addresses from the server are paths below its own; anything else is not linked.
  function own(path) {
    const url = new URL(String(path).replace(/^\/+/, ""), base);
    return url.origin === base.origin && /^https?:$/.test(url.protocol) ? url.href : null;
  }

  function contact() {
    const ways = [];
    if (option.phone) ways.push(make("a", { href: `tel:${option.phone.replace(/[^+\d]/g, "")}` }, option.phone));
    if (option.email) ways.push(make("a", { href: `mailto:${option.email}` }, option.email));
    if (/^https?:\/\//.test(option.contact || "")) ways.push(make("a", { href: option.contact }, t.contactPage));
    return ways.length ? make("p", { class: "links" }, t.contact, ...ways) : null;
  }

  // The printed marker of a list item stays text, so nothing is numbered twice.
  const MARKER = /^(\(?(?:\d{1,3}|[a-zA-Z])[.)]|[•◦▪■●○‣–—*-]|Schritt \d+[:.])\s+/;

  function said(answer) {
    const box = make("div", { class: "said", lang: "de" });
    const listed = ["steps", "list"].includes(answer.kind) && answer.parts.length > 1;
    const printed = listed && answer.parts.some((part) => MARKER.test(part.text));
    let list = null;
    answer.parts.forEach((part, at) => {
      const next = answer.parts[at + 1];
      const cite = next && next.source === part.source ? null : number(part.source, answer.sources[part.source - 1]);
      const marker = MARKER.exec(part.text);
      if (listed && (printed ? marker : !/:\s*$/.test(part.text))) {
        list ||= box.appendChild(make(answer.kind === "steps" ? "ol" : "ul", { role: "list" }));
        const mark = marker ? marker[1] : answer.kind === "steps" ? `${list.childElementCount + 1}.` : "•";
        const rest = marker ? part.text.slice(marker[0].length) : part.text;
        list.append(make("li", null, make("span", { class: "mark", "aria-hidden": marker ? null : "true" }, mark), " ", make("span", null, rest, " ", cite)));
        return;
      }
      list = null;
      const cells = answer.kind === "table" ? part.text.split("; ").map((cell) => cell.split(/: (.*)/s)) : [[]];
      if (cells.every((cell) => cell.length > 1) && (cells.length > 1 || answer.parts.length === 1)) {
        box.append(make("dl", null, ...cells.map(([head, value]) => make("div", null, make("dt", null, head), make("dd", null, value)))));
        if (cite) box.append(make("p", null, cite));
      } else {
        box.append(make("p", null, part.text, " ", cite));
      }
    });
    return box;
  }

  function number(value, source) {
    const address = own(source.url);
    return address && link(address, String(value), { class: "cite", "aria-label": `${t.source} ${value}: ${source.title}${t.tab}` });
  }

  // "2012-10" → „Oktober 2012“; the date may stop at the year or month.
  function day(iso) {
    const parts = ["year", "month", "day"].slice(0, iso.split("-").length);
    const shown = Object.fromEntries(parts.map((part) => [part, part === "month" ? "long" : "numeric"]));
    return new Date(iso).toLocaleDateString(language === "en" ? "en-GB" : "de", { ...shown, timeZone: "UTC" });
  }

  function card(source) {
    const page = source.page_label || source.page;
    const meta = [
      source.publisher,
      source.section.length ? `${t.section} ${source.section.join(" › ")}` : null,
      page ? `${t.page} ${page}` : null,
      source.date ? `${t.date} ${day(source.date)}` : null,
    ];
    const context = own(source.url);
    const file = own(source.file_url);
    const pdf = /\.pdf(#|$)/i.test(source.file_url);
    return make(
      "li",
      { class: "src" },
      make("b", { lang: "de" }, `${source.number}. ${source.title}`),
      make("p", { class: "meta" }, meta.filter(Boolean).join(" · ")),
      make(
        "p",
        null,
        context && link(context, t.context),
        file && link(file, pdf ? t.pdf.replace("{}", page || 1) : t.original),
      ),
    );
  }

  class Auskunft extends HTMLElement {
    connectedCallback() {
      if (this.shadowRoot) return;
      this.lang = language;
      this.history = [];
      const root = this.attachShadow({ mode: "open" });
      root.adoptedStyleSheets = [sheet];
      this.log = make("div", { class: "log", role: "log", tabindex: "0", "aria-label": t.log });
      this.status = make("p", { class: "status", role: "status", "aria-atomic": "true" });
      this.input = make("input", { id: "q", type: "text", dir: "auto", autocomplete: "off", maxlength: "2000", enterkeyhint: "send" });
      this.launch = make(
        "button",
        { class: "launch", type: "button", "aria-expanded": "false", "aria-controls": "p", onclick: () => this.toggle() },
        title,
      );
      this.panel = make(
        "div",
        { class: "panel", id: "p", role: "dialog", "aria-modal": "false", "aria-labelledby": "h", hidden: "" },
        make(
          "div",
          { class: "head" },
          make("h2", { id: "h" }, title),
          make("button", { type: "button", onclick: () => this.toggle(false) }, t.close),
        ),
        make("p", { class: "human" }, t.human),
        this.log,
        this.status,
        make(
          "form",
          { class: "ask", novalidate: "", onsubmit: (event) => (event.preventDefault(), this.ask(this.input.value)) },
          make("label", { for: "q" }, t.label),
          make("div", { class: "row" }, this.input, make("button", { type: "submit" }, t.send)),
        ),
        make(
          "div",
          { class: "foot" },
          make("button", { class: "plain", type: "button", onclick: () => this.clear() }, t.clear),
          link(own(""), t.full),
          link(own("datenschutz"), t.privacy),
          link(own("barrierefreiheit#barriere-melden"), t.barrier),
        ),
      );
      this.panel.addEventListener("keydown", (event) => {
        if (event.key !== "Escape") return;
        event.stopPropagation();
        this.toggle(false);
      });
      root.append(this.launch, this.panel);
    }

    toggle(open = this.panel.hidden) {
      this.panel.hidden = !open;
      this.launch.setAttribute("aria-expanded", String(open));
      (open ? this.input : this.launch).focus();
    }

    clear() {
      this.history = [];
      this.log.replaceChildren();
      this.status.textContent = "";
      this.input.focus();
    }

    async ask(typed) {
      const question = typed.trim();
      if (this.busy) return;
      if (!question) {
        this.status.textContent = t.empty;
        this.input.focus();
        return;
      }
      this.busy = true;
      this.status.textContent = "";
      const slow = setTimeout(() => (this.status.textContent = t.searching), 500);
      let reply, spoken;
      try {
        const response = await fetch(new URL("api/ask", base), {
          method: "POST",
          credentials: "omit",
          referrerPolicy: "no-referrer",
          headers: { "Content-Type": "application/json" },
          body: JSON.stringify({ question, history: this.history }),
          signal: AbortSignal.timeout(15000),
        });
        const body = await response.json();
        spoken = body.language;
        reply = response.ok ? this.reply(body) : this.refusal(body.error?.message || t.broken);
        if (response.ok) this.history = [...this.history, question].slice(-6);
      } catch (error) {
        reply = this.refusal(await this.why(error));
      }
      clearTimeout(slow);
      this.status.textContent = "";
      const turn = make("div", { class: "turn" }, make("p", { class: "q" }, make("span", { class: "vh" }, t.asked), words(question, spoken)), reply);
      this.log.append(turn); // question and answer at once: one announcement
      turn.scrollIntoView({ block: "nearest" });
      this.log.scrollTop = turn.offsetTop - this.log.offsetTop - 12;
      this.input.value = "";
      this.input.focus({ preventScroll: true });
      this.busy = false;
    }

    // A refused origin and a dead server look the same to fetch(); only the script itself may be loaded from anywhere.
    async why(error) {
      if (error.name !== "TypeError") return error.name === "SyntaxError" ? t.broken : t.away;
      const alive = await fetch(script.src, { method: "HEAD", cache: "no-store", credentials: "omit" }).catch(() => null);
      return alive?.ok ? t.denied : t.away;
    }

    refusal(message) {
      return make("div", { class: "reply" }, make("p", { class: "verdict" }, message), contact());
    }

    reply(answer) {
      const found = answer.parts.length > 0;
      const chat = answer.ground === "chat";
      const related = answer.related.map((question) =>
        make("li", null, make("button", { class: "plain", type: "button", lang: "de", onclick: () => this.ask(question) }, question)),
      );
      return make(
        "div",
        { class: `reply ${answer.status}` },
        answer.refers_to && make("p", { class: "meta" }, t.refers, words(answer.refers_to, answer.language)),
        make("p", { class: "verdict" }, t[NO_QUESTION.includes(answer.ground) ? "no_question" : answer.status] || ""),
        answer.reason && make("p", { lang: "de" }, answer.reason),
        found && said(answer),
        found && make("h3", null, answer.sources.length > 1 ? t.sources : t.source),
        found && make("ol", { role: "list" }, ...answer.sources.map(card)),
        related.length && make("h3", null, found ? t.related : chat ? t.example : t.nearest),
        related.length && make("ul", { role: "list" }, ...related),
        found || chat ? null : contact(),
      );
    }
  }

  customElements.define(NAME, Auskunft);
  const start = () => {
    if (option.replace) {
      try {
        for (const node of document.querySelectorAll(option.replace)) node.hidden = true;
      } catch {
        console.warn("data-replace ist keine gültige CSS-Auswahl");
      }
    }
    document.body.append(document.createElement(NAME));
  };
  if (document.body && document.readyState !== "loading") start();
  else document.addEventListener("DOMContentLoaded", start);
})();
