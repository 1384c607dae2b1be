// What the page does by itself, in the browser: opening a source from its number, names for screen
// readers, scrolling, and copying as plain Markdown. The server is not asked for any of it.
(() => {
  "use strict";
  const words = window.certwiseWords;
  const chat = () => document.getElementById("cw-chat");

  // ---- on phones the keyboard makes the page lower instead of covering the question
  const viewport = document.querySelector('meta[name="viewport"]');
  if (viewport) viewport.content += ", interactive-widget=resizes-content";

  // ---- a number in an answer shows its source over the page, so that the reader keeps the place
  function evidence() {
    let sheet = document.getElementById("cw-evidence");
    if (sheet) return sheet;
    sheet = Object.assign(document.createElement("dialog"), { id: "cw-evidence" });
    sheet.setAttribute("aria-labelledby", "cw-evidence-name");
    const name = Object.assign(document.createElement("h2"), { id: "cw-evidence-name", tabIndex: -1, autofocus: true });
    const close = Object.assign(document.createElement("button"), { type: "button", textContent: words.close });
    close.addEventListener("click", () => sheet.close());
    sheet.addEventListener("click", (event) => { if (event.target === sheet) sheet.close(); }); // beside it
    const text = Object.assign(document.createElement("div"), { className: "cw-source" });
    sheet.append(name, text, close);
    document.querySelector(".gradio-container").append(sheet);
    return sheet;
  }
  document.addEventListener("click", (event) => {
    const link = event.target.closest?.('a[href^="#source-"]');
    if (!link) return;
    event.preventDefault(); // with <base> and a query in the address, the link would leave the page
    const source = document.getElementById(link.getAttribute("href").slice(1));
    if (!source) return;
    const sheet = evidence();
    const [name, text] = sheet.children;
    name.textContent = source.querySelector("summary").textContent;
    // The nodes were cleaned when the message was shown; copies of them are as clean.
    text.replaceChildren(...[...source.children].slice(1).map((node) => node.cloneNode(true)));
    sheet.showModal();
  });

  // ---- names for screen readers: Gradio puts the raw text of the message into aria-label
  function name(element, label) {
    if (element && element.getAttribute("aria-label") !== label) element.setAttribute("aria-label", label);
  }
  function label(root) {
    name(root.querySelector('[role="log"]'), words.conversation);
    for (const row of root.querySelectorAll('[data-testid="user"], [data-testid="bot"]')) {
      if (row.getAttribute("role") !== "group") row.setAttribute("role", "group");
      name(row, row.dataset.testid === "user" ? words.you : words.certwise);
    }
    for (const link of root.querySelectorAll('a[href^="#source-"]')) {
      const title = document.querySelector(`[id="${link.hash.slice(1)}"] summary span`);
      if (title) name(link, `${words.source} ${link.textContent}: ${title.textContent}`);
      link.setAttribute("aria-haspopup", "dialog");
    }
  }

  // ---- a new question goes to the top of the chat and its answer is read from there
  let questions = 0;
  let following = null;
  const let_go = () => { following = null; };
  function follow(root) {
    const rows = root.querySelectorAll(".user-row");
    if (rows.length > questions) following = rows[rows.length - 1];
    if (rows.length < questions) following = null;
    questions = rows.length;
    const log = root.querySelector('[role="log"]');
    if (!following || !log) return;
    const top = following.getBoundingClientRect().top - log.getBoundingClientRect().top;
    if (Math.abs(top - 8) > 1) log.scrollTop += top - 8;
  }

  let waiting = false;
  new MutationObserver(() => {
    if (waiting) return;
    waiting = true;
    requestAnimationFrame(() => {
      waiting = false;
      const root = chat();
      if (!root) return;
      label(root);
      follow(root);
    });
  }).observe(document.documentElement, {
    childList: true, subtree: true, characterData: true, attributeFilter: ["aria-label"],
  });
  for (const kind of ["wheel", "touchstart", "keydown", "pointerdown"]) {
    document.addEventListener(kind, (event) => {
      if (event.target.closest?.("#cw-chat")) let_go();
    }, { passive: true });
  }

  // ---- a message back to plain Markdown; every tag in it is a frame of ours (see render.py)
  function plain(text) {
    return text
      .replace(/\[(\d+)\]\(#source-[\d-]+\)/g, "[$1]").replace(/\u00a0/g, " ")
      .replace(/<a href="([^"]*)"[^>]*>.*?<\/a>/g, "$1")
      .replace(/<summary>/g, "\n")
      .replace(/<blockquote[^>]*>/g, "\n> ")
      .replace(/<p class="cw-claim">.*?<\/p>/g, "")
      .replace(/<\/p><p>/g, "; ")
      .replace(/<\/(details|p|blockquote)>/g, "\n")
      .replace(/<br\s*\/?>/g, "\n")
      .replace(/<[^>]*>/g, "")
      .replace(/&#(\d+);/g, (_, code) => String.fromCodePoint(code))
      .replace(/&lt;/g, "<").replace(/&gt;/g, ">").replace(/&quot;/g, '"').replace(/&#x27;/g, "'")
      .replace(/&amp;/g, "&")
      .replace(/[ \t]+\n/g, "\n").replace(/\n{3,}/g, "\n\n").trim();
  }
  const today = () => new Date().toLocaleDateString("sv"); // the Swedish way to write a date is ISO 8601
  function transcript(messages) {
    const turns = (messages || []).map((message) => {
      const text = plain((message.content || []).map((part) => part.text || "").join("\n\n"));
      return message.role === "user" ? `**${words.you}:**\n\n> ${text.replace(/\n/g, "\n> ")}`
        : `**${words.certwise}:**\n\n${text}`;
    });
    return [words.head.replace("{date}", today()), ...turns].join("\n\n") + "\n";
  }

  // ---- the clipboard; without https or localhost browsers have no navigator.clipboard
  function say(text) {
    if (!text) return;
    let note = document.getElementById("cw-said-so");
    if (!note) {
      note = Object.assign(document.createElement("div"), { id: "cw-said-so" });
      note.setAttribute("role", "status");
      document.body.append(note);
    }
    note.textContent = text;
    clearTimeout(say.timer);
    say.timer = setTimeout(() => { note.textContent = ""; }, 2000 + 60 * text.length);
  }
  function copyOldWay(text) {
    const box = Object.assign(document.createElement("textarea"), { value: text });
    box.style.cssText = "position:fixed;opacity:0";
    document.body.append(box);
    box.select();
    const copied = document.execCommand("copy");
    box.remove();
    return copied;
  }
  const write = navigator.clipboard?.writeText?.bind(navigator.clipboard);
  if (write) navigator.clipboard.writeText = (text) => write(plain(text)); // Gradio's copy buttons
  document.addEventListener("copy", (event) => { // the same where Gradio has to use a text box
    const box = event.target;
    if (!(box instanceof HTMLTextAreaElement) || !box.style.left.startsWith("-9999")) return;
    event.clipboardData.setData("text/plain", plain(box.value));
    event.preventDefault();
  });

  window.certwise = {
    plain,
    transcript,
    say,
    copyText(text) {
      const copied = write ? write(text) : copyOldWay(text) ? Promise.resolve() : Promise.reject();
      copied.then(() => say(words.copied), () => say(copyOldWay(text) ? words.copied : words.copyFailed));
    },
    copyAll(messages) { this.copyText(transcript(messages)); },
    download(messages) {
      const file = new Blob([transcript(messages)], { type: "text/markdown;charset=utf-8" });
      const link = Object.assign(document.createElement("a"), {
        href: URL.createObjectURL(file), download: words.file.replace("{date}", today()),
      });
      link.click();
      setTimeout(() => URL.revokeObjectURL(link.href), 1000);
    },
  };
})();
