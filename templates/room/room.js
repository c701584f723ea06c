/* Small helps for the room's pages; each page works without them. */
"use strict";

/* Read aloud: only where the browser has a voice of its own, so nothing that is shown leaves this device. */
function offerReading() {
  const words = document.querySelector(".read-this");
  const label = document.body.dataset.readAloud;
  if (!words || !label || !("speechSynthesis" in window)) return;
  const button = document.createElement("button");
  button.type = "button";
  button.className = "second read-aloud";
  button.textContent = label;
  button.addEventListener("click", () => {
    if (speechSynthesis.speaking) { speechSynthesis.cancel(); return; }
    const spoken = new SpeechSynthesisUtterance(words.innerText);
    spoken.lang = (words.querySelector("[lang]") || document.documentElement).lang;
    speechSynthesis.speak(spoken);
  });
  words.before(button);
}

/* The room moved on: the page is fetched again and its main part put in, so that the place in it is kept. */
function follow() {
  const live = document.body.dataset.live;
  if (!live || !("EventSource" in window)) return;
  const source = new EventSource(live);
  source.addEventListener("moved", async () => {
    const reply = await fetch(location.href, { credentials: "same-origin" });
    if (!reply.ok) return;
    const fresh = new DOMParser().parseFromString(await reply.text(), "text/html");
    const main = document.querySelector("main");
    const next = fresh.querySelector("main");
    if (!next || next.innerHTML === main.innerHTML) return;
    main.replaceWith(next);
    document.title = fresh.title;
    document.body.dataset.live = fresh.body.dataset.live || "";
    if (!fresh.body.dataset.live) source.close();
    offerReading();
  });
}

offerReading();
follow();
document.getElementById("summary")?.focus();
