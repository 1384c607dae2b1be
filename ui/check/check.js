// The Check, Listing and What-to-ask tabs in the browser: the chosen files, where a field stands on the page,
// filters, copying, saving.
(() => {
  "use strict";
  const words = window.certwiseWords.cc;
  const by = (id) => document.getElementById(id);
  const on = (kind, selector, act) => document.addEventListener(kind, (event) => {
    const found = event.target.closest?.(selector);
    if (found) act(found, event);
  });
  const painted = () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));

  // ---- the chosen files stay in the browser until they are sent with the check
  let chosen = [];
  function refuse(text) { by("cc-refused").textContent = text; }
  function show_chosen() {
    by("cc-chosen")?.replaceChildren(...chosen.map((file, place) => {
      const line = document.createElement("li");
      const remove = Object.assign(document.createElement("button"), { type: "button", textContent: "✕" });
      remove.setAttribute("aria-label", words.remove.replace("{name}", file.name));
      remove.addEventListener("click", () => {
        chosen.splice(place, 1);
        refuse("");
        show_chosen();
        by("cc-files").focus();
      });
      line.append(Object.assign(document.createElement("span"), { textContent: file.name }), remove);
      return line;
    }));
  }
  function choose(files) {
    refuse("");
    for (const file of files) {
      const together = chosen.reduce((sum, one) => sum + one.size, file.size);
      if (chosen.length >= words.mostFiles) refuse(words.tooMany);
      else if (file.size > words.largestFile) refuse(words.tooLarge.replace("{name}", file.name));
      else if (together > words.largestTogether) refuse(words.tooLargeTogether);
      else chosen.push(file);
    }
    show_chosen();
  }
  on("change", ".cc-drop input", (input) => { choose([...input.files]); input.value = ""; });
  for (const kind of ["dragenter", "dragover", "dragleave", "drop"]) {
    on(kind, "#cc-give", (_, event) => {
      if (![...event.dataTransfer?.types ?? []].includes("Files")) return;
      event.preventDefault(); // the browser would open the file
      document.querySelector(".cc-drop").classList.toggle("cc-over", kind === "dragover" || kind === "dragenter");
      if (kind === "drop") choose([...event.dataTransfer.files]);
    });
  }
  on("paste", "#cc-give", (_, event) => { // a screenshot
    if (!event.clipboardData?.files.length) return;
    event.preventDefault();
    choose([...event.clipboardData.files]);
  });
  const base64 = (file) => new Promise((done, failed) => {
    const reader = new FileReader();
    reader.addEventListener("load", () => done(reader.result.slice(reader.result.indexOf(",") + 1)));
    reader.addEventListener("error", () => failed(reader.error));
    reader.readAsDataURL(file);
  });

  // ---- a word of what goes on while a paper is read, at once and every second
  let clock = null;
  function busy(start) {
    clearInterval(clock);
    by("cc-going")?.remove();
    by("cw-check")?.classList.toggle("cc-busy", start);
    by("cc-go")?.setAttribute("aria-disabled", String(start));
    if (!start) return;
    const began = Date.now();
    const line = Object.assign(document.createElement("p"), { id: "cc-going", className: "cc-notice cc-busy" });
    const said = Object.assign(document.createElement("span"), { textContent: words.reading });
    const seconds = document.createElement("span");
    line.setAttribute("role", "status");
    seconds.setAttribute("aria-hidden", "true");
    line.append(said, seconds);
    by("cc-notice").before(line);
    line.scrollIntoView({ block: "nearest" });
    clock = setInterval(() => {
      const gone = Math.round((Date.now() - began) / 1000);
      if (gone > 1) seconds.textContent = words.seconds.replace("{seconds}", gone);
    }, 1000);
  }

  // ---- where a field stands on the picture of the page
  const wide = matchMedia("(min-width: 52.01rem)");
  const box_of = (place) => place.dataset.box.split(",").map(Number);
  function page_of(place) {
    return [...document.querySelectorAll(".cc-page")].find(
      (page) => page.dataset.file === place.dataset.file && page.dataset.page === place.dataset.page);
  }
  function mark(page, place, kind) {
    const [left, top, right, bottom] = box_of(place);
    const spot = Object.assign(document.createElement("div"), { className: `cc-spot ${kind}` });
    const picture = page.querySelector("img");
    spot.style.cssText = `left:${100 * left}%;width:${100 * (right - left)}%;` +
      `top:${picture.clientHeight * top}px;height:${picture.clientHeight * (bottom - top)}px`;
    page.append(spot);
    return spot;
  }
  function draw(now, scroll) {
    for (const old of document.querySelectorAll(".cc-spot")) old.remove();
    for (const field of document.querySelectorAll(".cc-field[data-box]")) {
      const page = page_of(field);
      if (page) mark(page, field, field.classList.contains("cc-unsure") ? "cc-doubt" : "");
    }
    const page = now && page_of(now);
    if (!page) return;
    const spot = mark(page, now, "cc-now");
    const pane = by("cc-papers");
    if (scroll && pane.scrollHeight > pane.clientHeight + 4) {
      pane.scrollTop = page.offsetTop + spot.offsetTop - pane.clientHeight / 3;
    }
  }
  // On a phone the picture is far below, so the part of it that matters is shown in place.
  function strip(button) {
    const old = button.nextElementSibling;
    if (old?.classList.contains("cc-strip")) return old.remove();
    const picture = page_of(button)?.querySelector("img");
    if (!picture) return;
    const [left, top, right, bottom] = box_of(button);
    const across = Math.min(1, Math.max(.5, right - left + .06));
    const from = Math.min(1 - across, Math.max(0, (left + right - across) / 2));
    const up = Math.max(0, top - .02), down = Math.min(1, bottom + .02);
    const frame = Object.assign(document.createElement("div"), { className: "cc-strip" });
    frame.style.aspectRatio = `${across * picture.naturalWidth} / ${(down - up) * picture.naturalHeight}`;
    const part = Object.assign(document.createElement("img"), { src: picture.src, alt: words.place });
    part.style.cssText = `width:${100 / across}%;left:${-100 * from / across}%;top:${-100 * up / (down - up)}%`;
    const spot = Object.assign(document.createElement("div"), { className: "cc-spot cc-now" });
    spot.style.cssText = `left:${100 * (left - from) / across}%;width:${100 * (right - left) / across}%;` +
      `top:${100 * (top - up) / (down - up)}%;height:${100 * (bottom - top) / (down - up)}%`;
    frame.append(part, spot);
    button.after(frame);
  }
  on("focusin", ".cc-field[data-box]", (field) => draw(field, wide.matches));
  on("click", ".cc-see", (button) => {
    draw(button, wide.matches);
    if (!wide.matches) strip(button);
  });
  addEventListener("resize", () => draw(null, false));
  document.addEventListener("load", (event) => {
    if (event.target.closest?.(".cc-page")) draw(null, false);
  }, true);

  // ---- the report: filters, jumps, answers with one press
  on("click", ".cc-filter", (button) => {
    const shown = button.getAttribute("aria-pressed") !== "true";
    button.setAttribute("aria-pressed", String(shown));
    const cards = button.closest(".cc-findings").querySelector(`.cc-cards[data-outcome="${button.dataset.outcome}"]`);
    cards.hidden = !shown;
  });
  on("click", ".cc-to, .cc-mark", (link, event) => {
    event.preventDefault(); // with <base> and a query in the address, the link would leave the page
    const there = by(link.getAttribute("href").slice(1));
    for (let fold = there?.closest("details"); fold; fold = fold.parentElement.closest("details")) fold.open = true;
    there?.focus();
    there?.scrollIntoView({ block: "center" });
  });
  on("click", ".cc-say-more", () => {
    const fold = document.querySelector("#cc-order > button");
    if (fold && !fold.classList.contains("open")) fold.click();
    fold?.scrollIntoView({ block: "start" });
    setTimeout(() => document.querySelector("#cc-order :is(input, textarea)")?.focus({ preventScroll: true }), 100);
  });
  function changed() { by("cw-check").classList.add("cc-is-changed"); }
  on("input", ".cc-field, #cc-order", changed);
  on("change", ".cc-right input", changed);
  on("click", '#cc-order [role="option"]', changed);
  on("click", ".cc-choose", (button) => {
    const box = by(button.dataset.for);
    box.value = button.dataset.value;
    box.focus();
    changed();
  });
  on("click", ".cc-all-right", (button) => {
    for (const name of button.dataset.fields.split(" ")) {
      const right = document.querySelector(`.cc-right input[data-for="cc-${button.dataset.certificate}-${name}"]`);
      if (right) right.checked = true;
    }
    by("cc-again").click();
  });
  on("keydown", "#cw-check", (_, event) => {
    if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
    by(document.querySelector("#cc-report .cc-headline") ? "cc-again" : "cc-go").click();
  });
  on("click", ".cc-copy", (button) => {
    window.certwise.copyText(button.parentElement.querySelector(".cc-text").textContent);
  });

  function lead(id) {
    const first = document.querySelector(`#${id} .cc-headline`);
    if (!first) return;
    first.focus({ preventScroll: true });
    const { top } = first.getBoundingClientRect();
    if (top < 0 || top > innerHeight / 2) first.scrollIntoView({ block: "start" });
  }

  window.certwiseCheck = {
    // Called by the page's events, in this order: send, checked; corrections, checked; forget, start.
    async send(pasted) {
      refuse("");
      if (!chosen.length && !pasted?.trim()) return "";
      busy(true);
      const files = [];
      for (const file of chosen) {
        try { files.push({ name: file.name, base64: await base64(file) }); }
        catch {
          chosen = chosen.filter((one) => one !== file);
          show_chosen();
          refuse(words.cannotOpen.replace("{name}", file.name));
        }
      }
      return JSON.stringify(files);
    },
    corrections() {
      const listed = [];
      for (const box of document.querySelectorAll("textarea[data-field]")) {
        const change = listed[Number(box.dataset.certificate)] ??= { fields: {}, right: [] };
        change.fields[box.dataset.field] = box.value;
      }
      for (const right of document.querySelectorAll(".cc-right input:checked")) {
        const box = by(right.dataset.for);
        listed[Number(box.dataset.certificate)].right.push(box.dataset.field);
      }
      return JSON.stringify(listed);
    },
    async checked(fresh) {
      busy(false);
      await painted();
      const wrong = document.querySelector("#cc-notice [data-at]");
      for (const old of document.querySelectorAll(".cc-wrong")) old.remove();
      for (const old of document.querySelectorAll("#cc-report [aria-invalid]")) old.removeAttribute("aria-invalid");
      if (wrong) {
        const box = by(wrong.dataset.at);
        const said = Object.assign(document.createElement("p"), { className: "cc-wrong", textContent: wrong.textContent });
        box.setAttribute("aria-invalid", "true");
        box.after(said);
        box.focus();
        box.scrollIntoView({ block: "center" });
        return;
      }
      if (!document.querySelector("#cc-report .cc-headline")) return;
      // Gradio patches what it shows; a box that was typed in would keep its old words.
      for (const box of document.querySelectorAll("textarea[data-field]")) box.value = box.defaultValue;
      for (const right of document.querySelectorAll(".cc-right input")) right.checked = false;
      for (const old of document.querySelectorAll(".cc-strip")) old.remove();
      by("cw-check").classList.remove("cc-is-changed");
      if (fresh) { chosen = []; show_chosen(); }
      draw(null, false);
      lead("cc-report");
    },
    forget() {
      busy(false);
      chosen = [];
      show_chosen();
      refuse("");
      by("cw-check").classList.remove("cc-is-changed");
    },
    async start() {
      await painted();
      scrollTo(0, 0);
      window.certwise.say(words.removed);
      by("cc-files").focus({ preventScroll: true });
    },
    lead: async (id) => { await painted(); lead(id); },
    save(text) {
      if (!text) return "";
      const file = JSON.parse(text);
      const bytes = Uint8Array.from(atob(file.base64), (c) => c.charCodeAt(0));
      const link = Object.assign(document.createElement("a"), {
        href: URL.createObjectURL(new Blob([bytes], { type: file.type })), download: file.name,
      });
      link.click();
      setTimeout(() => URL.revokeObjectURL(link.href), 1000);
      return "";
    },
  };
})();
