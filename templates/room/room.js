/* Small helps for the room's pages; each page works without them. Written for old phones too. */
"use strict";

const body = document.body;
const main = () => document.querySelector("main");
const form = () => document.getElementById("answering");

/* Say a short thing once to whoever listens to the page. */
function tell(words) {
  const place = document.getElementById("told");
  if (!place) return;
  place.textContent = ""; /* what was said of a page before is not read out on this one */
  if (words) setTimeout(() => { place.textContent = words; }, 50);
}

/* What of a page is worth saying when it changes: its heading, its statement, what the room said. */
const worthSaying = (part) => Array.from(part.querySelectorAll("[data-say]"), (each) => each.textContent.trim()).filter(Boolean);

/* Read aloud, with the browser's own voice, by one on this device where there is one; what is being read is marked. */
function offerReading() {
  const first = document.querySelector(".read-this");
  if (!first || !body.dataset.readAloud || !("speechSynthesis" in window) || document.querySelector(".read-aloud")) return;
  const button = document.createElement("button");
  button.type = "button";
  button.className = "second read-aloud";
  const shows = (reading) => {
    button.textContent = reading ? body.dataset.stopReading : body.dataset.readAloud;
    if (reading) button.dataset.reading = ""; else delete button.dataset.reading;
  };
  const unmark = () => document.querySelectorAll(".being-read").forEach((each) => each.classList.remove("being-read"));
  let turn = 0;
  const stop = () => { turn += 1; speechSynthesis.cancel(); unmark(); shows(false); };
  button.addEventListener("click", () => {
    if ("reading" in button.dataset) { stop(); return; }
    speechSynthesis.cancel();
    turn += 1;
    const mine = turn;
    const parts = Array.from(document.querySelectorAll("[data-read]")).filter((each) => each.getClientRects().length);
    shows(true);
    parts.forEach((part, place) => {
      const words = new SpeechSynthesisUtterance(part.innerText);
      words.lang = part.closest("[lang]").lang;
      const ours = speechSynthesis.getVoices().filter((voice) => voice.localService && voice.lang.slice(0, 2) === words.lang.slice(0, 2));
      const best = ours.filter((voice) => voice.lang.replace("_", "-") === words.lang)[0] || ours[0];
      if (best) words.voice = best;
      words.rate = 0.9;
      words.onstart = () => { if (mine === turn) { unmark(); part.classList.add("being-read"); } };
      words.onerror = words.onend = () => { if (mine === turn) { part.classList.remove("being-read"); if (place === parts.length - 1) stop(); } };
      speechSynthesis.speak(words);
    });
  });
  shows(false);
  first.before(button);
}
if ("speechSynthesis" in window) addEventListener("pagehide", () => speechSynthesis.cancel());

/* A note's words outlive a reload, on this device and in this tab alone, until they are kept or the phone is handed on. */
const PREFIX = "mir-note ";
const nameOf = (asked) => `${PREFIX}${body.dataset.room} ${asked.elements.statement.value}`;
function kept(work) { try { return work(sessionStorage); } catch (error) { return null; } }
function forgetNotes() {
  kept((held) => Object.keys(held).filter((name) => name.indexOf(PREFIX) === 0).forEach((name) => held.removeItem(name)));
}
function keepNote() {
  const asked = form();
  if (!asked || !asked.elements.note) return;
  const { note, consent } = asked.elements;
  const name = nameOf(asked);
  const written = note.defaultValue;
  const found = kept((held) => JSON.parse(held.getItem(name)));
  if (found && found.words !== written && note.value === written) {
    note.value = found.words;
    asked.elements.note_kind.value = found.kind;
    consent.checked = found.consent;
    document.getElementById("note-here").open = true;
  } else if (found && found.words === written) kept((held) => held.removeItem(name));
  const hold = () => kept((held) => {
    const now = { words: note.value, kind: asked.elements.note_kind.value, consent: consent.checked };
    if (now.words === written) held.removeItem(name); else held.setItem(name, JSON.stringify(now));
  });
  document.getElementById("note-here").addEventListener("input", hold);
}

/* What somebody has put in, and not sent yet: a note, an answer, or nothing. */
function unsent() {
  const asked = form();
  if (!asked) return "";
  const written = asked.elements.note;
  if (written && (written.value !== written.defaultValue || document.activeElement === written)) return "note";
  const fields = Array.from(asked.elements);
  return fields.some((field) => field.type === "radio" && field.checked !== field.defaultChecked) ? "answer" : "";
}

/* Put another page's main part in, keep the place in it, and say what is new. */
function put(fresh, moveFocus) {
  const before = main();
  const next = fresh.querySelector("main");
  if (!next) { location.reload(); return; }
  const said = worthSaying(before);
  const at = before.contains(document.activeElement) ? document.activeElement : null;
  const open = Array.from(before.querySelectorAll("details[id][open]"), (each) => each.id);
  before.replaceWith(next);
  open.forEach((id) => { const same = document.getElementById(id); if (same) same.open = true; });
  document.title = fresh.title;
  ["live", "kind"].forEach((each) => { if (fresh.body.dataset[each]) body.dataset[each] = fresh.body.dataset[each]; else delete body.dataset[each]; });
  dress();
  const summary = document.getElementById("summary");
  const same = at && ((at.id && document.getElementById(at.id)) || sameButton(at));
  if (summary) { summary.focus(); return; }
  if (same && !moveFocus) { same.focus({ preventScroll: true }); } else if (at || moveFocus) {
    const heading = next.querySelector("h1");
    heading.tabIndex = -1;
    heading.focus();
    scrollTo(0, 0);
    return;
  }
  tell(worthSaying(next).filter((words) => said.indexOf(words) < 0).join(". ").replace(/\.\. /g, ". "));
}
const sameButton = (one) => one.name && document.querySelector(`button[name="${one.name}"][value="${CSS.escape(one.value)}"]`);

/* The room moved on: the page is fetched again. Whoever is writing or has chosen is only told, and loses nothing. */
let asking = false;
let again = false;
async function look() {
  if (asking) { again = true; return; }
  asking = true;
  try {
    const reply = await fetch(location.href, { credentials: "same-origin" });
    if (reply.ok) compare(new DOMParser().parseFromString(await reply.text(), "text/html"));
  } catch (error) { /* the network is away: the next line over the open connection asks again */ } finally {
    asking = false;
    if (again) { again = false; look(); }
  }
}
function compare(fresh) {
  const next = fresh.querySelector("main");
  if (!next || next.innerHTML === drawn) return;
  const parked = document.getElementById("parked");
  if (parked && parked.value) return;
  const asked = form();
  const there = fresh.getElementById("answering");
  if (asked && there && there.elements.statement.value === asked.elements.statement.value) return;
  const what = unsent();
  if (what) {
    const told = document.getElementById("moved-on");
    told.querySelector(".if-note").hidden = what !== "note";
    told.querySelector(".if-answer").hidden = what !== "answer";
    told.hidden = false;
    return;
  }
  drawn = next.innerHTML;
  put(fresh, false);
}
let drawn = main().innerHTML;
let source = null;
let opened = false;
function follow() {
  if (source || !body.dataset.live || !("EventSource" in window)) return;
  source = new EventSource(body.dataset.live);
  source.addEventListener("moved", look);
  source.addEventListener("open", () => { follows(true); if (opened) look(); opened = true; });
  source.addEventListener("error", () => {
    if (source.readyState !== 2) return; /* the browser tries again by itself */
    source = null;
    follows(false);
    setTimeout(followAgain, 5000 + 10000 * Math.random());
  });
  follows(true);
}
/* Whoever's page follows the room need not ask what has happened since. */
function follows(really) { document.documentElement.classList[really ? "add" : "remove"]("follows"); }
/* A browser takes it for good where a server in front found none behind it, or where too many listen: ask anew, unless the room is gone. */
async function followAgain() {
  try {
    const reply = await fetch(location.href, { credentials: "same-origin" });
    if (reply.status === 404 || reply.status === 410) { location.reload(); return; }
  } catch (error) { /* the network is away */ }
  follow();
}
document.addEventListener("visibilitychange", () => { if (!document.hidden && body.dataset.live) look(); });
/* What a browser kept is asked for anew: the phone may be another person's by now. */
addEventListener("pageshow", (event) => { if (!event.persisted) return; if (body.dataset.live) look(); else location.reload(); });

/* An answer is sent from the page it is on, so that a network that is away for a while takes nothing with it. */
function sendWithCare() {
  const asked = form();
  if (!asked || !window.fetch || !window.URLSearchParams || !window.FormData || !FormData.prototype.entries) return;
  let waits = 0;
  const away = document.getElementById("away");
  const send = async () => {
    clearTimeout(waits);
    let reply, words;
    try {
      const filled = new URLSearchParams(new FormData(asked));
      reply = await fetch(asked.action, { method: "POST", body: filled, credentials: "same-origin" });
      words = new DOMParser().parseFromString(await reply.text(), "text/html");
    } catch (error) { /* told below */ }
    /* A page of ours has a main part. Without one, a server in front spoke for ours, which is away for a moment. */
    if (!words || (reply.status >= 500 && !words.querySelector("main"))) {
      away.hidden = false;
      waits = setTimeout(send, 3000);
      return;
    }
    if (!asked.isConnected) return;
    if (reply.ok) {
      kept((held) => held.removeItem(nameOf(asked)));
      if (reply.url === location.href) location.reload(); else location.assign(reply.url);
    } else {
      drawn = "";
      put(words, true);
    }
  };
  asked.addEventListener("submit", (event) => { event.preventDefault(); send(); });
}

/* What the projector shows is made a little smaller where it would not be seen at once. */
function fit() {
  const root = document.documentElement;
  root.style.removeProperty("--fit");
  if (body.dataset.kind !== "screen" || innerWidth < 960) return;
  for (let part = 0.95; part >= 0.6 && root.scrollHeight > innerHeight; part -= 0.05) root.style.setProperty("--fit", part.toFixed(2));
}
addEventListener("resize", fit);

function dress() {
  fit();
  if ("forget" in body.dataset) forgetNotes();
  keepNote();
  sendWithCare();
  offerReading();
  follow();
}

dress();
{
  const summary = document.getElementById("summary");
  if (summary) summary.focus();
}
